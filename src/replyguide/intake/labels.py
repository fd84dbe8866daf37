"""The words by which topics, asks and marks are told, from each language's own files, compiled when first used.

``clauses.toml`` holds how the language joins and denies and its lists of words, ``topics.toml``, ``asks.toml`` and
``marks.toml`` the patterns of each label (see :mod:`replyguide.intake.terms`). Languages that readers and writers mix
(``shares``) and the regions of one language use each other's entries. A house's own folder may hold the same files
under ``locales/<folder>/``; their entries are added.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from replyguide.errors import InputError
from replyguide.intake.clauses import Sentence, sentences
from replyguide.intake.denial import SMALL_WORDS, Read
from replyguide.intake.terms import Terms
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

_NOT_PATTERNS = frozenset(("examples", "near"))
_LISTS = (*SMALL_WORDS, "want", "unwant")


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


class Labels:
    """One language's lexicon of labels."""

    __slots__ = ("abbreviations", "terms")

    def __init__(self, tables: Iterable[Mapping[str, Any]], kinds: Iterable[str] = tuple(KINDS)) -> None:
        kinds = tuple(kinds)
        lists: dict[str, list[str]] = {name: [] for name in _LISTS}
        patterns: dict[str, list[str]] = {"frame/want": ["<want>"], "frame/unwant": ["<unwant>"]}
        abbreviations: list[str] = []
        for table in tables:
            abbreviations += entries(table.get("abbreviations", ""))
            for name, words in table.get("lists", {}).items():
                lists.setdefault(name, []).extend(entries(words))
            for kind in kinds:
                for label, strengths in table.get(kind, {}).items():
                    for strength, words in strengths.items():
                        if strength not in _NOT_PATTERNS:
                            patterns.setdefault(f"{kind}/{strength}/{label}", []).extend(entries(words))
        self.terms = Terms(patterns, lists)
        self.abbreviations = frozenset(abbreviations)
        for name in SMALL_WORDS:
            self.terms.teach(name)

    def read(self, text: Folded) -> list[Read]:
        """The sentences of a text with what is found in each; what is denied is left out, single words apart."""
        return [self._read(sentence) for sentence in sentences(text, self.abbreviations)]

    def _read(self, sentence: Sentence) -> Read:
        words = self.terms.look_up(sentence.words)
        return Read(sentence, words, self.terms.find_known(words, sentence.breaks))


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
    return Labels(tables(code, KINDS, house))


def tables(code: str, kinds: Mapping[str, tuple[str, ...]], house: Path | None = None) -> Iterator[dict[str, Any]]:
    """The content of ``clauses.toml`` and of a file for each kind, from each folder whose entries count for a language.

    Args:
        code: the language.
        kinds: the files, without their ending, and the labels that each may hold.
        house: the house's own folder, whose entries are added.

    Raises:
        InputError: a file holds a label that is not known, or a key that is no strength.
    """
    folders = [locales_folder() / folder for folder in folders_of(code)]
    if house is not None:
        folders.append(house / "locales" / FOLDERS[code])
    return (_table(folder, kinds) for folder in folders)


def folders_of(code: str) -> list[str]:
    """The folders whose entries count for a language: its own, its other regions', those it shares with."""
    base = load(code).base
    codes = [code, *(other for other in FOLDERS if other != code and load(other).base == base)]
    folders = [FOLDERS[one] for one in codes]
    return list(dict.fromkeys([*folders, *_file(locales_folder() / folders[0] / "clauses.toml").get("shares", ())]))


def _table(folder: Path, kinds: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    table = _file(folder / "clauses.toml")
    for kind, known in kinds.items():
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
