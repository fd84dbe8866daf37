"""The voice of one letter: which form of a message is said, to whom and by whom, and how its slots are filled."""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from replyguide import languages
from replyguide.fields import in_language
from replyguide.phrasing.address import MEDIA, Addressing, addressing, pronouns
from replyguide.phrasing.catalog import Facets, load
from replyguide.phrasing.formats import formats_for
from replyguide.phrasing.messages import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from replyguide.plan import Plan


class Sentence(NamedTuple):
    """Words that stand together in a reply.

    ``message`` is the catalog entry they come from, empty where they are the company's own; ``missing`` names the facts
    for which a visible slot stands in them.
    """

    text: str
    message: str = ""
    missing: tuple[str, ...] = ()


@cache
def _turn(id: str) -> tuple[int, int, int]:
    """How cases turn through the wordings of a message: steps for each case, for every third case, and the start.

    Neighbouring cases differ in each message; what stands together changes every three cases.
    """
    offset = zlib.crc32(id.encode())
    step = 1 + offset % 2
    return step, offset // 2 % 2 * step, offset // 4


@lru_cache(maxsize=256)
def _worded(language: str, folder: Path | None, facets: Facets, one: bool) -> dict[str, tuple[Sentence, ...]]:
    """What was worded already in that language, by that writer, to that addressee."""
    return {}


def seed_of(plan: Plan) -> int:
    """A number that is the same for the same case and differs by one between neighbouring case numbers."""
    complaint = plan.complaint
    key = complaint.id or complaint.message_id or complaint.text[:500]
    head = key.rstrip("0123456789")
    return zlib.crc32(head.encode()) + int(key[len(head) :][-9:] or 0)


class Voice:
    """Says the messages of one plan in one language.

    ``original`` is the language of the reply itself; where the plan is worded in another one beside it, the company's
    own words that are not given in that language stand as they are.
    """

    def __init__(self, plan: Plan, language: str, original: str | None = None) -> None:
        self.plan = plan
        self.language = language
        self.original = original or language
        self.home = languages.load(language)
        self.catalog = load(language, "replyguide", plan.house.folder)
        self.formats = formats_for(language)
        self.today = plan.today
        self.left_out: list[str] = []
        medium = MEDIA[plan.outline.situation.medium]
        self.address: Addressing = addressing(plan.complaint.customer, self.home, medium)
        self._facets = Facets(1, self._writer(), self.address.addressee)
        self._seed = seed_of(plan)
        self._pinned = plan.house.wordings
        self._worded = _worded(language, plan.house.folder, self._facets, self.address.one)

    def _writer(self) -> str:
        house = self.plan.house
        if house.writer == "we":
            return "we"
        gender = house.signatory.gender if house.signatory is not None else None
        return f"i-{gender}" if gender else "i"

    def say(self, id: str, /, **slots: str | None) -> Sentence:
        """One message in the form that fits, its slots filled; a slot without value becomes visible and is missing."""
        forms = self._worded.get(id)
        if forms is None:
            forms = self._worded[id] = self._forms(id)
        sentence = forms[0] if len(forms) == 1 else forms[self._wording(id, len(forms))]
        return self._filled(sentence.text, id, slots) if slots else sentence

    def _filled(self, text: str, id: str, slots: Mapping[str, str | None]) -> Sentence:
        plural = MESSAGES[id].plural
        if plural is not None:
            text = self.catalog.text(id, self._facets, int(slots[plural] or 0))
            text = pronouns(text, self.home, one=self.address.one)
        missing = tuple([name for name, value in slots.items() if value is None])
        values = {name: self.gap(name) if value is None else value for name, value in slots.items()}
        for name, value in values.items():
            # A sentence that ends in a value with a full stop of its own has no other.
            if value.endswith(".") and f"%({name})s." in text:
                values[name] = value[:-1]
        return Sentence(text % values, id, missing)

    def _forms(self, id: str) -> tuple[Sentence, ...]:
        """Every wording of a message, as it is said by this writer to this addressee."""
        wordings = range(1, self.catalog.wordings(id) + 1)
        texts = (self.catalog.text(id, self._facets._replace(wording=wording)) for wording in wordings)
        return tuple(Sentence(pronouns(text, self.home, one=self.address.one), id) for text in texts)

    def _wording(self, id: str, count: int) -> int:
        pinned = self._pinned.get(id)
        if pinned:
            return pinned - 1
        step, turn, start = _turn(id)
        return (self._seed * step + self._seed // 3 * turn + start) % count

    def gap(self, name: str) -> str:
        """The visible slot for a missing fact."""
        return self.catalog.text("furniture.missing") % {"name": name}

    def own(self, text: str | Mapping[str, str] | None, field: str, *, needed: bool = False) -> Sentence | None:
        """The company's own words; left out where they are not given in this language, or missing where needed."""
        words = in_language(text, self.language)
        if words is None and self.language != self.original:
            words = in_language(text, self.original)
        if words is not None:
            return Sentence(words)
        if needed:
            return Sentence(self.gap(field), "", (field,))
        if text is not None:
            self.left_out.append(field)
        return None
