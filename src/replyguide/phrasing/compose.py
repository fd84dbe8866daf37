"""Words a plan in one language: for each step the messages chosen, their form picked and their slots filled."""

from __future__ import annotations

import datetime as dt
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from replyguide import languages
from replyguide.facts import at_once, bearer, upcoming, years_between
from replyguide.fields import in_language
from replyguide.moves import MOVES
from replyguide.phrasing.address import Addressing, addressing, pronouns
from replyguide.phrasing.catalog import Facets, load
from replyguide.phrasing.formats import formats_for
from replyguide.phrasing.messages import MESSAGES
from replyguide.verdict import AS_REMEDY, Remedy, Verdict
from replyguide.vocabulary import Ask, Category, RemedyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from replyguide.outline import Step
    from replyguide.plan import Plan

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


class Sentence(NamedTuple):
    """Words that stand together in a reply.

    ``message`` is the catalog entry they come from, empty where they are the company's own; ``missing`` names the facts
    for which a visible slot stands in them.
    """

    text: str
    message: str = ""
    missing: tuple[str, ...] = ()


class Part(NamedTuple):
    """What a reply says for one step: sentences, then perhaps a list."""

    move: str
    section: str
    rules: tuple[str, ...]
    topics: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    items: tuple[Sentence, ...] = ()


@cache
def _turn(id: str) -> tuple[int, int, int]:
    """How cases turn through the wordings of a message: steps for each case, for every third case, and the start.

    Neighbouring cases differ in each message; what stands together changes every three cases.
    """
    offset = zlib.crc32(id.encode())
    step = 1 + offset % 2
    return step, offset // 2 % 2 * step, offset // 4


@lru_cache(maxsize=256)
def _worded(language: str, folder: Path | None, facets: Facets, one: bool) -> dict[str, tuple[Sentence, ...]]:
    """What was worded already in that language, by that writer, to that addressee."""
    return {}


def seed_of(plan: Plan) -> int:
    """A number that is the same for the same case and differs by one between neighbouring case numbers."""
    complaint = plan.complaint
    key = complaint.id or complaint.message_id or complaint.text[:500]
    head = key.rstrip("0123456789")
    return zlib.crc32(head.encode()) + int(key[len(head) :][-9:] or 0)


class Composer:
    """Words one plan in one language.

    ``original`` is the language of the reply itself; where the plan is worded in another one beside it, the company's
    own words that are not given in that language stand as they are.
    """

    def __init__(self, plan: Plan, language: str, original: str | None = None) -> None:
        self.plan = plan
        self.language = language
        self.original = original or language
        self.home = languages.load(language)
        self.catalog = load(language, "replyguide", plan.house.folder)
        self.formats = formats_for(language)
        self.today = plan.today
        self.left_out: list[str] = []
        medium = plan.outline.situation.medium
        self.address: Addressing = addressing(
            plan.complaint.customer,
            self.home,
            "chat" if medium == "spoken" else medium,  # type: ignore[arg-type]
        )
        self._facets = Facets(1, self._writer(), self.address.addressee)
        self._seed = seed_of(plan)
        self._pinned = plan.house.wordings
        self._worded = _worded(language, plan.house.folder, self._facets, self.address.one)

    def _writer(self) -> str:
        house = self.plan.house
        if house.writer == "we":
            return "we"
        gender = house.signatory.gender if house.signatory is not None else None
        return f"i-{gender}" if gender else "i"

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

    def say(self, id: str, /, **slots: str | None) -> Sentence:
        """One message in the form that fits, its slots filled; a slot without value becomes visible and is missing."""
        forms = self._worded.get(id)
        if forms is None:
            forms = self._worded[id] = self._forms(id)
        sentence = forms[0] if len(forms) == 1 else forms[self._wording(id, len(forms))]
        return self._filled(sentence.text, id, slots) if slots else sentence

    def _filled(self, text: str, id: str, slots: Mapping[str, str | None]) -> Sentence:
        plural = MESSAGES[id].plural
        if plural is not None:
            text = self.catalog.text(id, self._facets, int(slots[plural] or 0))
            text = pronouns(text, self.home, one=self.address.one)
        missing = tuple([name for name, value in slots.items() if value is None])
        values = {name: self.gap(name) if value is None else value for name, value in slots.items()}
        for name, value in values.items():
            # A sentence that ends in a value with a full stop of its own has no other.
            if value.endswith(".") and f"%({name})s." in text:
                values[name] = value[:-1]
        return Sentence(text % values, id, missing)

    def _forms(self, id: str) -> tuple[Sentence, ...]:
        """Every wording of a message, as it is said by this writer to this addressee."""
        wordings = range(1, self.catalog.wordings(id) + 1)
        texts = (self.catalog.text(id, self._facets._replace(wording=wording)) for wording in wordings)
        return tuple(Sentence(pronouns(text, self.home, one=self.address.one), id) for text in texts)

    def _wording(self, id: str, count: int) -> int:
        pinned = self._pinned.get(id)
        if pinned:
            return pinned - 1
        step, turn, start = _turn(id)
        return (self._seed * step + self._seed // 3 * turn + start) % count

    def gap(self, name: str) -> str:
        """The visible slot for a missing fact."""
        return self.catalog.text("furniture.missing") % {"name": name}

    def own(self, text: str | Mapping[str, str] | None, field: str, *, needed: bool = False) -> Sentence | None:
        """The company's own words; left out where they are not given in this language, or missing where needed."""
        words = in_language(text, self.language)
        if words is None and self.language != self.original:
            words = in_language(text, self.original)
        if words is not None:
            return Sentence(words)
        if needed:
            return Sentence(self.gap(field), "", (field,))
        if text is not None:
            self.left_out.append(field)
        return None

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

__all__ = ["Composer", "Part", "Sentence", "seed_of"]
