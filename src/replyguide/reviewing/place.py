"""Where in a draft something was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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


class Spans:
    """Spans, those that overlap joined, to be asked about quickly.

    >>> spans = Spans([(4, 9), (20, 30)])
    >>> spans.hold(5, 9), spans.hold(8, 10), spans.touch(8, 10), spans.touch(9, 20)
    (True, False, True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds that span."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character in common with that span."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start
