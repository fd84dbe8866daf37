"""The house: who answers, and by which house rules. From Python or from one TOML file."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError, field_validator, model_validator

from replyguide.checks import CHECKS
from replyguide.errors import HouseError, InputError
from replyguide.fields import IN_ORDER, LanguageCode, Line, MailAddress, Model, Text
from replyguide.house_rules import HouseRule, check_switches, rule_set
from replyguide.languages import LANGUAGES
from replyguide.outline import DEFAULT, RuleSet
from replyguide.phrasing.catalog import load
from replyguide.phrasing.messages import MESSAGES

DEFAULT_CAP = Decimal(120)
HIGHEST_CAP = Decimal(150)
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _time_zone(value: str) -> str:
    if value not in _time_zones():
        raise ValueError("is not a time zone; give a name such as Europe/Zagreb, Europe/Prague or America/Sao_Paulo")
    return value


class Signatory(Model):
    """Who signs.

    >>> Signatory(name="Ivana Perić", gender="woman").gender
    'woman'
    """

    name: Line
    """The name under the letter."""
    role: Text | None = None
    """What they are in the house, such as "head of service"."""
    gender: Literal["man", "woman"] | None = None
    """For agreement where the writer says "I". Not given: sentences that need none."""


class OfficeHours(Model):
    """When the house works, in its own time zone; holidays apart.

    >>> OfficeHours().opens
    datetime.time(8, 0)
    """

    days: Annotated[frozenset[Day], IN_ORDER] = frozenset(("mon", "tue", "wed", "thu", "fri"))
    """The working days."""
    opens: dt.time = dt.time(8)
    """The time at which the day begins."""
    closes: dt.time = dt.time(16)
    """The time at which it ends."""

    @model_validator(mode="after")
    def _consistent(self) -> OfficeHours:
        if self.opens >= self.closes:
            raise InputError.single("closes", str(self.closes), f"is not after opens, {self.opens}")
        if self.opens.tzinfo is not None or self.closes.tzinfo is not None:
            raise InputError.single("opens", str(self.opens), "is meant in the house's time zone; leave the offset out")
        if not self.days:
            raise InputError.single("days", [], "none is named; give at least one, such as mon")
        return self


class House(Model):
    """Who answers, and by which house rules.

    >>> House(name="Kolibřík s.r.o.", country="CZ", language="cs").writer
    'we'
    """

    name: Line | None = None
    """The company's name, as it stands under the letter."""
    signatory: Signatory | None = None
    """Who signs."""
    writer: Literal["we", "i"] = "we"
    """Whether the letter says "we" or "I" (a sole trader)."""
    city: Line | None = None
    """For the date line of a letter."""
    postal_address: tuple[Line, ...] = Field(default=(), max_length=8)
    """The lines of the sender's address, without the name."""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    """ISO 3166 code. Decides the region of a language where the message does not."""
    time_zone: Annotated[str, AfterValidator(_time_zone)] = "UTC"
    """The IANA name of the zone in which dates are meant."""
    mailbox: MailAddress | None = None
    """The e-mail address that answers, and to which a public reply invites."""
    phone: Line | None = None
    """The number that a customer may call."""
    survey_link: Line | None = None
    """The address of a short survey."""
    office_hours: OfficeHours = OfficeHours()
    """When the house works."""
    holidays: Annotated[frozenset[dt.date], IN_ORDER] = frozenset()
    """Days on which it does not."""
    reply_hours: Annotated[int, Field(ge=1, le=24 * 30)] | None = None
    """Business hours until an answer, promised to the customer. 24 means by the same time on the next working day."""
    survey_hours: int = Field(default=24, ge=24, le=48)
    """Hours between resolution and survey (bs-21: 24 to 48)."""
    compensation_cap: Decimal = Field(default=DEFAULT_CAP, ge=100, le=HIGHEST_CAP)
    """The most that is given, in per cent of price and loss together; 120 unless there is a reason for more."""
    compensation_cap_reason: Line | None = None
    """Why the cap is above 120 per cent."""
    wordings: dict[Annotated[str, Field(max_length=100)], Annotated[int, Field(ge=1, le=9)]] = Field(
        default_factory=dict
    )
    """Wordings pinned by message id, such as ``"thanks.message" = 2``; others are chosen by the case's number."""
    letter_layout: Literal["block", "semi-block"] = "block"
    """How a letter on paper is laid out (hr-21)."""
    rules_off: tuple[Line, ...] = Field(default=(), max_length=500)
    """Rules switched off, by id. Those that keep what the verdict forbids cannot be."""
    rules: tuple[HouseRule, ...] = Field(default=(), max_length=200)
    """Rules of the house's own."""
    checks_off: tuple[Line, ...] = Field(default=(), max_length=100)
    """Checks that a review of a draft leaves out, by id."""
    folder: Path | None = Field(default=None, exclude=True)
    """The house's own folder; its ``templates/`` come before the built-in ones. ``from_toml`` sets it to the file's."""
    language: LanguageCode | None = None
    """The reply's language where the message does not tell."""
    agent_language: LanguageCode | None = None
    """The language in which the agent reads reasons, tasks and cautions."""

    @field_validator("survey_link")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("is not a web address; give one that starts with https://")
        return value

    @model_validator(mode="after")
    def _consistent(self) -> House:
        if self.compensation_cap > DEFAULT_CAP and self.compensation_cap_reason is None:
            raise InputError.single("compensation_cap_reason", None, "a cap above 120 per cent needs a reason")
        check_switches(self.rules_off, self.rules)
        for at, id in enumerate(self.checks_off):
            if id not in CHECKS:
                raise InputError.single(f"checks_off[{at}]", id, f"is no check; checks are {', '.join(CHECKS)}")
        for id, wording in self.wordings.items():
            if id not in MESSAGES:
                raise InputError.single(f"wordings.{id}", wording, "is no message of the letter catalog")
            if wording > MESSAGES[id].wordings:
                raise InputError.single(f"wordings.{id}", wording, f"has {MESSAGES[id].wordings} wordings")
        return self

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules that decide for this house."""
        return rule_set(self.rules_off, self.rules) if self.rules_off or self.rules else DEFAULT

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with the rules that follow from what is changed."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("rule_set", None)
        return copied

    @property
    def zone(self) -> ZoneInfo:
        """The house's time zone."""
        return ZoneInfo(self.time_zone)

    @classmethod
    def from_toml(cls, path: str | Path) -> House:
        """The house described by a TOML file whose keys are the fields of this class.

        Raises:
            HouseError: the file is not TOML, or a key is unknown or holds what it cannot; names table and key.
            OSError: the file cannot be read.
        """
        try:
            values: dict[str, Any] = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise HouseError.single(str(path), "", f"is not a TOML file: {error}") from None
        try:
            house = cls.model_validate({"folder": Path(path).resolve().parent, **values})
        except ValidationError as error:
            raise HouseError(*HouseError.from_validation(error).problems) from None
        house._check_own_words()
        return house

    def _check_own_words(self) -> None:
        """Refuses a task, caution or note of the house's own for which its catalogs have no words."""
        languages = [self.agent_language] if self.agent_language is not None else list(LANGUAGES)
        catalogs = [load(code, "agent", self.folder) for code in languages]
        for at, rule in enumerate(self.rules):
            for effect in ("do", "avoid", "note"):
                for what in getattr(rule, effect):
                    if what.startswith("house.") and not any(f"{effect}.{what}" in catalog for catalog in catalogs):
                        expected = f"has no words; put {effect}.{what} into agent.po in the house's locales/ folder"
                        raise HouseError.single(f"rules[{at}].{effect}", what, expected)
