"""From a message to a suggestion: reads it, joins the verdict, settles the languages, and decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from replyguide.complaint import Complaint
from replyguide.errors import InputError
from replyguide.house import House
from replyguide.languages import canonical, family
from replyguide.plan import Caution, plan
from replyguide.suggestion import Suggestion
from replyguide.verdict import Verdict
from replyguide.vocabulary import Kind

if TYPE_CHECKING:
    from email.message import EmailMessage

    from replyguide.intake import Reading

SURE = 0.8
"""Below this, what was read from a message is to be checked."""

_NO_HOUSE = House()


def suggest(
    message: Complaint | Mapping[str, Any] | str | bytes | EmailMessage,
    *,
    verdict: Verdict | Mapping[str, Any] | None = None,
    house: House | None = None,
    language: str | None = None,
    agent_language: str | None = None,
    now: dt.datetime | None = None,
    kind: Kind | str | None = None,
) -> Suggestion:
    """What to do about a complaint, why, what to avoid, and the reply in the customer's language.

    Args:
        message: the complaint: a model, a mapping with its fields, or the raw message as text, bytes or e-mail.
        verdict: what the company found out, to be joined to the message.
        house: who answers, and by which house rules.
        language: the reply's language; else the complaint's own, else the one it is written in, else the house's.
        agent_language: the language of reasons, tasks and cautions; else the house's, else the reply's.
        now: the time of the answer; else the time at which the message came. Without either, no date is named.
        kind: the kind of reply to write, where it goes with the case, instead of the one that is due.

    Raises:
        InputError: something given cannot be used; its ``problems`` name field, value and what would be right.
        UnknownLanguage: a language that is not served.

    >>> found = suggest("Dobrý den, zásilka mi stále nedorazila. S pozdravem Jana Malá")
    >>> found.kind.value, found.language
    ('acknowledgement', 'cs')
    """
    house = house if house is not None else _NO_HOUSE
    if not isinstance(house, House):
        raise InputError.single("house", house, "is no House; make one with replyguide.House or House.from_toml")
    if not (isinstance(message, Complaint | Mapping | str | bytes) or hasattr(message, "walk")):
        raise InputError.single("message", message, "is no complaint, mapping, text, bytes or e-mail message")
    complaint, reading = _complaint(message, house, now)
    if verdict is not None:
        complaint = _joined(complaint, verdict)
    written, cautions = _language(complaint, reading, house, language)
    reads = canonical(agent_language, "agent_language") if agent_language is not None else house.agent_language
    reads = reads or written
    moment = now if now is not None else complaint.received
    if moment is not None and (not isinstance(moment, dt.datetime) or moment.utcoffset() is None):
        raise InputError.single("now", str(moment), "is no datetime with an offset from UTC, such as +01:00")
    found = plan(
        complaint,
        house,
        now=moment,
        barrier=family(written) != family(reads),
        kind=_kind(kind),
        cautions=cautions,
    )
    return Suggestion(found, written, reads, reading)


def _complaint(
    message: Complaint | Mapping[str, Any] | str | bytes | EmailMessage, house: House, now: dt.datetime | None
) -> tuple[Complaint, Reading | None]:
    if isinstance(message, Complaint) and message.language is not None:
        return message, None
    if isinstance(message, Mapping) and message.get("language") is not None:
        try:
            return Complaint.model_validate(message), None
        except ValidationError as error:
            raise InputError.from_validation(error) from None
    from replyguide.intake import read

    reading = read(message, house=house, received=now)
    return reading.complaint, reading


def _joined(complaint: Complaint, verdict: Verdict | Mapping[str, Any]) -> Complaint:
    if complaint.verdict is not None:
        raise InputError.single("verdict", "verdict=", "is given twice; the complaint has a verdict already")
    try:
        return Complaint.model_validate({**complaint.__dict__, "verdict": verdict})
    except ValidationError as error:
        raise InputError.from_validation(error) from None


def _language(
    complaint: Complaint, reading: Reading | None, house: House, asked: str | None
) -> tuple[str, tuple[Caution, ...]]:
    if asked is not None:
        return canonical(asked), ()
    if complaint.language is not None:
        return complaint.language, _reading_cautions(reading) if reading is not None else ()
    guess = reading.language.best_guess if reading is not None else ""
    if house.language is not None:
        return house.language, (Caution("not-served", (("language", guess or "?"),)),)
    expected = "is in no language that is served"
    raise InputError.single(
        "language", guess or "unknown", f"{expected}, as far as can be told; give language=, or a house with a language"
    )


def _reading_cautions(reading: Reading) -> tuple[Caution, ...]:
    """What reading the message gives cause for."""
    found = []
    if reading.language.either:
        found.append(Caution("language-unsure"))
    elif reading.language.sure < SURE:
        found.append(Caution("language-guessed"))
    if reading.name is not None and reading.name.sure < SURE:
        found.append(Caution("name-unsure"))
    return tuple(found)


def _kind(kind: Kind | str | None) -> Kind | None:
    if kind is None or isinstance(kind, Kind):
        return kind
    try:
        return Kind(kind)
    except ValueError:
        raise InputError.single("kind", kind, f"is no kind of reply; kinds are {', '.join(Kind)}") from None
