"""Amounts as agents type them: with a comma or a point, with or without blanks between the thousands."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import get_decimal_symbol

from replyguide.languages import load

_BLANKS = re.compile(r"[\s'’]")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def decimal_sign(language: str) -> str:
    """The decimal sign of a language.

    >>> decimal_sign("cs"), decimal_sign("en_GB")
    (',', '.')
    """
    return get_decimal_symbol(load(language).locale)


def parse(text: str, language: str) -> Decimal:
    """A number as somebody types it whose pages are in that language.

    Where a sign could part thousands or decimals, the language decides.

    Raises:
        ValueError: it is no number, or one below zero.

    >>> parse("1 490,50", "cs"), parse("1.490,50", "hr"), parse("490.5", "cs"), parse("1.490", "ro")
    (Decimal('1490.50'), Decimal('1490.50'), Decimal('490.5'), Decimal('1490'))
    """
    plain = _BLANKS.sub("", text)
    sign = decimal_sign(language)
    signs = [char for char in plain if char in ".,"]
    if len(set(signs)) == 2:
        sign = signs[-1]
    elif len(signs) == 1 and not (_THOUSANDS.fullmatch(plain) and signs[0] != sign):
        sign = signs[0]
    plain = plain.replace("," if sign == "." else ".", "").replace(sign, ".")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{text!r} is no number")
    return Decimal(plain)


def shown(number: Decimal, language: str) -> str:
    """A number as it stands in a field.

    >>> shown(Decimal("64.50"), "hr")
    '64,50'
    """
    return f"{number:f}".replace(".", decimal_sign(language))
