"""Hypothesis strategies for the models: valid complaints, verdicts and houses of every sort."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from replyguide import Complaint, House, InputError
from replyguide.languages import LANGUAGES
from replyguide.vocabulary import (
    Address,
    Ask,
    Category,
    Channel,
    Fault,
    Finding,
    Harm,
    Mark,
    Occasion,
    RemedyKind,
    Stage,
)

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
WORDS = st.text(min_size=1, max_size=60).filter(lambda text: any(sign.isalnum() for sign in text))
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=100_000, places=2).map(lambda amount: f"{amount} EUR")
DAYS = st.dates(min_value=dt.date(2026, 11, 1), max_value=dt.date(2027, 12, 31))


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def remedies(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(RemedyKind))
    remedy: dict[str, Any] = {"kind": kind, "date": draw(optional(DAYS))}
    if kind in ("refund", "price-cut", "voucher", "compensation") and draw(st.booleans()):
        remedy["amount"] = draw(AMOUNTS)
    elif kind in ("price-cut", "voucher") and draw(st.booleans()):
        remedy["percent"] = draw(st.integers(1, 100))
    if draw(st.booleans()):
        remedy["text"] = draw(WORDS)
    return remedy


@st.composite
def verdicts(draw: st.DrawFn, findings: tuple[Finding | None, ...] = (None, *Finding)) -> dict[str, Any]:
    finding = draw(st.sampled_from(findings))
    verdict: dict[str, Any] = {"finding": finding}
    if finding is Finding.UNDETERMINED:
        return verdict
    verdict["fault"] = draw(st.sampled_from(Fault))
    verdict["harm"] = draw(optional(st.sampled_from(Harm)))
    verdict["price"] = draw(optional(AMOUNTS))
    verdict["loss"] = draw(optional(AMOUNTS))
    for name in ("account", "cause", "measure", "alternative"):
        verdict[name] = draw(optional(WORDS))
    verdict["remedies"] = draw(optional(st.lists(remedies(), max_size=3)))
    verdict["granted"] = draw(st.lists(st.sampled_from(Ask), max_size=2))
    verdict["reasons"] = draw(st.lists(WORDS, max_size=2))
    verdict["retry_after"] = draw(optional(DAYS))
    verdict["referral"] = draw(optional(st.fixed_dictionaries({"name": WORDS, "contact": optional(WORDS)})))
    return verdict


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
    """A valid complaint, about anything."""
    occasion = draw(st.sampled_from((Occasion.COMPLAINT, *Occasion)))
    values: dict[str, Any] = {
        "id": draw(optional(WORDS)),
        "channel": draw(st.sampled_from(Channel)),
        "language": draw(st.sampled_from(LANGUAGES)),
        "subject": draw(optional(WORDS)),
        "text": draw(WORDS),
        "customer": {
            "name": draw(optional(WORDS)),
            "last_name": draw(optional(WORDS)),
            "address": draw(st.sampled_from(Address)),
            "since": draw(optional(st.dates(dt.date(1990, 1, 1), dt.date(2026, 1, 1)))),
            "email": draw(optional(st.just("ana@example.org"))),
        },
        "topics": draw(
            st.lists(
                st.fixed_dictionaries({"category": st.sampled_from(Category), "verdict": optional(verdicts())}),
                max_size=3,
            )
        ),
        "asks": draw(st.lists(st.sampled_from(Ask), max_size=3)),
        "marks": draw(st.sets(st.sampled_from(Mark))),
        "order_refs": draw(st.lists(WORDS, max_size=2)),
        "stage": draw(st.sampled_from(Stage)),
        "occasion": occasion,
        "earlier_contacts": draw(st.integers(0, 5)),
        "appointment": draw(optional(st.just("2026-11-30T14:30:00+01:00"))),
        "answer_by": draw(optional(DAYS)),
        "questions": draw(st.lists(WORDS, max_size=2)),
        "copies": draw(st.lists(WORDS, max_size=2)),
        "verdict": draw(optional(verdicts())),
    }
    if occasion is not Occasion.COMPLAINT:
        for topic in values["topics"]:
            topic["verdict"] = None
        if values["verdict"]:
            values["verdict"]["finding"] = None
    try:
        return Complaint.model_validate(values)
    except (ValueError, InputError):
        from hypothesis import reject

        reject()


@st.composite
def houses(draw: st.DrawFn) -> House:
    """A house, as much or as little as is known of it."""
    return House(
        name=draw(optional(st.just("Lampa d.o.o."))),
        signatory=draw(
            optional(
                st.fixed_dictionaries(
                    {"name": st.just("Jana Malá"), "gender": optional(st.sampled_from(("man", "woman")))}
                )
            )
        ),
        writer=draw(st.sampled_from(("we", "i"))),
        phone=draw(optional(st.just("01 555 01 10"))),
        mailbox=draw(optional(st.just("info@lampa.example"))),
        survey_link=draw(optional(st.just("https://lampa.example/s"))),
        reply_hours=draw(optional(st.integers(1, 72))),
        letter_layout=draw(st.sampled_from(("block", "semi-block"))),
    )
