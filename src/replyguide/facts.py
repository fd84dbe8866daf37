"""Reads the situations off a complaint: which facts hold, for the message and for each of its topics."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from replyguide.complaint import topic_finding
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
    """Whether a day is given and has not passed, as far as today is known.

    >>> upcoming(dt.date(2026, 1, 1), dt.date(2026, 1, 2))
    False
    """
    return day is not None and (today is None or day >= today)


def situations(
    complaint: Complaint,
    house: House,
    *,
    barrier: bool = False,
    answer_known: bool = False,
    today: dt.date | None = None,
    kind: Kind | None = None,
) -> tuple[Situation, tuple[TopicSituation, ...]]:
    """The situation of a message, and of each of its topics; a message without topics counts as one about ``other``.

    Args:
        complaint: what is known.
        house: who answers.
        barrier: whether the agent reads another language than the customer writes.
        answer_known: whether a time can be named until when an answer comes.
        today: the day of the answer, for the years of custom.
        kind: the kind of reply that the caller asks for, instead of the one that is due.

    Raises:
        InputError: the kind asked for does not go with the verdict or the channel.
    """
    verdict = complaint.verdict or _NOTHING
    whole = _message(complaint, verdict, house, barrier, answer_known, today)
    due = next(rule.kind for rule in kinds.RULES if fits(rule.when, whole)) or ""
    if kind is not None and kind != due:
        if not fits(kinds.PERMITTED[kind], whole):
            allowed = [other for other, clauses in kinds.PERMITTED.items() if fits(clauses, whole)]
            raise InputError.single("kind", kind.value, f"does not fit this case; fitting are {', '.join(allowed)}")
        due = kind.value
    medium = whole.medium
    if due == Kind.AGREEMENT:
        medium = "letter"
    elif due == Kind.CALL_GUIDE:
        medium = "spoken"
    whole = whole._replace(kind=due, medium=medium)
    return whole, _topics(complaint, verdict, whole)


def _message(
    complaint: Complaint,
    verdict: Verdict,
    house: House,
    barrier: bool,
    answer_known: bool,
    today: dt.date | None,
) -> Situation:
    finding, marks, customer = complaint.finding, complaint.marks, complaint.customer
    verdicts = [verdict, *(topic.verdict for topic in complaint.topics if topic.verdict is not None)]
    remedies = complaint.remedies
    given = "not-stated" if remedies is None else "some" if remedies else "none"
    news = complaint.occasion is not Occasion.COMPLAINT
    stage = Stage.DECIDED if complaint.stage in _EARLY and (news or finding not in _UNDECIDED) else complaint.stage
    medium = _MEDIUM[complaint.channel]
    years = years_between(customer.since, today)
    contacts = complaint.earlier_contacts
    return Situation(
        occasion=complaint.occasion.value,
        finding=finding.value if finding is not None else "none",
        fault=_fault(verdicts).value,
        harm=_harm(verdicts),
        stage=stage.value,
        medium="mail" if news and medium in ("public", "spoken") else medium,
        tone="insulting" if Mark.INSULTING in marks else "angry" if Mark.ANGRY in marks else "calm",
        contacts="many" if contacts >= MANY_CONTACTS else "some" if contacts or Mark.REPEATED in marks else "none",
        topics=("none", "one", "several")[min(len(complaint.topics), 2)],
        wish=_wish(complaint, given),
        remedies=given,
        custom="unknown" if customer.since is None else "long" if (years or 0) >= LONG_CUSTOM_YEARS else "known",
        undated=any(not upcoming(one.date, today) for one in remedies or () if one.kind not in _AT_ONCE),
        repeated=Mark.REPEATED in marks,
        threat=Mark.PUBLIC_THREAT in marks or Mark.LEGAL_THREAT in marks,
        vulnerable=Mark.VULNERABLE in marks,
        praise=Mark.PRAISE in marks,
        leaving=Mark.LEAVING in marks,
        barrier=barrier,
        referral=verdict.referral is not None,
        account=any(one.account is not None for one in verdicts),
        cause=any(one.cause is not None for one in verdicts),
        measure=any(one.measure is not None for one in verdicts),
        reasons=any(one.reasons for one in verdicts),
        alternative=any(one.alternative is not None for one in verdicts),
        retry=verdict.retry_after is not None,
        granted=any(one.granted for one in verdicts),
        answer_by=answer_known,
        appointment=complaint.appointment is not None and upcoming(complaint.appointment.date(), today),
        questions=bool(complaint.questions),
        phone=house.phone is not None,
        mailbox=house.mailbox is not None,
        survey=house.survey_link is not None,
        copies=bool(complaint.copies),
        identified=(customer.name or customer.last_name) is not None
        and (customer.email or customer.phone or customer.account) is not None,
    )


def _fault(verdicts: Sequence[Verdict]) -> Fault:
    if verdicts[0].fault is not Fault.UNKNOWN:
        return verdicts[0].fault
    found = {one.fault for one in verdicts if one.fault is not Fault.UNKNOWN and one.finding is not Finding.UNJUSTIFIED}
    return found.pop() if len(found) == 1 else Fault.UNKNOWN


def _harm(verdicts: Sequence[Verdict]) -> str:
    stated = [one.harm for one in verdicts if one.harm is not None]
    return max(stated, key=_HARMS.index).value if stated else "unknown"


def _wish(complaint: Complaint, given: str) -> str:
    if not complaint.asks:
        return "none"
    wanted = {ask.value for ask in complaint.asks if ask in AS_REMEDY}
    if not wanted:
        return "lesser"
    if given == "not-stated" or complaint.finding is Finding.UNDETERMINED:
        return "open"
    if given == "none":
        return "refused"
    return "met" if any(remedy.kind.value in wanted for remedy in complaint.remedies or ()) else "other"


def topic_finding_of(topic: Topic, complaint: Complaint) -> str:
    """What was found about a topic: its own finding, else the whole's."""
    if topic.verdict is not None and topic.verdict.finding is not None:
        return topic.verdict.finding.value
    own = any(other.verdict is not None for other in complaint.topics)
    whole = complaint.finding
    if whole is None:
        return "none"
    return (topic_finding(None) if own and whole is Finding.PARTLY_JUSTIFIED else whole).value


def _topics(complaint: Complaint, verdict: Verdict, whole: Situation) -> tuple[TopicSituation, ...]:
    topics = complaint.topics
    rows: list[tuple[Category, Verdict | None, str, bool, str]]
    if not topics:
        bearer, rows = 0, [(Category.OTHER, None, whole.finding, False, "")]
    else:
        rows = [
            (topic.category, topic.verdict, topic_finding_of(topic, complaint), topic.hinted, topic.words)
            for topic in topics
        ]
        # What the whole verdict says is said once, after the last topic that has no verdict of its own.
        bearer = max((at for at, topic in enumerate(topics) if topic.verdict is None), default=len(topics) - 1)
    terse = len(complaint.text) < TERSE * max(len(topics), 1)
    return tuple(
        TopicSituation(
            kind=whole.kind,
            finding=finding,
            category=category.value,
            medium=whole.medium,
            stage=whole.stage,
            alone=len(rows) == 1,
            hinted=hinted,
            terse=terse and len(words) < TERSE,
            referenced=bool(complaint.order_refs),
            account=(own or _NOTHING).account is not None or (at == bearer and verdict.account is not None),
            cause=(own or _NOTHING).cause is not None or (at == bearer and verdict.cause is not None),
            reasons=bool((own or _NOTHING).reasons) or (at == bearer and bool(verdict.reasons)),
        )
        for at, (category, own, finding, hinted, words) in enumerate(rows)
    )
