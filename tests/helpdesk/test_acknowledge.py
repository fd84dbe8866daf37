"""On a new ticket: an acknowledgement prepared as a private follow-up where switched on, and never sent."""

from __future__ import annotations

import logging
import re

import pytest
from django.core import mail as outbox
from django.test import Client
from helpdesk.models import FollowUp, Queue, Ticket
from project import tickets
from pytest_django import Settings

from replyguide.adapters.django_helpdesk import signals
from replyguide.adapters.django_helpdesk.models import Decision

ORDINARY = "Dobrý den, do kolika hodin máte v sobotu otevřeno? Děkuji za odpověď. Jan Novotný"


@pytest.fixture
def on(settings: Settings) -> None:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "ACKNOWLEDGE": True, "AGENT_LANGUAGE": "cs"}


def written(text: str) -> str:
    return f"From: Jan <jan@novotny.example>\nSubject: Dotaz\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"


def prepared(ticket: Ticket) -> list[FollowUp]:
    return list(ticket.followup_set.filter(public=False))


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize(("language", "name"), tickets.IN_EACH_LANGUAGE.items())
def test_it_is_prepared_in_the_customers_language_with_its_deadline(shop: Queue, language: str, name: str) -> None:
    ticket = tickets.by_file(tickets.mail(name), shop)
    (followup,) = prepared(ticket)
    assert followup.title == "Potvrzení přijetí připraveno, neodesláno"
    assert followup.user is None
    first, _, letter = (followup.comment or "").partition("\n\n")
    assert re.search(r"\(do .*20\d\d \d\d:\d\d\)", first)
    assert "Kolibřík s.r.o." in letter
    decision = Decision.objects.get(ticket=ticket)
    assert (decision.kind, decision.language, decision.made_by) == ("acknowledgement", language, None)


@pytest.mark.usefixtures("on")
def test_nothing_of_it_is_mailed(shop: Queue) -> None:
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    (followup,) = prepared(ticket)
    letter = (followup.comment or "").partition("\n\n")[2]
    assert not [message for message in outbox.outbox if letter[:40] in str(message.body)]
    assert followup.email_recipients is None


def test_it_is_off_unless_switched_on(shop: Queue) -> None:
    assert not prepared(tickets.by_file(tickets.mail("cs-missing-plate"), shop))
    assert not Decision.objects.exists()


@pytest.mark.usefixtures("on")
def test_it_is_prepared_for_a_ticket_from_the_web_form_too(client: Client, shop: Queue) -> None:
    body = "Zásilka dorazila rozbitá."
    data = {"queue": shop.pk, "title": "Reklamace", "body": body, "submitter_email": "a@b.example", "priority": "3"}
    answer = client.post("/helpdesk/tickets/submit/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    assert len(prepared(Ticket.objects.get())) == 1


@pytest.mark.usefixtures("on")
def test_a_message_that_complains_of_nothing_gets_none(shop: Queue) -> None:
    assert not prepared(tickets.by_mail(written(ORDINARY), shop))


@pytest.mark.usefixtures("on")
def test_a_queue_that_is_not_listed_gets_none(shop: Queue, settings: Settings) -> None:
    settings.REPLYGUIDE = {**settings.REPLYGUIDE, "QUEUES": ["it"]}
    assert not prepared(tickets.by_file(tickets.mail("cs-missing-plate"), shop))


@pytest.mark.usefixtures("on")
def test_a_failure_does_not_stop_the_ticket_and_logs_no_word_of_it(
    shop: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(ticket: Ticket) -> None:
        raise ValueError(ticket.description)

    monkeypatch.setattr(signals, "acknowledge", fail)
    with caplog.at_level(logging.DEBUG, logger="replyguide.helpdesk"):
        ticket = tickets.by_mail(written("Zásilka dorazila rozbitá."), shop)
    assert Ticket.objects.filter(pk=ticket.pk).exists()
    (record,) = [record for record in caplog.records if record.name == "replyguide.helpdesk"]
    first, _, lines = record.getMessage().partition("\n")
    assert first == f"no acknowledgement for ticket {ticket.pk}: ValueError"
    assert "signals.py" in lines
    assert "rozbitá" not in lines
    assert record.exc_info is None
