"""The suggestion: what to do about a complaint, why, what to avoid, and the reply itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import to_json

from replyguide import __version__
from replyguide.complaint import Complaint
from replyguide.errors import InputError
from replyguide.explanation import explain
from replyguide.fields import Money
from replyguide.house import House
from replyguide.languages import canonical, load
from replyguide.phrasing.catalog import Catalog
from replyguide.phrasing.catalog import load as load_catalog
from replyguide.phrasing.compose import Composer, Part
from replyguide.phrasing.formats import formats_for
from replyguide.plan import Caution, Plan, plan
from replyguide.reply import Reply
from replyguide.verdict import Verdict
from replyguide.vocabulary import Kind, RemedyKind

if TYPE_CHECKING:
    from email.message import EmailMessage

    from replyguide.explanation import Explanation
    from replyguide.intake import Reading

SURE = 0.8
"""Below this, what was read from a message is to be checked."""

_NO_HOUSE = House()


class Beside(NamedTuple):
    """One step of the reply, as the customer reads it and as the agent does."""

    move: str
    customer: tuple[str, ...]
    agent: tuple[str, ...]
    own: bool
    """Whether these are the company's own words."""


class Suggestion:
    """What to do about one complaint. Nothing in it is worded before it is read.

    Attributes:
        plan: the steps, due dates, band and cautions.
        language: the reply's language.
        agent_language: the language of reasons, tasks and cautions.
        reading: what was read from a raw message, and how sure that is; ``None`` where a complaint was given.
        reply: the reply.
    """

    def __init__(self, plan: Plan, language: str, agent_language: str, reading: Reading | None = None) -> None:
        self.plan = plan
        self.language = language
        self.agent_language = agent_language
        self.reading = reading
        self.reply = Reply(plan, language, agent_language)

    @property
    def words(self) -> Catalog:
        """The agent's catalog."""
        return load_catalog(self.agent_language, "agent", self.plan.house.folder)

    @property
    def complaint(self) -> Complaint:
        """The case."""
        return self.plan.complaint

    @property
    def kind(self) -> Kind:
        """What kind of reply is due."""
        return self.plan.kind

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that the reply lacks, as the caller would write them."""
        return self.reply.missing

    @property
    def deadlines(self) -> tuple[tuple[str, dt.datetime | dt.date | None], ...]:
        """What has to be done by when, in the agent's words; ``None`` where a date is still to be set."""
        words = self.words
        return tuple((words.text(f"due.{due.what}"), due.at) for due in self.plan.due)

    @property
    def questions(self) -> tuple[str, ...]:
        """The open questions that the reply asks."""
        return tuple(item.text for part in self.reply.parts if part.section == "questions" for item in part.items)

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """What to look at before sending, in the agent's words."""
        left_out = [Caution("own-words-left-out", (("field", name),)) for name in self.reply.own_words_left_out]
        unsaid = [Caution("unsaid", (("field", name),)) for name in self.reply.unsaid]
        found = (*self.plan.cautions, *left_out, *unsaid)
        return tuple(_worded(caution, self.words, self.agent_language) for caution in found)

    @property
    def tasks(self) -> tuple[str, ...]:
        """What to do, in the agent's words; tasks with a date are in :attr:`deadlines`."""
        return _texts_of(self.words, "do", self.plan.shelves.tasks)

    @property
    def avoid(self) -> tuple[str, ...]:
        """What the reply must not contain, in the agent's words."""
        return _texts_of(self.words, "avoid", self.plan.shelves.avoid)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to keep in mind, in the agent's words."""
        return _texts_of(self.words, "note", self.plan.shelves.notes)

    def why(self) -> Explanation:
        """For each step the rule, its reason and the guidelines; for each rule left out, the one that won."""
        parts = self.reply.parts if self.agent_language == self.language else self._parts(self.agent_language)
        return explain(self.plan, parts, self.agent_language)

    def beside(self, language: str | None = None) -> tuple[Beside, ...]:
        """The reply step by step, with the agent's language beside the customer's, from the same catalogs.

        Args:
            language: the language to set beside; the agent's where it is left out.

        Raises:
            UnknownLanguage: it is not served.
        """
        other = self._parts(canonical(language) if language is not None else self.agent_language)
        theirs = {(part.move, part.topics): part for part in other}
        found = []
        for part in self.reply.parts:
            twin = theirs.get((part.move, part.topics))
            own = any(not sentence.message for sentence in (*part.sentences, *part.items))
            found.append(Beside(part.move, _texts(part), _texts(twin) if twin is not None else (), own))
        return tuple(found)

    def _parts(self, language: str) -> tuple[Part, ...]:
        return Composer(self.plan, language, self.language).parts()

    def record(self) -> dict[str, Any]:
        """The decision record: enough to replay and audit the decision years later."""
        outline, given = self.plan.outline, to_json(self.complaint)
        return {
            "replyguide": __version__,
            "rules": self.plan.rules.version,
            "input": hashlib.sha256(given).hexdigest(),
            "house": hashlib.sha256(to_json(self.plan.house)).hexdigest(),
            "language": self.language,
            "now": self.plan.now.isoformat() if self.plan.now is not None else None,
            "kind": outline.kind,
            "situation": outline.situation._asdict(),
            "topics": [topic._asdict() for topic in outline.topics],
            "fired": list(outline.fired),
            "overridden": [entry._asdict() for entry in outline.left_out],
        }

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values; see :meth:`to_json`."""
        reply, outline = self.reply, self.plan.outline
        return {
            "kind": outline.kind,
            "finding": outline.situation.finding,
            "language": self.language,
            "agent_language": self.agent_language,
            "reply": {
                "subject": reply.subject,
                "text": reply.text,
                "ready": reply.ready,
                "missing": list(reply.missing),
                "parts": [
                    {
                        "move": part.move,
                        "rules": list(part.rules),
                        "topics": list(part.topics),
                        "sentences": [sentence.text for sentence in part.sentences],
                        "items": [sentence.text for sentence in part.items],
                    }
                    for part in reply.parts
                ],
            },
            "tasks": list(self.tasks),
            "deadlines": [
                {"task": task, "at": at.isoformat() if at is not None else None} for task, at in self.deadlines
            ],
            "questions": list(self.questions),
            "avoid": list(self.avoid),
            "cautions": list(self.cautions),
            "notes": list(self.notes),
            "band": _band(self.plan),
            "reading": self.reading.to_dict() if self.reading is not None else None,
            "record": self.record(),
        }

    def to_json(self) -> str:
        """All of it as JSON."""
        return to_json(self.to_dict()).decode()

    def __str__(self) -> str:
        from replyguide.display import plain

        return plain(self)

    def to_html(self) -> str:
        """A card for a page: no script, nothing fetched, everything escaped."""
        from replyguide.display import card

        return card(self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Suggestion: {self.kind.value} in {self.language}, {'ready' if self.reply.ready else 'not ready'}>"


@lru_cache(maxsize=4096)
def _texts_of(words: Catalog, prefix: str, whats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words.text(f"{prefix}.{what}") for what in whats)


def _texts(part: Part) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in (*part.sentences, *part.items))


def _band(plan: Plan) -> dict[str, Any] | None:
    band = plan.band
    if band is None:
        return None
    return {
        "low": str(band.low),
        "high": str(band.high) if band.high is not None else None,
        "in_kind": [kind.value for kind in band.kinds],
        "next_order_percent": [str(bound) for bound in band.next_order_percent or ()],
    }


def _worded(caution: Caution, words: Catalog, language: str) -> str:
    text = words.text(f"caution.{caution.code}")
    if not caution.values:
        return text
    return text % {name: _value(value, words, language) for name, value in caution.values}


def _value(value: object, words: Catalog, language: str) -> str:
    formats = formats_for(language)
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, Decimal):
        return formats.percent(value)
    if isinstance(value, dt.date):
        return formats.date(value)
    if isinstance(value, tuple):
        return formats.items(
            [words.text(f"term.remedy.{kind.value}") for kind in value if isinstance(kind, RemedyKind)]
        )
    return str(value)


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
        barrier=_foreign(written, reads),
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
        if reading is None or reading.language is None:
            return complaint.language, ()
        return complaint.language, _reading_cautions(reading)
    guess = reading.language.best_guess if reading is not None and reading.language is not None else ""
    if house.language is not None:
        return house.language, (Caution("not-served", (("language", guess or "?"),)),)
    expected = "is in no language that is served"
    raise InputError.single(
        "language", guess or "unknown", f"{expected}, as far as can be told; give language=, or a house with a language"
    )


@cache
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


def _foreign(written: str, reads: str) -> bool:
    """Whether the agent reads another language; Croatian and Bosnian readers understand each other."""
    bases = {load(written).base, load(reads).base}
    return len(bases) > 1 and bases != {"hr", "bs"}


def _kind(kind: Kind | str | None) -> Kind | None:
    if kind is None or isinstance(kind, Kind):
        return kind
    try:
        return Kind(kind)
    except ValueError:
        raise InputError.single("kind", kind, f"is no kind of reply; kinds are {', '.join(Kind)}") from None


__all__ = ["Beside", "Suggestion", "suggest"]
