"""The review of what stands in the comment field: a piece of page for the script, a whole page without it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from helpdesk.models import Queue, Ticket
from project import tickets
from pytest_django import Settings

from replyguide.adapters.django_helpdesk.case import open_case
from replyguide.adapters.django_helpdesk.settings import options

BAD = "Dobrý den,\n\nuklidněte se. Podle našich pravidel Vám nemůžeme vyhovět.\n\nS pozdravem\nKolibřík s.r.o."


@pytest.fixture
def ticket(shop: Queue, settings: Settings) -> Ticket:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "AGENT_LANGUAGE": "pt"}
    return tickets.by_file(tickets.mail("cs-missing-plate"), shop)


def review(desk: Client, ticket: Ticket, draft: str, *, script: bool = True) -> HttpResponse:
    headers = {"X-Replyguide": "review"} if script else {}
    return desk.post(f"/replyguide/tickets/{ticket.pk}/review/", {"comment": draft}, headers=headers)


def test_findings_are_shown_with_words_guidance_and_what_to_do(desk: Client, ticket: Ticket) -> None:
    answer = review(desk, ticket, BAD)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("html") is None
    assert "uklidněte" in " ".join(mark.get_text() for mark in page.select("q[lang=cs] mark"))
    assert "bs-26" in page.get_text()
    words = open_case(ticket, options(), now=timezone.now()).words
    assert words.text("term.severity.error") in page.get_text()


def test_our_own_reply_passes(desk: Client, ticket: Ticket) -> None:
    case = open_case(ticket, options(), now=timezone.now())
    assert case.suggestion is not None
    answer = review(desk, ticket, case.suggestion.reply.text)
    assert case.words.text("ui.review.ok") in answer.content.decode()


def test_without_script_there_is_a_page_with_a_way_back(desk: Client, ticket: Ticket) -> None:
    page = BeautifulSoup(review(desk, ticket, BAD, script=False).content, "html.parser")
    assert page.select(".rg-finding")
    assert page.select_one(f'a[href="/helpdesk/tickets/{ticket.pk}/#replyguide"]') is not None


@pytest.mark.parametrize(("draft", "id"), [(" \n", "review.empty"), ("a " * 100_001, "problem.long")])
def test_a_draft_that_cannot_be_reviewed(desk: Client, ticket: Ticket, draft: str, id: str) -> None:
    words = open_case(ticket, options(), now=timezone.now()).words
    assert words.text(f"panel.{id}") in review(desk, ticket, draft).content.decode()


def test_a_ticket_that_cannot_be_read_has_no_review(desk: Client, shop: Queue) -> None:
    empty = Ticket.objects.create(title="x", queue=shop, description="")
    words = open_case(empty, options(), now=timezone.now(), asked="en").words
    assert words.text("panel.problem.unreadable") in review(desk, empty, BAD).content.decode()


def test_the_draft_is_not_markup(desk: Client, ticket: Ticket) -> None:
    shown = review(desk, ticket, f"<script>alert(1)</script> uklidněte se {BAD}").content.decode()
    assert "<script" not in shown
