"""The models: what they accept, what they refuse and how they say so, and their JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pydantic import ValidationError

import replyguide
from replyguide import Complaint, Customer, House, InputError, Money, Remedy, Verdict
from replyguide.schema import MODELS, schema
from strategies import complaints, houses

BASE = {"language": "hr", "text": "Paket nije stigao."}

CONTRADICTIONS = [
    ({"finding": "unjustified", "remedies": [{"kind": "refund"}]}, "verdict.remedies"),
    ({"finding": "unjustified", "fault": "company"}, "verdict.fault"),
    ({"finding": "unjustified", "granted": ["apology"]}, "verdict.granted"),
    ({"finding": "justified", "fault": "customer"}, "verdict.fault"),
    ({"finding": "undetermined", "fault": "company"}, "verdict.fault"),
    ({"finding": "undetermined", "cause": "Kurir je kasnio."}, "verdict.account"),
    ({"finding": "undetermined", "remedies": [{"kind": "repair"}]}, "verdict.remedies"),
    ({"finding": "undetermined", "granted": ["cancellation"]}, "verdict.granted"),
    ({"finding": "justified", "harm": "trivial", "loss": "5 EUR"}, "verdict.loss"),
    ({"finding": "justified", "price": "5 EUR", "loss": "5 USD"}, "verdict.price"),
    ({"finding": "justified", "granted": ["refund"]}, "verdict.granted"),
    ({"finding": "justified", "loss": "-5 EUR"}, "verdict.loss.amount"),
    ({"finding": "justified", "loss": "5"}, "verdict.loss"),
    ({"finding": "justified", "loss": "5 XXQ"}, "verdict.loss.currency"),
    ({"finding": "maybe"}, "verdict.finding"),
    ({"remedies": [{"kind": "refund"}]}, "verdict.remedies"),
    ({"fault": "company"}, "verdict.fault"),
    ({"finding": "justified", "granted": ["explanation"]}, "verdict.cause"),
    (
        {"finding": "justified", "price": "5 EUR", "remedies": [{"kind": "refund", "amount": "6 EUR"}]},
        "verdict.remedies",
    ),
    ({"finding": "justified", "remedies": [{"kind": "repair", "amount": "5 EUR"}]}, "verdict.remedies[0].amount"),
    ({"finding": "justified", "remedies": [{"kind": "refund", "percent": 5}]}, "verdict.remedies[0].percent"),
    (
        {"finding": "justified", "remedies": [{"kind": "voucher", "percent": 5, "amount": "5 EUR"}]},
        "verdict.remedies[0].percent",
    ),
    ({"finding": "justified", "remedies": [{"kind": "refund", "amount": "0 EUR"}]}, "verdict.remedies[0].amount"),
    ({"finding": "justified", "cause": {"xx": "?"}}, "verdict.cause"),
    ({"finding": "justified", "cause": " "}, "verdict.cause"),
    ({"finding": "justified", "unknown": 1}, "verdict.unknown"),
]


@pytest.mark.parametrize(("verdict", "where"), CONTRADICTIONS, ids=lambda value: str(value)[:60])
def test_contradictions_are_refused_and_named(verdict: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        replyguide.suggest({**BASE, "verdict": verdict})
    assert any(problem.where.startswith(where) for problem in caught.value.problems), caught.value.problems
    assert all(problem.expected for problem in caught.value.problems)


FIELDS = [
    ({"language": "sk"}, "language"),
    ({"text": ""}, "text"),
    ({"text": "x" * 200_001}, "text"),
    ({"id": " \n "}, "id"),
    ({"received": "2026-11-24T10:00:00"}, "received"),
    ({"topics": [{"category": "nothing"}]}, "topics[0].category"),
    ({"earlier_contacts": -1}, "earlier_contacts"),
    ({"customer": {"name": ""}}, "customer.name"),
    ({"occasion": "declined", "verdict": {"finding": "justified"}}, "verdict.finding"),
    ({"occasion": "declined", "topics": [{"category": "price", "verdict": {"finding": "justified"}}]}, "topics"),
    ({"occasion": "declined", "channel": "review"}, "channel"),
    ({"occasion": "own-mistake", "verdict": {"fault": "third-party"}}, "verdict.fault"),
    ({"occasion": "own-mistake", "verdict": {"granted": ["contact"]}}, "verdict.granted"),
    (
        {
            "topics": [{"category": "price", "verdict": {"finding": "unjustified"}}],
            "verdict": {"finding": "partly-justified"},
        },
        "verdict.finding",
    ),
    (
        {
            "topics": [{"category": "price", "verdict": {"finding": "justified", "price": "5 EUR"}}],
            "verdict": {"finding": "justified", "price": "5 CZK"},
        },
        "topics",
    ),
    (
        {
            "topics": [{"category": "price", "verdict": {"finding": "unjustified"}}],
            "verdict": {"finding": "justified"},
        },
        "topics[0].verdict.finding",
    ),
    (
        {
            "topics": [{"category": "price", "verdict": {"remedies": [{"kind": "repair"}]}}],
            "verdict": {"finding": "unjustified"},
        },
        "topics[0].verdict.remedies",
    ),
    ({"topics": [{"category": "price", "verdict": {"fault": "company"}}]}, "topics[0].verdict.fault"),
    (
        {
            "topics": [{"category": "price", "verdict": {"finding": "unjustified"}}],
            "verdict": {"remedies": [{"kind": "repair"}]},
        },
        "verdict.remedies",
    ),
]


@pytest.mark.parametrize(("values", "where"), FIELDS, ids=lambda value: str(value)[:60])
def test_fields_are_named(values: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        replyguide.suggest({**BASE, **values})
    assert where in {problem.where.removesuffix(".str") for problem in caught.value.problems}


def test_models_are_frozen_and_refuse_extra_fields() -> None:
    complaint = Complaint(language="hr", text="x")
    with pytest.raises(ValidationError):
        complaint.text = "y"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Complaint.model_validate({**BASE, "colour": "red"})


@given(complaints())
def test_a_complaint_survives_json(complaint: Complaint) -> None:
    assert Complaint.model_validate_json(complaint.model_dump_json()) == complaint


@given(houses())
def test_a_house_survives_json(house: House) -> None:
    assert House.model_validate_json(house.model_dump_json()) == house


def test_lines_lose_what_could_break_a_header() -> None:
    customer = Customer(name="Ana\r\nBcc: all@example.org\u202e")
    assert customer.name == "Ana Bcc: all@example.org"


def test_nothing_stated_and_nothing_authorised_differ() -> None:
    assert Verdict(finding="justified").remedies is None
    assert Verdict(finding="justified", remedies=()).remedies == ()


def test_a_bare_code_of_a_language_has_one_meaning() -> None:
    assert Complaint(language="pt", text="x").language == "pt_BR"
    assert Complaint(language="en", text="x").language == "en_GB"


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_described_in_the_docstring_style(model: str) -> None:
    exported = schema(model)
    assert exported["additionalProperties"] is False
    for name, field in exported["properties"].items():
        assert field["description"].endswith((".", '"')), name
    json.dumps(exported)


def test_money_reads_a_text() -> None:
    assert Remedy(kind="refund", amount="64.50 eur").amount == Money(amount="64.50", currency="EUR")
