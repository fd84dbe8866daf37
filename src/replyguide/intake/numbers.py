"""Numbers that a customer names: of orders, invoices, parcels, contracts, bookings, accounts and cases; and amounts.

A number is what the word before it says, so that telephone numbers, postcodes and years are none. Every pattern has an
upper limit, and looks at most at a few dozen characters around a digit.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from replyguide.intake.found import Found, Where
from replyguide.intake.sheet import Sheet
from replyguide.intake.wording import wording
from replyguide.lexicon import Match, fold

KINDS = ("order", "invoice", "parcel", "contract", "booking", "account", "case")
"""The kinds of number, the more telling first."""

_TOKEN = re.compile(r"#?[A-Za-z0-9]{1,40}+(?:[-/._][A-Za-z0-9]{1,40}+){0,8}+")
_GROUPS = re.compile(r"\d{2,4}(?:[ \xa0]\d{3,4}){1,5}+(?![\d/-]|[.,]\d)")
_PARCEL = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}")
_ACCOUNT_NUMBER = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{14,30}")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINED = re.compile(r"[\s,;&]{0,6}+([^\W\d_]{0,4}+)[\s,;&]{0,6}+")
_IN_TOKEN = frozenset(string.ascii_letters + string.digits + "-/._#")
_FURTHEST = 40
_LONGEST_TOKEN = 40
_LEAST_DIGITS = 4
_LEAST_MIXED = 5

_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[ .,'\xa0\u202f]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?![\d/])"
)
_WORD_AFTER = re.compile(r"[ \xa0\u202f]?([^\W\d_]{1,10}+)")
_CURRENCY_AFTER = re.compile(r"(?:[,.]?[-–—]{1,3}+)?[ \xa0\u202f]{0,2}+(?:de )?(R\$|[€$£]|[^\W\d_]{1,10}+)")
_CURRENCY_BEFORE = re.compile(r"(R\$|US\$|[€$£]|\b[A-Z]{2,3})[ \xa0\u202f]{0,2}$")


def references(sheet: Sheet, where: Where = "body", taken: Sequence[Found] = ()) -> list[Found]:
    """The numbers named in a text, each with what it is the number of; ``taken`` are amounts and dates.

    >>> [(found.kind, found.value) for found in references(Sheet("Narudžba br. 2026-117, tel. 091 123 4567"))]
    [('order', '2026-117')]
    """
    known = [match for match in sheet.phrases if match.labels[0].startswith("references.")]
    ends = [match.end for match in known]
    busy = sorted((found.start, found.end) for found in taken)
    starts = [start for start, _ in busy]
    found: list[Found] = []
    done = 0
    for digit in sheet.digits:
        if digit < done:
            continue
        start, end = _token(sheet.text, digit, done)
        done = end
        place = bisect_right(starts, end - 1) - 1
        if place >= 0 and busy[place][1] > start:
            continue
        token = sheet.text[start:end]
        before = known[: bisect_right(ends, start)][-2:] if known else []
        kind, sure = _kind(sheet.text, start, token, before, found[-1] if found else None)
        if kind is not None:
            marked = token.startswith("#")
            found.append(Found(kind, " ".join(token[marked:].split()), where, start + marked, end, sure))
    return found


def _token(text: str, digit: int, done: int) -> tuple[int, int]:
    """The number around a digit, with its letters and signs, or with blanks between groups of digits."""
    start = digit
    while start > max(done, digit - _LONGEST_TOKEN) and text[start - 1] in _IN_TOKEN:
        start -= 1
    while text[start] in "-/._":
        start += 1
    if start == digit:
        groups = _GROUPS.match(text, start)
        if groups is not None:
            return groups.span()
    token = _TOKEN.match(text, start)
    return (start, token.end()) if token is not None and token.end() > digit else (digit, digit + 1)


def _kind(text: str, start: int, token: str, before: Sequence[Match], last: Found | None) -> tuple[str | None, float]:
    """What a number is the number of, and how sure that is."""
    digits = sum(char.isdigit() for char in token)
    mixed = len(token) >= _LEAST_MIXED and any(char.isupper() for char in token) and digits > 1
    if (
        _ACCOUNT_NUMBER.fullmatch(token) is not None
        or text[start - 1 : start] in ("@", "+")
        or "//" in text[start - 2 : start]
    ):
        return None, 0.0
    named = _named(text, start, before)
    if named is not None:
        kind, explicit = named
        plain = digits >= _LEAST_DIGITS and not (_YEAR.fullmatch(token) and not explicit)
        return (kind, 0.97 if explicit else 0.9) if plain or mixed or (explicit and digits > 1) else (None, 0.0)
    if last is not None and (digits >= _LEAST_DIGITS or mixed) and start - last.end < 20:
        joined = _JOINED.fullmatch(text, last.end, start)
        if joined is not None and (not joined[1] or fold(joined[1]).text in wording().sets["names.joins"]):
            return last.kind, 0.85
    if _PARCEL.fullmatch(token) is not None:
        return "parcel", 0.85
    return ("order", 0.7) if token.startswith("#") and digits >= _LEAST_DIGITS - 1 else (None, 0.0)


def _named(text: str, start: int, before: Sequence[Match]) -> tuple[str, bool] | None:
    """The kind that the words before a number name, and whether they say that it is a number."""
    if not before or start - before[-1].end > _FURTHEST:
        return None
    match = before[-1]
    between = text[match.end : start]
    words = _WORD.findall(fold(between).text)
    number, linking = wording().sets["references.number"], wording().sets["references.between"]
    if "?" in between or "!" in between or not all(word in number or word in linking for word in words):
        return None
    bank = [other for other in before if "references.bank" in other.labels and match.start - other.end < _FURTHEST // 2]
    kind = next((kind for kind in KINDS if f"references.{kind}" in match.labels), None)
    if kind is None or bank:
        return None
    ahead = _WORD.findall(fold(text[max(0, match.start - _FURTHEST // 2) : match.start]).text)[-2:]
    explicit = ":" in between or text[start] == "#" or any(word in number for word in (*words, *ahead))
    return kind, explicit


def amounts(sheet: Sheet, where: Where = "body") -> list[Found]:
    """The amounts of money named in a text.

    >>> [found.value for found in amounts(Sheet("Platio sam 1.249,90 € i 20 KM, 3 km dalje."))]
    ['1249.90 EUR', '20 BAM']
    """
    return list(_amounts(sheet.text, sheet.digits, where))


def _amounts(text: str, digits: Sequence[int], where: Where) -> Iterator[Found]:
    end = 0
    for digit in digits:
        number = _AMOUNT.match(text, digit) if digit >= end else None
        if number is None:
            continue
        start, end = number.span()
        value = _decimal(number[0])
        times = _WORD_AFTER.match(text, end)
        if times is not None and fold(times[1]).text in wording().sets["amounts.thousand"]:
            value, end = value * 1000, times.end()
        before = _CURRENCY_BEFORE.search(text[max(0, start - 6) : start])
        after = _CURRENCY_AFTER.match(text, end)
        currency = _currency(before[1]) if before else None
        if before is not None and currency is not None:
            start = max(0, start - 6) + before.start()
            currency = None if text[end : end + 1].isalpha() else currency
        elif after is not None:
            currency = _currency(after[1])
            end = after.end()
        if currency is not None:
            yield Found("amount", f"{value:f} {currency}", where, start, end, 0.95)


def _currency(written: str) -> str | None:
    currencies = wording().currencies
    return currencies.get(written) or currencies.get(fold(written).text)


def _decimal(written: str) -> Decimal:
    """The number; the last sign with one or two digits after it is the decimal sign."""
    digits = "".join(char for char in written if char.isdigit())
    tail = len(written) - max(written.rfind("."), written.rfind(",")) - 1
    return (
        Decimal(f"{digits[:-tail]}.{digits[-tail:]}") if tail < min(3, len(written)) and tail > 0 else Decimal(digits)
    )
