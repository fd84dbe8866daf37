"""The parts of a customer's name, and the form in which a surname is called.

Only what is given is used. First name and surname are told apart where that is certain, and a vocative is formed where
a rule covers the name with certainty; else the salutation does without the name. The rules are data: ``names.toml`` in
the language's folder.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from replyguide.languages import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from replyguide.complaint import Customer
    from replyguide.languages import Language

Gender = Literal["man", "woman"]

_NOT_A_NAME = re.compile(r"[\d@/\\]|^[\W_]*$")
_WORD = re.compile(r"[^\W\d_]{2,}|[^\W\d_]+['’][^\W\d_]+")
_INITIAL = re.compile(r"[^\W\d_]\.")
_SEPARATOR = re.compile(r"([ -])")


class Name(NamedTuple):
    """The parts of a name, each as given; ``None`` where it is not known.

    Attributes:
        first: the first name or names.
        last: the surname.
        full: the whole name without titles and courtesies.
        titles: the titles, as written.
    """

    first: str | None
    last: str | None
    full: str | None
    titles: str = ""


def parse(customer: Customer, language: Language) -> Name:
    """The parts of the customer's name.

    >>> from replyguide.complaint import Customer
    >>> parse(Customer(name="Ing. Jan Novák, Ph.D."), load("cs"))
    Name(first='Jan', last='Novák', full='Jan Novák', titles='Ing.')
    >>> parse(Customer(name="Novák"), load("cs")).last is None
    True
    """
    usage = usage_for(language.code)
    titles = [customer.title] if customer.title else []
    first, last, name = (_composed(part) for part in (customer.first_name, customer.last_name, customer.name))
    full = None
    if last is not None:
        last = usage.bare(last, titles)
    if name is not None:
        family, given, full = usage.in_order(name, titles)
        if last is None and first is not None:
            last = _rest(full, first)
        elif last is None:
            last, first = family, given
        elif first is None:
            first = _rest(full, last)
    elif first is not None or last is not None:
        full = " ".join(part for part in (first, last) if part)
    return Name(first, last, full, " ".join(titles))


def vocative(name: str, language: Language, gender: Gender) -> str | None:
    """The surname as it stands after "Mr" or "Ms", ``None`` where no rule is certain.

    Women's surnames stay as they are, and so do men's where the language has no vocative of its own.

    >>> vocative("Švec", load("cs"), "man"), vocative("Hodžić", load("bs"), "man")
    ('Ševče', 'Hodžiću')
    >>> vocative("Hodžić", load("bs"), "woman")
    'Hodžić'
    >>> vocative("O'Neill", load("cs"), "man") is None
    True
    """
    if _NOT_A_NAME.search(name):
        return None
    grammar = usage_for(language.code).grammar
    if grammar is None:
        return name
    parts = _SEPARATOR.split(unicodedata.normalize("NFC", name))
    if gender == "woman":
        return "".join(parts) if all(_WORD.fullmatch(part) for part in parts[::2]) else None
    forms = [grammar.form(part) for part in parts[::2]]
    if None in forms:
        return None
    parts[::2] = [form for form in forms if form is not None]
    return "".join(parts)


class Grammar:
    """The vocative rules of one language, from the table ``[vocative]`` of its ``names.toml``."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        letters, vowels = table["letters"], table["vowels"]
        consonants = "".join(letter for letter in letters if letter not in vowels)
        self._native = re.compile(f"[{letters}]+")
        self._foreign = re.compile("|".join(f"(?:{shape})" for shape in table["foreign_shapes"]))
        self._uncertain = frozenset(f"{table['unsure']} {table['foreign']}".split())
        self._own: Mapping[str, str] = table["names"]
        self._endings: list[tuple[int, str | None]] = [(0, None)]
        patterns = []
        for ending, becomes in table["endings"].items():
            stays, _, replaced = ending.partition("|")
            pattern = (stays + replaced).replace("V", f"[{vowels}]").replace("C", f"[{consonants}]")
            patterns.append(f"(?<={pattern})()")
            self._endings.append((len(replaced), None if becomes == "?" else becomes))
        self._ending = re.compile("|".join(patterns))

    def form(self, name: str) -> str | None:
        """The vocative of one man's surname in one word, ``None`` where no rule is certain."""
        if name in self._own:
            return self._own[name]
        lower = name.lower()
        if name != lower.capitalize() or name in self._uncertain:
            return None
        if not self._native.fullmatch(lower) or self._foreign.search(lower):
            return None
        found = self._ending.match(lower, len(lower))
        cut, becomes = self._endings[found.lastindex or 0 if found else 0]
        return None if becomes is None else name[: len(name) - cut] + becomes


class Usage:
    """How one language addresses people, from its ``names.toml``."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        salutation, titles, parts = table["salutation"], table["titles"], table["parts"]
        self.by_name: bool = salutation["by_name"]
        self.after_courtesy: Sequence[str] = salutation["after_courtesy"]
        self.chat: str = salutation.get("chat", "full")
        self.title_instead: bool = titles["place"] == "instead"
        self._titles: list[tuple[str, str, str]] = [
            (_plain(written), man, woman) for written, man, woman in titles["forms"]
        ]
        self._prefixes = {word for written, _, _ in self._titles for word in written.split()}
        self._courtesies = frozenset(parts["courtesies"].split())
        self.first_names = frozenset(parts["first_names"].split())
        self._surname_endings = tuple(parts["surname_endings"].split())
        self.pronouns: Mapping[str, str] = table.get("pronouns", {})
        self.capitals = frozenset(self.pronouns.get("words", "").split())
        self.grammar = Grammar(table["vocative"]) if "vocative" in table else None

    def title(self, titles: str, gender: Gender) -> str:
        """The form in which the highest of these titles is spoken; empty where none of them is."""
        if not titles:
            return ""
        plain = f" {_plain(titles)} "
        for written, man, woman in self._titles:
            if f" {written} " in plain:
                return man if gender == "man" else woman
        return ""

    def in_order(self, name: str, titles: list[str]) -> tuple[str | None, str | None, str]:
        """Surname and first name where they are certain, and the whole name; titles found are added to the list."""
        head, *tail = [piece.strip() for piece in name.split(",")]
        tail = [piece for piece in tail if piece and not all(_is_degree(word) for word in piece.split())]
        head = self.bare(head, titles)
        if len(tail) == 1:
            given = self.bare(tail[0], titles)
            return head, given, f"{given} {head}"
        if tail:
            return None, None, name
        return *self._split(head.split()), head

    def bare(self, name: str, titles: list[str]) -> str:
        """A name without the titles and courtesies before it; the titles are added to the list."""
        words = name.split()
        while len(words) > 1:
            stem = words[0].rstrip(".")
            if stem in self._courtesies or (len(stem) > 1 and stem.lower() in self._courtesies):
                del words[0]
            elif _plain(stem) in self._prefixes or (stem != words[0] and not _INITIAL.fullmatch(words[0])):
                titles.append(words.pop(0))
            else:
                break
        return " ".join(words)

    def _split(self, words: list[str]) -> tuple[str | None, str | None]:
        """Surname and first names: all words but one are known as first names, or one is unmistakably a surname."""
        for order in (words, words[::-1]):
            given = 0
            while given < len(order) and self._is_given(order[given]):
                given += 1
            rest = order[given:]
            if given and len([word for word in rest if not word.islower()]) == 1:
                family, first = (rest, order[:given]) if order is words else (words[: len(rest)], words[len(rest) :])
                return " ".join(family), " ".join(first)
        if len(words) == 2 and all(word.istitle() and word.isalpha() for word in words):
            surnames = [word.endswith(self._surname_endings) for word in words]
            if surnames == [False, True]:
                return words[1], words[0]
            if surnames == [True, False]:
                return words[0], words[1]
        return None, None

    def _is_given(self, word: str) -> bool:
        return word in self.first_names or (word.isupper() and _INITIAL.fullmatch(word) is not None)


@cache
def usage_for(code: str) -> Usage:
    """How the language of that code addresses people, loaded once; tables not its own come from what it inherits."""
    language = load(code)
    table = language.data("names.toml")
    if language.inherits is not None:
        table = load(language.inherits).data("names.toml") | table
    return Usage(table)


def presentable(name: str | None) -> bool:
    """Whether a text can be a person's name: it has letters, and no digit or sign that no name has.

    >>> presentable("Jo Smith"), presentable("Customer 123"), presentable("---")
    (True, False, False)
    """
    return name is not None and _NOT_A_NAME.search(name) is None


def _composed(text: str | None) -> str | None:
    """Letters and their accents as one character each, as the tables have them."""
    return None if text is None else unicodedata.normalize("NFC", text)


def _plain(title: str) -> str:
    return " ".join(title.replace(".", " ").casefold().split())


def _is_degree(word: str) -> bool:
    return "." in word or word.isupper()


def _rest(full: str, part: str) -> str | None:
    """What is left of a whole name when a part at its beginning or end is taken away."""
    if full.startswith(part + " "):
        return full[len(part) + 1 :]
    if full.endswith(" " + part):
        return full[: -len(part) - 1]
    return None
