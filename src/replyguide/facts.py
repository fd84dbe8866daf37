"""Reads the situations off a complaint: which facts hold, for the message and for each of its topics."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from replyguide.errors import InputError
from replyguide.rulebook import kinds
from replyguide.situation import Situation, TopicSituation
from replyguide.verdict import AS_REMEDY, Verdict
from replyguide.vocabulary import Category, Channel, Fault, Finding, Harm, Kind, Mark, Occasion, RemedyKind, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from replyguide.complaint import Complaint, Topic
    from replyguide.house import House
    from replyguide.rulebook import Clauses
    from replyguide.verdict import Remedy

LONG_CUSTOM_YEARS = 2
"""From how many years on a customer is a long-standing one (cs-13)."""
TERSE = 160
"""A message with fewer characters for each topic says little, so that a question is due."""
MANY_CONTACTS = 3
"""From how many earlier contacts on a conversation can be going in circles."""

_MEDIUM = {
    Channel.EMAIL: "mail",
    Channel.FORM: "mail",
    Channel.LETTER: "letter",
    Channel.CHAT: "chat",
    Channel.REVIEW: "public",
    Channel.SOCIAL: "public",
    Channel.PHONE_NOTE: "spoken",
}
_UNDECIDED = (Finding.UNDETERMINED, None)
_EARLY = (Stage.RECEIVED, Stage.INVESTIGATING)
_AT_ONCE = (RemedyKind.VOUCHER, RemedyKind.GIFT)
_HARMS = tuple(Harm)
_COUNTS = ("none", "one", "several")
_NOTHING = Verdict()


def fits(clauses: Clauses, situation: Situation) -> bool:
    """Whether all clauses hold in a situation."""
    return all(getattr(situation, name) in values for name, values in clauses.items())


def years_between(since: dt.date | None, today: dt.date | None) -> int | None:
    """Whole years from one day to another; ``None`` where one is unknown.

    >>> years_between(dt.date(2020, 6, 1), dt.date(2026, 5, 31))
    5
    """
    if since is None or today is None or today < since:
        return None
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def upcoming(day: dt.date | None, today: dt.date | None) -> bool:
    """Whether a day is given and has not passed. Where today is not known, no day may be named.

    >>> upcoming(dt.date(2026, 1, 1), dt.date(2026, 1, 2))
    False
    """
    return day is not None and today is not None and day >= today


def at_once(remedy: Remedy) -> bool:
    """Whether a remedy needs no date, since the customer has it with the letter."""
    return remedy.kind in _AT_ONCE


def bearer(topics: Sequence[Topic]) -> int:
    """The topic after which what the whole verdict says is said: the last without a verdict of its own, else the last.

    >>> from replyguide.complaint import Topic
    >>> bearer([Topic(category="price"), Topic(category="service", verdict={"finding": "justified"})])
    0
    """
    shared = [at for at, topic in enumerate(topics) if topic.verdict is None]
    return shared[-1] if shared else len(topics) - 1


def situations(
    complaint: Complaint,
    house: House,
    *,
    barrier: bool = False,
    answer_known: bool = False,
    now: dt.datetime | None = None,
    today: dt.date | None = None,
    kind: Kind | None = None,
) -> tuple[Situation, tuple[TopicSituation, ...]]:
    """The situation of a message, and of each of its topics; a message without topics counts as one about ``other``.

    Args:
        complaint: what is known.
        house: who answers.
        barrier: whether the agent reads another language than the customer writes.
        answer_known: whether a time can be named until when an answer comes.
        now: the time of the answer; without it no date is named.
        today: its day in the house's time zone.
        kind: the kind of reply that the caller asks for, instead of the one that is due.

    Raises:
        InputError: the kind asked for does not go with the verdict or the channel.
    """
    verdict = complaint.verdict or _NOTHING
    finding = complaint.finding
    whole = _of_kind(_message(complaint, verdict, finding, house, barrier, answer_known, now, today), kind)
    return whole, _topics(complaint, verdict, finding, whole)


@lru_cache(maxsize=4096)
def _of_kind(whole: Situation, asked: Kind | None) -> Situation:
    """The situation with the kind of reply that was asked for, else the one that is due, and with the medium it takes.

    Its values are plain texts. Remembered, since it depends on nothing else.
    """
    due = kinds.due(whole)
    if asked is not None and asked != due:
        if not fits(kinds.PERMITTED[asked], whole):
            allowed = [other for other, clauses in kinds.PERMITTED.items() if fits(clauses, whole)]
            raise InputError.single("kind", asked.value, f"does not fit this case; fitting are {', '.join(allowed)}")
        due = asked.value
    medium = "letter" if due == Kind.AGREEMENT else "spoken" if due == Kind.CALL_GUIDE else whole.medium
    plain = Situation._make(str(value) if isinstance(value, str) else value for value in whole)
    return plain._replace(kind=due, medium=medium)


def _message(
    complaint: Complaint,
    verdict: Verdict,
    finding: Finding | None,
    house: House,
    barrier: bool,
    answer_known: bool,
    now: dt.datetime | None,
    today: dt.date | None,
) -> Situation:
    customer, contacts, remedies = complaint.customer, complaint.earlier_contacts, complaint.remedies
    own = complaint.topic_verdicts
    tone, repeated, threat, vulnerable, praise, leaving = _marked(complaint.marks)
    given = "not-stated" if remedies is None else "some" if remedies else "none"
    news = complaint.occasion is not Occasion.COMPLAINT
    stage = Stage.DECIDED if complaint.stage in _EARLY and (news or finding not in _UNDECIDED) else complaint.stage
    medium = _MEDIUM[complaint.channel]
    since = customer.since
    return Situation(
        Kind.ACKNOWLEDGEMENT,
        complaint.occasion,
        finding or "none",
        _fault(verdict, own) if own else verdict.fault,
        _harm(verdict, own) if own else verdict.harm or "unknown",
        stage,
        "mail" if news and medium in ("public", "spoken") else medium,
        tone,
        "many" if contacts >= MANY_CONTACTS else "some" if contacts or repeated else "none",
        _COUNTS[min(len(complaint.topics), 2)],
        _wish(complaint, finding, given) if complaint.asks else "none",
        given,
        "unknown" if since is None else "long" if (years_between(since, today) or 0) >= LONG_CUSTOM_YEARS else "known",
        bool(remedies) and any(not upcoming(one.date, today) for one in remedies or () if not at_once(one)),
        repeated,
        threat,
        vulnerable,
        praise,
        leaving,
        barrier,
        verdict.referral is not None,
        verdict.account is not None or (own != [] and any(one.account is not None for one in own)),
        verdict.cause is not None or (own != [] and any(one.cause is not None for one in own)),
        verdict.measure is not None or (own != [] and any(one.measure is not None for one in own)),
        bool(verdict.reasons) or (own != [] and any(one.reasons for one in own)),
        verdict.alternative is not None or (own != [] and any(one.alternative is not None for one in own)),
        upcoming(verdict.retry_after, today),
        bool(verdict.granted) or (own != [] and any(one.granted for one in own)),
        answer_known,
        complaint.appointment is not None and now is not None and complaint.appointment >= now,
        bool(complaint.questions),
        house.phone is not None,
        house.mailbox is not None,
        house.survey_link is not None,
        bool(complaint.copies),
        (customer.name or customer.last_name) is not None
        and (customer.email or customer.phone or customer.account) is not None,
    )


@cache
def _marked(marks: frozenset[Mark]) -> tuple[str, bool, bool, bool, bool, bool]:
    """What the marks come to: tone, repeated, threat, vulnerable, praise, leaving."""
    return (
        "insulting" if Mark.INSULTING in marks else "angry" if Mark.ANGRY in marks else "calm",
        Mark.REPEATED in marks,
        Mark.PUBLIC_THREAT in marks or Mark.LEGAL_THREAT in marks,
        Mark.VULNERABLE in marks,
        Mark.PRAISE in marks,
        Mark.LEAVING in marks,
    )


def _fault(verdict: Verdict, own: Sequence[Verdict]) -> Fault:
    if verdict.fault is not Fault.UNKNOWN:
        return verdict.fault
    found = {one.fault for one in own if one.fault is not Fault.UNKNOWN and one.finding is not Finding.UNJUSTIFIED}
    return found.pop() if len(found) == 1 else Fault.UNKNOWN


def _harm(verdict: Verdict, own: Sequence[Verdict]) -> str:
    stated = [one.harm for one in (verdict, *own) if one.harm is not None]
    return max(stated, key=_HARMS.index) if stated else "unknown"


def _wish(complaint: Complaint, finding: Finding | None, given: str) -> str:
    wanted: frozenset[str] = AS_REMEDY.intersection(complaint.asks)
    if not wanted:
        return "lesser"
    if given == "not-stated" or finding is Finding.UNDETERMINED:
        return "open"
    if given == "none":
        return "other" if any(one.granted for one in complaint.verdicts) else "refused"
    return "met" if any(remedy.kind in wanted for remedy in complaint.remedies or ()) else "other"


def _topics(
    complaint: Complaint, verdict: Verdict, finding: Finding | None, whole: Situation
) -> tuple[TopicSituation, ...]:
    topics, referenced = complaint.topics, bool(complaint.order_refs)
    short = len(complaint.text) < TERSE * max(len(topics), 1)
    if not topics:
        return (_topic(whole, whole.finding, Category.OTHER.value, True, False, short, referenced, _NOTHING, verdict),)
    last = bearer(topics)
    split = finding is Finding.PARTLY_JUSTIFIED and any(topic.verdict is not None for topic in topics)
    common = Finding.UNDETERMINED.value if split else whole.finding
    found = [
        _topic(
            whole,
            str((topic.verdict and topic.verdict.finding) or common),
            str(topic.category),
            len(topics) == 1,
            topic.hinted,
            short and len(topic.words) < TERSE,
            referenced,
            topic.verdict or _NOTHING,
            verdict if at == last else _NOTHING,
        )
        for at, topic in enumerate(topics)
    ]
    return tuple(found)


def _topic(
    whole: Situation,
    finding: str,
    category: str,
    alone: bool,
    hinted: bool,
    terse: bool,
    referenced: bool,
    own: Verdict,
    borne: Verdict,
) -> TopicSituation:
    return TopicSituation(
        whole.kind,
        finding,
        category,
        whole.medium,
        whole.stage,
        alone,
        hinted,
        terse,
        referenced,
        own.account is not None or borne.account is not None,
        own.cause is not None or borne.cause is not None,
        bool(own.reasons or borne.reasons),
    )
