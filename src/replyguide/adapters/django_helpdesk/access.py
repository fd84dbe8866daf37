"""Who sees what: the host's own rules for its staff and its queues."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from helpdesk.decorators import helpdesk_staff_member_required, is_helpdesk_staff, staff_member_required
from helpdesk.models import Ticket
from helpdesk.user import HelpdeskUser

from replyguide.adapters.django_helpdesk.settings import options

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

View = Callable[[HttpRequest, int], HttpResponse]


def for_staff(view: View) -> View:
    """A view that only the host's staff may post to, as the host itself guards its own."""
    guarded: View = require_POST(csrf_protect(helpdesk_staff_member_required(staff_member_required(view))))
    return guarded


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
