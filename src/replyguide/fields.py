"""The field types that the models share: single lines, free text per language, money, languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from replyguide.languages import canonical, load

TEXT_LIMIT = 200_000
"""The longest text read, in characters."""

_UNSEEN = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


IN_ORDER = PlainSerializer(sorted, return_type=list[Any])
"""Writes a set in order, so that equal sets are written alike in every process."""


class Model(BaseModel):
    """Base of all models: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def one_line(value: str) -> str:
    """One line without control or direction characters, outer blanks removed.

    Raises:
        ValueError: nothing is left.

    >>> one_line("  Ana\\r\\nBcc: all  ")
    'Ana Bcc: all'
    """
    if not value.isprintable():
        value = _UNSEEN.sub(" ", value)
    if " " in value:
        value = " ".join(value.split())
    if not value:
        raise ValueError("is empty; leave it out where it is not known")
    return value


def clean_text(value: str) -> str:
    """Text without outer blanks, and without control and direction characters, which can hide what it says.

    >>> clean_text("  one\\r\\ntwo\\u202e  ")
    'one\\ntwo'
    """
    if not value.replace("\n", "").isprintable():
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        value = _UNSEEN.sub(lambda found: found[0] if found[0] in "\n\t\xa0\u202f" else "", value)
    return value.strip()


def _own_words(value: str | Mapping[str, str]) -> str | Mapping[str, str]:
    if isinstance(value, str):
        words = clean_text(value)
        if not words:
            raise ValueError("is empty; leave it out where there is nothing to say")
        return words
    if not value:
        raise ValueError("names no language; give a text, or a mapping of language to text")
    return {canonical(code, code): _filled(code, clean_text(words)) for code, words in value.items()}


def _filled(code: str, words: str) -> str:
    if not words:
        raise ValueError(f"has no words for {code}; leave the language out")
    return words


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str | Mapping) else value


Line = Annotated[str, Field(max_length=500), AfterValidator(one_line)]
"""One line of text; control characters and line breaks become blanks."""

Words = Annotated[str, Field(max_length=TEXT_LIMIT), AfterValidator(clean_text)]
"""The customer's own words, as data."""

Text = Annotated[
    str | Mapping[Annotated[str, Field(max_length=20)], Annotated[str, Field(max_length=10_000)]],
    AfterValidator(_own_words),
]
"""The company's own words: whole sentences, as one text in the reply's language or as a mapping language → text."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_several)]
"""Several of the company's own sentences; a single one may be given bare."""


def _served(code: str) -> str:
    return canonical(code, "")


_MAILBOX = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,64}@[^\s@<>(),;:\"\[\]\\]{1,255}")


def mail_address(value: str) -> str:
    """One e-mail address, its domain as mail headers carry it.

    Raises:
        ValueError: it is none, or more than one.

    >>> mail_address("ana@žuto.example")
    'ana@xn--uto-b3a.example'
    """
    value = value.strip()
    if _MAILBOX.fullmatch(value):
        if value.isascii():
            return value
        local, _, domain = value.partition("@")
        try:
            return f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}"
        except UnicodeError:
            pass
    raise ValueError("is not one e-mail address; give one such as ana@example.org")


MailAddress = Annotated[str, Field(max_length=320), AfterValidator(mail_address)]
"""One e-mail address, without a name."""

Moment = Annotated[
    AwareDatetime,
    Field(ge=dt.datetime(1900, 1, 1, tzinfo=dt.UTC), le=dt.datetime(2200, 1, 1, tzinfo=dt.UTC)),
]
"""A time with its offset from UTC, in a year that calendars can reckon with."""

LanguageCode = Annotated[str, Field(max_length=20), AfterValidator(_served)]
"""A language served: hr, bs, cs, ro, pt_BR, pt_PT, en_GB, en_US, or a usual spelling of one."""


def in_language(text: str | Mapping[str, str] | None, language: str) -> str | None:
    """The company's own words in that language; a bare text counts as the reply's language.

    >>> in_language({"cs": "Kurýr onemocněl."}, "hr") is None
    True
    """
    if text is None or isinstance(text, str):
        return text
    return text.get(language) or text.get(load(language).inherits or "")


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def _currency(value: str) -> str:
    value = value.strip().upper()
    if value not in _currencies():
        raise ValueError("is not a currency; give a code of ISO 4217 such as EUR, CZK, BAM, RON, BRL, GBP, USD")
    return value


class Money(Model):
    """An amount in a currency, not below zero. A text such as ``"64.50 EUR"`` is read too.

    >>> Money.model_validate("1600 CZK")
    Money(amount=Decimal('1600'), currency='CZK')
    """

    amount: Decimal = Field(ge=0, le=Decimal("1e12"), max_digits=18, decimal_places=4)
    """How much, in units of the currency; not below zero."""
    currency: Annotated[str, Field(max_length=8), AfterValidator(_currency)]
    """The currency's ISO 4217 code."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            amount, _, currency = value.strip().partition(" ")
            if not currency:
                raise ValueError('needs an amount and a currency, such as "64.50 EUR"')
            return {"amount": amount, "currency": currency}
        return value

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
