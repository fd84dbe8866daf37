"""How a letter ends: the closing formula, and under it the name, the firm and the telephone number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from replyguide.intake.contact import is_address, is_organisation, organisation_in, phone_in
from replyguide.intake.found import Found
from replyguide.intake.names import Name, name_in
from replyguide.intake.sheet import Line, Sheet
from replyguide.intake.wording import wording
from replyguide.languages import LANGUAGES
from replyguide.lexicon import Match, fold
from replyguide.phrasing.names import usage_for

_TAIL = 16
_UNTIL_NAME = 3
_COURTESY_WORDS = 9
_BARE_ROWS = 4
_LONGEST = 1000
_LIKELY, _CERTAIN = 0.7, 0.8
_LONGEST_ROW = 120
_PROSE_WORDS = 10
_LEAVE_WORDS = 6
_CLAUSE = re.compile(r"[.!?…]['\")”]?\s{1,9}+")
_WORD = re.compile(r"[^\W_]+")
_SKIP = re.compile(r"[\s,.;:!*_~–—&/()-]{0,40}+")
_MARKS = re.compile(r"[,.!;]{0,3}+")


@dataclass(frozen=True, slots=True)
class SignOff:
    """What stands under a letter. Spans count in the text of the sheet.

    Attributes:
        cut: where the name and what follows it stand; None where nothing is to be left out.
        name: the name.
        title: the titles that stand with it.
        organisation: the firm or body.
        phone: the telephone number.
    """

    cut: tuple[int, int] | None = None
    name: Found | None = None
    title: Found | None = None
    organisation: Found | None = None
    phone: Found | None = None


class _Formula(NamedTuple):
    """A closing formula.

    Attributes:
        start: where the sentence starts that it begins.
        end: where it ends.
        closes: whether it closes a letter by itself; a courtesy does so only where a name follows.
        small: whether it is written small.
        words_after: how many words follow it in the line.
    """

    start: int
    end: int
    closes: bool
    small: bool
    words_after: int


class _Placed(NamedTuple):
    """A name, and where the text it was read from starts."""

    name: Name
    start: int


def sign_off(sheet: Sheet, rows: Sequence[int], signature: Sequence[int] = (), sender: str | None = None) -> SignOff:
    """Reads the end of a letter.

    Args:
        sheet: the text.
        rows: the lines that are the writer's own and not blank, in order.
        signature: the lines of a signature set off by two dashes.
        sender: the name that the writer's mail program shows, to compare with.
    """
    block, cut_start = _block(sheet, rows, sender)
    end = _block_end(sheet, block)
    block = [row for row in block if sheet.lines[row].start < end]
    contact = [*block, *signature]
    name = next((found for row in contact[: _UNTIL_NAME + 1] if (found := _name(sheet, row, cut_start))), None)
    if name is None and not contact:
        return SignOff()
    return SignOff(
        cut=(cut_start, end) if block else None,
        name=_found(name) if name else None,
        title=_title(name) if name else None,
        organisation=organisation_in(sheet, contact, name.start + name.name.end if name else 0),
        phone=phone_in(sheet, contact),
    )


def _block(sheet: Sheet, rows: Sequence[int], sender: str | None) -> tuple[list[int], int]:
    """The lines from the name on, and where in the first of them the name's part starts."""
    tail = list(rows[-_TAIL:])
    for place in range(len(tail) - 1, -1, -1):
        line = sheet.lines[tail[place]]
        formula = _formula(sheet, tail[place])
        if formula is None or (tail[place] == rows[0] and formula.start == line.start):
            continue
        rest = name_in(sheet.text[formula.end : line.end])
        if rest is not None and (rest.sure > _LIKELY or (formula.closes and formula.small)):
            return tail[place:], formula.end
        below = tail[place + 1 :]
        if formula.words_after <= (_UNTIL_NAME if formula.closes else _COURTESY_WORDS):
            weak = formula.closes or (len(below) == 1 and not formula.words_after)
            for offset, candidate in enumerate(below[:_UNTIL_NAME]):
                if _starts_block(sheet, candidate, weak):
                    return below[offset:], sheet.lines[candidate].start
        if formula.closes and not formula.words_after:
            return [], 0
    return _bare_block(sheet, rows, sender)


def _bare_block(sheet: Sheet, rows: Sequence[int], sender: str | None) -> tuple[list[int], int]:
    """A name as the last paragraph, with no closing formula before it."""
    last = list(rows[-_BARE_ROWS:])
    for place in range(1 if len(last) == len(rows) else 0, len(last)):
        row = last[place]
        line = sheet.lines[row]
        before = sheet.lines[row - 1].folded if row else ""
        name = name_in(line.text)
        if name is None or (before and not _may_come_before_a_name(before)) or line.folded[-1] in "!?":
            continue
        known = sender is not None and bool(_words(name.value) & _words(sender))
        sure = name.sure > _CERTAIN or (place == len(last) - 1 and _is_first_name(name.value))
        certain = known or (sure and (sender is None or name_in(sender) is None))
        if certain and all(_is_contact(sheet, other) for other in last[place + 1 :]):
            return last[place:], line.start
    return [], 0


def _may_come_before_a_name(line: str) -> bool:
    """Whether a line ends a sentence, or is so short that it takes leave in words of its own ("Stay well,")."""
    words = len(_WORD.findall(line))
    return line[-1] in ".!?…)" or words <= (_LEAVE_WORDS if line[-1] == "," else _UNTIL_NAME)


def _is_first_name(name: str) -> bool:
    """Whether one of the languages served lists the name among its first names."""
    return any(name in usage_for(code).first_names for code in LANGUAGES)


def _starts_block(sheet: Sheet, row: int, weak: bool) -> bool:
    """Whether the name, the firm or an address starts here; a weak name only where one is awaited."""
    line = sheet.lines[row]
    name = name_in(line.text)
    if name is not None and name.sure < _LIKELY:
        return weak
    return name is not None or is_organisation(line.text) or is_address(line.folded)


def _block_end(sheet: Sheet, block: Sequence[int]) -> int:
    """Where the name and its like end: before a postscript, a quotation, or the writer's own sentences."""
    end, previous = 0, None
    for row in block:
        line = sheet.lines[row]
        if previous is not None:
            own = [match for match in sheet.hits(row, "closing.postscript") if match.start - line.start < 3]
            if own or (_is_prose(line) and (row - previous > 1 or len(line.text) > _LONGEST_ROW)):
                break
        end, previous = line.end, row
    return end


def _is_prose(line: Line) -> bool:
    return len(_WORD.findall(line.folded)) >= _PROSE_WORDS and line.folded[-1] in ".!?…" and "@" not in line.folded


def _is_contact(sheet: Sheet, row: int) -> bool:
    line = sheet.lines[row]
    short = len(_WORD.findall(line.folded)) <= 6 and line.folded[-1] not in "!?"
    return short or is_address(line.folded) or is_organisation(line.text)


def _formula(sheet: Sheet, row: int) -> _Formula | None:
    """The closing formula that a line, or its last sentence, starts with; also one that a word of thanks leads to."""
    line = sheet.lines[row]
    hits = {match.start: match for match in sheet.hits(row, "closing.")}
    if not hits or len(line.text) > _LONGEST:
        return None
    for begin in dict.fromkeys((line.start, *_sentences(line))):
        first = _formula_at(sheet, hits, begin, line.end)
        if first is not None:
            later = (_formula_at(sheet, hits, start, line.end) for start in hits if start >= first.end)
            return first if first.closes else next((other for other in later if other and other.closes), first)
    return None


def _formula_at(sheet: Sheet, hits: Mapping[int, Match], start: int, end: int) -> _Formula | None:
    place, closes, found = start, False, -1
    small = sheet.text[_skip(sheet.text, start, end) :][:1].islower()
    while True:
        place = _skip(sheet.text, place, end)
        match = hits.get(place)
        if match is None and found >= 0:
            join = _WORD.match(sheet.text, place, end)
            if join is not None and fold(join[0]).text in wording().sets["names.joins"]:
                match = hits.get(_skip(sheet.text, join.end(), end))
        if match is None or match.labels == ("closing.postscript",):
            break
        place = found = match.end
        closes = closes or "closing.formula" in match.labels
    if found < 0:
        return None
    found = min(_end_of(_MARKS, sheet.text, found), end)
    return _Formula(start, found, closes, small, len(_WORD.findall(sheet.text[found:end])))


def _skip(text: str, place: int, end: int) -> int:
    return min(_end_of(_SKIP, text, place), end)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _sentences(line: Line) -> list[int]:
    """Where a line's last two sentences start, the first apart."""
    return [line.start + found.end() for found in _CLAUSE.finditer(line.text.rstrip())][-2:]


def _name(sheet: Sheet, row: int, cut_start: int) -> _Placed | None:
    line = sheet.lines[row]
    start = max(line.start, cut_start) if line.start <= cut_start <= line.end else line.start
    name = name_in(sheet.text[start : line.end])
    return _Placed(name, start) if name is not None and not is_organisation(line.text) else None


def _found(placed: _Placed) -> Found:
    name, start = placed
    return Found("name", name.value, "body", start + name.start, start + name.end, name.sure)


def _title(placed: _Placed) -> Found | None:
    name, start = placed
    if name.title is None:
        return None
    return Found("title", name.title, "body", start + name.title_start, start + name.title_end, 0.9)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text).text))
