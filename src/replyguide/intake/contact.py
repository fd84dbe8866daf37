"""What stands beside a name: the firm, the telephone number, an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyguide.intake.found import Found
from replyguide.intake.names import name_in
from replyguide.intake.sheet import Sheet
from replyguide.intake.wording import wording
from replyguide.lexicon import fold

_LONGEST_ROW = 120
_FORM_ROWS = 8
_PART = re.compile(r"[^|•·]++")
_EDGES = " \t*_,;/–-"
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"(?<![\w/.+-])\+?\(?\d[\d ()/.\xa0-]{5,22}\d(?![\d/])")
_DATE = re.compile(r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d\d){1,2}|\d{4}-\d\d-\d\d")
_NO_PHONE = frozenset(
    ("iban", "swift", "oib", "jib", "ic", "ico", "dic", "cui", "cif", "nif", "nipc", "cnpj", "cpf", "vat", "reg")
)
_LEAST_DIGITS, _MOST_DIGITS = 7, 15


def sender_name(shown: str | None) -> tuple[Found | None, Found | None, Found | None]:
    """Name, titles and organisation in the name that a mail program shows. An address is no name.

    >>> sender_name("Novák, Jan")[0].value, sender_name("ana@example.org")[0]
    ('Jan Novák', None)
    """
    if not shown or "@" in shown:
        return None, None, None
    if is_organisation(shown):
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


def labelled_name(sheet: Sheet) -> Found | None:
    """A name among the first lines that says of itself that it is one, as web forms write it: "Name: Ana Horvat"."""
    for line in sheet.lines[:_FORM_ROWS]:
        name = name_in(line.text) if ":" in line.folded else None
        if name is not None:
            return Found("name", name.value, "body", line.start + name.start, line.start + name.end, name.sure)
    return None


def is_address(folded: str) -> bool:
    """Whether a line holds an e-mail or web address, or a telephone number."""
    return "@" in folded or "www." in folded or "://" in folded or _PHONE.search(folded) is not None


def organisation_in(sheet: Sheet, rows: Sequence[int], after: int) -> Found | None:
    """The firm named in these lines, in the first of them from ``after`` on."""
    for row in rows:
        line = sheet.lines[row]
        start = after if line.start <= after <= line.end else line.start
        for part in _PART.finditer(line.text, start - line.start):
            value = part[0].strip(_EDGES)
            if is_organisation(value):
                start = line.start + part.start() + part[0].index(value)
                return Found("organisation", value, "body", start, start + len(value), 0.85)
    return None


def is_organisation(text: str) -> bool:
    """Whether a line names a firm, by its legal form."""
    if len(text) > _LONGEST_ROW:
        return False
    words = [word.strip(',;()"') for word in text.split()]
    return len(words) > 1 and any(_legal_form(word) for word in words[1:])


def _legal_form(word: str) -> bool:
    forms = wording().sets["organisations.forms"]
    return (word[:1].isupper() or "." in word.strip(".") or len(word) > 3) and fold(word).text.strip(".") in forms


def phone_in(sheet: Sheet, rows: Sequence[int]) -> Found | None:
    """The telephone number named in these lines."""
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
