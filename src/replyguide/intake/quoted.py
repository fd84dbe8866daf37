"""Keeps what the customer wrote; takes away quoted and forwarded mail, signatures, device lines and disclaimers.

Works line by line. What is not surely somebody else's words or a machine's stays, and so does what would leave nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from replyguide.intake.closing import SignOff, sign_off
from replyguide.intake.history import Kind, Marks, field_of, mark_history, mark_subject
from replyguide.intake.sheet import Line, Sheet

_SIGNATURE_LINES, _SIGNATURE_LENGTH = 25, 2500
_DEVICE_LENGTH, _DEVICE_WORDS = 140, 10
_FOOTER_WORDS = 40
_LEAST_MARKS = 2
_GAP = 40
_WORD = re.compile(r"\w++")
_BREAKS_AFTER = re.compile(r"[ \t]{0,9}+\n(?:[ \t]{0,9}+\n)?")
_BREAKS_BEFORE = re.compile(r"\n(?:[ \t]{0,9}\n)?[ \t]{0,9}$")


@dataclass(frozen=True, slots=True)
class Stripped:
    """Something left out.

    Attributes:
        kind: quote, forward (a forwarded mail), header (of a message), signature, device, disclaimer, or name (the name
            under the letter and what follows it).
        start: where it starts in the text as it was.
        end: where it ends.
    """

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What the customer wrote.

    Attributes:
        text: the customer's own words.
        pieces: the spans of the whole text that ``text`` is put together from, in order.
        stripped: what was left out, in order.
        closing: name, firm and telephone number under the letter.
        fields: the header fields that stood above the text, by kind.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    stripped: tuple[Stripped, ...]
    closing: SignOff
    fields: Mapping[str, str]

    def origin(self, place: int) -> int:
        """Where in the whole text that place of ``text`` is."""
        for start, end in self.pieces:
            if place < end - start:
                return start + place
            place -= end - start
        return self.pieces[-1][1] if self.pieces else 0


def strip(text: str, sender: str | None = None, *, subject: bool = True) -> Kept:
    """What the customer wrote, of the whole text of a mail.

    Args:
        text: the text, with plain line breaks.
        sender: the name that the writer's mail program shows.
        subject: whether the subject is known, so that a first line that names one is the writer's own.

    >>> kept = strip("Paket kasni.\\n\\nLijep pozdrav\\nAna Jurković\\n\\nOn 3 Mar 2026 at 10:15, Ivo wrote:\\n> Hvala")
    >>> kept.text, [part.kind for part in kept.stripped]
    ('Paket kasni.\\n\\nLijep pozdrav', ['name', 'quote'])
    """
    return strip_sheet(Sheet(text), sender, subject=subject)


def strip_sheet(sheet: Sheet, sender: str | None = None, *, subject: bool = True) -> Kept:
    """As :func:`strip`, of a text that is laid out already."""
    marks: Marks = [None] * len(sheet.lines)
    stages = (mark_history, _mark_signature, _mark_devices, _mark_disclaimers)
    for stage in stages if subject else (mark_subject, *stages):
        marks = _attempt(sheet, marks, stage)
    own = [row for row, line in enumerate(sheet.lines) if marks[row] is None and line.folded]
    signature = [row for row, mark in enumerate(marks) if mark == "signature"]
    closing = sign_off(sheet, _last_stretch(own, marks), signature, sender)
    kept = _put_together(sheet, marks, closing)
    return kept if _WORD.search(kept.text) else _put_together(sheet, marks, replace(closing, cut=None))


def _attempt(sheet: Sheet, marks: Marks, stage: Callable[[Sheet, Marks], None]) -> Marks:
    """The lines as a stage marks them; as they were, where it would leave no words."""
    trial = marks.copy()
    stage(sheet, trial)
    left = any(mark is None and _WORD.search(line.folded) for mark, line in zip(trial, sheet.lines, strict=True))
    return trial if left else marks


def _mark_signature(sheet: Sheet, marks: Marks) -> None:
    """What follows a line of two dashes, unless it is as long as a letter."""
    for row, line in enumerate(sheet.lines):
        if line.folded == "--" and marks[row] is None and any(mark is None for mark in marks[:row]):
            end = next((other for other in range(row, len(marks)) if marks[other] is not None), len(marks))
            filled = sum(1 for other in sheet.lines[row:end] if other.folded)
            if filled <= _SIGNATURE_LINES and sheet.lines[end - 1].end - line.start <= _SIGNATURE_LENGTH:
                marks[row:end] = ["signature"] * (end - row)
            return


def _mark_devices(sheet: Sheet, marks: Marks) -> None:
    """Lines such as "Sent from my iPhone"."""
    for row, line in enumerate(sheet.lines):
        if marks[row] is None and line.folded and len(line.text) <= _DEVICE_LENGTH:
            hits = sheet.hits(row, "device.")
            opens = bool(hits) and "device.sent_from" in hits[0].labels and _starts_bare(line, hits[0].start)
            named = any("device.thing" in match.labels for match in hits)
            if opens and named and len(_WORD.findall(line.folded.partition("<")[0])) <= _DEVICE_WORDS:
                marks[row] = "device"


def _starts_bare(line: Line, place: int) -> bool:
    return not line.text[: place - line.start].strip(" \t*_[(~-")


def _mark_disclaimers(sheet: Sheet, marks: Marks) -> None:
    """The last paragraphs, as long as they are disclaimers or footers."""
    end = len(marks)
    while end > 0:
        while end > 0 and (marks[end - 1] is not None or not sheet.lines[end - 1].folded):
            end -= 1
        start = end
        while start > 0 and marks[start - 1] is None and sheet.lines[start - 1].folded:
            start -= 1
        if start == end or not _is_disclaimer(sheet, start, end):
            return
        marks[start:end] = ["disclaimer"] * (end - start)
        end = start


def _is_disclaimer(sheet: Sheet, start: int, end: int) -> bool:
    hits = [match for row in range(start, end) for match in sheet.hits(row, "disclaimer.")]
    labels = {label for match in hits for label in match.labels}
    marks = {match.phrase for match in hits if "disclaimer.mark" in match.labels}
    if "disclaimer.this" in labels and len(marks) >= _LEAST_MARKS:
        return True
    if hits and "disclaimer.opening" in hits[0].labels and _starts_bare(sheet.lines[start], hits[0].start):
        return bool(marks) or "disclaimer.this" in labels
    words = sum(len(_WORD.findall(sheet.lines[row].folded)) for row in range(start, end))
    return "disclaimer.footer" in labels and words <= _FOOTER_WORDS


def _last_stretch(own: Sequence[int], marks: Marks) -> Sequence[int]:
    """The writer's lines after the last quotation that stands between them."""
    for place in range(len(own) - 1, 0, -1):
        if "quote" in marks[own[place - 1] + 1 : own[place]]:
            return own[place:]
    return own


def _put_together(sheet: Sheet, marks: Marks, closing: SignOff) -> Kept:
    cuts = _cuts(sheet, marks)
    if closing.cut is not None:
        cuts = sorted([*cuts, *_around(sheet.text, closing.cut, cuts)], key=lambda part: part.start)
    pieces: list[tuple[int, int]] = []
    place = 0
    for part in [*cuts, Stripped("name", len(sheet.text), len(sheet.text))]:
        pieces += _trimmed(sheet.text, place, part.start)
        place = max(place, part.end)
    pieces = _joined(sheet.text, pieces)
    text = "".join(sheet.text[start:end] for start, end in pieces)
    fields = {
        name: line.text.partition(":")[2].strip(" *\t")
        for line, mark in zip(sheet.lines, marks, strict=True)
        if mark == "header" and (name := field_of(line)) is not None
    }
    return Kept(text, tuple(pieces), tuple(cuts), closing, fields)


def _cuts(sheet: Sheet, marks: Marks) -> list[Stripped]:
    """The marked lines as spans; blank lines between two of one kind belong to them."""
    cuts: list[Stripped] = []
    last = -1
    for row, mark in enumerate(marks):
        if mark is None:
            continue
        line = sheet.lines[row]
        between = range(last + 1, row)
        if cuts and cuts[-1].kind == mark and all(not sheet.lines[other].folded for other in between):
            cuts[-1] = Stripped(mark, cuts[-1].start, line.end)
        else:
            cuts.append(Stripped(mark, line.start, line.end))
        last = row
    return cuts


def _around(text: str, cut: tuple[int, int], cuts: Sequence[Stripped]) -> list[Stripped]:
    """The name and what follows it, less what is cut out of its middle anyway."""
    place, end = cut
    inside = [(part.start, part.end) for part in cuts if place <= part.start < end]
    pieces: list[tuple[int, int]] = []
    for start, after in [*inside, (end, end)]:
        pieces += _trimmed(text, place, start)
        place = after
    return [Stripped("name", start, after) for start, after in pieces]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return [(start + left, start + right)] if left < right else []


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces with the line breaks that stand between them, at most two: those after the one or before the next."""
    for place in range(len(pieces) - 1):
        (start, end), (after, last) = pieces[place : place + 2]
        behind, ahead = (
            _BREAKS_AFTER.match(text, end, after),
            _BREAKS_BEFORE.search(text, max(end, after - _GAP), after),
        )
        if behind is not None and (ahead is None or behind[0].count("\n") >= ahead[0].count("\n")):
            pieces[place] = (start, behind.end())
        elif ahead is not None:
            pieces[place + 1] = (ahead.start(), last)
    return pieces
