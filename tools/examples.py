"""For a case, a complaint and a house of which it is the case: the proof that it can happen, and an example to read."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import replyguide
from replyguide import Complaint, House, Suggestion
from situations import STATED, Case

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
LATER = dt.date(2026, 12, 1)
OWN_WORDS = {
    "account": "This is what was found.",
    "cause": "This is why it happened.",
    "reasons": "This is why not.",
    "measure": "This is what is done from now on.",
    "alternative": "This is another way.",
}
"""What the company states in its own words."""
_CHANNELS = {"mail": "email", "letter": "letter", "chat": "chat", "public": "review", "spoken": "phone-note"}
_WISHES: dict[str, list[str]] = {"none": [], "lesser": ["apology"], "other": ["replacement"]}
_CONTACTS = {"none": 0, "some": 1, "many": 3}
_SINCE = {"unknown": None, "known": "2026-01-15", "long": "2020-01-15"}
_MARKS = ("repeated", "vulnerable", "praise", "leaving")


class Example(NamedTuple):
    """A complaint, a house and what else is asked for."""

    complaint: Complaint
    house: House
    kind: str | None
    agent_language: str

    def suggest(self) -> Suggestion:
        """What replyguide suggests."""
        return replyguide.suggest(
            self.complaint, house=self.house, kind=self.kind, agent_language=self.agent_language, now=NOW
        )


def example(case: Case, language: str = "en_GB", other: str = "cs") -> Example:
    """An example of a case.

    Args:
        case: which.
        language: the agent's language, and the customer's unless a barrier lies between them.
        other: the customer's language where it does.
    """
    whole = case.situation
    complaint = Complaint.model_validate(
        {
            "id": "1",
            "language": other if whole.barrier else language,
            "channel": _CHANNELS[case.came_by],
            "text": "…" if any(topic.terse for topic in case.topics) else "…" * 160 * len(case.topics),
            "customer": {
                "since": _SINCE[whole.custom],
                **({"name": "Ana Kos", "email": "ana@example.org"} if whole.identified else {}),
            },
            "topics": _topics(case) if whole.topics != "none" else [],
            "asks": _WISHES.get(whole.wish, ["refund"]),
            "marks": [
                *(mark for mark in _MARKS if getattr(whole, mark)),
                *(["legal-threat"] if whole.threat else []),
                *([whole.tone] if whole.tone != "calm" else []),
            ],
            "order_refs": ["20417"] if case.topics[0].referenced else [],
            "stage": whole.stage,
            "occasion": whole.occasion,
            "earlier_contacts": _CONTACTS[whole.contacts],
            "appointment": "2026-11-30T14:30:00+01:00" if whole.appointment else None,
            "answer_by": LATER if whole.answer_by else None,
            "questions": ["What number is on the label?"] if whole.questions else [],
            "copies": ["Ivo Lukić"] if whole.copies else [],
            "verdict": _verdict(case),
        }
    )
    house = House(
        name="Lampa",
        phone="01 555" if whole.phone else None,
        mailbox="info@lampa.example" if whole.mailbox else None,
        survey_link="https://lampa.example/s" if whole.survey else None,
    )
    return Example(complaint, house, case.asked or None, language)


def _bearer(case: Case) -> int | None:
    """The topic that bears what the whole verdict states: one without a verdict of its own."""
    open_ = [
        at for at, topic in enumerate(case.topics) if topic.finding == "undetermined" and (topic.account or topic.cause)
    ]
    return open_[0] if open_ else None


def _topics(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "category": topic.category,
            "hinted": topic.hinted,
            "words": "…" if topic.terse else "…" * 160,
            "verdict": _own(case, at) if case.situation.occasion == "complaint" else None,
        }
        for at, topic in enumerate(case.topics)
    ]


def _own(case: Case, at: int) -> dict[str, Any] | None:
    topic = case.topics[at]
    if at != _bearer(case):
        measure = OWN_WORDS["measure"] if case.situation.measure and topic.finding == "unjustified" else None
        return {"finding": topic.finding, **_stated(topic), "measure": measure}
    return None if len(case.topics) > 1 else {"finding": topic.finding}


def _verdict(case: Case) -> dict[str, Any]:
    whole = case.situation
    adds_up = whole.finding == "undetermined" and any(topic.finding != "undetermined" for topic in case.topics)
    bearer = _bearer(case)
    if whole.occasion != "complaint" or whole.topics == "none":
        stated = _stated(case.topics[-1])
    else:
        stated = _stated(case.topics[bearer]) if bearer is not None else {}
    given = {"kind": "refund", "amount": "64 EUR", "date": None if whole.undated else LATER}
    return {
        "finding": None if adds_up or whole.finding == "none" else whole.finding,
        "fault": whole.fault,
        "harm": whole.harm if whole.harm != "unknown" else None,
        **stated,
        "measure": OWN_WORDS["measure"] if whole.measure and not adds_up else None,
        "granted": ["cancellation"] if whole.granted else [],
        "remedies": {"not-stated": None, "none": [], "some": [given]}[whole.remedies],
        "referral": {"name": "Petra Marin"} if whole.referral else None,
        "alternative": OWN_WORDS["alternative"] if whole.alternative else None,
        "retry_after": LATER if whole.retry else None,
    }


def _stated(topic: object) -> dict[str, Any]:
    return {name: OWN_WORDS[name] for name in STATED if getattr(topic, name)}
