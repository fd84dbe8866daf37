"""What is read off a complaint: each fact at its edges."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from replyguide import Complaint, House
from replyguide.facts import situations, upcoming, years_between
from replyguide.situation import Situation, TopicSituation
from strategies import NOW

TODAY = NOW.date()
FULL = {"name": "Ana Kos", "email": "ana@example.org"}


def read(house: dict[str, Any] | None = None, **values: Any) -> tuple[Situation, tuple[TopicSituation, ...]]:
    complaint = Complaint.model_validate({"language": "hr", "text": "x", **values})
    return situations(complaint, House(**house or {}), now=NOW, today=TODAY)


def whole(**values: Any) -> Situation:
    return read(**values)[0]


def topic(category: str, **verdict: Any) -> dict[str, Any]:
    return {"category": category, "verdict": verdict or None}


def test_nothing_is_assumed_that_is_not_stated() -> None:
    assert whole() == Situation()
    assert read()[1] == (TopicSituation(terse=True),)


YEARS = [
    ("2024-11-24", "2026-11-24", 2),
    ("2024-11-25", "2026-11-24", 1),
    ("2024-12-01", "2026-11-24", 1),
    ("2026-11-24", "2026-11-24", 0),
    ("2026-11-25", "2026-11-24", None),
    (None, "2026-11-24", None),
    ("2024-11-24", None, None),
]


@pytest.mark.parametrize(("since", "today", "years"), YEARS)
def test_years_are_whole_ones(since: str | None, today: str | None, years: int | None) -> None:
    days = [dt.date.fromisoformat(day) if day else None for day in (since, today)]
    assert years_between(*days) == years


CUSTOM = [
    (None, "unknown"),
    ("2026-11-25", "known"),
    ("2024-11-25", "known"),
    ("2024-11-24", "long"),
    ("2001-01-01", "long"),
]


@pytest.mark.parametrize(("since", "custom"), CUSTOM)
def test_two_years_make_a_long_standing_customer(since: str | None, custom: str) -> None:
    assert whole(customer={"since": since}).custom == custom


def test_today_is_still_ahead_and_without_a_clock_nothing_is() -> None:
    assert upcoming(TODAY, TODAY)
    assert not upcoming(TODAY, None)
    assert not upcoming(None, TODAY)


def test_an_appointment_counts_until_its_minute() -> None:
    assert whole(appointment=NOW).appointment
    assert not whole(appointment=NOW - dt.timedelta(minutes=1)).appointment


IDENTIFIED = [
    (FULL, True),
    ({"last_name": "Kos", "phone": "01 555"}, True),
    ({"name": "Ana Kos", "account": "77"}, True),
    ({"name": "Ana Kos"}, False),
    ({"email": "ana@example.org"}, False),
]


@pytest.mark.parametrize(("customer", "identified"), IDENTIFIED)
def test_a_customer_is_known_by_name_and_one_way_to_answer(customer: dict[str, str], identified: bool) -> None:
    assert whole(customer=customer).identified is identified


def test_news_are_never_public_or_spoken() -> None:
    assert whole(occasion="delay", channel="phone-note").medium == "mail"
    assert whole(occasion="delay", channel="letter").medium == "letter"


FAULTS = [
    ([topic("price", finding="justified", fault="company"), topic("damaged", finding="unjustified")], "company"),
    ([topic("price", finding="justified", fault="company"), topic("damaged", finding="justified")], "company"),
    (
        [
            topic("price", finding="justified", fault="company"),
            topic("damaged", finding="justified", fault="third-party"),
        ],
        "unknown",
    ),
    ([topic("price", finding="justified"), topic("damaged", finding="unjustified", fault="customer")], "unknown"),
]


@pytest.mark.parametrize(("topics", "fault"), FAULTS)
def test_the_fault_is_that_of_the_topics_that_are_right_where_they_agree(topics: list[Any], fault: str) -> None:
    assert whole(topics=topics).fault == fault


def test_the_whole_verdicts_fault_counts_before_the_topics() -> None:
    topics = [topic("price", finding="justified", fault="third-party")]
    assert whole(topics=topics, verdict={"finding": "justified", "fault": "company"}).fault == "company"


def test_the_harm_is_the_worst_that_is_stated() -> None:
    topics = [topic("price", finding="justified", harm="slight"), topic("damaged", finding="justified", harm="none")]
    assert whole(topics=topics).harm == "slight"
    assert whole(topics=topics, verdict={"finding": "justified", "harm": "partial"}).harm == "partial"
    assert whole(topics=[topic("price", finding="justified")]).harm == "unknown"


@pytest.mark.parametrize("name", ["account", "cause", "measure", "alternative"])
def test_what_is_stated_for_one_topic_is_stated(name: str) -> None:
    topics = [topic("price", finding="justified", **{name: "x"}), topic("damaged", finding="unjustified")]
    assert getattr(whole(topics=topics), name)
    assert not getattr(whole(topics=topics[1:]), name)


def test_wishes_granted_for_one_topic_are_granted() -> None:
    right = topic("cancellation", finding="justified", granted=["cancellation"])
    assert whole(topics=[right, topic("price", finding="unjustified")]).granted
    assert not whole(topics=[topic("price", finding="justified")]).granted


TERSE = [(1, "x" * 159, True), (1, "x" * 160, False), (2, "x" * 319, True), (2, "x" * 320, False)]


@pytest.mark.parametrize(("count", "text", "terse"), TERSE)
def test_a_message_says_little_by_its_length_for_each_topic(count: int, text: str, terse: bool) -> None:
    _, topics = read(text=text, topics=[topic("price")] * count)
    assert [found.terse for found in topics] == [terse] * count


def test_a_topic_with_words_enough_of_its_own_is_not_terse() -> None:
    _, topics = read(topics=[{"category": "price", "words": "x" * 160}, {"category": "damaged", "words": "x" * 159}])
    assert [found.terse for found in topics] == [False, True]


def test_topics_without_a_verdict_share_the_whole_one_unless_others_have_their_own() -> None:
    whole_right = {"finding": "justified", "cause": "x"}
    _, topics = read(topics=[topic("price", finding="justified"), topic("damaged")], verdict=whole_right)
    assert [(found.finding, found.cause) for found in topics] == [("justified", False), ("justified", True)]
    partly = {"finding": "partly-justified"}
    _, topics = read(topics=[topic("price"), topic("damaged")], verdict=partly)
    assert [found.finding for found in topics] == ["partly-justified"] * 2
    _, topics = read(topics=[topic("price", finding="justified"), topic("damaged")], verdict=partly)
    assert [found.finding for found in topics] == ["justified", "undetermined"]


def test_what_the_whole_states_stands_with_the_last_topic_where_each_has_its_own() -> None:
    both = [topic("price", finding="justified"), topic("damaged", finding="justified")]
    _, topics = read(topics=both, verdict={"finding": "justified", "account": "x", "reasons": "x"})
    assert [(found.account, found.reasons) for found in topics] == [(False, False), (True, True)]


def test_only_the_barrier_and_the_answer_are_told_by_the_caller() -> None:
    complaint = Complaint(language="hr", text="x")
    found, _ = situations(complaint, House(), barrier=True, answer_known=True)
    assert found == Situation(barrier=True, answer_by=True)
