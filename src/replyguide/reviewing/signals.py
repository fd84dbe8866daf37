"""The wording by which a draft is judged, from each language's ``review.toml``, compiled when first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from replyguide.checks import SIGNALS
from replyguide.intake.labels import KINDS, Labels, tables

_FILES = {"review": SIGNALS, "topics": KINDS["topics"]}


@cache
def signals(code: str, house: Path | None = None) -> Labels:
    """The signals of the language of that code, and the words of its topics, so that one walk over a draft finds both.

    ``house`` is the house's own folder, whose entries are added.
    """
    return Labels(tables(code, _FILES, house), _FILES)
