"""The suggestion: what to do about a complaint, why, what to avoid, and the reply itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import to_json

from replyguide import __version__
from replyguide.complaint import Complaint
from replyguide.explanation import explain
from replyguide.languages import canonical
from replyguide.phrasing.catalog import Catalog
from replyguide.phrasing.catalog import load as load_catalog
from replyguide.phrasing.cautions import worded
from replyguide.phrasing.compose import Composer, Part
from replyguide.plan import Caution, Plan
from replyguide.reply import Reply
from replyguide.shown import Shown
from replyguide.shown import card as make_card
from replyguide.vocabulary import Kind

if TYPE_CHECKING:
    from replyguide.display.card import Card
    from replyguide.explanation import Explanation
    from replyguide.intake import Reading


class Beside(NamedTuple):
    """One step of the reply, as the customer reads it and as the agent does."""

    move: str
    customer: tuple[str, ...]
    agent: tuple[str, ...]
    own: bool
    """Whether these are the company's own words."""


class Suggestion(Shown):
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
        return tuple(worded(caution, self.words, self.agent_language) for caution in found)

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

    def brief(self, language: str | None = None) -> str:
        """The plan as a compact instruction, for a person or a language model that drafts the reply in its own words.

        It holds the facts, what to say, what to avoid, the limits and the form; the customer's words stand in it as
        quoted lines. What comes back can be held against the same case by :func:`replyguide.review`.

        Args:
            language: the language of the instruction; the agent's where it is left out.

        Raises:
            UnknownLanguage: it is not served.
        """
        from replyguide.briefing import brief

        return brief(self, canonical(language) if language is not None else self.agent_language)

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

    def card(self) -> Card:
        """What a notebook or a page shows of it."""
        return make_card("display.suggestion", self)

    def __str__(self) -> str:
        return self.card().plain

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
