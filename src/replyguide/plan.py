"""The plan: an outline with this case's facts, its clock and the house's numbers."""

from __future__ import annotations

import datetime as dt
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from replyguide.complaint import topic_finding
from replyguide.deadlines import Calendar
from replyguide.facts import at_once, situations, upcoming
from replyguide.fields import Money
from replyguide.outline import EFFECTS, Outline, RuleSet, Step
from replyguide.remedies import Band, Outside, band, judge
from replyguide.shown import Shown
from replyguide.shown import card as make_card
from replyguide.verdict import Verdict
from replyguide.vocabulary import Finding, Harm, Kind, Occasion, RemedyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replyguide.complaint import Complaint
    from replyguide.display.card import Card
    from replyguide.house import House
    from replyguide.situation import Situation, TopicSituation

_RIGHT = (Finding.JUSTIFIED, Finding.PARTLY_JUSTIFIED)
_MAKES_GOOD = (RemedyKind.REPLACEMENT, RemedyKind.REPAIR)
_NOTHING = Verdict()
_GIVING = ("resolution", "partial-resolution", "call-guide", "agreement")
FOLLOW_UP_DAYS = 2
"""Working days after the last promised date on which the customer is asked whether all is well."""


class Caution(NamedTuple):
    """Something for the agent to look at before sending.

    ``code`` names it (``caution.<code>`` in the agent's catalog); ``values`` fill its slots.
    """

    code: str
    values: tuple[tuple[str, object], ...] = ()


class Due(NamedTuple):
    """A task with a date, or one whose date is still to be set."""

    what: str
    at: dt.datetime | dt.date | None
    rules: tuple[str, ...]


class Shelves(NamedTuple):
    """The steps of an outline by what is done with them; of tasks, cautions and notes what they are, each once."""

    says: tuple[Step, ...]
    asks: tuple[Step, ...]
    scheduled: tuple[Step, ...]
    tasks: tuple[str, ...]
    avoid: tuple[str, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, outline: Outline) -> Shelves:
        """The shelves of an outline."""
        steps: dict[str, list[Step]] = {effect: [] for effect in EFFECTS}
        for step in outline.steps:
            steps[step.effect].append(step)
        says, asks, scheduled = (tuple(steps[effect]) for effect in ("say", "ask", "schedule"))
        tasks, avoid, notes = (tuple({step.what: None for step in steps[effect]}) for effect in ("do", "avoid", "note"))
        return cls(says, asks, scheduled, tasks, avoid, notes)


class Plan(Shown):
    """What follows for one case. The shelves: :attr:`says`, :attr:`tasks` with :attr:`due`, and :attr:`in_mind`.

    The outline is decided at once; due dates, band and cautions are worked out when they are first read.

    Attributes:
        complaint: the case.
        house: who answers.
        outline: the steps, with the rules behind them and what was left out.
        shelves: the same steps, by what is done with them.
        rules: the rules that decided.
        now: the time of the answer, where known.
        today: its day in the house's time zone.
    """

    def __init__(
        self,
        complaint: Complaint,
        house: House,
        outline: Outline,
        shelves: Shelves,
        rules: RuleSet,
        now: dt.datetime | None,
        today: dt.date | None,
        read_with: tuple[Caution, ...],
    ) -> None:
        self.complaint = complaint
        self.house = house
        self.outline = outline
        self.shelves = shelves
        self.rules = rules
        self.now = now
        self.today = today
        self._read_with = read_with

    def card(self, agent_language: str | None = None) -> Card:
        """What a notebook or a page shows of it.

        Args:
            agent_language: the language of labels and reasons; else the house's agents', else the customer's.

        Raises:
            UnknownLanguage: it is not served.
        """
        return make_card("display.plan", self, agent_language)

    def __repr__(self) -> str:
        return f"<Plan: {self.outline.kind}, {len(self.outline.steps)} steps>"

    @property
    def kind(self) -> Kind:
        """What kind of reply is due."""
        return Kind(self.outline.kind)

    @property
    def says(self) -> tuple[Step, ...]:
        """What the reply says and asks, in order."""
        return self.shelves.says + self.shelves.asks

    @property
    def tasks(self) -> tuple[Step, ...]:
        """What to do, without a date."""
        return tuple(step for step in self.outline.steps if step.effect == "do")

    @property
    def in_mind(self) -> tuple[Step, ...]:
        """What to avoid and what to keep in mind."""
        return tuple(step for step in self.outline.steps if step.effect in ("avoid", "note"))

    @cached_property
    def answer_by(self) -> dt.datetime | dt.date | None:
        """Until when an answer is promised; ``None`` where nobody gave a time."""
        if not self.outline.situation.answer_by:
            return None
        hours = self.house.reply_hours
        if self.complaint.answer_by is not None or self.now is None or hours is None:
            return self.complaint.answer_by
        return self._calendar.reply_by(self.now, hours)

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar.of(self.house)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """The tasks with a date, the earliest first, those whose date is still to be set last."""
        found = [Due(step.what, _date(self, step.what), step.rules) for step in self.shelves.scheduled]
        return tuple(sorted(found, key=lambda due: (due.at is None, _day(due.at))))

    @cached_property
    def band(self) -> Band | None:
        """The band of fair compensation, where the complaint is right and enough is known."""
        harm = self.outline.situation.harm
        if self.complaint.finding not in _RIGHT or harm == "unknown":
            return None
        price, loss = _stated(self.complaint, "price"), _stated(self.complaint, "loss")
        made_good = any(remedy.kind in _MAKES_GOOD for remedy in self.complaint.remedies or ())
        return band(Harm(harm), price, loss, self.house.compensation_cap, made_good=made_good)

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What to look at before sending."""
        return tuple(_cautions(self))


def plan(
    complaint: Complaint,
    house: House,
    *,
    now: dt.datetime | None = None,
    barrier: bool = False,
    kind: Kind | None = None,
    cautions: tuple[Caution, ...] = (),
) -> Plan:
    """The plan for one case.

    Args:
        complaint: the case.
        house: who answers, and by which rules.
        now: the time of the answer; without it due dates stay open.
        barrier: whether the agent reads another language than the customer writes.
        kind: the kind of reply asked for, instead of the one that is due.
        cautions: what reading the message already gave cause for.

    Raises:
        InputError: the kind asked for does not go with the verdict or the channel.
    """
    today = now.astimezone(house.zone).date() if now is not None else None
    answer_known = _answer_known(complaint, house, now, today)
    whole, topics = situations(
        complaint, house, barrier=barrier, answer_known=answer_known, now=now, today=today, kind=kind
    )
    rules = house.rule_set
    return Plan(complaint, house, *_decided(rules, whole, topics), rules, now, today, cautions)


@lru_cache(maxsize=4096)
def _decided(rules: RuleSet, whole: Situation, topics: tuple[TopicSituation, ...]) -> tuple[Outline, Shelves]:
    """The outline and its shelves, remembered together."""
    outline = rules.outline(whole, topics)
    return outline, Shelves.of(outline)


def _answer_known(complaint: Complaint, house: House, now: dt.datetime | None, today: dt.date | None) -> bool:
    """Whether the case or the house gives a time for the answer that has not passed already."""
    given = complaint.answer_by
    if given is None:
        return house.reply_hours is not None and now is not None and complaint.occasion is Occasion.COMPLAINT
    if isinstance(given, dt.datetime):
        return now is not None and given >= now
    return upcoming(given, today)


def _cautions(plan: Plan) -> Iterator[Caution]:
    complaint, house, whole = plan.complaint, plan.house, plan.outline.situation
    right = complaint.finding in _RIGHT
    yield from plan._read_with
    if right and whole.kind in _GIVING:
        yield from _remedy_cautions(complaint, whole, house)
    yield from _date_cautions(plan)
    if complaint.finding is Finding.UNDETERMINED and any(
        topic_finding(own) is not Finding.UNDETERMINED for own in complaint.topic_verdicts
    ):
        yield Caution("decided-unsaid")
    if house.writer == "i" and house.signatory is not None and house.signatory.gender is None:
        yield Caution("no-gender")
    if right and whole.wish == "refused" and not whole.reasons:
        yield Caution("wish-refused")


def _date_cautions(plan: Plan) -> Iterator[Caution]:
    """Dates that have passed, and dates that cannot be named since the time of the answer is not known."""
    complaint = plan.complaint
    appointment, retry = complaint.appointment, (complaint.verdict or _NOTHING).retry_after
    days = [remedy.date for remedy in complaint.remedies or ()]
    days += [retry, appointment.date() if appointment is not None else None]
    if not plan.outline.situation.answer_by:
        days.append(complaint.answer_by)
    given = [day for day in days if day is not None]
    if plan.now is None:
        if given:
            yield Caution("no-clock")
        return
    for day in given:
        passed = day < plan.now if isinstance(day, dt.datetime) else not upcoming(day, plan.today)
        if passed:
            yield Caution("date-past", (("date", day),))


def _remedy_cautions(complaint: Complaint, whole: Situation, house: House) -> Iterator[Caution]:
    remedies, harm = complaint.remedies, whole.harm
    if remedies is None and not whole.granted and harm not in (Harm.NONE, Harm.TRIVIAL):
        yield Caution("remedies-not-stated")
    if harm == "unknown":
        if remedies:
            yield Caution("harm-not-stated")
        return
    price, loss = _stated(complaint, "price"), _stated(complaint, "loss")
    for outside in judge(remedies, Harm(harm), price, loss, house.compensation_cap):
        yield _outside(outside)


def _stated(complaint: Complaint, field: str) -> Money | None:
    """A price or loss: that of the whole verdict, else what the topics' add up to."""
    whole: Money | None = getattr(complaint.verdict or _NOTHING, field)
    own = [money for verdict in complaint.topic_verdicts if (money := getattr(verdict, field)) is not None]
    if whole is not None or not own:
        return whole
    return Money(amount=sum(money.amount for money in own), currency=own[0].currency)


def _outside(outside: Outside) -> Caution:
    values: list[tuple[str, object]] = []
    if outside.given is not None:
        values.append(("given", outside.given))
    if outside.limit is not None:
        values.append(("limit", outside.limit))
    if outside.how.value == "not-foreseen":
        values = [("kinds", outside.kinds)]
    return Caution(outside.how.value, tuple(values))


def _date(plan: Plan, what: str) -> dt.datetime | dt.date | None:
    """When a task is due; ``None`` where that is not known."""
    match what:
        case "acknowledge":
            return plan.now
        case "answer" | "keep-new-date":
            return plan.answer_by
        case "keep-date":
            return min(_promised(plan), default=None)
        case "follow-up":
            return _follow_up(plan._calendar, max(_promised(plan), default=None))
        case "survey":
            return plan._calendar.survey_at(plan.now, plan.house.survey_hours) if plan.now is not None else None
    raise ValueError(f"{what} is no task with a date")


def _promised(plan: Plan) -> list[dt.date]:
    """The days by which something is promised that takes time."""
    remedies = [remedy for remedy in plan.complaint.remedies or () if not at_once(remedy)]
    return [remedy.date for remedy in remedies if remedy.date is not None and upcoming(remedy.date, plan.today)]


def _follow_up(calendar: Calendar, last: dt.date | None) -> dt.date | None:
    for _ in range(FOLLOW_UP_DAYS if last is not None else 0):
        last = calendar.next_working_day(last) if last is not None else None
    return last


def _day(moment: dt.datetime | dt.date | None) -> dt.date:
    if moment is None:
        return dt.date.max
    return moment.date() if isinstance(moment, dt.datetime) else moment
