"""How a customer is addressed: salutation and close, pronouns, and the first letter after the salutation.

The caller's own salutation or vocative always wins. A form of address is never guessed from a name: where it is not
given, or no vocative is certain, the opening is neutral.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from replyguide.phrasing.names import Gender, Name, parse, presentable, usage_for, vocative
from replyguide.vocabulary import Address

if TYPE_CHECKING:
    from replyguide.complaint import Customer
    from replyguide.languages import Language
    from replyguide.phrasing.names import Usage

Medium = Literal["mail", "letter", "chat", "public"]
MEDIA: Mapping[str, Medium] = MappingProxyType(
    {"mail": "mail", "letter": "letter", "chat": "chat", "public": "public", "spoken": "chat"}
)
"""The situation's medium → how a customer is addressed in it."""

Addressee = Literal["neutral", "man", "woman", "several"]

_GROUPS = (Address.SEVERAL, Address.ORGANISATION)
_GENDERS: dict[Address, Gender] = {Address.MAN: "man", Address.WOMAN: "woman"}
_WORD = re.compile(r"[^\W\d_]+")


class Addressing(NamedTuple):
    """How one customer is addressed in one message.

    Attributes:
        message: the catalog's id of the salutation; empty where the caller gave the whole line.
        slots: what the salutation's slots are filled with, as it stands.
        text: the caller's own salutation.
        named: whether the salutation names the person.
        addressee: which form of a message suits this addressee.
        one: whether one person is written to, for the capitals of pronouns.
        close: the catalog's id of the closing formula.
    """

    message: str
    slots: dict[str, str]
    text: str | None
    named: bool
    addressee: Addressee
    one: bool
    close: str


def addressing(customer: Customer, language: Language, medium: Medium) -> Addressing:
    """How the customer is addressed in that language.

    In public no person is named, unless the caller gave the salutation.

    >>> from replyguide.complaint import Customer
    >>> from replyguide.languages import load
    >>> jurković = Customer(name="Ivan Jurković", address="man")
    >>> addressing(jurković, load("hr"), "mail")[:2]
    ('salutation.man', {'name': 'Jurkoviću'})
    >>> addressing(jurković, load("hr"), "public").message
    'salutation.chat'
    """
    short = medium in ("chat", "public")
    group = customer.address in _GROUPS
    name: str | None = None
    if customer.salutation is not None:
        message, named = "", _names(customer.salutation, parse(customer, language))
    else:
        if medium == "public":
            message = "salutation.chat"
        elif group:
            message = "salutation.chat" if short else f"salutation.{customer.address}"
        else:
            message, name = _person(customer, language, short)
        named = name is not None
        if medium == "letter":
            message += ".letter"
    return Addressing(
        message=message,
        slots={} if name is None else {"name": name},
        text=customer.salutation,
        named=named,
        addressee="several" if group else _GENDERS.get(customer.address, "neutral"),
        one=not group,
        close=_close(message, short=short, named=named),
    )


def pronouns(text: str, language: Language, one: bool) -> str:
    """A catalog's sentences with the pronouns for "you" as they are written to one person or to several.

    Catalogs hold them with a capital. Where the language writes them so to one person only, they become lower-case
    for several, but for the beginning of a sentence.

    >>> from replyguide.languages import load
    >>> pronouns("Vaša poruka je stigla. Hvala Vam. Vi niste krivi.", load("hr"), False)
    'Vaša poruka je stigla. Hvala vam. Vi niste krivi.'
    """
    if one or usage_for(language.code).pronouns.get("several") != "lower":
        return text
    return _within_sentence(language.code).sub(lambda found: found[0].lower(), text)


def next_line(text: str, language: Language, one: bool) -> str:
    """The first line after the salutation, beginning with the letter that the language wants there.

    Where that is lower-case, an ordinary word loses its capital; a pronoun that has one of its own keeps it, and so
    does an abbreviation in capitals. Catalogs begin no such line with a proper name.

    >>> from replyguide.languages import load
    >>> next_line("Hvala na poruci.", load("hr"), True), next_line("Vaša poruka je stigla.", load("hr"), True)
    ('hvala na poruci.', 'Vaša poruka je stigla.')
    """
    if language.conventions["letter"]["after_salutation"] != "lower":
        return text
    found = _WORD.match(text)
    if found is None:
        return text
    word, after = found[0], text[found.end() : found.end() + 1]
    if (len(word) > 1 and not word[1:].islower()) or (len(word) == 1 and (after == "." or after.isdigit())):
        return text
    usage = usage_for(language.code)
    if word in usage.capitals and (one or usage.pronouns["several"] == "capital"):
        return text
    return text[0].lower() + text[1:]


@cache
def _within_sentence(code: str) -> re.Pattern[str]:
    """The capital pronouns of a language where they do not begin a line, a sentence or quoted words."""
    words = "|".join(usage_for(code).pronouns["words"].split())
    return re.compile(rf"(?m)(?!^)(?<![.!?…][ \xa0])(?<![.!?…][\"”“»][ \xa0])(?<![\w„«])(?:{words})(?!\w)")


def _close(message: str, *, short: bool, named: bool) -> str:
    """The message of the closing formula that goes with a salutation."""
    if short:
        return "close.chat"
    if message == "salutation.none":
        return "close.greeted"
    return "close.named" if named else "close.unnamed"


def _names(salutation: str, name: Name) -> bool:
    """Whether the caller's own salutation names the person; where nothing is known of the name, it is taken to."""
    known = [part for part in (name.first, name.last, name.full) if part]
    return not known or any(part in salutation for part in known)


def _person(customer: Customer, language: Language, short: bool) -> tuple[str, str | None]:
    """The message that greets one person, and the name that goes into it."""
    usage, name = usage_for(language.code), parse(customer, language)
    gender = _GENDERS.get(customer.address)
    if gender is not None and customer.vocative is not None:
        return f"salutation.{gender}", customer.vocative
    called = (customer.vocative or _by_name(usage, name, short)) if usage.by_name else None
    if short and (called is not None or not usage.by_name):
        return ("salutation.chat", None) if called is None else ("salutation.chat.named", called)
    if usage.title_instead and name.last is not None and presentable(name.last):
        title = usage.title(name.titles, gender or "man")
        if title:
            return "salutation.named", f"{title} {name.last}"
    formal = None if gender is None else _after_courtesy(usage, name, language, gender)
    if formal is not None:
        return formal
    if called is not None:
        return "salutation.named", called
    return ("salutation.chat" if short else "salutation.none"), None


def _after_courtesy(usage: Usage, name: Name, language: Language, gender: Gender) -> tuple[str, str] | None:
    """The message that says "Mr" or "Ms", and what follows it: title, and surname or whole name."""
    title = "" if usage.title_instead else usage.title(name.titles, gender)
    for part in usage.after_courtesy:
        if part == "surname":
            called = None if name.last is None else vocative(name.last, language, gender)
        else:
            called = _whole(name)
        if called is not None:
            full = ".full" if part == "whole" == usage.after_courtesy[0] else ""
            return f"salutation.{gender}{full}", f"{title} {called}" if title else called
    return None


def _by_name(usage: Usage, name: Name, short: bool) -> str | None:
    """The name alone: the whole of it, or the first name; a lone word may be a surname and greets nobody."""
    first = name.first if presentable(name.first) else None
    if short and usage.chat == "first":
        return first or _whole(name)
    return _whole(name) or first


def _whole(name: Name) -> str | None:
    """First name and surname together."""
    full = name.full
    return full if full is not None and " " in full and full != name.last and presentable(full) else None
