"""The wording by which a draft is judged, from each language's ``review.toml``, compiled when first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from replyguide.checks import SIGNALS
from replyguide.intake.labels import Labels, tables


@cache
def signals(code: str, house: Path | None = None) -> Labels:
    """The lexicon of signals of the language of that code, with what the house's own folder adds."""
    return Labels(tables(code, {"review": SIGNALS}, house), ("review",))
