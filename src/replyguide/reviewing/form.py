"""How a draft is written: salutation and name, close, capitals, letters, and what does not belong in public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replyguide.intake.numbers import amounts, references
from replyguide.intake.tone import seen
from replyguide.languages import load
from replyguide.lexicon import fold
from replyguide.phrasing.names import usage_for
from replyguide.phrasing.names import vocative as called
from replyguide.reviewing.case import Case
from replyguide.reviewing.draft import COURTESIES
from replyguide.reviewing.place import NOWHERE, Place, Spans
from replyguide.vocabulary import Address

_NAME = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]{2,})*")
_HOLE = re.compile(r"[^\W\d_]\.?\s{1,9}+,|,\s{0,9}+,")
_BRACKETS = frozenset("[]{}<>⟦⟧%_")
_CODE = re.compile(r"(?<![\w+./@:-])(?!0|(?:19|20)\d\d(?![\w/-]))(?=[\w/-]{0,30}?\d{4})[A-Z0-9][\w/-]{4,31}+(?![\w@])")
_CEDILLA = re.compile(r"[şţŞŢ]")
_ROW = re.compile(r"!{2,}|\?{2,}!?|!\?+")
_LEAST_ALIKE, _LONGEST_ENDING, _LONG = 3, 2, 6
_OF_A_WOMAN = "ova"


def hole(case: Case) -> Iterator[Place]:
    """A salutation with a gap where the name should be."""
    if case.draft.opening is not None:
        start, end = case.draft.opening
        found = _HOLE.search(case.draft.text, start, end)
        if found is not None:
            yield Place(start, found.end())


def salutation(case: Case) -> Iterator[Place]:
    """No salutation at all."""
    if case.same_language and case.draft.salutation is None:
        yield NOWHERE


def name(case: Case) -> Iterator[Place]:
    """A name in the salutation that is not the customer's."""
    customer = case.complaint.customer
    given = [customer.name, customer.first_name, customer.last_name, customer.organisation, customer.salutation]
    given += [customer.vocative, customer.title]
    own = [word for text in given if text is not None for word in _words(text)]
    if not own:
        own = _words(case.complaint.text)
    for found in _names(case):
        if not any(_alike(fold(found[0]).text, word) for word in own):
            yield Place(*found.span())


def vocative(case: Case) -> Iterator[Place]:
    """A man's name that stands as he wrote it, where the language calls him by another form."""
    draft, customer = case.draft, case.complaint.customer
    if customer.address is Address.WOMAN or not draft.found.get("courtesy-man"):
        return
    language = load(draft.language)
    own = {word for name in (customer.name, customer.last_name) if name is not None for word in name.split()}
    for found in _names(case):
        form = called(found[0], language, "man") if found[0] in own else None
        if form is not None and form != found[0]:
            yield Place(*found.span())


def pronouns(case: Case) -> Iterator[Place]:
    """A pronoun without the capital that the language gives it, in a draft that writes others with one."""
    draft = case.draft
    words = usage_for(draft.language).capitals
    if not words or case.complaint.customer.address in (Address.SEVERAL, Address.ORGANISATION):
        return
    capital, small = _capital_and_small(words)
    start, end = draft.body
    if capital.search(draft.text, start, end):
        spans = [found.span() for found in small.finditer(draft.text, start, end)]
        yield from (Place(*span) for span in spans if not draft.is_quoted(*span))


@cache
def _capital_and_small(words: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pronouns with a capital inside a sentence, and those without."""
    small = "|".join(sorted(word.lower() for word in words))
    return (
        re.compile(rf"(?<=[^\s.!?…:,][ ,])(?:{'|'.join(sorted(words))})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{small})(?!\w)"),
    )


def closes(case: Case) -> Iterator[Place]:
    """A second closing formula."""
    lines = {case.draft.text.count("\n", 0, one.start): one for one in case.draft.closings}
    yield from (Place(one.start, one.end) for one in list(lines.values())[1:2])


def cedilla(case: Case) -> Iterator[Place]:
    """Romanian letters with the cedilla of another alphabet instead of the comma below."""
    if case.draft.language == "ro":
        spans = [found.span() for found in _CEDILLA.finditer(case.draft.text)]
        yield from [Place(*span) for span in spans if not case.names.hold(*span)][:1]


def shouting(case: Case) -> Iterator[Place]:
    """Words in capitals, rows of exclamation marks."""
    text = case.draft.text
    spans = {found.span() for found in _ROW.finditer(text)}
    spans |= {
        (one.start, one.end) for one in seen(text) if one.phrase == "capitals" and not _bracketed(text, one.start)
    }
    yield from (Place(*one) for one in sorted(spans) if not case.draft.is_quoted(*one) and not case.names.touch(*one))


def _bracketed(text: str, place: int) -> bool:
    """Whether a bracket opens right before that place, as a template's field does."""
    return place > 0 and text[place - 1] in _BRACKETS


def privacy(case: Case) -> Iterator[Place]:
    """What a public answer tells of the case or the customer: numbers, addresses, telephone."""
    draft, complaint = case.draft, case.complaint
    customer = complaint.customer
    private = [*complaint.order_refs, customer.email, customer.phone, customer.account, *customer.postal_address]
    spans = [(found.start, found.end) for found in references(draft.sheet)]
    taken = Spans([(found.start, found.end) for found in amounts(draft.sheet)] + spans)
    spans += [found.span() for found in _CODE.finditer(draft.text) if not taken.touch(*found.span())]
    told = Spans(spans)
    for text in private:
        at = draft.text.find(text) if text else -1
        if text and at >= 0 and not told.touch(at, at + len(text)):
            spans.append((at, at + len(text)))
    yield from (Place(*span) for span in sorted(spans))


def _names(case: Case) -> list[re.Match[str]]:
    """The words of the salutation that can only be names."""
    span = case.draft.salutation
    if span is None or not _BRACKETS.isdisjoint(case.draft.text[slice(*span)]):
        return []
    known = Spans((one.start, one.end) for one in case.draft.all(COURTESIES))
    found = _NAME.finditer(case.draft.text, span[0], span[1])
    return [name for name in found if name[0][0].isupper() and not known.touch(*name.span())]


def _words(text: str) -> list[str]:
    """The words of a name, folded; of a double name its parts too."""
    whole = [fold(found[0]).text for found in _NAME.finditer(text)]
    return whole + [part for word in whole if "-" in word for part in word.split("-")]


def _alike(one: str, other: str) -> bool:
    """Whether one name can be a form of the other: equal but for an ending, or a vowel that comes and goes."""
    one, other = (word.removesuffix(_OF_A_WOMAN) if len(word) > _LONG else word for word in (one, other))
    if abs(len(one) - len(other)) > _LONGEST_ENDING:
        return False
    least = max(_LEAST_ALIKE, min(len(one), len(other)) - _LONGEST_ENDING)
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= least or (one[0] == other[0] and _consonants(one) == _consonants(other))


def _consonants(word: str) -> str:
    """The consonants without the softening that a vocative brings (Švec, Ševče; Novák, Nováku)."""
    return "".join(letter for letter in word if letter not in "aeiouy").replace("c", "k")
