"""The band of fair compensation: what is worth giving for a harm, and which authorised remedies lie outside it.

The sources say: equal to the harm or worth a little more (ro-09); a discount on the next order for a slight harm
(ro-10); an apology and no money for a trifle (ro-11); part of the price where the purpose was missed in part (ro-12);
the full price, something free on top and a discount on the next order for a total loss (ro-13); never far beyond the
harm (ro-14). They give no numbers: the shares and percentages below are replyguide's own choice. The band advises; it
decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from replyguide.errors import InputError
from replyguide.fields import Money
from replyguide.house import DEFAULT_CAP, HIGHEST_CAP
from replyguide.vocabulary import Harm, RemedyKind

if TYPE_CHECKING:
    from replyguide.verdict import Remedy

_K = RemedyKind
_MONEY = (_K.REFUND, _K.PRICE_CUT, _K.COMPENSATION)
_IN_KIND = (_K.REPLACEMENT, _K.REPAIR, _K.GIFT)
_MAKES_GOOD = (_K.REPLACEMENT, _K.REPAIR)
_LARGEST = Decimal("1e12")
_HUNDRED = Decimal(100)
_EXACT = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a harm is worth.

    Attributes:
        price_percent: how much of the price is lost, in per cent: at least, at most. ``None``: none of it is.
        kinds: what may be given in kind, one thing at most.
        next_order_percent: what a discount on the next order may be, in per cent: at least, at most.
        pays_loss: whether a loss beyond the price is made up for.
    """

    price_percent: tuple[Decimal, Decimal] | None = None
    kinds: tuple[RemedyKind, ...] = ()
    next_order_percent: tuple[Decimal, Decimal] | None = None
    pays_loss: bool = True


WORTH: Mapping[Harm, Worth] = MappingProxyType(
    {
        Harm.NONE: Worth(pays_loss=False),
        # A polite apology; what was missing may still be brought.
        Harm.TRIVIAL: Worth(kinds=_MAKES_GOOD, pays_loss=False),
        Harm.SLIGHT: Worth(kinds=_IN_KIND, next_order_percent=(Decimal(5), Decimal(15))),
        # From a fifth to a half: with the usual cap of 120 per cent that is a fifth to three fifths of the price.
        Harm.PARTIAL: Worth((Decimal(20), Decimal(50)), _IN_KIND, (Decimal(5), Decimal(15))),
        Harm.TOTAL: Worth((_HUNDRED, _HUNDRED), _IN_KIND, (Decimal(10), Decimal(30))),
    }
)
"""What each harm is worth (ro-09 to ro-14)."""


@dataclass(frozen=True, slots=True)
class Band:
    """What is fair to give.

    Attributes:
        low: the least money.
        high: the most money; ``None`` where the price decides it and is not known.
        kinds: what may stand beside the money in kind, one thing at most.
        next_order_percent: what a discount on the next order, one at most, may be beside it: at least, at most.
    """

    low: Money
    high: Money | None
    kinds: tuple[RemedyKind, ...]
    next_order_percent: tuple[Decimal, Decimal] | None


def band(
    harm: Harm | None,
    price: Money | None = None,
    loss: Money | None = None,
    cap_percent: Decimal = DEFAULT_CAP,
    *,
    made_good: bool = False,
) -> Band | None:
    """The band of fair compensation for a justified complaint, or ``None`` where it cannot be told.

    The least is what was lost: the part of the price that the harm took away, and the loss besides. The most is the
    same with a little more: up to ``cap_percent`` of it. The least is rounded up to the currency's smallest unit and
    the most rounded down; amounts finer than that unit are rounded up to it first.

    Args:
        harm: how far the result was spoiled; without it there is no band.
        price: what was paid for it. Without it only a loss gives a floor.
        loss: what was lost besides.
        cap_percent: the most, in per cent of price and loss: from 100 to 150.
        made_good: whether the thing itself is replaced or repaired, which stands for the price. Then the loss is the
            least, and the most is what is left up to the cap.

    Raises:
        InputError: price and loss are in two currencies, or the cap is out of range.

    >>> from replyguide.fields import Money
    >>> fair = band(Harm.TOTAL, price=Money(amount=64, currency="EUR"))
    >>> str(fair.low), str(fair.high), fair.next_order_percent
    ('64.00 EUR', '76.80 EUR', (Decimal('10'), Decimal('30')))
    """
    if not _HUNDRED <= cap_percent <= HIGHEST_CAP:
        raise InputError.single("cap_percent", cap_percent, f"is outside 100 to {HIGHEST_CAP} per cent")
    known = price if price is not None else loss
    if price is not None and loss is not None and price.currency != loss.currency:
        raise InputError.single("loss", str(loss), f"is not in the currency of the price, {price.currency}")
    if harm is None or known is None:
        return None
    worth, unit = WORTH[harm], _unit(known.currency)
    with localcontext(_EXACT):
        lost = _rounded(loss.amount, unit, ROUND_CEILING) if loss is not None and worth.pays_loss else Decimal()
        paid = _rounded(price.amount, unit, ROUND_CEILING) if price is not None else None
        low, high = _bounds(worth, paid, lost, cap_percent / 100, unit, made_good)
    if max(low, high or low) > _LARGEST:
        return None
    return Band(
        low=Money(amount=low, currency=known.currency),
        high=Money(amount=high, currency=known.currency) if high is not None else None,
        kinds=worth.kinds,
        next_order_percent=worth.next_order_percent,
    )


def _bounds(
    worth: Worth, paid: Decimal | None, lost: Decimal, cap: Decimal, unit: Decimal, made_good: bool
) -> tuple[Decimal, Decimal | None]:
    if worth.price_percent is None:
        least, most = Decimal(), lost * cap
    elif paid is None:
        return lost, None
    else:
        least, most = (percent * paid / 100 for percent in worth.price_percent)
        most = (most + lost) * cap
        if made_good:
            least, most = Decimal(), min(most, (paid + lost) * cap - paid)
    low = _rounded(least, unit, ROUND_CEILING) + lost
    return low, max(low, _rounded(most, unit, ROUND_FLOOR))


class Deviation(StrEnum):
    """How an authorised remedy lies outside the band."""

    BELOW = "below"
    ABOVE = "above"
    MONEY_FOR_TRIFLE = "money-for-trifle"
    NOT_FORESEEN = "not-foreseen"
    TWO_IN_KIND = "two-in-kind"
    TWO_DISCOUNTS = "two-discounts"


@dataclass(frozen=True, slots=True)
class Outside:
    """One way in which the authorised remedies lie outside the band.

    Attributes:
        how: in which way.
        kinds: the remedies meant; none of them where money is missing altogether.
        given: what they come to: money, or per cent of a next order.
        limit: what would be the least or the most.
    """

    how: Deviation
    kinds: tuple[RemedyKind, ...]
    given: Money | Decimal | None = None
    limit: Money | Decimal | None = None


def judge(
    remedies: Sequence[Remedy] | None,
    harm: Harm | None,
    price: Money | None = None,
    loss: Money | None = None,
    cap_percent: Decimal = DEFAULT_CAP,
) -> tuple[Outside, ...]:
    """Which authorised remedies lie outside the band, and how. ``None``, nothing stated, is never outside.

    What is not known is not held against anybody: a price cut without a figure is neither too little nor too much.

    Raises:
        InputError: the amounts are in two currencies, or the cap is out of range.

    >>> from replyguide.fields import Money
    >>> from replyguide.verdict import Remedy
    >>> cut = Remedy(kind="price-cut", percent=10)
    >>> [str(found.how) for found in judge([cut], Harm.PARTIAL, price=Money(amount=64, currency="EUR"))]
    ['below']
    """
    if remedies is None:
        return ()
    found: list[Outside] = []
    money = [remedy for remedy in remedies if remedy.kind in _MONEY]
    in_kind = tuple(remedy.kind for remedy in remedies if remedy.kind in _IN_KIND)
    vouchers = [remedy for remedy in remedies if remedy.kind is _K.VOUCHER]
    if harm is not None:
        worth = WORTH[harm]
        if worth.pays_loss:
            made_good = any(kind in _MAKES_GOOD for kind in in_kind)
            found += _judge_money(money, band(harm, price, loss, cap_percent, made_good=made_good), price)
        elif money:
            found.append(Outside(Deviation.MONEY_FOR_TRIFLE, tuple(remedy.kind for remedy in money)))
        for kind in dict.fromkeys(in_kind):
            if kind not in worth.kinds:
                found.append(Outside(Deviation.NOT_FORESEEN, (kind,)))
        for voucher in vouchers:
            found += _judge_voucher(voucher, worth.next_order_percent, price)
    if len(in_kind) > 1:
        found.append(Outside(Deviation.TWO_IN_KIND, in_kind))
    if len(vouchers) > 1:
        found.append(Outside(Deviation.TWO_DISCOUNTS, (_K.VOUCHER,) * len(vouchers)))
    return tuple(found)


def _judge_money(remedies: Sequence[Remedy], fair: Band | None, price: Money | None) -> list[Outside]:
    if fair is None:
        return []
    currency = fair.low.currency
    with localcontext(_EXACT):
        amounts = [_amount(remedy, price, currency) for remedy in remedies]
        given = sum((amount for amount in amounts if amount is not None), Decimal())
    kinds = tuple(remedy.kind for remedy in remedies)
    total = Money(amount=min(given, _LARGEST), currency=currency)
    if fair.high is not None and given > fair.high.amount:
        return [Outside(Deviation.ABOVE, kinds, total, fair.high)]
    if given < fair.low.amount and None not in amounts:
        return [Outside(Deviation.BELOW, kinds, total, fair.low)]
    return []


def _amount(remedy: Remedy, price: Money | None, currency: str) -> Decimal | None:
    """What a remedy comes to in money, where that is known."""
    unit = _unit(currency)
    if remedy.amount is not None:
        return _rounded(_in(currency, remedy.amount), unit, ROUND_CEILING)
    if price is None:
        return None
    if remedy.percent is not None:
        return _rounded(price.amount * remedy.percent / 100, unit, ROUND_HALF_UP)
    return _rounded(price.amount, unit, ROUND_CEILING) if remedy.kind is _K.REFUND else None


def _judge_voucher(voucher: Remedy, fair: tuple[Decimal, Decimal] | None, price: Money | None) -> list[Outside]:
    if fair is None:
        return [Outside(Deviation.NOT_FORESEEN, (_K.VOUCHER,))]
    percent = voucher.percent
    if voucher.amount is not None and price is not None and price.amount:
        with localcontext(_EXACT):
            share = _in(price.currency, voucher.amount) / price.amount
            percent = _rounded(100 * share, Decimal("0.01"), ROUND_HALF_UP)
    if percent is None or fair[0] <= percent <= fair[1]:
        return []
    if percent < fair[0]:
        return [Outside(Deviation.BELOW, (_K.VOUCHER,), percent, fair[0])]
    return [Outside(Deviation.ABOVE, (_K.VOUCHER,), percent, fair[1])]


def _in(currency: str, money: Money) -> Decimal:
    if money.currency != currency:
        raise InputError.single("remedies.amount", str(money), f"is not in the currency of the verdict, {currency}")
    return money.amount


@cache
def _unit(currency: str) -> Decimal:
    """The smallest unit of a currency, from CLDR."""
    from babel.numbers import get_currency_precision

    return Decimal(1).scaleb(-get_currency_precision(currency))


def _rounded(amount: Decimal, unit: Decimal, rounding: str) -> Decimal:
    return amount.quantize(unit, rounding)
