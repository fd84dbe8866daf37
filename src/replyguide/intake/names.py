"""Whether a line is a person's name, and how the name is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from replyguide.intake.wording import wording
from replyguide.lexicon import fold

_EDGES = " \t\xa0-–—_*~/|\"'“”„«»<>.,;:!()"
_BREAK = re.compile(r"[,;|(•·/\t<]| [-–—] |\d|\btel\b|\bmob\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{1,40}+(?:['’.-]{1,3}+[^\W\d_]{1,40}+){0,6}+\.?")
_LONGEST = 70
_MOST_WORDS = 6
_SHORT = 3
_MOST_LEADING = 3


class Name(NamedTuple):
    """A name found in a line.

    Attributes:
        value: the name as it is to be written.
        start: where it starts in the line.
        end: where it ends.
        title: the titles before and after it.
        title_start: where the first title starts in the line.
        title_end: where the last one ends.
        sure: how sure it is that this is a name.
    """

    value: str
    start: int
    end: int
    title: str | None
    title_start: int
    title_end: int
    sure: float


def name_in(line: str) -> Name | None:
    """The name with which a line starts, where the line holds little else.

    >>> name_in("Ing. JANA NOVÁKOVÁ, Brno")
    Name(value='Jana Nováková', start=5, end=18, title='Ing.', title_start=0, title_end=4, sure=0.9)
    >>> name_in("Vaša nezadovoljna kupkinja")
    """
    if len(line) > _LONGEST * 2:
        return None
    start = len(line) - len(line.lstrip(_EDGES))
    label, colon, _ = line.partition(":")
    if colon:
        if fold(label.strip(_EDGES)).text not in wording().sets["names.label"]:
            return None
        start = len(label) + 1
    cut = _BREAK.search(line, start)
    end = cut.start() if cut else len(line)
    if end - start > _LONGEST:
        return None
    words = list(_WORD.finditer(line, start, end))
    if _WORD.sub("", line[start:end]).strip(_EDGES + "&"):
        return None
    words, titles = _without_titles(_from_the_name(words))
    if not words or len(words) > _MOST_WORDS or not _is_name([word[0] for word in words]):
        return None
    if cut and line[cut.start()] == ",":
        after = _WORD.finditer(line, cut.start(), cut.start() + _LONGEST)
        titles += [word for word in after if _bare(word[0]) in wording().sets["names.titles"]]
    return Name(
        value=" ".join(_written(line[word.start() : _end(word)], place > 0) for place, word in enumerate(words)),
        start=words[0].start(),
        end=_end(words[-1]),
        title=" ".join(word[0] for word in titles) or None,
        title_start=titles[0].start() if titles else 0,
        title_end=titles[-1].end() if titles else 0,
        sure=_sure(words),
    )


def _from_the_name(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without those that only lead to the name: "Vaš kupac Ana Horvat"."""
    lead = next((place for place, word in enumerate(words) if not _forbidden(word[0])), 0)
    name = words[lead:]
    whole = lead <= _MOST_LEADING and len(name) > 1 and all(word[0][0].isupper() for word in name)
    return name if lead and whole else words


def _without_titles(words: list[re.Match[str]]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """The name itself, and the titles around it; forms of address are dropped."""
    titles, honorifics = wording().sets["names.titles"], wording().sets["names.honorifics"]
    before: list[re.Match[str]] = []
    after: list[re.Match[str]] = []
    while len(words) > 1 and _bare(words[0][0]) in titles | honorifics:
        # "Mr" is a form of address in English, "mr." a degree in Croatian.
        both = _bare(words[0][0]) in honorifics and words[0][0][0].isupper()
        before += [words[0]] if _bare(words[0][0]) in titles and not both else []
        words = words[1:]
    while len(words) > 1 and _bare(words[-1][0]) in titles:
        after.insert(0, words[-1])
        words = words[:-1]
    return words, before + after


def _is_name(words: list[str]) -> bool:
    if any(_forbidden(word) or (word.islower() and "." in word[:-1]) for word in words):
        return False
    proper = [word for word in words if not (word.islower() and _is_small(word))]
    if not proper or words[-1] is not proper[-1] or (_is_small(words[0]) and len(words[0]) == 1):
        return False
    if all(word.islower() for word in proper):
        return all(word.islower() for word in words) and len(words) <= _SHORT and len("".join(proper)) > 2
    return all(map(_begins_large, proper)) and any(len(word.strip(".")) > 1 for word in proper)


def _begins_large(word: str) -> bool:
    """Whether the word begins with a capital, at once or after an apostrophe (d'Almeida)."""
    return word[0].isupper() or word.replace("’", "'").partition("'")[2][:1].isupper()


def _forbidden(word: str) -> bool:
    """A word that no name holds. Some are names where they are written with a capital: Tim, Sam, Dan."""
    words, stems = wording().no_name
    folded = fold(word).text
    if folded in wording().sets["names.names_too"] and not word.islower():
        return False
    return folded in words or folded.startswith(stems)


def _is_small(word: str) -> bool:
    """Whether the word may stand small inside a name: Ana de Sousa, Ana i Marko Horvat."""
    folded = fold(word).text
    return folded in wording().sets["names.particles"] or folded in wording().sets["names.joins"]


def _written(word: str, inside: bool) -> str:
    """A word of a name in capitals or in small letters, written as names are."""
    if (word.isupper() and len(word.strip(".")) > 1) or word.islower():
        if inside and _is_small(word):
            return word.lower()
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return word


def _sure(words: list[re.Match[str]]) -> float:
    if all(word[0].islower() for word in words):
        return 0.6
    return 0.9 if len(words) > 1 else 0.75


def _end(word: re.Match[str]) -> int:
    """A full stop after an initial belongs to the name, after anything longer to the sentence."""
    return word.end() - (word[0].endswith(".") and len(word[0]) > 2)


def _bare(word: str) -> str:
    return fold(word).text.strip(".")
