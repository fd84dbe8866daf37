"""A draft, read once: its sentences, the signals in them, where it greets and where it closes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from replyguide.intake.clauses import Sentence
from replyguide.intake.denial import Read
from replyguide.intake.patterns import Hit
from replyguide.intake.quoted import strip_sheet
from replyguide.intake.sheet import Sheet
from replyguide.reviewing.place import Spans
from replyguide.reviewing.signals import signals

_QUOTED = re.compile(r"[„“]([^„“”\n]{3,400}+)[”“]|«([^«»\n]{3,400}+)»|\"([^\"\n]{3,400}+)\"|‘([^‘’\n]{8,400}+)’(?!\w)")
_OURS = ("admission", "siding", "blame-shift", "dispute", "gives-", "promise-")
"""What counts only where it is said for a fact, and not of what might be."""

_NOT_REPORTED = (*_OURS, "blame", "emotion")
"""What counts only where we say it ourselves, and not where we repeat what the customer wrote or wishes."""

_GIVING = ("gives-", "promise-")
"""To ask what the customer would like is not to offer it."""

_NOT_OF_THE_REPLY = ("quote", "forward", "header", "device", "disclaimer")
COURTESIES = ("greeting", "courtesy", "courtesy-man", "courtesy-woman")
"""The signals whose words a salutation holds beside the name."""

_STOP = re.compile(r"[,:!]\s{0,9}+(?=\S)|\s[-–—]\s|[.](?=\s\S{3})")
_LETTERHEAD, _LONGEST_OPENING, _LONGEST_SALUTATION, _ABBREVIATED = 18, 80, 60, 12


class Signal(NamedTuple):
    """A signal found.

    Attributes:
        name: which.
        start: where its words start in the draft.
        end: where they end.
        sentence: the position of the sentence they stand in.
        first: the position of their first word in it.
        supposed: whether an "if" stands before them in it.
    """

    name: str
    start: int
    end: int
    sentence: int
    first: int
    supposed: bool


class Draft:
    """A draft of a reply.

    Attributes:
        text: the draft as it was given.
        language: the code of the language in which it is read.
        written: the language that it is written in, which may be one that is not served.
    """

    def __init__(self, text: str, language: str, written: str, house: Path | None = None) -> None:
        self.text = text
        self.language = language
        self.written = written
        self._house = house

    @cached_property
    def sheet(self) -> Sheet:
        """Its lines, folded, and the phrases of mail wording in it."""
        return Sheet(self.text)

    @cached_property
    def read(self) -> list[Read]:
        """Its sentences with what was found in each."""
        return signals(self.language, self._house).read(self.sheet.folded)

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences."""
        return [one.sentence for one in self.read]

    @cached_property
    def foreign_parts(self) -> Spans:
        """What is not of the reply itself: the mail that it answers, a device line, a legal notice."""
        cuts = strip_sheet(self.sheet, subject=False).stripped
        return Spans((cut.start, cut.end) for cut in cuts if cut.kind in _NOT_OF_THE_REPLY)

    @cached_property
    def quoted(self) -> Spans:
        """Where it quotes somebody."""
        return Spans(found.span() for found in _QUOTED.finditer(self.text))

    @cached_property
    def found(self) -> dict[str, list[Signal]]:
        """The signals in it, by name, from left to right; what is quoted or reported from the customer is none."""
        found: dict[str, list[Signal]] = {}
        for signal in self._signals():
            found.setdefault(signal.name, []).append(signal)
        return found

    def _signals(self) -> Iterator[Signal]:
        for place, one in enumerate(self.read):
            reported = min((hit.first for hit in one.hits if hit.pattern.value == "reported"), default=None)
            for hit in one.hits:
                name = hit.pattern.value
                if hit.pattern.kind != "review":
                    continue
                if name.startswith(_OURS) and one.supposed(hit.first):
                    continue
                if name.startswith(_NOT_REPORTED) and _told(one, reported, hit.first):
                    continue
                if name.startswith(_GIVING) and (one.sentence.words[-1] == "?" or _refused(one, hit)):
                    continue
                start, end = one.sentence.span(hit.first, hit.last)
                if not self.is_quoted(start, end) and not self.foreign_parts.hold(start, end):
                    yield Signal(name, start, end, place, hit.first, one.follows_if(hit.first))

    def own(self, start: int, end: int) -> str:
        """The sentences of the reply itself that begin between two places."""
        inside = (one for one in self.sentences if start <= one.start < end)
        return "\n".join(
            self.text[one.start : one.end] for one in inside if not self.foreign_parts.hold(one.start, one.end)
        )

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a span lies inside a quotation."""
        return self.quoted.hold(start, end)

    def all(self, names: tuple[str, ...]) -> list[Signal]:
        """The signals of those names, from left to right."""
        return sorted((one for name in names for one in self.found.get(name, ())), key=lambda one: one.start)

    @cached_property
    def opening(self) -> tuple[int, int] | None:
        """The line that begins with a greeting; none where none does. A letterhead or a subject may stand before it."""
        lines = [line for line in self.sheet.lines if line.folded][:_LETTERHEAD]
        starts = {one.start for one in self.found.get("greeting", ())}
        for position, line in enumerate(lines):
            begins = line.start + len(line.text) - len(line.text.lstrip())
            if begins in starts and (position == 0 or len(line.text) < _LONGEST_OPENING):
                return begins, line.end
        return None

    @cached_property
    def salutation(self) -> tuple[int, int] | None:
        """The words with which it greets: the line that a comma, colon or exclamation mark closes, or up to one."""
        if self.opening is None:
            return None
        start, end = self.opening
        line = self.text[start:end].rstrip()
        if line.endswith((",", "!", ":")) and len(line) < _LONGEST_SALUTATION and "." not in line[_ABBREVIATED:]:
            return start, start + len(line) - 1
        shortened = {one.end for one in self.all(COURTESIES)}
        for stop in _STOP.finditer(self.text, start, end):
            if stop[0] != "." or stop.start() not in shortened:
                return start, stop.start()
        return start, end

    @cached_property
    def body(self) -> tuple[int, int]:
        """What stands between greeting and close."""
        start = self.salutation[1] if self.salutation is not None else 0
        return start, min((one.start for one in self.closings if one.start >= start), default=len(self.text))

    @cached_property
    def closings(self) -> list[Signal]:
        """The formulas that close it, each at the beginning of a line."""
        starts = {line.start + len(line.text) - len(line.text.lstrip()) for line in self.sheet.lines}
        after = self.opening[1] if self.opening is not None else 0
        return [one for one in self.found.get("closing", ()) if one.start in starts and one.start >= after]

    def sentence_at(self, place: int) -> Sentence:
        """One of its sentences."""
        return self.read[place].sentence

    @cached_property
    def _starts(self) -> list[int]:
        return [one.sentence.start for one in self.read]

    def sentence_of(self, place: int) -> int:
        """The position of the sentence in which that character stands."""
        return bisect_right(self._starts, place) - 1


def _told(read: Read, reported: int | None, place: int) -> bool:
    """Whether what stands there is told of the customer, with no word of contrast between."""
    if reported is None or place <= reported:
        return False
    return not any(reported < contrast < place for contrast in read.contrasts)


def _refused(read: Read, hit: Hit) -> bool:
    """Whether what would be given is refused before, in its clause or by a verb that governs it."""
    if any(other.pattern.value == "refusal" and other.first < hit.first for other in read.hits):
        return True
    return any(
        place < hit.first and not any(place < one <= hit.first for one in read.sentence.breaks)
        for place in read.denials
    )
