"""Reviews a draft, whoever wrote it, against the complaint, the verdict and the guidance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from replyguide.check import Check
from replyguide.checks import CHECKS
from replyguide.complaint import Complaint
from replyguide.decide import suggest
from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT
from replyguide.house import House
from replyguide.intake.identify import identify
from replyguide.languages import family
from replyguide.reviewing.case import Case
from replyguide.reviewing.draft import Draft
from replyguide.reviewing.engines import look
from replyguide.reviewing.finding import ReviewFinding
from replyguide.reviewing.place import Place
from replyguide.reviewing.result import Review
from replyguide.suggestion import Suggestion
from replyguide.verdict import Verdict
from replyguide.vocabulary import Kind, Severity

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_PLACES = 5
"""How often one check is reported in one draft."""

_SURE = 0.9
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def review(
    draft: str,
    complaint: Complaint | Mapping[str, Any] | str | bytes | EmailMessage,
    *,
    verdict: Verdict | Mapping[str, Any] | None = None,
    house: House | None = None,
    language: str | None = None,
    agent_language: str | None = None,
    now: dt.datetime | None = None,
    kind: Kind | str | None = None,
) -> Review:
    """What is wrong with the draft of a reply, before it is sent. It takes the case as :func:`replyguide.suggest` does.

    Args:
        draft: the reply as somebody or something drafted it.
        complaint: what it answers: a model, a mapping with its fields, or the raw message.
        verdict: what the company found out, to be joined to the complaint.
        house: who answers; its ``checks_off`` are left out.
        language: the language that the reply should be in, instead of the customer's.
        agent_language: the language of messages and suggestions; else the house's, else the reply's.
        now: the time of the answer.
        kind: the kind of reply that the draft is to be, where it goes with the case, instead of the one that is due.

    Raises:
        InputError: something given cannot be used; its ``problems`` name field, value and what would be right.
        UnknownLanguage: a language that is not served.

    >>> found = review(
    ...     "Dear Ms Hill,\\n\\nThank you for writing. We apologise for our mistake.\\n\\nYours sincerely,\\nJo Park",
    ...     {"language": "en_GB", "text": "The lamp is ugly.", "customer": {"name": "Eve Hill"},
    ...      "topics": [{"category": "quality", "words": "The lamp is ugly."}],
    ...      "verdict": {"finding": "unjustified"}},
    ... )
    >>> found.ok, sorted({finding.check for finding in found.findings if finding.severity == "error"})
    (False, ['admission-unjustified', 'fault-apology'])
    """
    if not isinstance(draft, str) or not draft.strip():
        raise InputError.single("draft", draft, "is no text; give the draft of the reply")
    if len(draft) > TEXT_LIMIT:
        raise InputError.single("draft", draft, f"has {len(draft):,} characters, and at most {TEXT_LIMIT:,} are read")
    suggestion = suggest(
        complaint,
        verdict=verdict,
        house=house,
        language=language,
        agent_language=agent_language,
        now=now,
        kind=kind,
    )
    return Review(draft, look_over(draft, suggestion), suggestion)


def look_over(draft: str, suggestion: Suggestion) -> tuple[ReviewFinding, ...]:
    """What is to be said about a draft that answers the case of a suggestion."""
    house = suggestion.plan.house
    case = Case(_draft(draft, suggestion.language, house), suggestion)
    return tuple(_findings(case, house.checks_off))


def _draft(text: str, language: str, house: House) -> Draft:
    """The draft, read in the language that it should be in, or in that in which its own words clearly are."""
    draft = Draft(text, language, language, house.folder)
    start, end = draft.body
    found = identify(draft.own(start, end))
    if found.best_guess == "und" or found.sure < _SURE or family(found.best_guess) == family(language):
        return draft
    return Draft(text, found.language or language, found.best_guess, house.folder)


def _findings(case: Case, off: tuple[str, ...]) -> list[ReviewFinding]:
    situation = case.suggestion.plan.outline.situation
    found: list[ReviewFinding] = []
    for check in CHECKS.values():
        if check.id not in off and all(getattr(situation, name) in values for name, values in check.when.items()):
            own = (place for place in look(check, case) if not _elsewhere(place, case))
            places = list(dict.fromkeys(own))[:MOST_PLACES]
            found += (_finding(check, place, case) for place in places)
    return sorted(
        found, key=lambda one: (_RANK[one.severity], one.start if one.start is not None else len(case.draft.text))
    )


def _elsewhere(place: Place, case: Case) -> bool:
    """Whether a place lies outside of the reply itself, such as in the mail quoted below it."""
    return place.start is not None and place.end is not None and case.draft.foreign_parts.hold(place.start, place.end)


def _finding(check: Check, place: Place, case: Case) -> ReviewFinding:
    suggestion = case.suggestion
    words = suggestion.words
    start, end, topic = place
    message = words.text(f"check.{check.id}")
    if topic is not None:
        message %= {"topic": words.text(f"term.category.{suggestion.complaint.topics[topic].category}")}
    return ReviewFinding(
        check.id,
        check.guidelines,
        check.severity,
        start,
        end,
        case.draft.text[start:end] if start is not None else "",
        message,
        words.text(f"check.{check.id}.do"),
        next(_better(check, topic, suggestion), ""),
    )


def _better(check: Check, topic: int | None, suggestion: Suggestion) -> Iterator[str]:
    """The sentences of the reply that would be right in its place: of the moves named, or about that topic."""
    parts = suggestion.reply.parts
    if topic is not None:
        parts = tuple(part for part in parts if topic in part.topics and part.section == "points")
        yield from (" ".join(sentence.text for sentence in part.sentences) for part in parts)
    for move in check.better:
        yield from (" ".join(sentence.text for sentence in part.sentences) for part in parts if part.move == move)
