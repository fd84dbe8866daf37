"""A ticket as a case: its message read, joined with what the agent corrected and decided, and what follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from helpdesk.models import FollowUp, Ticket
from pydantic import ValidationError

import replyguide
from replyguide.adapters.django_helpdesk.corrections import Corrections
from replyguide.adapters.django_helpdesk.models import Decision
from replyguide.adapters.django_helpdesk.settings import Options
from replyguide.complaint import Complaint
from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT, mail_address, one_line
from replyguide.languages import canonical
from replyguide.phrasing.catalog import Catalog
from replyguide.phrasing.catalog import load as load_catalog
from replyguide.vocabulary import Channel, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from replyguide.intake import Reading
    from replyguide.suggestion import Suggestion
    from replyguide.verdict import Verdict

_CLOSED = (Ticket.CLOSED_STATUS, Ticket.DUPLICATE_STATUS)
_MOST_CONTACTS = 10_000


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket as a case.

    Attributes:
        ticket: the ticket.
        options: the project's settings.
        agent_language: the language of the panel.
        now: the time of looking at it.
        reading: its message, read; ``None`` where it cannot be.
        shown: the reading that counts: in the language that the agent gave, where the message told none.
        complaint: what the message and the agent tell.
        suggestion: what follows; ``None`` where nothing can.
        corrections: what the agent corrected of the reading.
        verdict: what the company found out.
        problem: why there is no suggestion, as in the catalog's ``panel.problem.…``; empty where there is one.
    """

    ticket: Ticket
    options: Options
    agent_language: str
    now: dt.datetime
    reading: Reading | None = None
    shown: Reading | None = None
    complaint: Complaint | None = None
    suggestion: Suggestion | None = None
    corrections: Corrections = field(default_factory=Corrections)
    verdict: Verdict | None = None
    problem: str = ""

    @property
    def words(self) -> Catalog:
        """The panel's words."""
        return load_catalog(self.agent_language, "agent", self.options.house.folder)

    def decided(self, corrections: Corrections, verdict: Verdict | None) -> Case:
        """The same case with another verdict.

        Raises:
            InputError: the verdict cannot be used for this case; names field, value and what would be right.
        """
        if self.reading is None:
            return replace(self, corrections=corrections, verdict=verdict)
        shown, house = self.reading, self.options.house
        if shown.complaint.language is None and corrections.language is not None:
            known = shown.complaint.model_dump(exclude_unset=True)
            shown = replyguide.read({**known, "language": corrections.language}, house=house)
        told = shown.complaint
        try:
            complaint = Complaint.model_validate({**told.__dict__, **corrections.fields(told), "verdict": verdict})
        except ValidationError as error:
            raise InputError.from_validation(error) from None
        suggestion = replyguide.suggest(
            complaint,
            house=house,
            language=corrections.language,
            agent_language=self.agent_language,
            now=self.now,
        )
        return replace(
            self,
            shown=shown,
            complaint=complaint,
            suggestion=suggestion,
            corrections=corrections,
            verdict=verdict,
            problem="",
        )

    def decision(self) -> Decision:
        """The decision to be stored with the ticket; nobody has made it yet.

        Raises:
            ValueError: there is no suggestion to store.
        """
        if self.suggestion is None:
            raise ValueError("there is nothing to store without a suggestion")
        record = self.suggestion.record()
        return Decision(
            ticket=self.ticket,
            kind=record["kind"],
            finding=record["situation"]["finding"],
            language=record["language"],
            verdict=self.verdict.model_dump(mode="json", exclude_defaults=True) if self.verdict is not None else None,
            corrections=self.corrections.model_dump(mode="json", exclude_defaults=True),
            record=record,
        )


def open_case(
    ticket: Ticket, options: Options, *, now: dt.datetime, asked: str = "", decision: Decision | None = None
) -> Case:
    """Reads a ticket, and decides on it as far as is known.

    Args:
        ticket: the ticket.
        options: the project's settings.
        now: the time of looking at it.
        asked: the language of the agent's own pages.
        decision: the decision that counts, the latest one.
    """
    followups = list(ticket.followup_set.order_by("date", "id").select_related("user"))
    text = _text(ticket, followups)
    reading, problem = None, _unreadable(text)
    if not problem:
        try:
            reading = _read(ticket, text, followups, options)
        except InputError:
            problem = "unreadable"
    case = Case(ticket, options, _agent_language(options, asked, reading), now, reading, reading, problem=problem)
    if reading is None:
        return case
    try:
        corrections = decision.read_corrections() if decision is not None else Corrections()
        verdict = decision.read_verdict() if decision is not None else None
    except ValidationError:
        return replace(case, problem="verdict")
    try:
        return case.decided(corrections, verdict)
    except InputError as error:
        where = error.problems[0].where
        problem = "language" if where == "language" else "verdict" if verdict is not None else "unreadable"
        return replace(case, complaint=reading.complaint, corrections=corrections, verdict=verdict, problem=problem)


def latest(ticket: Ticket) -> Decision | None:
    """The decision that counts."""
    return Decision.objects.filter(ticket=ticket).first()


def _text(ticket: Ticket, followups: Sequence[FollowUp]) -> str:
    """The customer's message: as the mail brought it, with its signature, else as the ticket describes it."""
    first = followups[0] if followups else None
    mail = first.comment if first is not None and first.message_id else None
    return mail or ticket.description or ""


def _unreadable(text: str) -> str:
    if not text.strip():
        return "empty"
    return "long" if len(text) > TEXT_LIMIT else ""


def _read(ticket: Ticket, text: str, followups: Sequence[FollowUp], options: Options) -> Reading:
    message = EmailMessage()
    message["Subject"] = _line(ticket.title) or ""
    message.set_content(text)
    reading = replyguide.read(message, house=options.house, received=ticket.created)
    mailed = bool(followups and followups[0].message_id)
    known = {
        "id": f"{ticket.queue.slug}-{ticket.pk}",
        "channel": Channel.EMAIL if mailed else Channel.FORM,
        "customer": reading.complaint.customer.model_copy(update={"email": _address(ticket.submitter_email)}),
        "stage": _stage(ticket, followups[1:]),
        "earlier_contacts": min(sum(one.is_from_submitter for one in followups[1:]), _MOST_CONTACTS),
    }
    return replace(reading, complaint=reading.complaint.model_copy(update=known))


def _stage(ticket: Ticket, later: Sequence[FollowUp]) -> Stage:
    """How far the case has come, as the ticket and what was written to the customer tell."""
    if ticket.status == Ticket.RESOLVED_STATUS:
        return Stage.RESOLVED
    if ticket.status in _CLOSED:
        return Stage.CLOSED
    answered = any(one.direction == FollowUp.DIRECTION_OUTBOUND and one.user_id and one.comment for one in later)
    return Stage.INVESTIGATING if answered else Stage.RECEIVED


def _agent_language(options: Options, asked: str, reading: Reading | None) -> str:
    if options.agent_language is not None:
        return options.agent_language
    if options.house.agent_language is not None:
        return options.house.agent_language
    try:
        return canonical(asked)
    except InputError:
        return (reading.complaint.language if reading is not None else None) or "en_GB"


def _line(text: str) -> str | None:
    try:
        return one_line(text)
    except ValueError:
        return None


def _address(text: str | None) -> str | None:
    try:
        return mail_address(text) if text else None
    except ValueError:
        return None
