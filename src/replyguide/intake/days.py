"""The days that a customer names: by date, by weekday, or by the distance from today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from replyguide.intake.found import Found, Where
from replyguide.intake.sheet import Sheet
from replyguide.intake.wording import Dates, dates
from replyguide.lexicon import Match, fold

_ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?![\w-])")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([./-]) ?(\d{1,2})(?:\2 ?(\d{4}|\d\d)(?!\d)|(?!\d))(\.?)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|o|º|°)?\s{0,2}(?:of |de )?$", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\.?,?\s{0,2}+(?:de )?([12]\d{3})(?!\d)", re.IGNORECASE)
_DAY_AFTER = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? ([12]\d{3})(?!\d))?", re.IGNORECASE)
_COUNT_AFTER = re.compile(r"\s{1,3}+(?:(\d{1,3})\s{1,3}+)?")
_COUNT_BEFORE = re.compile(r"(?<!\d)(\d{1,3})\s{1,3}$")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,12}+)\s{1,3}$")
_DATE_AFTER = re.compile(r"\W{1,3}\d")
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_WINDOW = 16
_EARLIEST, _LATEST = 15, 45


def days(sheet: Sheet, code: str, today: dt.date | None, where: Where = "body") -> list[Found]:
    """The days named in a text of that language; ``today`` is the day on which it was received.

    Without ``today`` a day is given as far as it is known: ``--03-11``, or ``-P3D`` for three days before.

    >>> [found.value for found in days(Sheet("Naručeno 3. ožujka, danas je 11.3.2026."), "hr", dt.date(2026, 3, 11))]
    ['2026-03-03', '2026-03-11', '2026-03-11']
    """
    reader = _Reader(sheet, dates(code), today, where)
    found = sorted([*reader.numeric(), *reader.named()], key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


class _Reader:
    def __init__(self, sheet: Sheet, words: Dates, today: dt.date | None, where: Where) -> None:
        self.text = sheet.text
        self.digits = sheet.digits
        self.words = words
        self.today = today
        self.where = where
        self.matches = list(words.lexicon.find(sheet.folded))
        self.by_start = {match.start: match for match in self.matches}
        self.by_end = {match.end: match for match in self.matches}

    def numeric(self) -> Iterator[Found]:
        """Dates in figures."""
        for digit in self.digits:
            iso = _ISO.match(self.text, digit)
            if iso is not None:
                yield from self._date(int(iso[3]), int(iso[2]), int(iso[1]), *iso.span())
            date = _NUMERIC.match(self.text, digit)
            if date is None:
                continue
            first, sign, second, year, stop = date.groups()
            if year is None and not self._without_year(date.start(), sign, stop):
                continue
            if year is not None and len(year) == 2 and not _EARLIEST <= int(year) <= _LATEST:
                continue
            day, month = int(first), int(second)
            if sign != "." and (month > 12 or (self.words.month_first and day <= 12)):
                day, month = month, day
            full = (int(year) + (2000 if len(year) == 2 else 0)) if year else None
            end = date.end(4) if year else date.end(3) + (sign == "." and stop == ".")
            yield from self._date(day, month, full, date.start(), end)

    def _without_year(self, start: int, sign: str, stop: str) -> bool:
        word = _WORD_BEFORE.search(self.text[max(0, start - _WINDOW) : start])
        named = word is not None and fold(word[1]).text in self.words.before
        return (sign == "." and bool(stop)) or (sign != "-" and named)

    def named(self) -> Iterator[Found]:
        """Dates and days in words."""
        for match in self.matches:
            for label in match.labels:
                kind, _, value = label.partition(".")
                if kind == "months":
                    yield from self._month(match, int(value) + 1)
                elif kind == "near":
                    yield self._distance(match.start, match.end, "day", -int(value), 0.9)
                elif kind == "ago":
                    yield from self._ago(match)
                elif kind == "days" and self.today is not None:
                    yield from self._weekday(match, int(value), self.today)

    def _month(self, match: Match, month: int) -> Iterator[Found]:
        offset = max(0, match.start - _WINDOW)
        day = _DAY_BEFORE.search(self.text[offset : match.start])
        if day is not None:
            year = _YEAR_AFTER.match(self.text, match.end)
            end = year.end() if year else match.end
            yield from self._date(int(day[1]), month, int(year[1]) if year else None, offset + day.start(), end)
            return
        after = _DAY_AFTER.match(self.text, match.end)
        if after is not None:
            yield from self._date(int(after[1]), month, int(after[2]) if after[2] else None, match.start, after.end())

    def _ago(self, match: Match) -> Iterator[Found]:
        """A count of days, weeks, months or years after the word ("prije 3 dana") or before it ("3 days ago")."""
        count = _COUNT_AFTER.match(self.text, match.end)
        place = count.end() if count else match.end
        number, unit = int(count[1]) if count and count[1] else None, self.by_start.get(place)
        if number is None and unit is not None and (spoken := _number(unit)) is not None:
            blank = _COUNT_AFTER.match(self.text, unit.end)
            following = self.by_start.get(blank.end()) if blank else None
            if following is not None and _unit(following):
                number, unit = spoken, following
        if unit is not None and _unit(unit) and (number or fold(unit.phrase).text in self.words.alone):
            yield self._distance(match.start, unit.end, _unit(unit), number or 1, 0.85)
            return
        unit = self.by_end.get(match.start - 1)
        if unit is None or not _unit(unit):
            return
        offset = max(0, unit.start - _WINDOW)
        figure = _COUNT_BEFORE.search(self.text[offset : unit.start])
        if figure is not None:
            yield self._distance(offset + figure.start(), match.end, _unit(unit), int(figure[1]), 0.85)
            return
        word = self.by_end.get(unit.start - 1)
        if word is not None and (spoken := _number(word)) is not None:
            yield self._distance(word.start, match.end, _unit(unit), spoken, 0.85)

    def _weekday(self, match: Match, weekday: int, today: dt.date) -> Iterator[Found]:
        if _DATE_AFTER.match(self.text, match.end) is not None:
            return
        figure = _COUNT_BEFORE.search(self.text[max(0, match.start - _WINDOW) : match.start])
        neighbours = [self.by_end.get(match.start - 1), self.by_start.get(match.end + 1)]
        labels = {label for other in neighbours if other is not None for label in other.labels}
        if figure is not None or any(label.startswith(("numbers.", "some")) for label in labels):
            return
        back = (today.weekday() - weekday - 1) % 7 + 1
        date = today + dt.timedelta(7 - back or 7) if "next" in labels else today - dt.timedelta(back)
        yield Found("date", date.isoformat(), self.where, match.start, match.end, 0.6)

    def _date(self, day: int, month: int, year: int | None, start: int, end: int) -> Iterator[Found]:
        if year is not None:
            date = _valid(year, month, day)
            if date is not None:
                yield Found("date", date.isoformat(), self.where, start, end, 0.95)
        elif self.today is not None:
            today = self.today
            near = [date for shift in (0, -1, 1) if (date := _valid(today.year + shift, month, day)) is not None]
            if near:
                nearest = min(near, key=lambda date: abs(date - today))
                yield Found("date", nearest.isoformat(), self.where, start, end, 0.85)
        elif _valid(2024, month, day) is not None:
            yield Found("date", f"--{month:02}-{day:02}", self.where, start, end, 0.85)

    def _distance(self, start: int, end: int, unit: str, count: int, sure: float) -> Found:
        """A day so many days, weeks, months or years before the receipt; after it where the count is below zero."""
        value = None if self.today is None else _before(self.today, unit, count)
        if value is None:
            value = f"{'-' if count > 0 else ''}P{abs(count)}{_LETTERS[unit]}"
        return Found("date", value, self.where, start, end, sure)


def _unit(match: Match) -> str:
    return next((label for label in match.labels if label in _LETTERS), "")


def _number(match: Match) -> int | None:
    return next((int(label[8:]) for label in match.labels if label.startswith("numbers.")), None)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _before(today: dt.date, unit: str, count: int) -> str | None:
    if unit in ("day", "week"):
        return (today - dt.timedelta(count * (7 if unit == "week" else 1))).isoformat()
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    date = next(
        (date for day in range(today.day, 27, -1) if (date := _valid(months // 12, months % 12 + 1, day))), None
    )
    date = date or _valid(months // 12, months % 12 + 1, min(today.day, 28))
    return date.isoformat() if date is not None else None
