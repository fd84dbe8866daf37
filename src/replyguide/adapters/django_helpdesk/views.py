"""Where the panel posts to: the verdict, which is stored, and a draft, which is reviewed and not kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

import replyguide
from replyguide.adapters.django_helpdesk.access import for_staff, ticket_for
from replyguide.adapters.django_helpdesk.case import Case, latest, open_case
from replyguide.adapters.django_helpdesk.panel import Panel
from replyguide.adapters.django_helpdesk.settings import options
from replyguide.adapters.django_helpdesk.verdict_form import VerdictForm
from replyguide.errors import InputError

ANCHOR = "replyguide"
FROM_SCRIPT = "X-Replyguide"
"""The header by which the panel's script asks for the review alone, without a page around it."""


@for_staff
def verdict(request: HttpRequest, ticket_id: int) -> HttpResponse:
    """Stores the verdict with its decision, and goes back to the ticket; or shows what does not fit."""
    case = _case(request, ticket_id)
    form = VerdictForm(request.POST, case=case)
    back = f"{case.ticket.get_absolute_url()}#{ANCHOR}"
    if form.is_valid() and form.outcome is not None:
        decision = form.outcome.decision()
        if not decision.repeats(latest(case.ticket)):
            decision.made_by_id = request.user.pk
            decision.save()
        messages.success(request, case.words.text("panel.saved"))
        return HttpResponseRedirect(back)
    context = {"panel": Panel(case), "words": case.words, "form": form, "ticket": case.ticket, "back": back}
    return render(request, "replyguide_helpdesk/verdict.html", context, status=422)


@for_staff
def review(request: HttpRequest, ticket_id: int) -> HttpResponse:
    """Reviews what stands in the comment field."""
    case = _case(request, ticket_id)
    draft = request.POST.get("comment", "")
    found, problem = None, "review.empty"
    if draft.strip():
        problem = "problem.unreadable"
        if case.complaint is not None:
            try:
                found = replyguide.review(
                    draft,
                    case.complaint,
                    house=case.options.house,
                    language=case.corrections.language,
                    agent_language=case.agent_language,
                    now=case.now,
                )
            except InputError as error:
                problem = "problem.long" if error.problems[0].where == "draft" else "problem.language"
    template = "_review" if FROM_SCRIPT in request.headers else "review"
    context = {
        "panel": Panel(case),
        "words": case.words,
        "review": found,
        "problem": f"panel.{problem}",
        "ticket": case.ticket,
        "back": f"{case.ticket.get_absolute_url()}#{ANCHOR}",
    }
    return render(request, f"replyguide_helpdesk/{template}.html", context)


def _case(request: HttpRequest, ticket_id: int) -> Case:
    ticket = ticket_for(request.user, ticket_id)
    return open_case(ticket, options(), now=timezone.now(), asked=get_language() or "", decision=latest(ticket))
