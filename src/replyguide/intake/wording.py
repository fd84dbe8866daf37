"""The words by which mail programs and letter writers are recognised, from ``mail.toml`` of every language.

All languages are used together: a Czech customer may write with a mail program that speaks English. Only dates are read
by the rules of one language, since the months of one are other months in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from replyguide.languages import LANGUAGES, load
from replyguide.lexicon import Lexicon, fold

_IN_TEXT = ("quotes", "device", "closing", "disclaimer", "references")
_ONE_BY_ONE = ("quotes.told", "references.number", "references.between", "amounts.thousand")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of all languages together, folded.

    Attributes:
        lexicon: the phrases looked for in the text, labelled ``section.key``.
        no_name: the words that no name holds, and the stems of others.
        fields: the name of a header field → what it is.
        sets: the words that are looked up one by one, by ``section.key``.
        currencies: how an amount's currency is written → its code.
        letters: each language's letters beyond a to z.
    """

    lexicon: Lexicon
    no_name: tuple[frozenset[str], tuple[str, ...]]
    fields: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    currencies: Mapping[str, str]
    letters: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """How one language names days.

    Attributes:
        lexicon: the words, labelled ``months.3``, ``days.0``, ``near.-1``, ``numbers.2``, ``day``, ``ago``, ``next`` …
        before: words after which "3/11" is a date.
        alone: units that stand for one of them without a count.
        month_first: whether "3/11" is 11 March.
    """

    lexicon: Lexicon
    before: frozenset[str]
    alone: frozenset[str]
    month_first: bool


@cache
def wording() -> Wording:
    """The words of all languages, read once."""
    tables = [_table(code) for code in LANGUAGES]
    entries: dict[str, list[str]] = {}
    for table in tables:
        for section, key, words in _lists(table):
            entries.setdefault(f"{section}.{key}", []).extend(words)
    return Wording(
        lexicon=Lexicon({label: words for label, words in entries.items() if _looked_for(label)}),
        no_name=_words_and_stems(entries["names.no_name"]),
        fields={
            _bare(name): label.removeprefix("fields.")
            for label, names in entries.items()
            if label.startswith("fields.")
            for name in names
        },
        sets={
            label: frozenset(_bare(part) for word in words for part in _parts(label, word))
            for label, words in entries.items()
            if label.startswith(("names.", "organisations.")) or label in _ONE_BY_ONE
        },
        currencies={
            word if word.isupper() else fold(word).text: label.removeprefix("amounts.")
            for label, words in entries.items()
            if label.startswith("amounts.") and label not in _ONE_BY_ONE
            for word in words
        },
        letters=tuple(frozenset(table["letters"] + table["letters"].upper()) for table in tables if "letters" in table),
    )


@cache
def dates(code: str) -> Dates:
    """How the language of that code names days, read once; its regions share what they do not change."""
    base = load(code).base
    entries: dict[str, list[str]] = {}
    for table in (_table(other) for other in LANGUAGES if load(other).base == base):
        for key, value in table.get("dates", {}).items():
            if key in ("months", "days"):
                named = {f"{key}.{place}": words for place, words in enumerate(value)}
            elif isinstance(value, dict):
                named = {f"{key}.{name}": words for name, words in value.items()}
            else:
                named = {key: value} if isinstance(value, list) else {}
            for label, words in named.items():
                entries.setdefault(label, []).extend(words)
    before, alone = (frozenset(_bare(word) for word in entries.pop(key, ())) for key in ("before", "alone"))
    return Dates(Lexicon(entries), before, alone, _table(code).get("dates", {}).get("month_first", False))


@cache
def _table(code: str) -> dict[str, Any]:
    return load(code).data("mail.toml")


def _lists(table: Mapping[str, Any]) -> Iterable[tuple[str, str, list[str]]]:
    for section, keys in table.items():
        if isinstance(keys, dict) and section != "dates":
            for key, words in keys.items():
                yield section, key, words


def _looked_for(label: str) -> bool:
    return label.partition(".")[0] in _IN_TEXT and label not in _ONE_BY_ONE


def _parts(label: str, word: str) -> Iterable[str]:
    return word.split() if label.startswith("references.") else (word,)


def _words_and_stems(words: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    folded = [fold(word).text for word in words]
    stems = tuple(word.removesuffix("*") for word in folded if word.endswith("*"))
    return frozenset(word for word in folded if not word.endswith("*")), stems


def _bare(word: str) -> str:
    return fold(word).text.strip(".")
