"""Quoted and forwarded mail: what marks it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from replyguide.intake.sheet import Line, Sheet
from replyguide.intake.wording import wording
from replyguide.lexicon import Match

Kind = Literal["quote", "forward", "header", "signature", "device", "disclaimer", "name"]
Marks = list[Kind | None]

_RULES = "-_=*~ "
_LONGEST_HEADER = 400
_MOST_HEADER_LINES = 4
_MOST_FIELD_LINES = 16
_LEAST_FIELDS = 3
_LONGEST_FIELD = 26
_SHORTEST_RULE = 10
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[./-] ?\d{1,2}[./-] ?\d\d)(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")


class _Head(NamedTuple):
    """The lines above quoted mail: which, of what kind, and whether they are that without marked lines after them."""

    start: int
    end: int
    kind: Kind
    certain: bool


def mark_history(sheet: Sheet, marks: Marks) -> None:
    """Marks the lines of quoted and forwarded mail. Answers written between quoted lines stay.

    Quoted lines without marks of their own go up to the end, where the head above them is certain and the writer's own
    words stand before it. With nothing of the writer's before it, only the head goes.
    """
    lines, row = sheet.lines, 0
    first_own: int | None = None
    while row < len(lines):
        if marks[row] is not None or not lines[row].folded:
            row += 1
            continue
        if lines[row].quoted:
            row = _mark_run(lines, marks, row, row)
            continue
        head = _head(sheet, marks, row)
        after = _next_filled(lines, head.end) if head is not None else len(lines)
        if head is not None and after < len(lines) and lines[after].quoted:
            row = _mark_run(lines, marks, head.start, after)
        elif head is not None and head.certain and first_own is not None and first_own < head.start:
            marks[head.start :] = [head.kind] * (len(lines) - head.start)
            return
        elif head is not None and head.certain:
            marks[head.start : head.end] = ["header"] * (head.end - head.start)
            first_own, row = None, head.end
        else:
            first_own = row if first_own is None else first_own
            row += 1


def _mark_run(lines: Sequence[Line], marks: Marks, start: int, row: int) -> int:
    """Marks lines up to the end of the quoted ones; returns the row after them."""
    end = row
    while row < len(lines) and (lines[row].quoted or not lines[row].folded):
        if lines[row].quoted:
            end = row + 1
        row += 1
    marks[start:end] = ["quote"] * (end - start)
    return end


def _next_filled(lines: Sequence[Line], row: int) -> int:
    while row < len(lines) and not lines[row].folded:
        row += 1
    return row


def _head(sheet: Sheet, marks: Marks, row: int) -> _Head | None:
    folded = sheet.lines[row].folded
    if folded[0] in _RULES or folded[-1] == ":":
        found = _separator(sheet, row) or _wrote(sheet, marks, row)
        if found is not None:
            return found
    if ":" in folded[:_LONGEST_FIELD]:
        end, fields, addressed = _fields(sheet, row)
        if "from" in fields and len(fields) >= _LEAST_FIELDS and ("subject" in fields or addressed):
            return _Head(row, end, "quote", True)
    return None


def _separator(sheet: Sheet, row: int) -> _Head | None:
    """A line such as "-----Original Message-----" or "Begin forwarded message:", or a rule, and the fields under it."""
    line = sheet.lines[row]
    core = line.folded.strip(_RULES + ":")
    end, fields, _ = _fields(sheet, _next_filled(sheet.lines, row + 1))
    if not core:
        if len(line.folded) < _SHORTEST_RULE:
            return None
        if "from" in fields and len(fields) >= _LEAST_FIELDS:
            return _Head(row, end, "quote", True)
        return _Head(row, row + 1, "quote", False) if _quoted_follows(sheet, row + 1) else None
    phrase = next(iter(sheet.hits(row, "quotes.")), None)
    if phrase is None or len(core) - (phrase.end - phrase.start) > 1 or "quotes.wrote" in phrase.labels:
        return None
    if not line.folded.startswith("--") and not fields and not _quoted_follows(sheet, row + 1):
        return None
    forwarded = "quotes.original" not in phrase.labels
    return _Head(row, end if fields else row + 1, "forward" if forwarded else "quote", True)


def _quoted_follows(sheet: Sheet, row: int) -> bool:
    row = _next_filled(sheet.lines, row)
    return row < len(sheet.lines) and sheet.lines[row].quoted


def _wrote(sheet: Sheet, marks: Marks, row: int) -> _Head | None:
    """A line such as "On 3 March, Ana wrote:", which may be broken into several; it is met at its last."""
    lines = sheet.lines
    if len(lines[row].folded) > _LONGEST_HEADER or lines[row].folded[-1] != ":":
        return None
    start, joined = row, lines[row].folded
    verbs = sheet.hits(row, "quotes.")
    while _goes_further_up(lines[start], verbs, joined):
        above = lines[start - 1] if start else None
        if above is None or marks[start - 1] or not above.folded or above.quoted:
            break
        if row - start >= _MOST_HEADER_LINES - 1 or len(above.folded) > _LONGEST_HEADER:
            break
        start -= 1
        joined = f"{above.folded} {joined}"
        verbs = sheet.hits(start, "quotes.") + verbs
    if len(joined) > _LONGEST_HEADER:
        return None
    dated, timed = _YEAR.search(joined) is not None, _TIME.search(joined) is not None
    addressed = "@" in joined
    if not verbs:
        # Some have no verb of ours: "3. 3. 2026 v 10:15, Ana <ana@example.org>:", "Quoting Ana <ana@example.org>:"
        if not addressed or not joined.endswith(">:"):
            return None
        certain = dated and timed
        return (
            _Head(start if certain else row, row + 1, "quote", certain)
            if certain or _quoted_follows(sheet, row + 1)
            else None
        )
    if not dated and not addressed:
        start = row
    told = not wording().sets["quotes.told"].isdisjoint(joined.split())
    certain = (addressed or not told) and dated + timed + addressed > 1
    likely = certain or _quoted_follows(sheet, row + 1)
    return _Head(start, row + 1, "quote", certain) if likely else None


def _goes_further_up(line: Line, verbs: Sequence[Match], joined: str) -> bool:
    """Whether what was read of a broken line starts in the middle: before its date, or with its verb or address."""
    if not verbs or not _YEAR.search(joined) or joined[0] == "<":
        return True
    return verbs[0].start <= line.start + len(line.text) - len(line.text.lstrip(" *"))


def _fields(sheet: Sheet, row: int) -> tuple[int, set[str], bool]:
    """The header fields from that line on: where they end, which they are, and whether an address is among them."""
    lines, end, addressed = sheet.lines, row, False
    fields: set[str] = set()
    for place in range(row, min(row + _MOST_FIELD_LINES, len(lines))):
        line = lines[place]
        name = field_of(line)
        if name is not None:
            fields.add(name)
        elif not line.folded:
            if not fields or place + 1 == len(lines) or field_of(lines[place + 1]) is None:
                break
        elif not fields or not (line.text[0] in " \t" or "@" in line.folded or lines[place - 1].folded[-1:] in ",;"):
            break
        addressed = addressed or "@" in line.folded
        end = place + 1
    return end, fields, addressed


def field_of(line: Line) -> str | None:
    """Which header field the line holds: from, sent, to, copy, subject or reply."""
    name, colon, _ = line.folded[:_LONGEST_FIELD].partition(":")
    return wording().fields.get(name.strip(" *")) if colon else None


def mark_subject(sheet: Sheet, marks: Marks) -> None:
    """Marks a first line such as "Subject: …", where more follows it."""
    row = _next_filled(sheet.lines, 0)
    if row < len(sheet.lines) and field_of(sheet.lines[row]) == "subject":
        marks[row] = "header"
