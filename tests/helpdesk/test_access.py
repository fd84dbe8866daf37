"""Who sees the panel and who may post to it: the host's staff in their queues, nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from helpdesk.models import Queue, Ticket
from project import tickets

from helpdesk import settings as host
from replyguide.adapters.django_helpdesk.models import Decision

PAGES = ("verdict", "review")


@pytest.fixture
def ticket(shop: Queue) -> Ticket:
    return tickets.by_file(tickets.mail("cs-missing-plate"), shop)


def post(client: Client, ticket: Ticket, page: str) -> int:
    data = {
        "comment": "Dobrý den,",
        "rg-finding": "justified",
        "rg-remedy-TOTAL_FORMS": 0,
        "rg-remedy-INITIAL_FORMS": 0,
    }
    return client.post(f"/replyguide/tickets/{ticket.pk}/{page}/", data).status_code


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_the_login(client: Client, ticket: Ticket, page: str) -> None:
    answer = client.post(f"/replyguide/tickets/{ticket.pk}/{page}/", {"comment": "x"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/helpdesk/login/")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_somebody_who_is_not_staff_is_refused(client: Client, ticket: Ticket, page: str) -> None:
    client.force_login(tickets.agent("customer", staff=False))
    assert post(client, ticket, page) in (302, 403)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_staff_may_post(desk: Client, ticket: Ticket, page: str) -> None:
    assert post(desk, ticket, page) == (302 if page == "verdict" else 200)


@pytest.mark.parametrize("page", PAGES)
def test_only_post_is_answered(desk: Client, ticket: Ticket, page: str) -> None:
    assert desk.get(f"/replyguide/tickets/{ticket.pk}/{page}/").status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_a_post_needs_the_token(agent: AbstractUser, ticket: Ticket, page: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    assert post(client, ticket, page) == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_ticket_that_is_not_there_is_not_found(desk: Client, ticket: Ticket, page: str) -> None:
    ticket.pk += 1
    assert post(desk, ticket, page) == 404


@pytest.mark.parametrize("page", PAGES)
def test_staff_sees_only_its_own_queues(
    desk: Client, agent: AbstractUser, ticket: Ticket, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "HELPDESK_ENABLE_PER_QUEUE_STAFF_PERMISSION", True)
    assert post(desk, ticket, page) == 404
    ticket.queue.prepare_permission_name()
    ticket.queue.save()
    name = ticket.queue.permission_name.rpartition(".")[2]
    agent.user_permissions.add(Permission.objects.get(codename=name))
    desk.force_login(type(agent).objects.get(pk=agent.pk))
    assert post(desk, ticket, page) == (302 if page == "verdict" else 200)


def test_the_customer_never_sees_the_panel(client: Client, ticket: Ticket) -> None:
    ticket.followup_set.create(title="note", comment="only for us", public=False)
    address = f"/helpdesk/view/?ticket={ticket.queue.slug}-{ticket.pk}&email={ticket.submitter_email}"
    answer = client.get(f"{address}&key={ticket.secret_key}")
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert ticket.title in shown
    assert "replyguide" not in shown
    assert "only for us" not in shown


def test_a_merged_ticket_has_no_panel(desk: Client, ticket: Ticket, shop: Queue) -> None:
    ticket.merged_to = tickets.by_file(tickets.mail("hr-late-parcel"), shop)
    ticket.save()
    assert b'id="replyguide"' not in desk.get(ticket.get_absolute_url()).content
