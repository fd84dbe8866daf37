"""The decisions in Django's admin, to be read only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from replyguide.adapters.django_helpdesk.models import Decision

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Decision]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Decision)
class DecisionAdmin(ModelAdmin):
    """Shows what was decided, by whom and by which rules. Nothing can be added, changed or taken away."""

    list_display = ("made_at", "ticket", "kind", "finding", "language", "made_by")
    list_filter = ("kind", "finding", "language")
    list_select_related = ("ticket", "made_by")
    search_fields = ("=ticket__id", "ticket__title")
    date_hierarchy = "made_at"
    fields = (
        "ticket", "made_at", "made_by", "kind", "finding", "language", "given_verdict", "given_corrections", "why",
    )  # fmt: skip
    readonly_fields = fields

    @admin.display(description="Verdict")
    def given_verdict(self, decision: Decision) -> SafeString:
        """The verdict, laid out."""
        return _laid_out(decision.verdict)

    @admin.display(description="Corrections")
    def given_corrections(self, decision: Decision) -> SafeString:
        """What the agent corrected, laid out."""
        return _laid_out(decision.corrections)

    @admin.display(description="Record")
    def why(self, decision: Decision) -> SafeString:
        """The decision record, laid out."""
        return _laid_out(decision.record)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Decisions are made on the ticket's page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Decisions stay as they were made."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Decisions go only with their ticket: on its own pages, not on theirs."""
        match = request.resolver_match
        theirs = match is None or (match.url_name or "").startswith(Decision._meta.app_label)
        return not theirs and super().has_delete_permission(request, obj)


def _laid_out(value: Any) -> SafeString:
    return format_html("<pre>{}</pre>", json.dumps(value, ensure_ascii=False, indent=2))
