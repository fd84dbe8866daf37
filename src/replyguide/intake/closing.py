"""How a letter ends: the closing formula, and under it the name, the firm and the telephone number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from replyguide.intake.found import Found
from replyguide.intake.names import Name, name_in
from replyguide.intake.sheet import Line, Sheet
from replyguide.intake.wording import wording
from replyguide.lexicon import Match, fold

_TAIL = 16
_UNTIL_NAME = 3
_COURTESY_WORDS = 9
_BARE_ROWS = 4
_PART = re.compile(r"[^|•·]++")
_EDGES = " \t*_,;/–-"
_LONGEST = 1000
_LIKELY, _CERTAIN = 0.7, 0.8
_LONGEST_ROW = 120
_PROSE_WORDS = 10
_CLAUSE = re.compile(r"[.!?…]['\")”]?\s{1,9}+")
_WORD = re.compile(r"[^\W_]+")
_SKIP = re.compile(r"[\s,.;:!*_~–—&/()-]{0,40}+")
_MARKS = re.compile(r"[,.!;]{0,3}+")
_PHONE = re.compile(r"(?<![\w/.+-])\+?\(?\d[\d ()/.\xa0-]{5,22}\d(?![\d/])")
_DATE = re.compile(r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d\d){1,2}|\d{4}-\d\d-\d\d")
_NO_PHONE = frozenset(
    ("iban", "swift", "oib", "jib", "ico", "dic", "cui", "cif", "nif", "nipc", "cnpj", "cpf", "vat", "reg")
)
_LEAST_DIGITS, _MOST_DIGITS = 7, 15


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
    start: int
    end: int
    closes: bool
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
        organisation=_organisation(sheet, contact, name),
        phone=_phone(sheet, contact),
    )


def sender_name(shown: str | None) -> tuple[Found | None, Found | None, Found | None]:
    """Name, titles and organisation in the name that a mail program shows. An address is no name.

    >>> sender_name("Novák, Jan")[0].value, sender_name("ana@example.org")[0]
    ('Jan Novák', None)
    """
    if not shown or "@" in shown:
        return None, None, None
    if _is_organisation(shown):
        return None, None, Found("organisation", shown.strip(), "from", 0, len(shown), 0.8)
    surname, comma, first = shown.partition(",")
    found, given = name_in(shown), name_in(first) if comma else None
    if found is None:
        return None, None, None
    value, end = found.value, found.end
    if given is not None and given.value.count(" ") < 2 and not found.title:
        value, end = f"{given.value} {found.value}", len(surname) + 1 + given.end
    name = Found("name", value, "from", found.start, end, min(found.sure, 0.85))
    title = Found("title", found.title, "from", found.title_start, found.title_end, 0.9) if found.title else None
    return name, title, None


def _block(sheet: Sheet, rows: Sequence[int], sender: str | None) -> tuple[list[int], int]:
    """The lines from the name on, and where in the first of them the name's part starts."""
    tail = list(rows[-_TAIL:])
    for place in range(len(tail) - 1, -1, -1):
        row = tail[place]
        formula = _formula(sheet, row)
        if formula is None or (row == rows[0] and sheet.lines[row].text[:1].strip() and not _clause(sheet.lines[row])):
            continue
        line = sheet.lines[row]
        after = line.end - formula.end
        rest = name_in(line.text[formula.end - line.start :]) if after else None
        if rest is not None and (rest.sure > _LIKELY or (formula.closes and line.text.lstrip()[0].islower())):
            return tail[place:], formula.end
        below = tail[place + 1 :]
        if formula.words_after <= (_UNTIL_NAME if formula.closes else _COURTESY_WORDS):
            for offset, candidate in enumerate(below[:_UNTIL_NAME]):
                if _starts_block(sheet, candidate, formula.closes, sender):
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
        if name is None or (before and before[-1] not in ".!?…)") or line.folded[-1] in "!?":
            continue
        known = sender is not None and bool(_words(name.value) & _words(sender))
        certain = known or (name.sure > _CERTAIN and (sender is None or name_in(sender) is None))
        if certain and all(_is_contact(sheet, other) for other in last[place + 1 :]):
            return last[place:], line.start
    return [], 0


def _starts_block(sheet: Sheet, row: int, closes: bool, sender: str | None) -> bool:
    line = sheet.lines[row]
    name = name_in(line.text)
    if name is not None and name.sure < _LIKELY:
        return closes
    return name is not None or _is_organisation(line.text) or _is_address(line.folded)


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
    return short or _is_address(line.folded) or _is_organisation(line.text)


def _is_address(folded: str) -> bool:
    return "@" in folded or "www." in folded or "://" in folded or _PHONE.search(folded) is not None


def _formula(sheet: Sheet, row: int) -> _Formula | None:
    """The closing formula that a line, or its last sentence, starts with; also one that a word of thanks leads to."""
    line = sheet.lines[row]
    hits = {match.start: match for match in sheet.hits(row, "closing.")}
    if not hits or len(line.text) > _LONGEST:
        return None
    for begin in dict.fromkeys((line.start, line.start + _clause(line))):
        first = _formula_at(sheet, hits, begin, line.end)
        if first is not None:
            later = (_formula_at(sheet, hits, start, line.end) for start in hits if start >= first.end)
            return first if first.closes else next((other for other in later if other and other.closes), first)
    return None


def _formula_at(sheet: Sheet, hits: Mapping[int, Match], start: int, end: int) -> _Formula | None:
    place, closes, found = start, False, -1
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
    return _Formula(start, found, closes, len(_WORD.findall(sheet.text[found:end])))


def _skip(text: str, place: int, end: int) -> int:
    return min(_end_of(_SKIP, text, place), end)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _clause(line: Line) -> int:
    """Where a line's last sentence starts."""
    return max((found.end() for found in _CLAUSE.finditer(line.text.rstrip())), default=0)


def _name(sheet: Sheet, row: int, cut_start: int) -> _Placed | None:
    line = sheet.lines[row]
    start = max(line.start, cut_start) if line.start <= cut_start <= line.end else line.start
    name = name_in(sheet.text[start : line.end])
    return _Placed(name, start) if name is not None and not _is_organisation(line.text) else None


def _found(placed: _Placed) -> Found:
    name, start = placed
    return Found("name", name.value, "body", start + name.start, start + name.end, name.sure)


def _title(placed: _Placed) -> Found | None:
    name, start = placed
    if name.title is None:
        return None
    return Found("title", name.title, "body", start + name.title_start, start + name.title_end, 0.9)


def _organisation(sheet: Sheet, rows: Sequence[int], name: _Placed | None) -> Found | None:
    for row in rows:
        line = sheet.lines[row]
        start = line.start
        if name is not None and line.start <= name.start <= line.end:
            start = name.start + name.name.end
        for part in _PART.finditer(line.text, start - line.start):
            value = part[0].strip(_EDGES)
            if _is_organisation(value):
                start = line.start + part.start() + part[0].index(value)
                return Found("organisation", value, "body", start, start + len(value), 0.85)
    return None


def _is_organisation(text: str) -> bool:
    """Whether a line names a firm, by its legal form."""
    if len(text) > _LONGEST_ROW:
        return False
    words = [word.strip(',;()"') for word in text.split()]
    return len(words) > 1 and any(_legal_form(word) for word in words[1:])


def _legal_form(word: str) -> bool:
    forms = wording().sets["organisations.forms"]
    return (word[:1].isupper() or "." in word.strip(".") or len(word) > 3) and fold(word).text.strip(".") in forms


def _phone(sheet: Sheet, rows: Sequence[int]) -> Found | None:
    for row in rows:
        line = sheet.lines[row]
        if sheet.hits(row, "references.") or _NO_PHONE & set(_WORD.findall(line.folded)):
            continue
        for number in _PHONE.finditer(line.text[:300]):
            digits = sum(char.isdigit() for char in number[0])
            if _LEAST_DIGITS <= digits <= _MOST_DIGITS and not _DATE.search(number[0]):
                start = line.start + number.start()
                return Found("phone", " ".join(number[0].split()), "body", start, line.start + number.end(), 0.9)
    return None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text).text))
