"""What is stored with a ticket: each decision, with the verdict that led to it. Decisions are added, never changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from replyguide.adapters.django_helpdesk.corrections import Corrections
from replyguide.verdict import Verdict


class Decision(models.Model):
    """One decision about a ticket: what the company found out, and how replyguide decided on it."""

    ticket = models.ForeignKey("helpdesk.Ticket", models.CASCADE, related_name="replyguide_decisions")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    finding = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    verdict = models.JSONField(null=True)
    corrections = models.JSONField(default=dict)
    record = models.JSONField()

    class Meta:
        ordering = ("-made_at", "-id")
        get_latest_by = ("made_at", "id")

    def __str__(self) -> str:
        return f"{self.ticket_id}: {self.kind}"

    def read_verdict(self) -> Verdict | None:
        """The verdict as a model.

        Raises:
            pydantic.ValidationError: this version of replyguide no longer reads what is stored.
        """
        return Verdict.model_validate(self.verdict) if self.verdict is not None else None

    def read_corrections(self) -> Corrections:
        """What the agent corrected of the reading.

        Raises:
            pydantic.ValidationError: this version of replyguide no longer reads what is stored.
        """
        return Corrections.model_validate(self.corrections)

    def repeats(self, earlier: Decision | None) -> bool:
        """Whether it says what an earlier one said, at another time."""
        return earlier is not None and _timeless(self) == _timeless(earlier)


def _timeless(decision: Decision) -> tuple[Any, ...]:
    record = {name: value for name, value in decision.record.items() if name != "now"}
    return decision.ticket_id, decision.verdict, decision.corrections, record
