"""The panel and its words, for templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from helpdesk.models import Ticket

from replyguide.adapters.django_helpdesk.access import may_see
from replyguide.adapters.django_helpdesk.case import open_case
from replyguide.adapters.django_helpdesk.models import Decision
from replyguide.adapters.django_helpdesk.panel import Panel
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.adapters.django_helpdesk.verdict_form import VerdictForm

register = template.Library()


@register.inclusion_tag("replyguide_helpdesk/panel.html", takes_context=True)
def replyguide_panel(context: template.Context, ticket: Ticket) -> dict[str, Any]:
    """The panel of a ticket; nothing for anybody who may not work with it."""
    request = context["request"]
    if ticket.merged_to_id is not None or not may_see(request.user, ticket):
        return {"panel": None}
    decisions = list(Decision.objects.filter(ticket=ticket).select_related("made_by"))
    case = open_case(
        ticket,
        options(),
        now=timezone.now(),
        asked=get_language() or "",
        decision=decisions[0] if decisions else None,
    )
    return {
        "panel": Panel(case),
        "words": case.words,
        "form": VerdictForm(case=case),
        "ticket": ticket,
        "decisions": decisions,
    }


@register.simple_tag(takes_context=True)
def say(context: template.Context, id: str, **slots: object) -> str:
    """The agent's words for an id of the catalog."""
    text: str = context["words"].text(id)
    return text % slots if slots else text


@register.simple_tag(takes_context=True)
def term(context: template.Context, vocabulary: str, value: str) -> str:
    """The agent's name of a value of a vocabulary."""
    text: str = context["words"].text(f"term.{vocabulary}.{value}")
    return text
