"""The agent's words and formats, as cards use them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

from replyguide.display.card import Why
from replyguide.explanation import Reason
from replyguide.languages import canonical
from replyguide.phrasing.catalog import load
from replyguide.phrasing.formats import formats_for

_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_APART = re.compile(r"(-?)P(\d{1,4})([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_LEAP_YEAR = 2000


class Words:
    """The labels, terms and formats of one agent's language.

    >>> words = Words("cs")
    >>> words.label("reply"), words.term("category", "price"), words.sure(0.9)
    ('Odpověď', 'cena', 'jistota: 90\\xa0%')
    """

    def __init__(self, language: str, house: Path | None = None) -> None:
        self.language = language
        self.catalog = load(language, "agent", house)
        self.formats = formats_for(language)

    def label(self, name: str, **values: object) -> str:
        """A label, its slots filled."""
        text = self.catalog.text(f"ui.{name}")
        return text % values if values else text

    def title(self, name: str) -> str:
        """A term as a title: it begins with a capital."""
        text = self.catalog.text(name)
        return text[:1].upper() + text[1:]

    def term(self, vocabulary: str, value: str) -> str:
        """The name of a value of a vocabulary."""
        return self.catalog.text(f"term.{vocabulary}.{value}")

    def sure(self, sure: float) -> str:
        """How sure a reading is."""
        from decimal import Decimal

        return self.label("sure", percent=self.formats.percent(Decimal(round(sure * 100))))

    def moment(self, moment: dt.datetime | dt.date) -> str:
        """A day, with the time where there is one."""
        shown = self.formats.date(moment)
        return f"{shown} {moment:%H:%M}" if isinstance(moment, dt.datetime) else shown

    def day(self, value: str) -> str:
        """A day as a reading gives it: a date, one without its year, or a distance from the day of the message."""
        from babel.dates import format_skeleton, format_timedelta

        if yearless := _YEARLESS.fullmatch(value):
            day = dt.date(_LEAP_YEAR, int(yearless[1]), int(yearless[2]))
            return format_skeleton("MMMMd", day, locale=self.language)
        if apart := _APART.fullmatch(value):
            days = int(apart[2]) * _DAYS[apart[3]] * (-1 if apart[1] else 1)
            return format_timedelta(dt.timedelta(days), add_direction=True, locale=self.language)
        return self.formats.date(dt.date.fromisoformat(value))


def why(reasons: list[Reason]) -> tuple[Why, ...]:
    """Reasons, each once."""
    return tuple(dict.fromkeys(Why(reason.because, reason.rule, reason.guidelines) for reason in reasons))


@cache
def _words(language: str, house: Path | None) -> Words:
    return Words(language, house)


def words_for(language: str | None, house: Path | None = None, *, otherwise: str | None = None) -> Words:
    """The words of a language, else of another, else English.

    Raises:
        UnknownLanguage: the language is not served.
    """
    code = canonical(language, "agent_language") if language is not None else otherwise
    return _words(code or "en_GB", house)
