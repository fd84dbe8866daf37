"""How the reckoning of dates and money refuses what it cannot use: the field, the value and what would be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from replyguide import InputError, Money, Remedy
from replyguide.deadlines import Calendar
from replyguide.remedies import band, judge
from replyguide.vocabulary import Harm

NOON = dt.time(12)
ZONED = dt.time(9, tzinfo=dt.UTC)
MOMENT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
NAIVE = dt.datetime(2026, 11, 25, 9)
LAST = dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC)
CALENDAR = Calendar(dt.UTC)
EUR, CZK = (Money(amount=100, currency=currency) for currency in ("EUR", "CZK"))

REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: Calendar(dt.UTC, frozenset((9,))),
        "days: needs at least one day of the week, from 0 to 6 (got [9])",
    ),
    (lambda: Calendar(dt.UTC, frozenset()), "days: needs at least one day of the week, from 0 to 6 (got [])"),
    (
        lambda: Calendar(dt.UTC, opens=ZONED),
        f"opens: is meant in the calendar's zone; give it without an offset (got {ZONED!r})",
    ),
    (
        lambda: Calendar(dt.UTC, closes=ZONED),
        f"closes: is meant in the calendar's zone; give it without an offset (got {ZONED!r})",
    ),
    (lambda: Calendar(dt.UTC, opens=NOON, closes=NOON), f"closes: is not after opens, 12:00:00 (got {NOON!r})"),
    (lambda: CALENDAR.is_working_day(NAIVE), f"day: is a moment; give a date (got {NAIVE!r})"),
    (
        lambda: CALENDAR.next_working_day(dt.date.max),
        "day: has no working day after it; give an earlier one (got datetime.date(9999, 12, 31))",
    ),
    (lambda: CALENDAR.add_working_days(MOMENT, -1), "days: is negative; give 0 or more (got -1)"),
    (
        lambda: CALENDAR.reply_by(MOMENT, 0),
        "business_hours: is no time to answer in; give 1 or more (got 0)",
    ),
    (
        lambda: CALENDAR.reply_by(NAIVE, 1),
        f"received: has no offset from UTC; give one, such as 2026-11-25T14:30+01:00 (got {NAIVE!r})",
    ),
    (
        lambda: CALENDAR.working_time(NAIVE),
        f"moment: has no offset from UTC; give one, such as 2026-11-25T14:30+01:00 (got {NAIVE!r})",
    ),
    (
        lambda: CALENDAR.survey_at(MOMENT, 23),
        "hours: is outside 24 to 48, the hours between resolution and survey (got 23)",
    ),
    (
        lambda: CALENDAR.survey_at(LAST, 24),
        f"moment: is at the edge of the years that can be reckoned with (got '{LAST.isoformat()}')",
    ),
    (
        lambda: band(Harm.TOTAL, EUR, cap_percent=Decimal(99)),
        "cap_percent: is outside 100 to 150 per cent (got Decimal('99'))",
    ),
    (
        lambda: band(Harm.TOTAL, EUR, CZK),
        "loss: is not in the currency of the price, EUR (got '100 CZK')",
    ),
    (
        lambda: judge([Remedy(kind="price-cut", amount="5 CZK")], Harm.PARTIAL, EUR),
        "remedies.amount: is not in the currency of the verdict, EUR (got '5 CZK')",
    ),
]


@pytest.mark.parametrize(("call", "said"), REFUSED, ids=[said[:50] for _, said in REFUSED])
def test_what_cannot_be_used_is_named(call: Callable[[], object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == said
