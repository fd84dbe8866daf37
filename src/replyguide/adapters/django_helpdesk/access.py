"""Who sees what: the host's own rules for its staff and its queues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from helpdesk.decorators import is_helpdesk_staff
from helpdesk.models import Ticket
from helpdesk.user import HelpdeskUser

from replyguide.adapters.django_helpdesk.settings import options

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


def may_see(user: AbstractBaseUser | AnonymousUser, ticket: Ticket) -> bool:
    """Whether somebody works with a ticket that has the panel: staff only, and only in their queues."""
    if not (user.is_authenticated and is_helpdesk_staff(user)):
        return False
    return options().serve(ticket.queue.slug) and HelpdeskUser(user).can_access_ticket(ticket)


def ticket_for(user: AbstractBaseUser | AnonymousUser, ticket_id: int) -> Ticket:
    """A ticket with the panel, for somebody who works with it.

    Raises:
        Http404: there is none, or it is not theirs to see.
    """
    ticket = Ticket.objects.select_related("queue").filter(pk=ticket_id).first()
    if ticket is None or not may_see(user, ticket):
        raise Http404("No ticket with that number is open to you.")
    return ticket
