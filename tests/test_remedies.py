"""The band of fair compensation, and which authorised remedies lie outside it."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal, localcontext
from typing import Any

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from replyguide.errors import InputError
from replyguide.fields import Money
from replyguide.remedies import WORTH, Band, Outside, band, judge
from replyguide.verdict import Remedy
from replyguide.vocabulary import Harm, RemedyKind

NONE, TRIVIAL, SLIGHT, PARTIAL, TOTAL = Harm


def money(text: str | None) -> Money | None:
    return Money.model_validate(text) if text else None


def bounds(fair: Band | None) -> str | None:
    return f"{fair.low} to {fair.high}" if fair is not None else None


# harm, price, loss, cap: the band of money.
BANDS = [
    # A trifle: a polite apology and no money back.
    (NONE, "64 EUR", None, 120, "0.00 EUR to 0.00 EUR"),
    (TRIVIAL, "64 EUR", None, 120, "0.00 EUR to 0.00 EUR"),
    (TRIVIAL, None, "5 EUR", 120, "0.00 EUR to 0.00 EUR"),
    # Slight: no money back; a loss is made up for all the same.
    (SLIGHT, "64 EUR", None, 120, "0.00 EUR to 0.00 EUR"),
    (SLIGHT, "64 EUR", "10 EUR", 120, "10.00 EUR to 12.00 EUR"),
    (SLIGHT, None, "10 EUR", 120, "10.00 EUR to 12.00 EUR"),
    # Partial: from a fifth of the price to half of it with a little more, and the loss.
    (PARTIAL, "100 EUR", None, 120, "20.00 EUR to 60.00 EUR"),
    (PARTIAL, "100 EUR", "10 EUR", 120, "30.00 EUR to 72.00 EUR"),
    (PARTIAL, "100 EUR", None, 100, "20.00 EUR to 50.00 EUR"),
    (PARTIAL, "100 EUR", None, 150, "20.00 EUR to 75.00 EUR"),
    # Total: the full price and the loss, up to the cap.
    (TOTAL, "100 EUR", None, 120, "100.00 EUR to 120.00 EUR"),
    (TOTAL, "100 EUR", "50 EUR", 120, "150.00 EUR to 180.00 EUR"),
    (TOTAL, "100 EUR", "50 EUR", 100, "150.00 EUR to 150.00 EUR"),
    (TOTAL, "100 EUR", "50 EUR", 150, "150.00 EUR to 225.00 EUR"),
    (TOTAL, "0 EUR", "50 EUR", 120, "50.00 EUR to 60.00 EUR"),
    # Without the price a loss still gives its floor; with neither there is no band.
    (PARTIAL, None, "50 EUR", 120, "50.00 EUR to None"),
    (TOTAL, None, "50 EUR", 120, "50.00 EUR to None"),
    (TOTAL, None, None, 120, None),
    (NONE, None, None, 120, None),
    (None, "64 EUR", "10 EUR", 120, None),
    # The currency's smallest unit: the least is rounded up, the most down.
    (PARTIAL, "9.99 EUR", None, 120, "2.00 EUR to 5.99 EUR"),
    (TOTAL, "0.01 EUR", None, 120, "0.01 EUR to 0.01 EUR"),
    (PARTIAL, "0.01 EUR", None, 120, "0.01 EUR to 0.01 EUR"),
    (TOTAL, "9.991 EUR", None, 120, "10.00 EUR to 12.00 EUR"),
    (SLIGHT, None, "10.001 EUR", 120, "10.01 EUR to 12.01 EUR"),
    (PARTIAL, "1001 JPY", None, 120, "201 JPY to 600 JPY"),
    (PARTIAL, "1000.0001 KWD", None, 120, "200.001 KWD to 600.000 KWD"),
    # More than can be held as money.
    (TOTAL, "1e12 EUR", None, 120, None),
    (TOTAL, "8e11 EUR", None, 125, "800000000000.00 EUR to 1000000000000.00 EUR"),
    (TOTAL, None, "1e12 EUR", 120, "1000000000000.00 EUR to None"),
]


@pytest.mark.parametrize(("harm", "price", "loss", "cap", "expected"), BANDS)
def test_bands(harm: Harm | None, price: str | None, loss: str | None, cap: int, expected: str | None) -> None:
    assert bounds(band(harm, money(price), money(loss), Decimal(cap))) == expected


MADE_GOOD = [
    (SLIGHT, "100 EUR", None, "0.00 EUR to 0.00 EUR"),
    (SLIGHT, "100 EUR", "10 EUR", "10.00 EUR to 12.00 EUR"),
    (PARTIAL, "100 EUR", None, "0.00 EUR to 20.00 EUR"),
    (PARTIAL, "10 EUR", "90 EUR", "90.00 EUR to 110.00 EUR"),
    (TOTAL, "100 EUR", None, "0.00 EUR to 20.00 EUR"),
    (TOTAL, "100 EUR", "10 EUR", "10.00 EUR to 32.00 EUR"),
    (TOTAL, None, "10 EUR", "10.00 EUR to None"),
]


@pytest.mark.parametrize(("harm", "price", "loss", "expected"), MADE_GOOD)
def test_a_thing_replaced_or_repaired_stands_for_its_price(
    harm: Harm, price: str | None, loss: str | None, expected: str
) -> None:
    assert bounds(band(harm, money(price), money(loss), made_good=True)) == expected


@pytest.mark.parametrize(
    ("harm", "kinds", "discount"),
    [
        (NONE, "", None),
        (TRIVIAL, "replacement repair", None),
        (SLIGHT, "replacement repair gift", (Decimal(5), Decimal(15))),
        (PARTIAL, "replacement repair gift", (Decimal(5), Decimal(15))),
        (TOTAL, "replacement repair gift", (Decimal(10), Decimal(30))),
    ],
)
def test_what_may_stand_beside_the_money(harm: Harm, kinds: str, discount: tuple[Decimal, Decimal] | None) -> None:
    fair = band(harm, money("64 EUR"))
    assert fair is not None
    assert " ".join(fair.kinds) == kinds
    assert fair.next_order_percent == discount


def test_every_harm_has_its_worth() -> None:
    assert set(WORTH) == set(Harm)


def remedies(*texts: str) -> list[Remedy]:
    """Remedies written as "refund", "refund 64 EUR" or "voucher 10%"."""
    made = []
    for text in texts:
        kind, _, value = text.partition(" ")
        field = {"percent": value[:-1]} if value.endswith("%") else {"amount": value} if value else {}
        made.append(Remedy.model_validate({"kind": kind, **field}))
    return made


def shown(found: Outside) -> str:
    limit = f" {found.given} against {found.limit}" if found.given is not None else ""
    return f"{found.how}: {'+'.join(found.kinds)}{limit}"


# harm, price, loss, remedies: what lies outside.
JUDGED = [
    (TOTAL, "100 EUR", None, ("refund", "gift", "voucher 20%"), []),
    (TOTAL, "100 EUR", None, ("refund 120 EUR",), []),
    (TOTAL, "100 EUR", None, ("refund 120.01 EUR",), ["above: refund 120.01 EUR against 120.00 EUR"]),
    (TOTAL, "100 EUR", None, ("refund 99.99 EUR",), ["below: refund 99.99 EUR against 100.00 EUR"]),
    (TOTAL, "100 EUR", None, (), ["below:  0 EUR against 100.00 EUR"]),
    (TOTAL, "100 EUR", "40 EUR", ("refund",), ["below: refund 100.00 EUR against 140.00 EUR"]),
    (TOTAL, "100 EUR", "40 EUR", ("refund", "compensation 40 EUR"), []),
    (
        TOTAL,
        "100 EUR",
        None,
        ("refund", "compensation 21 EUR"),
        ["above: refund+compensation 121.00 EUR against 120.00 EUR"],
    ),
    (TOTAL, "9.991 EUR", None, ("refund",), []),
    (TOTAL, "9.991 EUR", None, ("refund 9.991 EUR",), []),
    # A price cut in per cent counts through the price.
    (PARTIAL, "100 EUR", None, ("price-cut 20%",), []),
    (PARTIAL, "100 EUR", None, ("price-cut 19%",), ["below: price-cut 19.00 EUR against 20.00 EUR"]),
    (PARTIAL, "100 EUR", None, ("price-cut 60%",), []),
    (PARTIAL, "100 EUR", None, ("price-cut 61%",), ["above: price-cut 61.00 EUR against 60.00 EUR"]),
    (PARTIAL, "100 EUR", None, ("refund",), ["above: refund 100.00 EUR against 60.00 EUR"]),
    (PARTIAL, "0.07 EUR", None, ("price-cut 50%",), []),
    # What a thing put right is worth stands for the price, not for a loss beside it.
    (TOTAL, "100 EUR", None, ("replacement",), []),
    (PARTIAL, "100 EUR", None, ("repair", "price-cut 20%"), []),
    (TOTAL, "100 EUR", "40 EUR", ("replacement",), ["below:  0 EUR against 40.00 EUR"]),
    (TOTAL, "100 EUR", None, ("replacement", "refund"), ["above: refund 100.00 EUR against 20.00 EUR"]),
    (TOTAL, "100 EUR", None, ("gift",), ["below:  0 EUR against 100.00 EUR"]),
    # No money for a trifle; what was missing may be brought, nothing more.
    (TRIVIAL, "100 EUR", None, (), []),
    (TRIVIAL, None, None, ("refund", "compensation 1 EUR"), ["money-for-trifle: refund+compensation"]),
    (TRIVIAL, "100 EUR", None, ("replacement",), []),
    (TRIVIAL, "100 EUR", None, ("gift",), ["not-foreseen: gift"]),
    (TRIVIAL, "100 EUR", None, ("voucher 10%",), ["not-foreseen: voucher"]),
    (NONE, "100 EUR", None, ("price-cut 5%",), ["money-for-trifle: price-cut"]),
    (NONE, None, None, ("repair",), ["not-foreseen: repair"]),
    # Slight: a discount on the next order.
    (SLIGHT, "100 EUR", None, ("voucher 5%",), []),
    (SLIGHT, "100 EUR", None, ("voucher 15%",), []),
    (SLIGHT, "100 EUR", None, ("voucher 4.99%",), ["below: voucher 4.99 against 5"]),
    (SLIGHT, "100 EUR", None, ("voucher 16%",), ["above: voucher 16 against 15"]),
    (SLIGHT, "100 EUR", None, ("voucher 10 EUR",), []),
    (SLIGHT, "60 EUR", None, ("voucher 20 EUR",), ["above: voucher 33.33 against 15"]),
    (SLIGHT, "100 EUR", None, ("price-cut 10%",), ["above: price-cut 10.00 EUR against 0.00 EUR"]),
    # At most one thing in kind and one discount.
    (TOTAL, "100 EUR", None, ("replacement", "gift"), ["two-in-kind: replacement+gift"]),
    (TOTAL, "100 EUR", None, ("refund", "voucher 10%", "voucher 30%"), ["two-discounts: voucher+voucher"]),
    (
        None,
        None,
        None,
        ("gift", "gift", "voucher", "voucher"),
        ["two-in-kind: gift+gift", "two-discounts: voucher+voucher"],
    ),
    (NONE, None, None, ("gift", "gift"), ["not-foreseen: gift", "two-in-kind: gift+gift"]),
    # What is not known is held against nobody.
    (TOTAL, None, None, ("refund",), []),
    (TOTAL, None, "40 EUR", ("refund",), []),
    (TOTAL, None, "40 EUR", (), ["below:  0 EUR against 40.00 EUR"]),
    (PARTIAL, None, "40 EUR", ("price-cut 10%",), []),
    (PARTIAL, "100 EUR", None, ("price-cut",), []),
    (
        PARTIAL,
        "100 EUR",
        None,
        ("price-cut", "compensation 61 EUR"),
        ["above: price-cut+compensation 61.00 EUR against 60.00 EUR"],
    ),
    (SLIGHT, None, None, ("voucher 10 EUR",), []),
    (SLIGHT, "0 EUR", None, ("voucher 10 EUR",), []),
    (SLIGHT, "100 EUR", None, ("voucher",), []),
    (None, "100 EUR", None, ("refund 900 EUR",), []),
]


@pytest.mark.parametrize(("harm", "price", "loss", "given_remedies", "expected"), JUDGED)
def test_judgements(
    harm: Harm | None, price: str | None, loss: str | None, given_remedies: tuple[str, ...], expected: list[str]
) -> None:
    found = judge(remedies(*given_remedies), harm, money(price), money(loss))
    assert [shown(outside) for outside in found] == expected


def test_nothing_stated_is_not_the_same_as_nothing_authorised() -> None:
    assert judge(None, TOTAL, money("100 EUR")) == ()
    assert judge((), TOTAL, money("100 EUR")) != ()


def test_a_higher_cap_allows_more() -> None:
    generous = remedies("refund 150 EUR")
    assert judge(generous, TOTAL, money("100 EUR")) != ()
    assert judge(generous, TOTAL, money("100 EUR"), cap_percent=Decimal(150)) == ()


BAD: list[tuple[str, Any]] = [
    ("loss", lambda: band(TOTAL, money("1 EUR"), money("1 CZK"))),
    ("cap_percent", lambda: band(TOTAL, money("1 EUR"), cap_percent=Decimal("99.9"))),
    ("cap_percent", lambda: band(TOTAL, money("1 EUR"), cap_percent=Decimal("150.1"))),
    ("remedies.amount", lambda: judge(remedies("refund 1 CZK"), TOTAL, money("1 EUR"))),
    ("remedies.amount", lambda: judge(remedies("voucher 1 CZK"), SLIGHT, money("1 EUR"))),
]


@pytest.mark.parametrize(("where", "call"), BAD)
def test_bad_input_names_the_field(where: str, call: Any) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert [problem.where for problem in caught.value.problems] == [where]


# Properties.

currencies = st.sampled_from(("EUR", "BAM", "CZK", "RON", "BRL", "GBP", "USD", "JPY", "RSD", "KWD"))
amounts = st.decimals(0, 10**9, places=4) | st.sampled_from([Decimal(0), Decimal("0.0001"), Decimal(64)])
caps = st.integers(100, 150).map(Decimal)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Harm, Money | None, Money | None, Decimal]:
    currency = draw(currencies)
    price, loss = (
        draw(st.none() | st.builds(Money, amount=amounts, currency=st.just(currency))) for _ in ("price", "loss")
    )
    return draw(st.sampled_from(Harm)), price, loss, draw(caps)


def in_units(money: Money | None) -> Decimal:
    """An amount rounded up to its currency's smallest unit."""
    if money is None:
        return Decimal(0)
    return money.amount.quantize(Decimal(1).scaleb(-get_currency_precision(money.currency)), ROUND_CEILING)


@given(cases(), st.booleans())
def test_a_band_never_pays_less_than_was_lost_nor_more_than_the_cap(case: Any, made_good: bool) -> None:
    harm, price, loss, cap = case
    fair = band(harm, price, loss, cap, made_good=made_good)
    assert (fair is None) is (price is None and loss is None)
    if fair is None:
        return
    low = fair.low.amount
    trifle = harm in (NONE, TRIVIAL)
    assert low == 0 if trifle else low >= (loss.amount if loss else 0)
    if fair.high is None:
        assert price is None
        return
    high = fair.high.amount
    assert low <= high <= (in_units(price) + in_units(loss)) * cap / 100
    assert fair.low.currency == fair.high.currency
    for amount in (low, high):
        assert amount == in_units(Money(amount=amount, currency=fair.low.currency))


@given(cases(), caps)
def test_more_harm_and_a_higher_cap_are_never_worth_less(case: Any, other_cap: Decimal) -> None:
    _, price, loss, cap = case
    lowest = highest = Decimal(0)
    for harm in Harm:
        fair = band(harm, price, loss, cap)
        if fair is None:
            return
        assert fair.low.amount >= lowest
        lowest = fair.low.amount
        if fair.high is not None:
            assert fair.high.amount >= highest
            highest = fair.high.amount
            higher = band(harm, price, loss, max(cap, other_cap))
            assert higher is not None
            assert higher.high is not None
            assert higher.high.amount >= highest


@given(cases())
def test_what_lies_in_the_band_is_not_outside(case: Any) -> None:
    harm, price, loss, cap = case
    fair = band(harm, price, loss, cap)
    if fair is None:
        return
    for amount in (fair.low, fair.high):
        if amount is not None and amount.amount:
            assert judge([Remedy(kind=RemedyKind.COMPENSATION, amount=amount)], harm, price, loss, cap) == ()


some_remedies = st.lists(
    st.sampled_from(
        (
            *("refund", "refund 5 EUR", "price-cut", "price-cut 30%", "compensation", "compensation 7.77 EUR"),
            *("replacement", "repair", "gift", "voucher", "voucher 10%", "voucher 5 EUR"),
        )
    ),
    max_size=8,
)


@given(st.none() | st.sampled_from(Harm), st.none() | amounts, st.none() | amounts, some_remedies)
def test_every_set_of_remedies_is_judged(
    harm: Harm | None, price: Decimal | None, loss: Decimal | None, texts: list[str]
) -> None:
    paid, lost = (None if amount is None else Money(amount=amount, currency="EUR") for amount in (price, loss))
    found = judge(remedies(*texts), harm, paid, lost)
    hows = [str(outside.how) for outside in found]
    kinds = [text.split()[0] for text in texts]
    assert ("two-discounts" in hows) is (kinds.count("voucher") > 1)
    assert ("two-in-kind" in hows) is (sum(kind in ("replacement", "repair", "gift") for kind in kinds) > 1)
    has_money = any(kind in ("refund", "price-cut", "compensation") for kind in kinds)
    assert ("money-for-trifle" in hows) is (has_money and harm in (NONE, TRIVIAL))
    assert all(kind in kinds for outside in found for kind in outside.kinds)


def test_the_caller_s_decimal_context_changes_nothing() -> None:
    with localcontext(prec=3):
        assert bounds(band(PARTIAL, money("123456.78 EUR"), money("0.05 EUR"))) == "24691.41 EUR to 74074.12 EUR"
        assert judge(remedies("voucher 12345.67 EUR"), SLIGHT, money("123456.78 EUR")) == ()
