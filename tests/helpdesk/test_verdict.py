"""The verdict: posted, checked, stored with its decision record, kept as history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from helpdesk.models import Queue, Ticket
from project import tickets
from pytest_django import Settings

import replyguide
from replyguide.adapters.django_helpdesk.case import latest, open_case
from replyguide.adapters.django_helpdesk.models import Decision
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.verdict import Verdict


@pytest.fixture
def ticket(shop: Queue) -> Ticket:
    return tickets.by_file(tickets.mail("cs-missing-plate"), shop)


def fields(desk: Client, ticket: Ticket) -> dict[str, Any]:
    """What a browser would post if nothing were changed."""
    page = BeautifulSoup(desk.get(ticket.get_absolute_url()).content, "html.parser")
    form = page.select_one("#rg-form")
    assert form is not None
    return dict(_fields(form))


def _fields(form: Any) -> Iterator[tuple[str, Any]]:
    ticked: dict[str, list[str]] = {}
    for field in form.select("input, select, textarea"):
        name, kind = field.get("name"), field.get("type")
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            yield name, chosen["value"]
        elif field.name == "textarea":
            yield name, field.get_text().removeprefix("\n")
        elif kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                ticked.setdefault(name, []).append(field["value"])
        elif kind != "submit":
            yield name, field.get("value", "")
    yield from ticked.items()


def save(desk: Client, ticket: Ticket, **changes: Any) -> HttpResponse:
    data = fields(desk, ticket)
    data |= {name if name.startswith("rg") else f"rg-{name}": value for name, value in changes.items()}
    return desk.post(f"/replyguide/tickets/{ticket.pk}/verdict/", data)


RIGHT = {
    "finding": "justified",
    "fault": "company",
    "harm": "partial",
    "price": "4 290,00",
    "currency": "czk",
    "cause": "Miska byla zabalena bez výplně.",
    "given": "some",
    "rg-remedy-0-kind": "replacement",
    "rg-remedy-0-date": "2100-12-01",
    "rg-remedy-1-kind": "voucher",
    "rg-remedy-1-percent": "10",
}


def test_a_verdict_is_stored_with_the_record_and_the_agent(desk: Client, agent: AbstractUser, ticket: Ticket) -> None:
    answer = save(desk, ticket, **RIGHT)
    assert answer.status_code == 302
    assert answer["Location"] == f"/helpdesk/tickets/{ticket.pk}/#replyguide"
    decision = latest(ticket)
    assert decision is not None
    assert decision.made_by == agent
    assert (decision.kind, decision.finding, decision.language) == ("resolution", "justified", "cs")
    verdict = decision.read_verdict()
    assert verdict == Verdict.model_validate(
        {
            "finding": "justified",
            "fault": "company",
            "harm": "partial",
            "price": "4290.00 CZK",
            "cause": {"cs": "Miska byla zabalena bez výplně."},
            "remedies": [{"kind": "replacement", "date": "2100-12-01"}, {"kind": "voucher", "percent": 10}],
        }
    )
    assert decision.record["fired"]
    assert decision.record["replyguide"] == replyguide.__version__
    assert decision.record["situation"]["finding"] == "justified"


def test_the_page_shows_the_reply_of_the_stored_verdict_and_the_form_what_was_typed(
    desk: Client, ticket: Ticket
) -> None:
    save(desk, ticket, **RIGHT)
    page = BeautifulSoup(desk.get(ticket.get_absolute_url()).content, "html.parser")
    text = page.select_one(".rg-letter")
    assert text is not None
    assert "Miska byla zabalena bez výplně." in text.get_text()
    again = fields(desk, ticket)
    assert again["rg-price"] == "4290.00"
    assert again["rg-given"] == ["some"]
    assert again["rg-remedy-1-percent"] == "10"
    assert again["rg-remedy-0-date"] == "2100-12-01"


def test_saving_the_same_again_adds_nothing_and_another_verdict_adds_one(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket, **RIGHT)
    save(desk, ticket)
    assert Decision.objects.count() == 1
    save(desk, ticket, finding="partly-justified")
    assert [decision.finding for decision in Decision.objects.all()] == ["partly-justified", "justified"]
    page = BeautifulSoup(desk.get(ticket.get_absolute_url()).content, "html.parser")
    assert len(page.select(".rg-history li")) == 2


def test_an_open_finding_without_more_is_no_verdict(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket)
    decision = latest(ticket)
    assert decision is not None
    assert decision.verdict is None
    assert decision.kind == "acknowledgement"


def test_nothing_authorised_is_not_the_same_as_not_stated(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket, finding="unjustified", given="none", reasons="Záruka už skončila.\nZboží bylo použito.")
    decision = latest(ticket)
    assert decision is not None
    verdict = decision.read_verdict()
    assert verdict is not None
    assert verdict.remedies == ()
    assert list(verdict.reasons) == [{"cs": "Záruka už skončila."}, {"cs": "Zboží bylo použito."}]
    save(desk, ticket, given="unstated")
    decision = latest(ticket)
    assert decision is not None
    assert decision.read_verdict().remedies is None  # type: ignore[union-attr]


def test_rows_of_remedies_count_only_where_something_is_authorised(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket, **{**RIGHT, "given": "none"})
    decision = latest(ticket)
    assert decision is not None
    assert decision.verdict["remedies"] == []


def test_referral_and_wishes_granted(desk: Client, ticket: Ticket) -> None:
    changes = {"referral_name": "Petr Dvořák", "referral_contact": "petr@kolibrik.example", "granted": ["correction"]}
    save(desk, ticket, **RIGHT, **changes, referral_because="Má klíč od skladu.")
    decision = latest(ticket)
    assert decision is not None
    assert decision.verdict["referral"] == {
        "name": "Petr Dvořák",
        "contact": "petr@kolibrik.example",
        "because": {"cs": "Má klíč od skladu."},
    }
    assert decision.verdict["granted"] == ["correction"]


def test_corrections_of_the_reading_change_the_reply(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket, address="woman", topics=["damaged", "incomplete"], asks=["replacement", "apology"], marks=[])
    decision = latest(ticket)
    assert decision is not None
    assert decision.corrections["address"] == "woman"
    assert decision.corrections["topics"] == ["damaged", "incomplete"]
    case = open_case(ticket, options(), now=timezone.now(), decision=decision)
    assert case.complaint is not None
    assert case.suggestion is not None
    assert [topic.category for topic in case.complaint.topics] == ["damaged", "incomplete"]
    assert case.complaint.topics[0].words
    assert case.suggestion.reply.text.startswith("Vážená paní Nováková,")


def test_a_message_in_no_language_served_gets_its_reply_once_a_language_is_chosen(desk: Client, shop: Queue) -> None:
    text = "Hallo, mein Paket ist leider kaputt angekommen, ich möchte mein Geld zurück. Viele Grüße"
    ticket = Ticket.objects.create(title="Paket", queue=shop, description=text)
    answer = save(desk, ticket, language="en_GB", topics=["damaged"])
    assert answer.status_code == 302
    page = BeautifulSoup(desk.get(ticket.get_absolute_url()).content, "html.parser")
    letter = page.select_one(".rg-letter")
    assert letter is not None
    assert letter["lang"] == "en-GB"


def test_words_of_the_agents_own_stay_in_their_language(desk: Client, ticket: Ticket) -> None:
    save(desk, ticket, **RIGHT)
    save(desk, ticket, language="en_GB")
    assert fields(desk, ticket)["rg-cause"] == ""
    save(desk, ticket, cause="The bowl was packed badly.")
    decision = latest(ticket)
    assert decision is not None
    assert decision.verdict["cause"] == {"cs": "Miska byla zabalena bez výplně.", "en_GB": "The bowl was packed badly."}


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"price": "much"}, "price", "number"),
        ({"price": "-5"}, "price", "number"),
        ({"price": "10", "currency": ""}, "currency", "currency"),
        ({"price": "10", "currency": "XYZ"}, "currency", "currency"),
        ({"finding": "unjustified", "fault": "company"}, "fault", "fault"),
        ({"finding": "justified", "fault": "customer"}, "fault", "fault"),
        ({"fault": "company"}, "fault", "fault"),
        ({"finding": "justified", "harm": "none", "loss": "5", "currency": "CZK"}, "loss", "loss"),
        ({"account": "Bylo to tak."}, "account", "words"),
        ({"finding": "unjustified", "given": "some", "rg-remedy-0-kind": "gift"}, "given", "remedies"),
        ({"finding": "justified", "given": "some"}, "rg-remedy-0-kind", "kind"),
        ({"finding": "justified", "given": "some", "rg-remedy-0-percent": "5"}, "rg-remedy-0-kind", "kind"),
        (
            {"finding": "justified", "given": "some", "rg-remedy-0-kind": "gift", "rg-remedy-0-amount": "5"},
            "rg-remedy-0-amount",
            "amount",
        ),
        (
            {"finding": "justified", "given": "some", "rg-remedy-1-kind": "gift", "rg-remedy-1-percent": "5"},
            "rg-remedy-1-percent",
            "percent",
        ),
        (
            {"finding": "justified", "given": "some", "rg-remedy-0-kind": "gift", "rg-remedy-0-date": "soon"},
            "rg-remedy-0-date",
            "date",
        ),
        (
            {
                "finding": "justified",
                "price": "10",
                "given": "some",
                "rg-remedy-0-kind": "refund",
                "rg-remedy-0-amount": "11",
            },
            "given",
            "refund",
        ),
        ({"finding": "unjustified", "granted": ["correction"]}, "granted", "granted"),
        ({"finding": "justified", "granted": ["explanation"]}, "granted", "explanation"),
        ({"finding": "justified", "referral_role": "šéf"}, "referral_name", "name"),
        ({"finding": "splendid"}, "finding", "value"),
        ({"account": "a" * 10_001, "finding": "justified"}, "account", "value"),
    ],
)
def test_what_contradicts_itself_is_said_beside_the_field_and_not_stored(
    desk: Client, ticket: Ticket, settings: Settings, changes: dict[str, Any], field: str, error: str
) -> None:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "AGENT_LANGUAGE": "cs"}
    changes = {"currency": "CZK", **changes}
    answer = save(desk, ticket, **changes)
    assert answer.status_code == 422
    assert not Decision.objects.exists()
    words = open_case(ticket, options(), now=timezone.now()).words
    page = BeautifulSoup(answer.content, "html.parser")
    name = field if field.startswith("rg") else f"rg-{field}"
    errors = page.select_one(f"#id_{name}_error")
    assert errors is not None, page.select(".errorlist")
    expected = words.text(f"panel.error.{error}")
    assert errors.get_text(strip=True) == (expected % {"example": "64,50"} if error == "number" else expected)
    assert words.text("panel.unsaved") in page.get_text()
    for name, value in changes.items():
        if name in ("price", "account"):
            kept = page.select_one(f"#id_rg-{name}")
            assert kept is not None
            assert kept.get("value", kept.get_text(strip=True)) == value


def test_a_decision_that_can_no_longer_be_read_is_said_and_replaced(desk: Client, ticket: Ticket) -> None:
    Decision.objects.create(
        ticket=ticket, kind="resolution", finding="justified", language="cs", verdict={"finding": "maybe"}, record={}
    )
    case = open_case(ticket, options(), now=timezone.now(), decision=latest(ticket))
    assert case.problem == "verdict"
    assert save(desk, ticket, finding="justified").status_code == 302
    assert open_case(ticket, options(), now=timezone.now(), decision=latest(ticket)).suggestion is not None
