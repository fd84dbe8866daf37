"""What a draft gives, against what is authorised. Nothing is held against it where the verdict does not say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from replyguide.fields import Money
from replyguide.intake.days import days
from replyguide.intake.numbers import amounts as amounts_in
from replyguide.intake.sheet import Sheet
from replyguide.reviewing.case import Case
from replyguide.reviewing.place import Place
from replyguide.vocabulary import Ask, Harm, RemedyKind

_K = RemedyKind
_COVERED_BY: dict[str, frozenset[RemedyKind]] = {
    "gives-refund": frozenset((_K.REFUND, _K.PRICE_CUT, _K.COMPENSATION)),
    "gives-price-cut": frozenset((_K.PRICE_CUT, _K.REFUND, _K.VOUCHER, _K.COMPENSATION)),
    "gives-replacement": frozenset((_K.REPLACEMENT,)),
    "gives-repair": frozenset((_K.REPAIR,)),
    "gives-voucher": frozenset((_K.VOUCHER, _K.GIFT, _K.PRICE_CUT)),
    "gives-gift": frozenset((_K.GIFT, _K.VOUCHER)),
    "gives-compensation": frozenset((_K.COMPENSATION, _K.REFUND, _K.PRICE_CUT)),
}
_MONEY = frozenset((_K.REFUND, _K.PRICE_CUT, _K.VOUCHER, _K.COMPENSATION))
_NUMBER = re.compile(r"(?<![\d.,])\d{1,6}(?:[.,]\d{1,2})?(?![\d])")
_MANY, _CENT = 3, Decimal("0.01")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?%")


def remedies(case: Case) -> Iterator[Place]:
    """What is given and not authorised."""
    authorised = case.complaint.remedies
    if authorised is None:
        return
    kinds = {remedy.kind for remedy in authorised}
    granted = {ask for verdict in case.complaint.verdicts for ask in verdict.granted}
    if Ask.DELIVERY in granted:
        kinds.add(RemedyKind.REPLACEMENT)
    for signal, covering in _COVERED_BY.items():
        if kinds.isdisjoint(covering):
            yield from (Place(one.start, one.end) for one in case.draft.found.get(signal, ()))


def amounts(case: Case) -> Iterator[Place]:
    """Amounts and percentages that are given, that nobody authorised and the customer has not named."""
    authorised = case.complaint.remedies
    if authorised is None or any(
        one.kind in _MONEY and one.amount is None and one.percent is None and one.text is None for one in authorised
    ):
        return
    draft, known = case.draft, _known(case)
    giving = {one.sentence for one in draft.all(tuple(_COVERED_BY))}
    bare = {_decimal(found[0]) for found in _NUMBER.finditer(_told(case))}
    for found in amounts_in(case.draft.sheet):
        number, _, currency = found.value.partition(" ")
        told = (Decimal(number), currency) in known or Decimal(number) in bare
        if not told and draft.sentence_of(found.start) in giving:
            yield Place(found.start, found.end)
    percents = {remedy.percent for remedy in authorised} | {_decimal(one[1]) for one in _PERCENT.finditer(_told(case))}
    for percent in _PERCENT.finditer(draft.text):
        told = _decimal(percent[1]) in percents | {Decimal(100)}
        if not told and draft.sentence_of(percent.start()) in giving:
            yield Place(*percent.span())


def band(case: Case) -> Iterator[Place]:
    """What is given beyond the harm, where nobody stated what is authorised: more than the band, or three things."""
    if case.complaint.remedies is not None:
        return
    draft, plan = case.draft, case.suggestion.plan
    given = draft.all(tuple(_COVERED_BY))
    if len({one.name for one in given}) >= _MANY and plan.outline.situation.harm != Harm.TOTAL:
        yield Place(given[0].start, given[-1].end)
        return
    high = plan.band.high if plan.band is not None else None
    if high is None:
        return
    giving = {one.sentence for one in given}
    known = _known(case)
    for found in amounts_in(draft.sheet):
        number, _, currency = found.value.partition(" ")
        beyond = currency == high.currency and Decimal(number) > high.amount
        told = (Decimal(number), currency) in known
        if beyond and not told and draft.sentence_of(found.start) in giving:
            yield Place(found.start, found.end)


def dates(case: Case) -> Iterator[Place]:
    """A day named for what is given, where another day is authorised."""
    authorised = {remedy.date for remedy in case.complaint.remedies or () if remedy.date is not None}
    if not authorised:
        return
    today = case.suggestion.plan.today
    giving = {one.sentence for one in case.draft.all(tuple(_COVERED_BY))}
    for found in days(case.draft.sheet, case.draft.language, today):
        day = _day(found.value, min(authorised))
        weekday = not any(char.isdigit() for char in case.draft.text[found.start : found.end])
        if weekday or day is None or day in authorised or (today is not None and day <= today):
            continue
        if case.draft.sentence_of(found.start) in giving:
            yield Place(found.start, found.end)


def _day(value: str, near: dt.date) -> dt.date | None:
    """A day as it was read; without a year, in the year of the other."""
    try:
        return dt.date.fromisoformat(value.replace("--", f"{near.year}-", 1))
    except ValueError:
        return None


def _known(case: Case) -> set[tuple[Decimal, str]]:
    """The amounts that are authorised or stated, and those that the customer named."""
    stated = [money for verdict in case.complaint.verdicts for money in verdict.amounts()]
    shares = [
        Money(amount=(verdict.price.amount * remedy.percent / 100).quantize(_CENT), currency=verdict.price.currency)
        for verdict in case.complaint.verdicts
        for remedy in verdict.remedies or ()
        if verdict.price is not None and remedy.percent is not None
    ]
    told = [found.value.partition(" ") for found in amounts_in(Sheet(_told(case)))]
    return {(money.amount, money.currency) for money in (*stated, *shares)} | {
        (Decimal(one), code) for one, _, code in told
    }


def _told(case: Case) -> str:
    return f"{case.complaint.text}\n{case.complaint.subject or ''}"


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
