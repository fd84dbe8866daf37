"""Where in a draft something was found."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A span of the draft; none where something is missing.

    Attributes:
        start: where it starts.
        end: where it ends.
        topic: the position of the complaint's topic that it is about.
    """

    start: int | None = None
    end: int | None = None
    topic: int | None = None


NOWHERE = Place()
"""The place of what is missing from the whole draft."""
