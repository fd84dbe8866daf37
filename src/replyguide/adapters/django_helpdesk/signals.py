"""On a new ticket: an acknowledgement with its deadline, prepared as a private follow-up. It is never e-mailed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from helpdesk.models import FollowUp
from helpdesk.signals import new_ticket_done

from replyguide.adapters.django_helpdesk.case import open_case
from replyguide.adapters.django_helpdesk.failure import report
from replyguide.adapters.django_helpdesk.panel import dates, harmless
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.vocabulary import Kind

if TYPE_CHECKING:
    from helpdesk.models import Ticket


def connect() -> None:
    """Listens for new tickets."""
    new_ticket_done.connect(_on_new_ticket, dispatch_uid="replyguide.acknowledge")


def _on_new_ticket(*, ticket: Ticket, **_kwargs: Any) -> None:
    """Whatever goes wrong here, the ticket is taken in."""
    try:
        if options().acknowledge and options().serve(ticket.queue.slug):
            acknowledge(ticket)
    except Exception as error:
        report("no acknowledgement", ticket.pk, error)


def acknowledge(ticket: Ticket) -> FollowUp | None:
    """Prepares an acknowledgement as a private follow-up, and stores the decision.

    Returns:
        The follow-up; ``None`` where nothing in the message was read as a complaint, or it cannot be answered.
    """
    case = open_case(ticket, options(), now=timezone.now(), asked=get_language() or "")
    suggestion = case.suggestion
    if suggestion is None or not suggestion.complaint.topics or suggestion.kind is not Kind.ACKNOWLEDGEMENT:
        return None
    lines = [f"{task} ({date})" for task, date in dates(suggestion) if date]
    with transaction.atomic():
        case.decision().save()
        return FollowUp.objects.create(
            ticket=ticket,
            title=case.words.text("panel.acknowledged"),
            comment=harmless("\n".join([*lines, "", suggestion.reply.text.strip()]).strip()),
            public=False,
        )
