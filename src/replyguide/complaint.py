"""The complaint: who wrote, where, about what, and what the company found out about it."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError, model_validator

from replyguide.errors import InputError
from replyguide.fields import IN_ORDER, LanguageCode, Line, MailAddress, Model, Moment, Texts, Words
from replyguide.shown import Shown
from replyguide.shown import card as make_card
from replyguide.verdict import Remedy, Verdict
from replyguide.vocabulary import Address, Ask, Category, Channel, Fault, Finding, Mark, Occasion, Stage

if TYPE_CHECKING:
    from replyguide.display.card import Card


class Customer(Model):
    """Who complains. Every part is as given; nothing is guessed from another part.

    >>> Customer(name="Ana Jurković", last_name="Jurković", address="woman").address.value
    'woman'
    """

    name: Line | None = None
    """The name as given."""
    title: Line | None = None
    """An academic or professional title, such as "dr." or "Ing."."""
    first_name: Line | None = None
    """The first name, where it is known apart."""
    last_name: Line | None = None
    """The surname, where it is known apart."""
    address: Address = Address.UNKNOWN
    """The form of address. Given, never guessed; unknown gives neutral wording."""
    salutation: Line | None = None
    """The whole opening line, to be used as it stands."""
    vocative: Line | None = None
    """The name in the form in which it is called, where the language has one."""
    organisation: Line | None = None
    """The firm or body that the customer writes for."""
    since: dt.date | None = None
    """Since when the customer is one."""
    email: MailAddress | None = None
    """Where an e-mail is answered."""
    phone: Line | None = None
    """The telephone number."""
    postal_address: tuple[Line, ...] = Field(default=(), max_length=8)
    """The lines of the postal address, without the name."""
    account: Line | None = None
    """An account, customer or user number."""


class Topic(Model):
    """One thing complained of.

    >>> Topic(category="delivery-late").category.value
    'delivery-late'
    """

    category: Category
    """What went wrong."""
    words: Words = ""
    """The customer's own words about it."""
    hinted: bool = False
    """Whether it is only hinted at, so that the customer is asked about it."""
    verdict: Verdict | None = None
    """What was found about this topic, where topics differ."""


class Complaint(Model, Shown):
    """A complaint, or another occasion on which an unwelcome letter is due.

    >>> Complaint(text="Paket nije stigao.", language="hr").finding.value
    'undetermined'
    """

    id: Line | None = None
    """The case's own number. Wordings are chosen by it, so that a case always gets the same ones."""
    received: Moment | None = None
    """When the message came, with its offset from UTC."""
    channel: Channel = Channel.EMAIL
    """Where it came from; the answer goes the same way."""
    language: LanguageCode | None = None
    """The language it is written in."""
    subject: Line | None = None
    """The message's subject line."""
    text: Words = ""
    """The customer's own words, without quoted mail and signature."""
    message_id: Line | None = None
    """The e-mail's Message-ID, so that the answer joins the thread."""
    references: tuple[Line, ...] = Field(default=(), max_length=200)
    """The Message-IDs of the thread before it, oldest first."""
    customer: Customer = Customer()
    """Who wrote."""
    topics: tuple[Topic, ...] = Field(default=(), max_length=20)
    """What went wrong, in the customer's order."""
    asks: tuple[Ask, ...] = Field(default=(), max_length=13)
    """What the customer wants."""
    marks: Annotated[frozenset[Mark], IN_ORDER] = frozenset()
    """How the message is written."""
    order_refs: tuple[Line, ...] = Field(default=(), max_length=50)
    """Order, invoice, parcel, contract or booking numbers named."""
    stage: Stage = Stage.RECEIVED
    """How far the case has come."""
    occasion: Occasion = Occasion.COMPLAINT
    """Why the company writes."""
    earlier_contacts: int = Field(default=0, ge=0, le=10_000)
    """How often the customer has been in touch about it before."""
    appointment: Moment | None = None
    """The time of a call or meeting offered to the customer."""
    answer_by: Moment | dt.date | None = None
    """Until when an answer is promised, or for a delay the new date."""
    questions: Texts = Field(default=(), max_length=20)
    """The company's own open questions to the customer: whole sentences."""
    enclosures: tuple[Line, ...] = Field(default=(), max_length=20)
    """What a formal letter encloses."""
    copies: tuple[Line, ...] = Field(default=(), max_length=20)
    """Who gets a copy of a formal letter."""
    verdict: Verdict | None = None
    """What the company found out; left out while nothing is established."""

    @model_validator(mode="after")
    def _consistent(self) -> Complaint:
        verdict = self.verdict
        if self.occasion is not Occasion.COMPLAINT:
            if verdict is not None and verdict.finding is not None:
                raise InputError.single(
                    "verdict.finding",
                    verdict.finding.value,
                    f"occasion {self.occasion} is no complaint; leave the finding out",
                )
            if any(topic.verdict is not None for topic in self.topics):
                raise InputError.single(
                    "topics", "verdict", f"occasion {self.occasion} is no complaint; leave their verdicts out"
                )
            self._news(verdict)
            return self
        if not self.text and not self.topics:
            raise InputError.single("text", self.text, "is empty; give the customer's words, or at least one topic")
        if self.topics:
            self._agreeing(verdict)
        self._without_a_finding()
        return self

    def _without_a_finding(self) -> None:
        """A verdict that states no finding is held to the one under which it counts."""
        if all(verdict.finding is not None for verdict in self.verdicts):
            return
        whole = self.finding
        if self.verdict is not None:
            _held("verdict", self.verdict, whole)
        shared = Finding.UNDETERMINED if whole is Finding.PARTLY_JUSTIFIED else whole
        for position, topic in enumerate(self.topics):
            if topic.verdict is not None:
                _held(f"topics[{position}].verdict", topic.verdict, shared)

    def _news(self, verdict: Verdict | None) -> None:
        if self.channel in (Channel.REVIEW, Channel.SOCIAL):
            raise InputError.single(
                "channel", self.channel.value, f"{self.occasion} is not told in public; give email, letter or chat"
            )
        other = (Fault.CUSTOMER, Fault.THIRD_PARTY, Fault.NOBODY)
        if self.occasion is Occasion.OWN_MISTAKE and verdict is not None and verdict.fault in other:
            raise InputError.single(
                "verdict.fault", verdict.fault.value, "an own mistake is the company's; leave the fault out"
            )
        if verdict is not None and verdict.granted:
            raise InputError.single("verdict.granted", list(verdict.granted), "nobody asked; leave it out")

    def _agreeing(self, verdict: Verdict | None) -> None:
        found = {topic_finding(topic.verdict) for topic in self.topics}
        if verdict is not None and verdict.finding is Finding.PARTLY_JUSTIFIED and found == {Finding.UNJUSTIFIED}:
            raise InputError.single("verdict.finding", verdict.finding.value, "no topic is justified; make one so")
        currencies = {money.currency for own in self.verdicts for money in own.amounts()}
        if len(currencies) > 1:
            raise InputError.single(
                "topics", " and ".join(sorted(currencies)), "amounts are in two currencies; give all of them in one"
            )
        if verdict is not None and verdict.finding not in (None, Finding.PARTLY_JUSTIFIED):
            for position, topic in enumerate(self.topics):
                own = topic.verdict.finding if topic.verdict is not None else None
                if own is not None and own is not verdict.finding:
                    raise InputError.single(
                        f"topics[{position}].verdict.finding",
                        own.value,
                        f"contradicts the whole, {verdict.finding}; make that partly-justified, or the topic agree",
                    )

    def card(self, agent_language: str | None = None) -> Card:
        """What a notebook or a page shows of it.

        Args:
            agent_language: the language of labels; the complaint's own where it is left out, else English.

        Raises:
            UnknownLanguage: it is not served.
        """
        return make_card("display.complaint", self, agent_language)

    @property
    def finding(self) -> Finding | None:
        """What was found in all: the verdict's own finding, else what the topics' findings add up to."""
        if self.occasion is not Occasion.COMPLAINT:
            return None
        if self.verdict is not None and self.verdict.finding is not None:
            return self.verdict.finding
        found = {topic_finding(topic.verdict) for topic in self.topics} or {Finding.UNDETERMINED}
        if len(found) == 1:
            return found.pop()
        some_right = Finding.JUSTIFIED in found or Finding.PARTLY_JUSTIFIED in found
        return Finding.PARTLY_JUSTIFIED if some_right else Finding.UNDETERMINED

    @property
    def topic_verdicts(self) -> list[Verdict]:
        """The verdicts that topics have of their own."""
        return [topic.verdict for topic in self.topics if topic.verdict is not None]

    @property
    def verdicts(self) -> list[Verdict]:
        """Every verdict given: on the whole, then on its topics."""
        return self.topic_verdicts if self.verdict is None else [self.verdict, *self.topic_verdicts]

    @property
    def remedies(self) -> tuple[Remedy, ...] | None:
        """All that is authorised, for the whole and for its topics; ``None`` where nothing is stated."""
        stated = [verdict.remedies for verdict in self.verdicts if verdict.remedies is not None]
        return tuple(chain.from_iterable(stated)) if stated else None


def _held(where: str, verdict: Verdict, finding: Finding | None) -> None:
    if verdict.finding is None:
        try:
            Verdict.model_validate({**verdict.__dict__, "finding": finding})
        except ValidationError as error:
            raise InputError.from_validation(error, where) from None


def topic_finding(verdict: Verdict | None) -> Finding:
    """A topic's own finding; undetermined where it has none."""
    return (verdict.finding if verdict is not None else None) or Finding.UNDETERMINED
