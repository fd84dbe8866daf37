"""What a customer writes is data: never markup, never a template, never a log line."""

from __future__ import annotations

import logging

import hostile
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from helpdesk.models import Queue, Ticket

from replyguide.adapters.django_helpdesk.case import latest, open_case
from replyguide.adapters.django_helpdesk.panel import Panel, harmless
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.adapters.django_helpdesk.signals import acknowledge


@pytest.fixture(params=["SMALL", "LARGE"])
def ticket(shop: Queue, request: pytest.FixtureRequest) -> Ticket:
    text = getattr(hostile, request.param)
    return Ticket.objects.create(
        title=hostile.SCRIPT + hostile.TEMPLATE + hostile.BIDI,
        queue=shop,
        description=text,
        submitter_email="j@x.example",
    )


def test_it_stays_inert_on_the_page(desk: Client, ticket: Ticket) -> None:
    answer = desk.get(ticket.get_absolute_url())
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    panel = page.select_one("#replyguide")
    assert panel is not None
    assert [script.get("id") for script in panel.select("script")] == ["rg-letter"]
    assert not panel.select("img, iframe, object, [onerror], [onclick]")
    assert not [link for link in panel.select("a") if "javascript" in str(link.get("href"))]
    assert "49" not in "".join(quote.get_text() for quote in panel.select("q"))
    assert not set(panel.get_text()) & set("\u202e\u2066\u2069\u200f")
    assert panel.select("q mark")


def test_a_name_that_is_a_template_is_no_template_once_it_is_inserted_and_saved(
    desk: Client, shop: Queue, ticket: Ticket
) -> None:
    case = open_case(ticket, options(), now=timezone.now())
    named = case.decided(case.corrections.model_copy(update={"name": hostile.NAME}), None)
    letter = Panel(named).letter
    assert "{{" not in letter
    data = {"comment": letter, "public": "1", "new_status": "1", "queue": shop.pk, "priority": "3", "title": "x"}
    assert desk.post(f"/helpdesk/tickets/{ticket.pk}/update/", data).status_code == 302
    saved = ticket.followup_set.latest("id").comment or ""
    assert saved.replace("\r\n", "\n") == letter


def test_harmless_text_is_no_template() -> None:
    from django.template import engines

    text = harmless(hostile.TEMPLATE + "{{{%{#{")
    assert engines["django"].from_string(text).render({"ticket": {"secret_key": "secret"}}) == text


def test_it_stays_inert_in_an_acknowledgement(desk: Client, ticket: Ticket) -> None:
    followup = acknowledge(ticket)
    assert followup is not None
    page = BeautifulSoup(desk.get(ticket.get_absolute_url()).content, "html.parser")
    assert "window.hacked" not in "".join(script.get_text() for script in page.select("script"))


def test_no_word_of_it_is_logged(desk: Client, ticket: Ticket, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        desk.get(ticket.get_absolute_url())
        desk.post(f"/replyguide/tickets/{ticket.pk}/review/", {"comment": hostile.SMALL})
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("django.template")]
    assert not [line for line in ours if "rozbitá" in line or "hacked" in line]


def test_what_is_stored_holds_none_of_it(ticket: Ticket) -> None:
    acknowledge(ticket)
    decision = latest(ticket)
    assert decision is not None
    assert "hacked" not in str([decision.verdict, decision.corrections, decision.record])
