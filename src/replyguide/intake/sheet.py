"""A message's text laid out for reading: its lines, folded, and the phrases of all mail wording found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from replyguide.intake.wording import wording
from replyguide.lexicon import Folded, Match, fold

_DIGITS = re.compile(r"\d++")


class Line(NamedTuple):
    """One line.

    Attributes:
        start: where it starts in the text.
        end: where it ends, before the line break.
        text: the line as it is.
        folded: the line folded, outer blanks removed.
    """

    start: int
    end: int
    text: str
    folded: str

    @property
    def quoted(self) -> bool:
        """Whether it is marked as quoted."""
        return self.folded.startswith(">")


class Sheet:
    """A text, read once from left to right.

    Attributes:
        text: the text.
        folded: the text, folded.
        lines: its lines.
        phrases: the phrases found, in order.
        digits: where runs of digits start.
    """

    __slots__ = ("_hits", "digits", "folded", "lines", "phrases", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded: Folded = fold(text)
        self.lines: list[Line] = []
        start = 0
        for line, folded in zip(text.split("\n"), self.folded.text.split("\n"), strict=True):
            self.lines.append(Line(start, start + len(line), line, folded.strip()))
            start += len(line) + 1
        self.phrases: list[Match] = list(wording().lexicon.find(self.folded))
        self.digits: list[int] = [run.start() for run in _DIGITS.finditer(text)]
        self._hits: dict[int, list[Match]] = {}
        starts = [line.start for line in self.lines]
        for match in self.phrases:
            self._hits.setdefault(bisect_right(starts, match.start) - 1, []).append(match)

    def hits(self, line: int, section: str = "") -> list[Match]:
        """The phrases that start in that line, those whose label starts so."""
        found = self._hits.get(line, [])
        return [match for match in found if any(label.startswith(section) for label in match.labels)]
