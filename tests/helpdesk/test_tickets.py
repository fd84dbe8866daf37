"""A ticket by mail in each language: read, answered, and shown on the staff's page."""

from __future__ import annotations

import html

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from helpdesk.models import Queue, Ticket
from project import tickets
from pytest_django import Settings

import replyguide.adapters.django_helpdesk.panel as panel_module
from replyguide.adapters.django_helpdesk.case import Case, open_case
from replyguide.adapters.django_helpdesk.settings import Options, options
from replyguide.vocabulary import Category, Channel, Stage


def case_of(ticket: Ticket, **given: object) -> Case:
    return open_case(ticket, options(), now=timezone.now(), **given)  # type: ignore[arg-type]


def page(desk: Client, ticket: Ticket) -> str:
    answer = desk.get(ticket.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def panel(desk: Client, ticket: Ticket) -> Tag:
    found = BeautifulSoup(page(desk, ticket), "html.parser").select_one("#replyguide")
    assert found is not None
    return found


@pytest.mark.parametrize(("language", "name"), tickets.IN_EACH_LANGUAGE.items())
def test_a_mail_in_each_language_becomes_a_case_with_a_ready_reply(shop: Queue, language: str, name: str) -> None:
    case = case_of(tickets.by_file(tickets.mail(name), shop))
    assert case.complaint is not None
    assert case.suggestion is not None
    assert case.complaint.language == language
    assert case.suggestion.language == language
    assert case.complaint.topics
    assert case.complaint.channel is Channel.EMAIL
    assert case.complaint.stage is Stage.RECEIVED
    assert case.complaint.id == f"shop-{case.ticket.pk}"
    assert case.complaint.customer.email == case.ticket.submitter_email
    assert case.suggestion.reply.ready


@pytest.mark.parametrize("language", tickets.IN_EACH_LANGUAGE)
def test_the_page_shows_what_was_read_in_the_agents_language(
    desk: Client, shop: Queue, settings: Settings, language: str
) -> None:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "AGENT_LANGUAGE": language}
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    shown, words = panel(desk, ticket), case_of(ticket).words
    text = shown.get_text()
    assert shown["lang"] == language.replace("_", "-")
    for id in ("panel.title", "panel.reading", "panel.verdict", "panel.guidance", "panel.save", "ui.reply"):
        assert words.text(id) in text
    assert "Jana Nováková" in text
    assert "2026031877" in text
    marked = [mark.get_text() for mark in shown.select("q[lang=cs] mark")]
    assert any("ulomený" in words for words in marked)


def test_the_reply_stands_beside_the_agents_language(desk: Client, shop: Queue, settings: Settings) -> None:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "AGENT_LANGUAGE": "ro"}
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    suggestion = case_of(ticket).suggestion
    assert suggestion is not None
    shown = panel(desk, ticket).get_text()
    for beside in suggestion.beside():
        assert " ".join(beside.customer) in shown
        assert " ".join(beside.agent) in shown
    for reason in suggestion.why().reasons:
        if reason.effect in ("say", "ask", "do", "avoid"):
            assert reason.because in shown
    assert suggestion.reply.text.strip() in shown


def test_a_ticket_from_the_web_form_has_no_mail_and_is_read_all_the_same(shop: Queue) -> None:
    ticket = Ticket.objects.create(
        title="Reklamace", queue=shop, description="Dobrý den, zásilka dorazila rozbitá.", submitter_email="x@y.example"
    )
    case = case_of(ticket)
    assert case.complaint is not None
    assert [topic.category for topic in case.complaint.topics] == [Category.DAMAGED]
    assert case.complaint.channel is Channel.FORM


def test_the_agents_pages_set_the_language_where_nothing_else_does(shop: Queue) -> None:
    ticket = tickets.by_file(tickets.mail("ro-charged-twice"), shop)
    assert case_of(ticket, asked="pt").agent_language == "pt_BR"
    assert case_of(ticket, asked="de").agent_language == "ro"
    fixed = open_case(ticket, Options(agent_language="cs"), now=timezone.now(), asked="pt")
    assert fixed.agent_language == "cs"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hallo, mein Paket ist leider kaputt angekommen, ich möchte mein Geld zurück. Viele Grüße", "language"),
        ("", "empty"),
        (" \n ", "empty"),
        ("Zboží je rozbité. " * 12_000, "long"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_page_stays(desk: Client, shop: Queue, text: str, problem: str) -> None:
    ticket = Ticket.objects.create(title="x", queue=shop, description=text)
    case = case_of(ticket)
    assert case.suggestion is None
    assert case.problem == problem
    assert html.escape(case.words.text(f"panel.problem.{problem}")) in page(desk, ticket)


def test_where_the_panel_fails_the_page_stays_and_no_word_is_logged(
    desk: Client, shop: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str) -> str:
        raise RuntimeError(text)

    ticket = Ticket.objects.create(title="x", queue=shop, description="Zásilka dorazila rozbitá.")
    monkeypatch.setattr(panel_module, "harmless", fail)
    shown = page(desk, ticket)
    assert 'id="commentBox"' in shown
    assert "The message cannot be read." in shown
    (record,) = [record for record in caplog.records if record.name == "replyguide.helpdesk"]
    assert record.getMessage().startswith(f"no panel for ticket {ticket.pk}: RuntimeError")
    assert "rozbitá" not in record.getMessage()


def test_what_was_written_to_the_customer_and_the_tickets_status_tell_the_stage(desk: Client, shop: Queue) -> None:
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    data = {"comment": "Ozveme se Vám.", "public": "1", "new_status": "1", "queue": shop.pk, "priority": "3"}
    desk.post(f"/helpdesk/tickets/{ticket.pk}/update/", {**data, "title": ticket.title})
    case = case_of(ticket)
    assert case.complaint is not None
    assert case.complaint.stage is Stage.INVESTIGATING
    for status, stage in ((Ticket.RESOLVED_STATUS, Stage.RESOLVED), (Ticket.CLOSED_STATUS, Stage.CLOSED)):
        ticket.status = status
        case = case_of(ticket)
        assert case.complaint is not None
        assert case.complaint.stage is stage


def test_a_queue_that_is_not_listed_has_no_panel(desk: Client, shop: Queue, settings: Settings) -> None:
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "QUEUES": ["it"]}
    assert 'id="replyguide"' not in page(desk, ticket)
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "QUEUES": ["shop"]}
    assert 'id="replyguide"' in page(desk, ticket)
