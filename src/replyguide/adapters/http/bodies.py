"""What requests hold: the message in one of three forms, and what the library's call takes beside it."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    WithJsonSchema,
    model_validator,
)

from replyguide.complaint import Complaint
from replyguide.errors import InputError, Problem, join, shorten
from replyguide.fields import TEXT_LIMIT, LanguageCode, Moment
from replyguide.languages import LANGUAGES
from replyguide.verdict import Verdict
from replyguide.vocabulary import Kind

_NUMBER = re.compile(r"\s*[+-]?[\d.]+\s*")
_WRITTEN: tuple[tuple[type, tuple[type, ...], str], ...] = (
    (bool, (bool,), "is no yes or no; give true or false"),
    (int, (int, float), "is no number; give one without quotes"),
    (dt.date, (str,), "is a number; give a date or time of ISO 8601, such as 2026-11-24T10:00:00+01:00"),
)
"""How JSON writes what it has a way of its own for."""
_FORMS = {"text": "string", "complaint": "object", "eml": "string"}


def _decoded(value: object) -> bytes:
    if isinstance(value, str):
        with suppress(ValueError):
            return base64.b64decode(value, validate=True)
    raise ValueError("is not base64; give the file's bytes in base64, without line breaks")


Eml = Annotated[
    bytes,
    BeforeValidator(_decoded),
    WithJsonSchema(
        {
            "type": "string",
            "contentEncoding": "base64",
            "contentMediaType": "message/rfc822",
            "pattern": "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        }
    ),
]
"""The bytes of a mail, in base64."""


def _coerced(value: object, written: Any, place: str = "") -> Iterator[Problem]:
    """Where something was taken for what it was not written as: a number for a date, a text for a yes or no."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if isinstance(written, dict) and name in written:
                yield from _coerced(getattr(value, name), written[name], join(place, name))
    elif isinstance(value, tuple) and isinstance(written, list):
        for at, (one, its) in enumerate(zip(value, written, strict=False)):
            yield from _coerced(one, its, f"{place}[{at}]")
    else:
        for taken, right, expected in _WRITTEN:
            if isinstance(value, taken):
                if not isinstance(written, right) or (taken is dt.date and _NUMBER.fullmatch(str(written))):
                    yield Problem(place, shorten(written), expected)
                return


Language = Annotated[LanguageCode, Field(examples=list(LANGUAGES))]
"""One of the languages served."""


class Message(BaseModel):
    """A customer's message: exactly one of `text`, `complaint` and `eml`."""

    model_config = ConfigDict(
        extra="forbid",
        use_attribute_docstrings=True,
        json_schema_extra={
            "oneOf": [
                {"required": [form], "properties": {form: {"type": json_type}}} for form, json_type in _FORMS.items()
            ]
        },
    )

    text: Annotated[str, Field(max_length=TEXT_LIMIT)] | None = None
    """The words of the message as they came, or a whole mail with its headers as text."""
    complaint: Complaint | None = None
    """The complaint, with what is known about it; without a language, the rest is read from its text."""
    eml: Eml | None = None
    """The bytes of a mail (`.eml`) in base64."""

    @model_validator(mode="wrap")
    @classmethod
    def _as_written(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        model = handler(value)
        if problems := tuple(_coerced(model, value)):
            raise InputError(*problems)
        return model

    @model_validator(mode="after")
    def _one_form(self) -> Message:
        given = [form for form in _FORMS if getattr(self, form) is not None]
        if len(given) != 1:
            raise InputError.single(" and ".join(given) or "text", None, "give one of text, complaint and eml")
        return self

    @property
    def message(self) -> str | Complaint | bytes:
        """The message, as the library takes it."""
        found = self.text if self.text is not None else self.complaint if self.complaint is not None else self.eml
        assert found is not None
        return found

    @contextmanager
    def named(self) -> Iterator[None]:
        """Has what is wrong with the message named by its field in this body."""
        try:
            yield
        except InputError as error:
            raise InputError(
                *(Problem(self._place(one.where), one.value, one.expected) for one in error.problems)
            ) from None

    def _place(self, where: str) -> str:
        field = where.partition(".")[0].partition("[")[0]
        if field in type(self).model_fields and field not in _FORMS:
            return where
        if self.complaint is not None:
            return f"complaint.{where}"
        return "text" if self.text is not None else "eml"


class ReadRequest(Message):
    """A message to be read."""

    received: Moment | None = None
    """When the message came; a mail's own date where it is left out."""


class _Case(Message):
    verdict: Verdict | None = None
    """What the company found out and authorises, unless the complaint has it; left out while all is open."""
    language: Language | None = None
    """The reply's language; the message's own where it is left out."""
    agent_language: Language | None = None
    """The language in which the agent reads what is not the reply; else the house's, else the reply's."""
    now: Moment | None = None
    """The time of the answer; else when the message came. Without either, no date is named."""


class SuggestRequest(_Case):
    """A message to be answered, and what the company found out."""

    kind: Kind | None = None
    """The kind of reply to write, where it goes with the case, instead of the one that is due."""


class ReviewRequest(_Case):
    """The draft of a reply, and the message that it answers."""

    draft: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
    """The draft, as somebody or something wrote it."""
