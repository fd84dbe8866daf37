"""Due dates in the working time of a house: its days, hours, holidays and time zone.

Times are meant as the clock on the wall shows them: "by the same time on the next working day" is ten o'clock after ten
o'clock, whatever daylight saving does in between. A time that the clock skips becomes the one it skips to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replyguide.errors import InputError

if TYPE_CHECKING:
    from replyguide.house import House

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR = dt.timedelta(hours=1)
SURVEY_EARLIEST, SURVEY_LATEST = 24, 48
"""Hours between resolution and survey (bs-21)."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working time of a house.

    Attributes:
        zone: the time zone in which the rest is meant, and in which results are given.
        days: the working days of the week, Monday being 0.
        opens: when a working day begins.
        closes: when it ends.
        holidays: days on which nobody works.
    """

    zone: dt.tzinfo
    days: frozenset[int] = frozenset(range(5))
    opens: dt.time = dt.time(8)
    closes: dt.time = dt.time(16)
    holidays: frozenset[dt.date] = frozenset()

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(7)):
            raise InputError.single("days", sorted(self.days), "needs at least one day of the week, from 0 to 6")
        for name, time in (("opens", self.opens), ("closes", self.closes)):
            if time.tzinfo is not None:
                raise InputError.single(name, time, "is meant in the calendar's zone; give it without an offset")
        if self.opens >= self.closes:
            raise InputError.single("closes", self.closes, f"is not after opens, {self.opens}")

    @classmethod
    def of(cls, house: House) -> Calendar:
        """The working time that a house describes.

        >>> from replyguide.house import House
        >>> Calendar.of(House(time_zone="Europe/Zagreb")).closes
        datetime.time(16, 0)
        """
        hours = house.office_hours
        days = frozenset(_WEEKDAYS.index(day) for day in hours.days)
        return cls(house.zone, days, hours.opens, hours.closes, house.holidays)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether anybody works that day.

        >>> Calendar(dt.UTC).is_working_day(dt.date(2026, 11, 28))
        False
        """
        if isinstance(day, dt.datetime):
            raise InputError.single("day", day, "is a moment; give a date")
        return day.weekday() in self.days and day not in self.holidays

    def next_working_day(self, day: dt.date) -> dt.date:
        """The first working day after that day.

        >>> Calendar(dt.UTC).next_working_day(dt.date(2026, 11, 27))
        datetime.date(2026, 11, 30)
        """
        later = day
        while True:
            if later == dt.date.max:
                raise InputError.single("day", day, "has no working day after it; give an earlier one")
            later += dt.timedelta(1)
            if self.is_working_day(later):
                return later

    def is_working_time(self, moment: dt.datetime) -> bool:
        """Whether somebody works at that moment; the closing time is no working time any more."""
        local = self._local(moment)
        return self.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def working_time(self, moment: dt.datetime) -> dt.datetime:
        """That moment where somebody works then, else the next opening.

        >>> Calendar(dt.UTC).working_time(dt.datetime(2026, 11, 27, 17, tzinfo=dt.UTC)).isoformat()
        '2026-11-30T08:00:00+00:00'
        """
        local = self._local(moment)
        if self.is_working_time(local):
            return local
        today = local.date()
        if self.is_working_day(today) and local.time() < self.opens:
            return self._at(today, self.opens, local.fold)
        return self._at(self.next_working_day(today), self.opens)

    def add_working_days(self, moment: dt.datetime, days: int) -> dt.datetime:
        """The same time that many working days later.

        >>> Calendar(dt.UTC).add_working_days(dt.datetime(2026, 11, 27, 10, tzinfo=dt.UTC), 2).isoformat()
        '2026-12-01T10:00:00+00:00'
        """
        if days < 0:
            raise InputError.single("days", days, "is negative; give 0 or more")
        local = self._local(moment)
        if not days:
            return local
        day = local.date()
        for _ in range(days):
            day = self.next_working_day(day)
        return self._at(day, local.time())

    def reply_by(self, received: dt.datetime, business_hours: int) -> dt.datetime:
        """When an answer is due that is promised within so many business hours.

        24 hours are a working day: by the same time on the next one. What is left below 24 counts hours in the office.
        A message that comes outside office hours counts from the next opening.

        >>> received = dt.datetime(2026, 11, 27, 15, tzinfo=dt.UTC)  # a Friday
        >>> Calendar(dt.UTC).reply_by(received, 24).isoformat()
        '2026-11-30T15:00:00+00:00'
        >>> Calendar(dt.UTC).reply_by(received, 4).isoformat()
        '2026-11-30T11:00:00+00:00'
        """
        if business_hours < 1:
            raise InputError.single("business_hours", business_hours, "is no time to answer in; give 1 or more")
        days, hours = divmod(business_hours, 24)
        due = self.add_working_days(self.working_time(self._local(received, "received")), days)
        if not hours:
            return due
        length = _of_day(self.closes) - _of_day(self.opens)
        later, into = divmod(_of_day(due.time()) - _of_day(self.opens) + hours * _HOUR, length)
        if later and not into:
            later, into = later - 1, length
        day = due.date()
        for _ in range(later):
            day = self.next_working_day(day)
        return self._at(day, (dt.datetime.combine(day, self.opens) + into).time())

    def survey_at(self, resolved: dt.datetime, hours: int = SURVEY_EARLIEST) -> dt.datetime:
        """When to ask how it went: so many hours after the resolution, moved to a time at which somebody works.

        It stays within 24 to 48 hours; where nobody works in all that time, it keeps the hours given.

        >>> resolved = dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC)
        >>> Calendar(dt.UTC).survey_at(resolved, 24).isoformat()
        '2026-11-27T08:00:00+00:00'
        """
        if not SURVEY_EARLIEST <= hours <= SURVEY_LATEST:
            raise InputError.single("hours", hours, "is outside 24 to 48, the hours between resolution and survey")
        resolved = self._local(resolved, "resolved")
        wished = self._later(resolved, hours)
        latest = self._later(resolved, SURVEY_LATEST)
        for earliest in (wished, self._later(resolved, SURVEY_EARLIEST)):
            moment = self.working_time(earliest)
            if moment.astimezone(dt.UTC) <= latest.astimezone(dt.UTC):
                return moment
        return wished

    def _later(self, moment: dt.datetime, hours: int) -> dt.datetime:
        """That many real hours later."""
        try:
            return self._local(moment.astimezone(dt.UTC) + hours * _HOUR)
        except OverflowError:
            raise _out_of_reach(moment) from None

    def _local(self, moment: dt.datetime, where: str = "moment") -> dt.datetime:
        if moment.utcoffset() is None:
            raise InputError.single(where, moment, "has no offset from UTC; give one, such as 2026-11-25T14:30+01:00")
        try:
            return moment.astimezone(self.zone)
        except OverflowError:
            raise _out_of_reach(moment) from None

    def _at(self, day: dt.date, time: dt.time, fold: int = 0) -> dt.datetime:
        """That time on that day, as a time that the zone's clock shows."""
        local = dt.datetime.combine(day, time.replace(fold=fold), tzinfo=self.zone)
        try:
            return local.astimezone(dt.UTC).astimezone(self.zone)
        except OverflowError:
            raise _out_of_reach(local) from None


def _of_day(time: dt.time) -> dt.timedelta:
    return dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second, microseconds=time.microsecond)


def _out_of_reach(moment: dt.datetime) -> InputError:
    return InputError.single("moment", moment.isoformat(), "is at the edge of the years that can be reckoned with")
