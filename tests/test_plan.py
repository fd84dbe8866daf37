"""The plan of a case: due dates, the band, and what to look at before sending, by code and value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from replyguide import Complaint, House
from replyguide.fields import Money
from replyguide.plan import Caution, Plan, plan
from replyguide.vocabulary import RemedyKind
from strategies import NOW

RIGHT = {"finding": "justified", "fault": "company", "harm": "partial", "price": "100 EUR"}
DATED = [{"kind": "price-cut", "percent": 30, "date": "2026-12-04"}]


def planned(verdict: dict[str, Any] | None = None, house: House | None = None, **values: Any) -> Plan:
    now = values.pop("now", NOW)
    complaint = Complaint.model_validate({"language": "hr", "text": "x", "verdict": verdict, **values})
    return plan(complaint, house or House(), now=now)


def due(found: Plan) -> list[tuple[str, object]]:
    return [(one.what, one.at) for one in found.due]


def codes(found: Plan) -> list[str]:
    return [caution.code for caution in found.cautions]


def test_the_tasks_of_a_first_contact_are_due_now_and_when_the_answer_is() -> None:
    assert due(planned()) == [("acknowledge", NOW)]
    day = dt.date(2026, 11, 27)
    assert due(planned(answer_by="2026-11-27")) == [("acknowledge", NOW), ("answer", day)]
    hours = planned(house=House(reply_hours=24))
    assert due(hours) == [("acknowledge", NOW), ("answer", NOW + dt.timedelta(1))]
    assert all(one.rules for one in hours.due)


def test_a_date_is_kept_and_followed_up_two_working_days_after_the_last() -> None:
    remedies = [*DATED, {"kind": "repair", "date": "2026-12-01"}, {"kind": "gift", "date": "2027-03-01"}]
    found = planned({**RIGHT, "remedies": remedies})
    assert due(found) == [("keep-date", dt.date(2026, 12, 1)), ("follow-up", dt.date(2026, 12, 8))]


def test_a_date_that_has_passed_is_no_date_to_keep() -> None:
    found = planned({**RIGHT, "remedies": [{"kind": "repair", "date": "2026-11-23"}, *DATED]})
    assert due(found)[0] == ("keep-date", dt.date(2026, 12, 4))
    assert ("date-past", (("date", dt.date(2026, 11, 23)),)) in [tuple(caution) for caution in found.cautions]


def test_tasks_whose_date_is_not_known_stand_last() -> None:
    found = planned({**RIGHT, "remedies": [{"kind": "repair"}]})
    assert due(found) == [("keep-date", None), ("follow-up", None)]
    survey = {"house": House(survey_link="https://lampa.example/s"), "stage": "resolved"}
    assert due(planned(RIGHT, now=None, **survey)) == [("survey", None)]


@pytest.mark.parametrize("hours", [24, 30])
def test_the_survey_goes_out_when_the_house_says(hours: int) -> None:
    house = House(survey_link="https://lampa.example/s", survey_hours=hours)
    assert due(planned(RIGHT, house, stage="resolved")) == [
        ("survey", NOW + dt.timedelta(1) if hours == 24 else dt.datetime(2026, 11, 26, 8, tzinfo=dt.UTC))
    ]


def test_a_new_date_of_a_delay_is_kept() -> None:
    found = planned(occasion="delay", answer_by="2026-12-04")
    assert due(found) == [("keep-new-date", dt.date(2026, 12, 4))]
    assert due(planned(occasion="delay", answer_by="2026-11-23")) == []


ANSWERS = [
    (NOW, NOW, True),
    (NOW - dt.timedelta(minutes=1), NOW, False),
    (NOW.date(), NOW, True),
    (NOW.date() - dt.timedelta(1), NOW, False),
    (NOW, None, False),
    (NOW.date(), None, False),
]


@pytest.mark.parametrize(("answer_by", "now", "named"), ANSWERS)
def test_an_answer_is_promised_until_its_time_has_passed(answer_by: object, now: object, named: bool) -> None:
    found = planned(answer_by=answer_by, now=now)
    assert found.outline.situation.answer_by is named
    assert found.answer_by == (answer_by if named else None)


def test_the_day_is_that_of_the_house() -> None:
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    assert planned(now=late, house=House(time_zone="Europe/Zagreb")).today == dt.date(2026, 11, 25)
    assert planned(now=late).today == dt.date(2026, 11, 24)


BANDS = [
    ({"price": "100 EUR"}, [], ("20.00", "60.00")),
    ({}, [{"price": "30 EUR"}, {"price": "70 EUR"}], ("20.00", "60.00")),
    ({"price": "100 EUR"}, [{"price": "30 EUR"}], ("20.00", "60.00")),
    ({"price": "100 EUR", "loss": "10 EUR"}, [], ("30.00", "72.00")),
    ({"price": "100 EUR"}, [{"loss": "10 EUR"}], ("30.00", "72.00")),
]


@pytest.mark.parametrize(("verdict", "own", "bounds"), BANDS)
def test_price_and_loss_are_the_wholes_or_what_the_topics_add_up_to(
    verdict: dict[str, str], own: list[dict[str, str]], bounds: tuple[str, str]
) -> None:
    topics = [{"category": "damaged", "verdict": {"finding": "justified", **one}} for one in own]
    band = planned({"finding": "justified", "harm": "partial", **verdict}, topics=topics).band
    assert band is not None
    assert (str(band.low.amount), str(band.high and band.high.amount)) == bounds


def test_there_is_no_band_where_the_complaint_is_not_right_or_the_harm_not_known() -> None:
    assert planned({"finding": "unjustified", "harm": "total", "price": "5 EUR"}).band is None
    assert planned({"finding": "justified", "price": "5 EUR"}).band is None


OUTSIDE = [
    ([{"kind": "price-cut", "percent": 10}], "below", {"given": "10.00 EUR", "limit": "20.00 EUR"}),
    ([{"kind": "price-cut", "percent": 90}], "above", {"given": "90.00 EUR", "limit": "60.00 EUR"}),
    ([{"kind": "refund"}], "above", {"given": "100.00 EUR", "limit": "60.00 EUR"}),
]


@pytest.mark.parametrize(("remedies", "code", "values"), OUTSIDE)
def test_what_lies_outside_the_band_is_told_with_its_bounds(
    remedies: list[Any], code: str, values: dict[str, str]
) -> None:
    found = planned({**RIGHT, "remedies": [{**one, "date": "2026-12-04"} for one in remedies]})
    assert [(one.code, {name: str(value) for name, value in one.values}) for one in found.cautions] == [(code, values)]


def test_a_higher_cap_allows_more() -> None:
    house = House(compensation_cap=150, compensation_cap_reason="Goodwill.")
    found = planned({**RIGHT, "remedies": [{"kind": "price-cut", "percent": 75, "date": "2026-12-04"}]}, house)
    assert codes(found) == []


def test_a_loss_counts_too() -> None:
    found = planned({**RIGHT, "loss": "40 EUR", "remedies": DATED})
    assert found.cautions == (
        Caution(
            "below",
            (("given", Money(amount="30.00", currency="EUR")), ("limit", Money(amount="60.00", currency="EUR"))),
        ),
    )


def test_what_a_harm_does_not_foresee_is_named() -> None:
    trivial = {**RIGHT, "harm": "trivial", "remedies": [{"kind": "gift"}]}
    assert planned(trivial).cautions == (Caution("not-foreseen", (("kinds", (RemedyKind.GIFT,)),)),)
    voucher = {**RIGHT, "harm": "slight", "remedies": [{"kind": "voucher", "percent": 40}]}
    assert planned(voucher).cautions == (Caution("above", (("given", Decimal(40)), ("limit", Decimal(15)))),)


STATED = [
    ({"finding": "justified", "harm": "slight"}, ["remedies-not-stated"]),
    ({"finding": "justified"}, ["remedies-not-stated"]),
    ({"finding": "justified", "harm": "trivial"}, []),
    ({"finding": "justified", "granted": ["cancellation"]}, []),
    ({"finding": "justified", "remedies": [{"kind": "gift"}]}, ["harm-not-stated"]),
    ({"finding": "justified", "remedies": []}, []),
    ({"finding": "unjustified"}, []),
    (None, []),
]


@pytest.mark.parametrize(("verdict", "expected"), STATED)
def test_what_is_not_stated_and_should_be(verdict: dict[str, Any] | None, expected: list[str]) -> None:
    assert codes(planned(verdict)) == expected


def test_where_nothing_is_decided_any_more_nobody_asks_what_is_given() -> None:
    assert codes(planned({"finding": "justified"}, stage="closed")) == []


def test_a_refused_wish_needs_reasons() -> None:
    refused = {"finding": "justified", "harm": "slight", "remedies": []}
    assert codes(planned(refused, asks=["refund"])) == ["wish-refused"]
    assert codes(planned({**refused, "reasons": "x"}, asks=["refund"])) == []
    assert codes(planned(refused)) == []
    assert codes(planned({"finding": "unjustified", "remedies": []}, asks=["refund"])) == []


def test_a_topic_decided_while_the_whole_is_open_is_told() -> None:
    decided = {"category": "price", "verdict": {"finding": "unjustified"}}
    open_ = {"category": "damaged", "verdict": {"finding": "undetermined"}}
    assert codes(planned(topics=[decided, open_])) == ["decided-unsaid"]
    assert codes(planned(topics=[open_, open_])) == []
    assert codes(planned(topics=[decided])) == []


WRITERS = [("i", None, ["no-gender"]), ("i", "woman", []), ("we", None, [])]


@pytest.mark.parametrize(("writer", "gender", "expected"), WRITERS)
def test_who_says_i_has_a_gender(writer: str, gender: str | None, expected: list[str]) -> None:
    house = House.model_validate({"writer": writer, "signatory": {"name": "Jana Malá", "gender": gender}})
    assert codes(planned(house=house)) == expected
    assert codes(planned(house=House.model_validate({"writer": writer}))) == []


def test_dates_that_have_passed_are_told_once_each() -> None:
    past = dt.date(2026, 11, 23)
    found = planned(
        {"reasons": "x", "retry_after": past},
        occasion="declined",
        appointment=NOW - dt.timedelta(2),
        answer_by=NOW - dt.timedelta(minutes=1),
    )
    told = [value for caution in found.cautions for _, value in caution.values]
    assert codes(found) == ["date-past"] * 3
    assert told == [past, NOW.date() - dt.timedelta(2), NOW - dt.timedelta(minutes=1)]


def test_dates_that_lie_ahead_are_not_told() -> None:
    ahead = {"answer_by": NOW, "appointment": NOW}
    assert codes(planned({"reasons": "x", "retry_after": NOW.date()}, occasion="declined", **ahead)) == []


def test_without_a_clock_dates_given_are_told() -> None:
    assert codes(planned(answer_by="2026-12-04", now=None)) == ["no-clock"]
    assert codes(planned(now=None)) == []


def test_what_reading_gave_cause_for_comes_first() -> None:
    complaint = Complaint.model_validate({"language": "hr", "text": "x", "verdict": {"finding": "justified"}})
    found = plan(complaint, House(), now=NOW, cautions=(Caution("name-unsure"),))
    assert codes(found) == ["name-unsure", "remedies-not-stated"]
    assert not found.outline.situation.barrier
    assert plan(complaint, House(), barrier=True).outline.situation.barrier
