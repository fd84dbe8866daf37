"""Working time: what "within 24 business hours" means at weekends, on holidays, at year ends and when clocks change."""

from __future__ import annotations

import builtins
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replyguide.adapters.calendar import public_holidays
from replyguide.deadlines import Calendar
from replyguide.errors import InputError, ReplyguideError
from replyguide.house import House, OfficeHours

ZAGREB = ZoneInfo("Europe/Zagreb")
PLAIN = Calendar(dt.UTC)
DAY = dt.timedelta(1)
HOUR = dt.timedelta(hours=1)


def at(text: str, zone: dt.tzinfo = dt.UTC) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


# 2026-11-27 is a Friday.
REPLIES = [
    # By the same time on the next working day; 48: two of them.
    ("2026-11-25T10:15", 24, "2026-11-26T10:15"),
    ("2026-11-25T10:15", 48, "2026-11-27T10:15"),
    ("2026-11-25T10:15", 72, "2026-11-30T10:15"),
    ("2026-11-27T10:15", 24, "2026-11-30T10:15"),
    ("2026-11-25T08:00", 24, "2026-11-26T08:00"),
    ("2026-11-25T15:59", 24, "2026-11-26T15:59"),
    # Outside office hours it counts from the next opening.
    ("2026-11-25T07:59", 24, "2026-11-26T08:00"),
    ("2026-11-25T16:00", 24, "2026-11-27T08:00"),
    ("2026-11-27T20:00", 24, "2026-12-01T08:00"),
    ("2026-11-28T12:00", 24, "2026-12-01T08:00"),
    ("2026-11-29T12:00", 48, "2026-12-02T08:00"),
    # Below 24, and what is left of more, counts hours in the office.
    ("2026-11-25T10:15", 1, "2026-11-25T11:15"),
    ("2026-11-25T10:15", 5, "2026-11-25T15:15"),
    ("2026-11-25T10:15", 6, "2026-11-26T08:15"),
    ("2026-11-25T12:00", 4, "2026-11-25T16:00"),
    ("2026-11-25T12:00", 12, "2026-11-26T16:00"),
    ("2026-11-25T12:00", 13, "2026-11-27T09:00"),
    ("2026-11-25T08:00", 23, "2026-11-27T15:00"),
    ("2026-11-25T10:15", 26, "2026-11-26T12:15"),
    ("2026-11-27T15:30", 25, "2026-12-01T08:30"),
    ("2026-11-25T18:00", 8, "2026-11-26T16:00"),
    ("2026-11-25T18:00", 9, "2026-11-27T09:00"),
]


@pytest.mark.parametrize(("received", "hours", "due"), REPLIES)
def test_reply_by(received: str, hours: int, due: str) -> None:
    assert PLAIN.reply_by(at(received), hours) == at(due)


def test_holidays_and_year_ends_are_no_working_days() -> None:
    calendar = Calendar(dt.UTC, holidays=frozenset({dt.date(2026, 12, 25), dt.date(2027, 1, 1)}))
    assert calendar.reply_by(at("2026-12-24T11:00"), 24) == at("2026-12-28T11:00")
    assert calendar.reply_by(at("2026-12-25T11:00"), 24) == at("2026-12-29T08:00")
    assert calendar.reply_by(at("2026-12-31T11:00"), 24) == at("2027-01-04T11:00")
    assert calendar.reply_by(at("2026-12-31T15:00"), 3) == at("2027-01-04T10:00")
    assert calendar.next_working_day(dt.date(2026, 12, 31)) == dt.date(2027, 1, 4)
    assert not calendar.is_working_day(dt.date(2027, 1, 1))


def test_hours_are_meant_in_the_house_zone() -> None:
    calendar = Calendar(ZAGREB)
    due = calendar.reply_by(at("2026-11-25T15:30"), 24)
    assert due.isoformat() == "2026-11-27T08:00:00+01:00"
    assert calendar.reply_by(at("2026-11-25T07:00"), 24).isoformat() == "2026-11-26T08:00:00+01:00"
    sao_paulo = Calendar(ZoneInfo("America/Sao_Paulo"))
    assert sao_paulo.reply_by(at("2026-11-28T01:00"), 24).isoformat() == "2026-12-01T08:00:00-03:00"


def test_the_clock_on_the_wall_counts_when_clocks_change() -> None:
    """Clocks go forward on 29 March 2026 and back on 25 October 2026, both at night from Saturday to Sunday."""
    calendar = Calendar(ZAGREB)
    spring = calendar.reply_by(at("2026-03-27T10:00", ZAGREB), 24)
    assert spring.isoformat() == "2026-03-30T10:00:00+02:00"
    autumn = calendar.reply_by(at("2026-10-23T10:00", ZAGREB), 24)
    assert autumn.isoformat() == "2026-10-26T10:00:00+01:00"


ROUND_THE_CLOCK = Calendar(ZAGREB, frozenset(range(7)), dt.time(0), dt.time(23, 59))


def test_a_time_that_the_clock_skips_becomes_the_one_it_skips_to() -> None:
    received = at("2026-03-28T02:30", ZAGREB)
    assert ROUND_THE_CLOCK.reply_by(received, 24).isoformat() == "2026-03-29T03:30:00+02:00"
    assert ROUND_THE_CLOCK.add_working_days(received, 1).isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_the_clock_shows_twice() -> None:
    twice = at("2026-10-25T02:30", ZAGREB)
    assert ROUND_THE_CLOCK.add_working_days(twice - DAY, 1).isoformat() == "2026-10-25T02:30:00+02:00"
    assert ROUND_THE_CLOCK.add_working_days(twice.replace(fold=1), 154).isoformat() == "2027-03-28T03:30:00+02:00"
    second = twice.replace(fold=1, minute=0)
    early = Calendar(ZAGREB, frozenset(range(7)), dt.time(2, 15), dt.time(10))
    assert early.working_time(second).isoformat() == "2026-10-25T02:15:00+01:00"
    assert early.working_time(second.replace(fold=0)).isoformat() == "2026-10-25T02:15:00+02:00"
    assert ROUND_THE_CLOCK.reply_by(at("2026-10-25T01:30", ZAGREB), 1).isoformat() == "2026-10-25T02:30:00+02:00"


def test_working_time() -> None:
    assert PLAIN.is_working_time(at("2026-11-27T08:00"))
    assert not PLAIN.is_working_time(at("2026-11-27T16:00"))
    assert not PLAIN.is_working_time(at("2026-11-28T10:00"))
    assert PLAIN.working_time(at("2026-11-27T10:00")) == at("2026-11-27T10:00")
    assert PLAIN.working_time(at("2026-11-27T06:00")) == at("2026-11-27T08:00")
    assert PLAIN.working_time(at("2026-11-28T06:00")) == at("2026-11-30T08:00")


def test_working_days_are_added_to_the_same_time() -> None:
    assert PLAIN.add_working_days(at("2026-11-27T20:00"), 0) == at("2026-11-27T20:00")
    assert PLAIN.add_working_days(at("2026-11-27T20:00"), 1) == at("2026-11-30T20:00")
    assert PLAIN.add_working_days(at("2026-11-28T20:00"), 1) == at("2026-11-30T20:00")
    assert PLAIN.add_working_days(at("2026-11-28T20:00"), 6) == at("2026-12-07T20:00")
    assert PLAIN.next_working_day(dt.date(2026, 11, 26)) == dt.date(2026, 11, 27)


SURVEYS = [
    ("2026-11-24T10:00", 24, "2026-11-25T10:00"),
    ("2026-11-24T10:00", 30, "2026-11-26T08:00"),
    ("2026-11-24T10:00", 48, "2026-11-26T10:00"),
    ("2026-11-24T17:00", 24, "2026-11-26T08:00"),
    # The next opening would come after 48 hours, so that it is moved forward.
    ("2026-11-24T17:00", 48, "2026-11-26T08:00"),
    ("2026-11-26T10:00", 48, "2026-11-27T10:00"),
    ("2026-11-26T06:00", 48, "2026-11-27T08:00"),
    ("2026-11-28T08:00", 24, "2026-11-30T08:00"),
    # Nobody works in all that time: the hours given stay.
    ("2026-11-27T10:00", 24, "2026-11-28T10:00"),
    ("2026-11-27T10:00", 36, "2026-11-28T22:00"),
    ("2026-11-28T07:59", 24, "2026-11-29T07:59"),
]


@pytest.mark.parametrize(("resolved", "hours", "due"), SURVEYS)
def test_survey_at(resolved: str, hours: int, due: str) -> None:
    assert PLAIN.survey_at(at(resolved), hours) == at(due)


def test_a_survey_waits_real_hours_when_clocks_change() -> None:
    due = ROUND_THE_CLOCK.survey_at(at("2026-10-24T12:00", ZAGREB), 24)
    assert due.isoformat() == "2026-10-25T11:00:00+01:00"
    in_time = Calendar(ZAGREB, frozenset(range(7)), dt.time(12), dt.time(13))
    assert in_time.survey_at(at("2026-10-23T12:00", ZAGREB), 48).isoformat() == "2026-10-24T12:00:00+02:00"


def test_a_house_becomes_a_calendar() -> None:
    hours = OfficeHours(days=frozenset({"mon", "sun"}), opens=dt.time(9), closes=dt.time(12, 30))
    house = House(time_zone="Europe/Prague", office_hours=hours, holidays=frozenset({dt.date(2026, 12, 24)}))
    assert Calendar.of(house) == Calendar(
        ZoneInfo("Europe/Prague"), frozenset({0, 6}), dt.time(9), dt.time(12, 30), frozenset({dt.date(2026, 12, 24)})
    )


BAD: list[tuple[str, Any]] = [
    ("received", lambda: PLAIN.reply_by(dt.datetime(2026, 11, 25), 24)),
    ("resolved", lambda: PLAIN.survey_at(dt.datetime(2026, 11, 25), 24)),
    ("moment", lambda: PLAIN.add_working_days(dt.datetime(2026, 11, 25), 1)),
    ("moment", lambda: PLAIN.working_time(dt.datetime(2026, 11, 25))),
    ("business_hours", lambda: PLAIN.reply_by(at("2026-11-25"), 0)),
    ("days", lambda: PLAIN.add_working_days(at("2026-11-25"), -1)),
    ("hours", lambda: PLAIN.survey_at(at("2026-11-25"), 23)),
    ("hours", lambda: PLAIN.survey_at(at("2026-11-25"), 49)),
    ("day", lambda: PLAIN.is_working_day(at("2026-11-25"))),
    ("day", lambda: PLAIN.next_working_day(dt.date.max)),
    ("day", lambda: PLAIN.reply_by(at("9999-12-31T10:00"), 24)),
    ("moment", lambda: PLAIN.survey_at(at("9999-12-31T10:00"), 24)),
    ("moment", lambda: Calendar(ZAGREB).working_time(at("9999-12-31T23:30"))),
    ("moment", lambda: Calendar(ZoneInfo("America/Chicago"), closes=dt.time(23)).reply_by(at("9999-12-31T15:00"), 10)),
    ("days", lambda: Calendar(dt.UTC, frozenset())),
    ("days", lambda: Calendar(dt.UTC, frozenset({7}))),
    ("opens", lambda: Calendar(dt.UTC, opens=dt.time(8, tzinfo=dt.UTC))),
    ("closes", lambda: Calendar(dt.UTC, opens=dt.time(8), closes=dt.time(8))),
    ("country", lambda: public_holidays("XX", 2026)),
    ("subdivision", lambda: public_holidays("BA", 2026, "XYZ")),
    ("subdivision", lambda: public_holidays("HR", 2026, "ENG")),
    ("years", lambda: public_holidays("HR", 9999)),
]


@pytest.mark.parametrize(("where", "call"), BAD)
def test_bad_input_names_the_field(where: str, call: Any) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert [problem.where for problem in caught.value.problems] == [where]


def test_an_unknown_part_of_a_country_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="known: BIH, BRC, SRP"):
        public_holidays("BA", 2026, "XYZ")
    with pytest.raises(InputError, match="known: none"):
        public_holidays("HR", 2026, "XYZ")


# Properties.

days_of_week = st.frozensets(st.integers(0, 6), min_size=1)
moments = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31), timezones=st.just(dt.UTC))


@st.composite
def calendars(draw: st.DrawFn, zone: dt.tzinfo | None = None) -> Calendar:
    opens = draw(st.integers(4, 12))
    closes = draw(st.integers(opens + 1, 23))
    names = ("UTC", "Europe/Zagreb", "America/New_York", "America/Sao_Paulo", "Pacific/Auckland")
    return Calendar(
        zone or ZoneInfo(draw(st.sampled_from(names))),
        draw(days_of_week),
        dt.time(opens),
        dt.time(closes),
        draw(st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), max_size=20)),
    )


def working_hours(calendar: Calendar, start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """The time in the office between two moments of a zone without daylight saving, day by day."""
    total, day = dt.timedelta(), start.date()
    while day <= end.date():
        if calendar.is_working_day(day):
            opens = max(start, dt.datetime.combine(day, calendar.opens, start.tzinfo))
            closes = min(end, dt.datetime.combine(day, calendar.closes, start.tzinfo))
            total += max(closes - opens, dt.timedelta())
        day += DAY
    return total


@given(calendars(dt.UTC), moments, st.integers(1, 23))
def test_hours_below_24_are_hours_in_the_office(calendar: Calendar, received: dt.datetime, hours: int) -> None:
    due = calendar.reply_by(received, hours)
    assert working_hours(calendar, received, due) == hours * HOUR


@given(calendars(), moments, st.integers(1, 100))
def test_an_answer_is_due_in_working_time_after_the_message(
    calendar: Calendar, received: dt.datetime, hours: int
) -> None:
    due = calendar.reply_by(received, hours)
    assert due.tzinfo is calendar.zone
    assert due.astimezone(dt.UTC) > received
    assert calendar.is_working_day(due.date())
    assert calendar.opens <= due.time() <= calendar.closes
    assert calendar.reply_by(received, hours + 1).astimezone(dt.UTC) > due.astimezone(dt.UTC) or hours % 24 == 23


@given(calendars(), moments, st.timedeltas(dt.timedelta(), dt.timedelta(9)), st.integers(1, 100))
def test_who_writes_later_is_answered_later(
    calendar: Calendar, received: dt.datetime, later: dt.timedelta, hours: int
) -> None:
    first, second = calendar.reply_by(received, hours), calendar.reply_by(received + later, hours)
    assert first.astimezone(dt.UTC) <= second.astimezone(dt.UTC)


@given(calendars(), moments, st.integers(0, 20))
def test_working_days_added_one_by_one_or_at_once(calendar: Calendar, moment: dt.datetime, days: int) -> None:
    step = moment
    for _ in range(days):
        step = calendar.add_working_days(step, 1)
    assert calendar.add_working_days(moment, days) == step


@given(calendars(), moments, st.integers(24, 48))
def test_a_survey_comes_within_24_to_48_hours(calendar: Calendar, resolved: dt.datetime, hours: int) -> None:
    due = calendar.survey_at(resolved, hours)
    waited = due.astimezone(dt.UTC) - resolved
    assert 24 * HOUR <= waited <= 48 * HOUR
    every_quarter = (resolved + 24 * HOUR + quarter * HOUR / 4 for quarter in range(24 * 4 + 1))
    if any(calendar.is_working_time(moment) for moment in every_quarter):
        assert calendar.is_working_time(due)
    elif not calendar.is_working_time(due):
        assert waited == hours * HOUR


# Public holidays.

HOLIDAYS = [
    ("HR", None, dt.date(2026, 5, 30), True),
    ("HR", None, dt.date(2026, 6, 2), False),
    ("BA", "BIH", dt.date(2026, 3, 1), True),
    ("BA", "SRP", dt.date(2026, 11, 21), True),
    ("BA", "SRP", dt.date(2026, 3, 1), False),
    ("RO", None, dt.date(2026, 12, 1), True),
    ("CZ", None, dt.date(2026, 10, 28), True),
    ("PT", None, dt.date(2026, 4, 25), True),
    ("BR", None, dt.date(2026, 9, 7), True),
    ("GB", "SCT", dt.date(2026, 11, 30), True),
    ("GB", "ENG", dt.date(2026, 11, 30), False),
    ("US", None, dt.date(2026, 11, 26), True),
]


@pytest.mark.parametrize(("country", "subdivision", "day", "free"), HOLIDAYS)
def test_public_holidays(country: str, subdivision: str | None, day: dt.date, free: bool) -> None:
    assert (day in public_holidays(country, 2026, subdivision)) is free


def test_public_holidays_of_several_years_make_a_house() -> None:
    days = public_holidays("CZ", (2026, 2027))
    assert {day.year for day in days} == {2026, 2027}
    calendar = Calendar.of(House(holidays=days))
    assert calendar.next_working_day(dt.date(2026, 12, 23)) == dt.date(2026, 12, 28)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def without_holidays(name: str, *rest: Any) -> Any:
        if name == "holidays":
            raise ModuleNotFoundError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_holidays)
    with pytest.raises(ReplyguideError, match=r"replyguide\[calendar\]"):
        public_holidays("HR", 2026)
