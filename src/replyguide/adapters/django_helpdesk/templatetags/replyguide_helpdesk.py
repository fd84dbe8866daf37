"""The panel and its words, for templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from helpdesk.models import Ticket

from replyguide.adapters.django_helpdesk.access import may_see
from replyguide.adapters.django_helpdesk.case import open_case
from replyguide.adapters.django_helpdesk.failure import report
from replyguide.adapters.django_helpdesk.models import Decision
from replyguide.adapters.django_helpdesk.panel import Panel
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.adapters.django_helpdesk.verdict_form import VerdictForm
from replyguide.phrasing.catalog import load

register = template.Library()


@register.simple_tag(takes_context=True)
def replyguide_panel(context: template.Context, ticket: Ticket) -> str:
    """The panel of a ticket; nothing for anybody who may not work with it. Where it fails, the page stays."""
    request = context["request"]
    if ticket.merged_to_id is not None or not may_see(request.user, ticket):
        return ""
    try:
        return render_to_string("replyguide_helpdesk/panel.html", _panel(ticket), request)
    except Exception as error:
        report("no panel", ticket.pk, error)
        words = load(options().agent_language or options().house.agent_language or "en_GB", "agent")
        return render_to_string("replyguide_helpdesk/failed.html", {"words": words}, request)


def _panel(ticket: Ticket) -> dict[str, Any]:
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
