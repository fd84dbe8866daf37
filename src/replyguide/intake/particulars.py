"""The particulars of a message: who wrote it, and the references, amounts and dates that it names."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from replyguide.intake.closing import SignOff
from replyguide.intake.contact import labelled_name, sender_name
from replyguide.intake.days import days
from replyguide.intake.found import Found, Where
from replyguide.intake.numbers import amounts, references
from replyguide.intake.quoted import Stripped
from replyguide.intake.sheet import Sheet

if TYPE_CHECKING:
    from replyguide.house import House

Numbers = Mapping[str, tuple[Found, ...]]
"""What was found of each: references, amounts, dates."""

_REFERRED = frozenset(("order", "invoice", "parcel", "contract", "booking"))
_NOT_OWN = frozenset(("quote", "forward", "device", "disclaimer"))
_MOST_REFERENCES = 50
_ANY_LANGUAGE = "en_GB"


def signed(closing: SignOff, sheet: Sheet, shown: str | None) -> SignOff:
    """Who wrote: from under the letter, else from the name that the mail program shows, else from a form's field."""
    if closing.name is not None and closing.organisation is not None:
        return closing
    name, title, organisation = sender_name(shown)
    if closing.name is not None:
        name, title = closing.name, closing.title
    organisation = closing.organisation or organisation
    return replace(closing, name=name or labelled_name(sheet), title=title, organisation=organisation)


def customer(closing: SignOff, numbers: Numbers) -> dict[str, str | None]:
    """The fields of the customer that the message tells."""
    parts = {part: getattr(closing, part) for part in ("name", "title", "organisation", "phone")}
    account = next((found.value for found in numbers["references"] if found.kind == "account"), None)
    return {part: found.value if found is not None else None for part, found in parts.items()} | {"account": account}


def numbers_in(
    sheet: Sheet, subject: str | None, language: str | None, today: dt.date | None, stripped: Sequence[Stripped] = ()
) -> dict[str, tuple[Found, ...]]:
    """The references, amounts and dates in the subject and in the customer's own words."""
    foreign = sorted((part.start, part.end) for part in stripped if part.kind in _NOT_OWN)
    starts = [start for start, _ in foreign]
    code = language or _ANY_LANGUAGE
    pages: tuple[tuple[Sheet, Where], ...] = ((Sheet(subject or ""), "subject"), (sheet, "body"))
    numbers: dict[str, tuple[Found, ...]] = {"references": (), "amounts": (), "dates": ()}
    for page, where in pages:
        money, dates = amounts(page, where), days(page, code, today, where)
        named = references(page, where, [*money, *dates])
        for name, found in (("references", named), ("amounts", money), ("dates", dates)):
            own = (one for one in found if where == "subject" or not _inside(one.start, starts, foreign))
            numbers[name] = (*numbers[name], *own)
    return numbers


def _inside(place: int, starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < spans[before][1]


def order_refs(numbers: Numbers) -> tuple[str, ...]:
    """The numbers by which the matter is looked up."""
    values = (found.value for found in numbers["references"] if found.kind in _REFERRED)
    return tuple(dict.fromkeys(values))[:_MOST_REFERENCES]


def day_of(received: dt.datetime | None, house: House | None) -> dt.date | None:
    """The day on which the message came, where the house is."""
    if received is None:
        return None
    return (received.astimezone(house.zone) if house is not None else received).date()
