"""The words by which topics, asks and marks are told, from each language's own files, compiled when first used.

``clauses.toml`` holds how the language joins and denies and its lists of words, ``topics.toml``, ``asks.toml`` and
``marks.toml`` the patterns of each label (see :mod:`replyguide.intake.terms`). Languages that readers and writers mix
(``shares``) and the regions of one language use each other's entries. A house's own folder may hold the same files
under ``locales/<folder>/``; their entries are added.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from replyguide.errors import InputError
from replyguide.intake.clauses import Sentence, sentences
from replyguide.intake.terms import Hit, Terms
from replyguide.languages import FOLDERS, load, locales_folder
from replyguide.lexicon import Folded
from replyguide.vocabulary import Ask, Category, Mark

KINDS: Mapping[str, tuple[str, ...]] = {
    "topics": tuple(Category),
    "asks": tuple(Ask),
    "marks": (*Mark, "abuse", "swearing"),
}
"""The files that hold labels, and the labels that each may hold."""

STRENGTHS = ("is", "maybe", "words", "hint", "want")
"""How sure the patterns of a label are: by themselves, only if nothing surer is near, several together, a hint only, or
wished for."""

_PLACE = itemgetter(1, 2)
_NOT_PATTERNS = frozenset(("examples", "near"))
_LISTS = ("denials", "unless", "fillers", "ifs", "contrast", "want", "unwant")


@dataclass(frozen=True, slots=True)
class Label:
    """One label read from a text.

    Attributes:
        value: the label.
        sure: how sure the reading is, from 0 to 1.
        start: where the words that caused it start.
        end: where they end.
        phrase: the entry of the lexicon that matched, or what was seen, such as ``capitals``.
        quote: the span of the sentence they stand in.
        hinted: whether it is only hinted at.
    """

    value: str
    sure: float
    start: int
    end: int
    phrase: str
    quote: tuple[int, int]
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence and the patterns found in it, from left to right."""

    sentence: Sentence
    hits: tuple[Hit, ...]


class Labels:
    """One language's lexicon of labels."""

    __slots__ = ("abbreviations", "numbers", "terms")

    def __init__(self, tables: Iterable[Mapping[str, Any]]) -> None:
        lists: dict[str, list[str]] = {name: [] for name in _LISTS}
        patterns: dict[str, list[str]] = {"frame/want": ["<want>"], "frame/unwant": ["<unwant>"]}
        abbreviations: list[str] = []
        for table in tables:
            abbreviations += entries(table.get("abbreviations", ""))
            for name, words in table.get("lists", {}).items():
                lists.setdefault(name, []).extend(entries(words))
            for kind in KINDS:
                for label, strengths in table.get(kind, {}).items():
                    for strength, words in strengths.items():
                        if strength not in _NOT_PATTERNS:
                            patterns.setdefault(f"{kind}/{strength}/{label}", []).extend(entries(words))
        self.terms = Terms(patterns, lists)
        self.abbreviations = frozenset(abbreviations)
        self.numbers = {name: self.terms.number(name) for name in ("denials", "unless", "fillers", "ifs", "contrast")}

    def is_a(self, word: str, name: str) -> bool:
        """Whether a word is in the list of that name."""
        return self.numbers[name] in self.terms.kinds(word)

    def read(self, text: Folded) -> list[Read]:
        """The sentences of a text with what is found in each; what is denied is left out, single words apart."""
        return [Read(one, tuple(sorted(self._kept(one), key=_PLACE))) for one in sentences(text, self.abbreviations)]

    def _kept(self, sentence: Sentence) -> Iterator[Hit]:
        found = self.terms.find(sentence.words, sentence.breaks)
        if not any(self.is_a(word, "denials") for word in sentence.words):
            yield from found
            return
        for hit in found:
            pattern = hit.pattern
            if hit.denying or pattern.strength == "words" or not self.denied(sentence, hit):
                yield hit
            elif pattern.kind == "frame":
                yield hit._replace(pattern=pattern._replace(label="frame/unwant", value="unwant"))
            elif pattern.kind == "asks" and pattern.strength == "is" and self.supposed(sentence, hit.first):
                yield hit

    def supposed(self, sentence: Sentence, place: int) -> bool:
        """Whether the clause in which a word stands begins with "if"."""
        begin = max((part for part in sentence.breaks if part <= place), default=0)
        return any(self.is_a(word, "ifs") for word in sentence.words[begin : min(begin + 2, place + 1)])

    def denied(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a word of negation stands right before what was found, in its clause, or inside its key."""
        words, (first, last) = sentence.words, hit.key
        inside = any(self._denies(words, place) for place in range(first, last))
        return inside or any(self._denied_before(sentence, place) for place in {hit.first, first})

    def _denies(self, words: Sequence[str], place: int) -> bool:
        following = words[place + 1] if place + 1 < len(words) else ""
        return self.is_a(words[place], "denials") and not self.is_a(following, "unless")

    def _denied_before(self, sentence: Sentence, place: int) -> bool:
        words, looked = sentence.words, 0
        while place > 0 and place not in sentence.breaks and looked < 2:
            place -= 1
            if self.is_a(words[place], "denials"):
                return self._denies(words, place)
            looked += not self.is_a(words[place], "fillers")
        return False


def entries(words: str | list[str]) -> list[str]:
    """The entries of a list: a TOML array, or one text in which commas and line breaks part them.

    >>> entries("kasn*, nije stig*\\n spor* dostav*")
    ['kasn*', 'nije stig*', 'spor* dostav*']
    """
    parts = words.replace("\n", ",").split(",") if isinstance(words, str) else words
    return [part.strip() for part in parts if part.strip()]


@cache
def labels(code: str, house: Path | None = None) -> Labels:
    """The lexicon of the language of that code, with what the house's own folder adds."""
    folders = [locales_folder() / folder for folder in _folders(code)]
    if house is not None:
        folders.append(house / "locales" / FOLDERS[code])
    return Labels(_table(folder) for folder in folders)


def _folders(code: str) -> list[str]:
    """The folders whose entries count for a language: its own, its other regions', those it shares with."""
    base = load(code).base
    codes = [code, *(other for other in FOLDERS if other != code and load(other).base == base)]
    folders = [FOLDERS[one] for one in codes]
    return list(dict.fromkeys([*folders, *_file(locales_folder() / folders[0] / "clauses.toml").get("shares", ())]))


def _table(folder: Path) -> dict[str, Any]:
    table = _file(folder / "clauses.toml")
    for kind, known in KINDS.items():
        found = _file(folder / f"{kind}.toml")
        for label, strengths in found.items():
            for strength in strengths:
                if label not in known or strength not in (*STRENGTHS, *_NOT_PATTERNS):
                    raise InputError.single(f"{kind}.toml: {label}", strength, f"is none of {', '.join(STRENGTHS)}")
        table[kind] = found
    return table


def _file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)
