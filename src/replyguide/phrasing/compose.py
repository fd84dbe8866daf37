"""Words a plan in one language: for each step the messages chosen, their form picked and their slots filled."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from replyguide.facts import at_once, bearer, upcoming, years_between
from replyguide.fields import in_language
from replyguide.moves import MOVES
from replyguide.phrasing.messages import MESSAGES
from replyguide.phrasing.voice import Sentence, Voice
from replyguide.verdict import AS_REMEDY, Remedy, Verdict
from replyguide.vocabulary import Ask, Category, RemedyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from replyguide.outline import Step

_NOTHING = Verdict()
_MONEY_BACK = (RemedyKind.REFUND, RemedyKind.PRICE_CUT, RemedyKind.COMPENSATION)
_GIVEN_IN_WORDS = (Ask.APOLOGY, Ask.EXPLANATION)
_BY = {
    RemedyKind.REPAIR: "by.repair",
    RemedyKind.VOUCHER: "by.voucher",
    RemedyKind.REPLACEMENT: "by.thing",
    RemedyKind.GIFT: "by.thing",
}
OWN_WORDS = {
    "own.account": "account",
    "own.cause": "cause",
    "own.measure": "measure",
    "own.alternative": "alternative",
}
_NEEDED = {("own-mistake", "own.account"), ("partial-resolution", "own.account"), ("call-guide", "own.account")}


class Part(NamedTuple):
    """What a reply says for one step: sentences, then perhaps a list."""

    move: str
    section: str
    rules: tuple[str, ...]
    topics: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    items: tuple[Sentence, ...] = ()


class Composer(Voice):
    """Words one plan in one language: for each step the messages it takes."""

    def parts(self) -> tuple[Part, ...]:
        """The reply's parts, in order; questions stand before the outlook."""
        says, asks = self.plan.shelves.says, self.plan.shelves.asks
        spoken = [part for step in says if (part := self._part(step)) is not None]
        questions = tuple([question for step in asks for question in self._question(step)])
        if questions:
            rules = tuple(dict.fromkeys(rule for step in asks for rule in step.rules))
            # What the customer would like is asked by itself; other questions complete the picture.
            alone = [question.message for question in questions] == ["ask.solution"]
            intro = () if alone else (self.say("questions.intro"),)
            asked = Part("questions", "questions", rules, (), intro, questions)
            at = next((at for at, part in enumerate(spoken) if part.section == "outlook"), len(spoken))
            spoken.insert(at, asked)
        return tuple(spoken)

    def _part(self, step: Step) -> Part | None:
        section = MOVES[step.what].section
        items: tuple[Sentence, ...] = ()
        sentences: tuple[Sentence, ...] = ()
        if step.what in _LISTS:
            sentences, items = _LISTS[step.what](self, step)
        elif step.what in _SPECIAL:
            sentences = tuple([found for found in _SPECIAL[step.what](self, step) if found is not None])
        elif section != "furniture":
            sentences = (self.say(step.what),)
        if not sentences and not items:
            return None
        return Part(step.what, section, step.rules, step.topics, sentences, items)

    def _categories(self, step: Step) -> list[Category]:
        topics = self.plan.complaint.topics
        found = [topics[at].category for at in step.topics] if topics else [Category.OTHER]
        return list(dict.fromkeys(found))

    def _verdicts(self, step: Step) -> list[Verdict]:
        """The verdicts a step speaks of: the topic's own, and the whole one where the step bears it."""
        topics, whole = self.plan.complaint.topics, self.plan.complaint.verdict or _NOTHING
        if not step.topics or not topics:
            return [whole]
        found: list[Verdict] = []
        for at in step.topics:
            own = topics[at].verdict
            if own is not None:
                found.append(own)
            if at == bearer(topics):
                found.append(whole)
        return found

    def _reported(self, step: Step) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        categories = self._categories(step)
        if len(categories) == 1:
            return (self.say(f"reported.{categories[0]}"),), ()
        return (self.say("reported.several"),), tuple(self.say(f"subject.{one}") for one in categories)

    def _asked(self, _: Step) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        asks = list(dict.fromkeys(self.plan.complaint.asks))
        if len(asks) == 1:
            return (self.say(f"asked.{asks[0]}"),), ()
        return (self.say("asked.several"),), tuple(self.say(f"wish.{one}") for one in asks)

    def _examining(self, step: Step) -> Iterator[Sentence]:
        categories = self._categories(step)
        several = len(categories) > 1 and len(categories) == len(self.plan.complaint.topics)
        if several:
            yield self.say("examining.several")
        else:
            yield from (self.say(f"examining.{one}") for one in categories)

    def _family(self, step: Step) -> Iterator[Sentence]:
        for category in self._categories(step):
            yield self.say(f"{step.what}.{category}")

    def _own(self, step: Step) -> Iterator[Sentence | None]:
        field = OWN_WORDS[step.what]
        needed = (self.plan.outline.kind, step.what) in _NEEDED and "right.account" not in step.rules
        found = [getattr(verdict, field) for verdict in self._verdicts(step)]
        if not step.topics:
            found += [getattr(verdict, field) for verdict in self.plan.complaint.topic_verdicts]
        given = [text for text in found if text is not None]
        for text in given or (None,):
            yield self.own(text, f"verdict.{field}", needed=needed)

    def _reasons(self, step: Step) -> Iterator[Sentence | None]:
        needed = step.what == "own.refusal" or "declined.decision" in step.rules
        verdicts = self._verdicts(step) if step.topics else self.plan.complaint.verdicts
        given = [text for verdict in verdicts for text in verdict.reasons]
        for text in given or (None,):
            yield self.own(text, "verdict.reasons", needed=needed)

    def _granted(self, step: Step) -> Iterator[Sentence]:
        for ask in dict.fromkeys(ask for verdict in self.plan.complaint.verdicts for ask in verdict.granted):
            if (ask in _GIVEN_IN_WORDS) == (step.what == "granted.words"):
                yield self.say(f"granted.{ask}")

    def _remedies(self, _: Step) -> Iterator[Sentence | None]:
        remedies = self.plan.complaint.remedies or ()
        # Those without a date come last, before the sentence that none is known yet.
        for remedy in sorted(remedies, key=lambda one: not at_once(one) and not upcoming(one.date, self.today)):
            words = in_language(remedy.text, self.language) or in_language(remedy.text, self.original)
            yield self._remedy(remedy, words)
            if remedy.text is not None:
                yield self.own(remedy.text, "remedies.text")
            if upcoming(remedy.date, self.today) and remedy.date is not None:
                yield self.say(_BY.get(remedy.kind, "by.refund"), by=self.formats.by_day(remedy.date, self.today))

    def _remedy(self, remedy: Remedy, words: str | None) -> Sentence | None:
        kind, price = remedy.kind, (self.plan.complaint.verdict or _NOTHING).price
        stem = f"remedy.{kind}"
        if remedy.percent is not None:
            return self.say(f"{stem}.percent", percent=self.formats.percent(remedy.percent))
        amount = remedy.amount
        if kind is RemedyKind.REFUND:
            amount = amount or price
            if amount is not None and price is not None and amount != price:
                stem = f"remedy.{RemedyKind.PRICE_CUT}"
        if amount is not None:
            return self.say(f"{stem}.amount", amount=self.formats.money(amount))
        if kind in _MONEY_BACK[1:] or kind is RemedyKind.VOUCHER:
            if words is not None:
                return self.say(f"granted.{kind}") if kind.value in self._wished() else None
            found = self.say(f"{stem}.amount", amount=None)
            return found._replace(missing=("remedies.amount",))
        return self.say(f"granted.{kind}" if kind.value in self._wished() else stem)

    def _wished(self) -> set[str]:
        return {ask.value for ask in self.plan.complaint.asks if ask in AS_REMEDY}

    def _by(self, moment: dt.datetime | dt.date | None) -> str | None:
        if moment is None:
            return None
        if isinstance(moment, dt.datetime):
            moment = moment.astimezone(self.plan.house.zone)
            # A time reckoned from the house's hours is due to the minute; the customer is told the day.
            if self.plan.complaint.answer_by is not None:
                return self.formats.by_time(moment, self.today)
            moment = moment.date()
        return self.formats.by_day(moment, self.today)

    def _handover(self, _: Step) -> Iterator[Sentence | None]:
        referral = (self.plan.complaint.verdict or _NOTHING).referral
        if referral is None:
            return
        role = in_language(referral.role, self.language)
        if role is None and referral.role is not None:
            self.left_out.append("verdict.referral.role")
        if role is None:
            yield self.say("handover.who", name=referral.name)
        else:
            yield self.say("handover.who.role", name=referral.name, role=role)
        yield self.own(referral.because, "verdict.referral.because")
        if referral.contact is not None:
            yield self.say("handover.contact", contact=referral.contact)

    def _referral(self, _: Step) -> Iterator[Sentence | None]:
        referral = (self.plan.complaint.verdict or _NOTHING).referral
        if referral is None:
            return
        yield self.say("referral.who", name=referral.name)
        yield self.own(referral.because, "verdict.referral.because")
        if referral.contact is not None:
            yield self.say("handover.contact", contact=referral.contact)

    def _slotted(self, step: Step) -> Iterator[Sentence]:
        message = MESSAGES[step.what]
        yield self.say(step.what, **{name: self._slot(name) for name in message.slots})

    def _slot(self, name: str) -> str | None:
        plan = self.plan
        complaint, house = plan.complaint, plan.house
        if name == "by":
            return self._by(plan.answer_by)
        if name == "at":
            moment = complaint.appointment
            return self.formats.at_time(moment.astimezone(house.zone), self.today) if moment is not None else None
        if name == "years":
            years = years_between(complaint.customer.since, self.today)
            return str(years) if years is not None else None
        if name == "from_day":
            day = (complaint.verdict or _NOTHING).retry_after
            return self.formats.date(day) if day is not None else None
        return {"phone": house.phone, "mailbox": house.mailbox, "link": house.survey_link}[name]

    def _question(self, step: Step) -> Iterator[Sentence]:
        if step.what == "ask.own":
            for text in self.plan.complaint.questions:
                found = self.own(text, "questions", needed=True)
                if found is not None:
                    yield found
        elif "{category}" in step.what:
            for category in self._categories(step):
                yield self.say(step.what.format(category=category.value))
        else:
            yield self.say(step.what)


_SLOTTED = (
    "thanks.custom.years", "promise.answer", "delay.date", "appointment.offer", "retry.after", "retry.return",
    "contact.phone", "survey", "public.invite",
)  # fmt: skip
_LISTS: Mapping[str, Callable[[Composer, Step], tuple[tuple[Sentence, ...], tuple[Sentence, ...]]]] = {
    "reported": Composer._reported,
    "asked": Composer._asked,
}
_SPECIAL: Mapping[str, Callable[[Composer, Step], Iterator[Sentence | None]]] = {
    "examining": Composer._examining,
    "admitted": Composer._family,
    "not-upheld": Composer._family,
    **dict.fromkeys(OWN_WORDS, Composer._own),
    "own.reasons": Composer._reasons,
    "own.refusal": Composer._reasons,
    "granted": Composer._granted,
    "granted.words": Composer._granted,
    "remedies": Composer._remedies,
    "handover": Composer._handover,
    "referral": Composer._referral,
    **dict.fromkeys(_SLOTTED, Composer._slotted),
}

__all__ = ["Composer", "Part", "Sentence"]
