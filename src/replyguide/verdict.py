"""The verdict: what the company found out about a complaint, and what it authorises. It is given, never guessed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from replyguide.errors import InputError
from replyguide.fields import Line, Model, Money, Text, Texts
from replyguide.vocabulary import Ask, Fault, Finding, Harm, RemedyKind

_K = RemedyKind
_WITH_AMOUNT = frozenset({_K.REFUND, _K.PRICE_CUT, _K.VOUCHER, _K.COMPENSATION})
_WITH_PERCENT = frozenset({_K.PRICE_CUT, _K.VOUCHER})
AS_REMEDY = frozenset({Ask.REFUND, Ask.PRICE_CUT, Ask.REPLACEMENT, Ask.REPAIR, Ask.VOUCHER, Ask.COMPENSATION})


class Remedy(Model):
    """One thing that the company gives, as authorised.

    >>> Remedy(kind="refund", amount="64 EUR", date="2026-12-01").amount
    Money(amount=Decimal('64'), currency='EUR')
    """

    kind: RemedyKind
    """What is given."""
    amount: Money | None = None
    """For a refund, a price cut, a voucher or compensation: how much."""
    percent: Annotated[Decimal, Field(gt=0, le=100, decimal_places=2)] | None = None
    """For a price cut or a voucher, instead of an amount: per cent of the price, up to 100."""
    text: Text | None = None
    """A whole sentence of the company's own about it, such as what the gift is."""
    date: dt.date | None = None
    """The day by which the customer has it. Named only where it will be kept."""

    @model_validator(mode="after")
    def _consistent(self) -> Remedy:
        if self.amount is not None and self.percent is not None:
            raise InputError.single("percent", str(self.percent), "stands beside an amount; give one of them")
        if self.amount is not None and self.kind not in _WITH_AMOUNT:
            raise InputError.single(
                "amount", str(self.amount), f"a {self.kind} takes no amount; say what is given in text"
            )
        if self.percent is not None and self.kind not in _WITH_PERCENT:
            raise InputError.single(
                "percent", str(self.percent), f"a {self.kind} takes no percentage; give an amount or a text"
            )
        if self.amount is not None and not self.amount.amount:
            raise InputError.single("amount", str(self.amount), "zero is no remedy; leave the remedy out")
        return self


class Referral(Model):
    """Somebody who can help the customer further: a colleague, or after a farewell another firm.

    >>> Referral(name="Jana Malá", contact="jana@example.org").name
    'Jana Malá'
    """

    name: Line
    """The person or firm."""
    role: Text | None = None
    """What they do, as it would stand after the name, such as "head of service"."""
    contact: Line | None = None
    """Telephone, e-mail or web address under which they are reached."""
    because: Text | None = None
    """Why this person is needed: a whole sentence."""


class Verdict(Model):
    """What the company found out, and what it authorises.

    Contradictions are refused: a verdict cannot be unjustified and pay, or be open and admit.

    >>> Verdict(finding="justified", fault="company", harm="total", price="64 EUR").finding.value
    'justified'
    """

    finding: Finding | None = None
    """Whether the complaint is right. Left out: undetermined for a complaint, none for any other occasion."""
    fault: Fault = Fault.UNKNOWN
    """Whose fault it was; unknown until established."""
    harm: Harm | None = None
    """How far the result was spoiled; left out where it is not known."""
    price: Money | None = None
    """What the customer paid for the thing complained of."""
    loss: Money | None = None
    """What the customer lost besides the price: costs, damage."""
    account: Text | None = None
    """What was found, or what happened: a whole sentence."""
    cause: Text | None = None
    """Why it happened: a whole sentence."""
    measure: Text | None = None
    """What now prevents it, or will be done from now on: a whole sentence."""
    remedies: tuple[Remedy, ...] | None = Field(default=None, max_length=8)
    """What is authorised. ``None``: not stated. ``()``: nothing is authorised, which is a different thing."""
    granted: tuple[Ask, ...] = ()
    """Wishes granted that are no remedy, such as a cancellation or a correction."""
    reasons: Texts = Field(default=(), max_length=8)
    """Why a complaint is not upheld or a request declined: whole sentences."""
    alternative: Text | None = None
    """What the customer can do instead, or another offer that helps: a whole sentence."""
    retry_after: dt.date | None = None
    """From when a new request, or a new start, makes sense."""
    referral: Referral | None = None
    """Who can help further."""

    @model_validator(mode="after")
    def _consistent(self) -> Verdict:
        finding = self.finding
        if finding is Finding.UNJUSTIFIED:
            if self.remedies:
                raise InputError.single(
                    "remedies",
                    _names(self.remedies),
                    "an unjustified complaint gets no remedy; leave them out, or change the finding",
                )
            if self.fault is Fault.COMPANY:
                raise InputError.single(
                    "fault",
                    self.fault.value,
                    "an unjustified complaint cannot be the company's fault; change finding or fault",
                )
        elif finding is Finding.UNDETERMINED:
            self._open()
        elif finding is Finding.JUSTIFIED and self.fault is Fault.CUSTOMER:
            raise InputError.single(
                "fault",
                self.fault.value,
                "a justified complaint cannot be the customer's own fault; change finding or fault",
            )
        if self.loss is not None and self.loss.amount and self.harm in (Harm.NONE, Harm.TRIVIAL):
            raise InputError.single(
                "loss",
                str(self.loss),
                f"a loss contradicts harm {self.harm}; state the harm as slight, partial or total",
            )
        if self.granted:
            self._no_remedy_granted()
        for remedy in self.remedies or ():
            if remedy.kind is RemedyKind.REFUND and remedy.amount is not None and self.price is not None:
                self._within_price(remedy.amount)
        if self.loss is not None or self.remedies:
            self._one_currency()
        return self

    def _open(self) -> None:
        if self.remedies or self.granted:
            raise InputError.single(
                "remedies" if self.remedies else "granted",
                _names(self.remedies or ()) or list(self.granted),
                "nothing can be granted while the finding is undetermined; state the finding",
            )
        if self.fault is not Fault.UNKNOWN:
            raise InputError.single(
                "fault", self.fault.value, "is stated while the finding is undetermined; state the finding"
            )
        if self.account is not None or self.cause is not None or self.measure is not None:
            raise InputError.single(
                "account",
                self.account or self.cause or self.measure,
                "account, cause and measure say what was found; state the finding with them",
            )

    def _no_remedy_granted(self) -> None:
        for ask in self.granted:
            if ask in AS_REMEDY:
                raise InputError.single(
                    "granted", ask.value, "is granted by a remedy of that kind; state it in remedies"
                )
        if self.finding is Finding.UNJUSTIFIED:
            raise InputError.single(
                "granted", list(self.granted), "nothing is granted to an unjustified complaint; leave it out"
            )
        if Ask.EXPLANATION in self.granted and self.account is None and self.cause is None:
            raise InputError.single("cause", None, "an explanation is granted and none is given; give cause or account")

    def _within_price(self, refund: Money) -> None:
        if self.price is not None and refund.currency == self.price.currency and refund.amount > self.price.amount:
            raise InputError.single(
                "remedies", str(refund), f"a refund goes up to the price, {self.price}; the rest is compensation"
            )

    def amounts(self) -> list[Money]:
        """Every amount of money stated."""
        stated = (self.price, self.loss, *[remedy.amount for remedy in self.remedies or ()])
        return [money for money in stated if money is not None]

    def _one_currency(self) -> None:
        currencies = {money.currency for money in self.amounts()}
        if len(currencies) > 1:
            raise InputError.single(
                "price", " and ".join(sorted(currencies)), "amounts are in two currencies; give all of them in one"
            )


def _names(remedies: tuple[Remedy, ...]) -> list[str]:
    return [remedy.kind.value for remedy in remedies]
