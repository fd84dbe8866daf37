"""Every check, in every language: it finds what it looks for in a letter of our own that was spoiled, and nothing
in the letter as it was."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import pytest

import replyguide
from replyguide import Suggestion
from replyguide.check import Said, Seen, Unsaid, Weighed
from replyguide.checks import CHECKS
from replyguide.guidance import GUIDELINES
from replyguide.languages import LANGUAGES, load
from replyguide.reviewing.engines import COMPARISONS
from replyguide.reviewing.reviewer import look_over

CONVENTIONS = {
    "x-placeholder", "x-salutation", "x-language", "x-privacy", "x-shouting", "x-non-apology", "x-odr",
}  # fmt: skip
NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
HOUSE = replyguide.House(
    name="Lampa", phone="01 234 567", signatory=replyguide.Signatory(name="Iva Mar"), reply_hours=24
)
TOPICS = [{"category": "damaged", "words": "…"}, {"category": "no-answer", "words": "…"}]
REFUND = [{"kind": "refund", "amount": "64.50 EUR", "date": "2026-12-03"}]
CASES: tuple[dict[str, Any], ...] = (
    {},
    {"verdict": {"finding": "justified", "fault": "company", "harm": "partial", "remedies": REFUND}},
    {"verdict": {"finding": "justified", "fault": "third-party", "harm": "partial", "remedies": REFUND}},
    {"verdict": {"finding": "unjustified", "remedies": []}},
    {"occasion": "declined", "topics": [], "verdict": {"reasons": "…"}},
    {"channel": "review", "order_refs": ["77812"]},
    {"verdict": {"finding": "justified", "fault": "company", "harm": "partial"}},
)
GREETED = ("mail", "letter", "chat")


def suggestion(code: str, number: int, address: str = "man") -> Suggestion:
    """What is suggested for one of the cases."""
    case = {"id": "1", "language": code, "topics": TOPICS, "customer": {"name": "Ivan Horvat", "address": address}}
    case |= CASES[number]
    if case.get("occasion") is None:
        case["text"] = "…"
    return replyguide.suggest(case, house=HOUSE, now=NOW)


@cache
def fitting(code: str, id: str) -> Suggestion:
    """What is suggested for the first case to which a check applies."""
    check = CHECKS[id]
    for number in range(len(CASES)):
        found = suggestion(code, number)
        facts = found.plan.outline.situation
        if all(getattr(facts, name) in values for name, values in check.when.items()):
            return found
    raise AssertionError(f"no case fits {id}")


def found_in(draft: str, case: Suggestion) -> set[str]:
    """The checks that find something in a draft."""
    return {finding.check for finding in look_over(draft, case)}


def entries(code: str) -> dict[str, dict[str, Any]]:
    """The signals of a language."""
    folder = load({"pt_PT": "pt_BR", "en_US": "en_GB"}.get(code, code)).folder
    with (folder / "review.toml").open("rb") as file:
        found: dict[str, dict[str, Any]] = tomllib.load(file)
    return found


def with_sentence(letter: str, sentence: str) -> str:
    """A letter with one more sentence, a paragraph of its own after the first."""
    first, _, rest = letter.partition("\n\n")
    return f"{first}\n\n{sentence}\n\n{rest}"


SAID = [id for id, check in CHECKS.items() if isinstance(check.way, Said)]
UNSAID = [id for id, check in CHECKS.items() if isinstance(check.way, Unsaid)]


@pytest.mark.parametrize("id", CHECKS)
def test_a_check_names_guidance_and_a_comparison_that_exists(id: str) -> None:
    check = CHECKS[id]
    assert check.guidelines
    assert set(check.guidelines) <= {*GUIDELINES, *CONVENTIONS}
    if isinstance(check.way, Weighed):
        assert check.way.by in COMPARISONS


def test_every_comparison_has_a_check() -> None:
    assert set(COMPARISONS) == {check.way.by for check in CHECKS.values() if isinstance(check.way, Weighed)}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", SAID)
def test_wording_that_must_not_stand_there_is_found(id: str, code: str) -> None:
    way, case = CHECKS[id].way, fitting(code, id)
    assert isinstance(way, Said)
    for signal in way.signals:
        for example in entries(code)[signal]["examples"][: 1 if way.more_than else None]:
            spoiled = case.reply.text
            for _ in range(way.more_than + 1):
                spoiled = with_sentence(spoiled, example)
            assert id in found_in(spoiled, case), example


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", SAID)
def test_a_near_miss_is_not_found(id: str, code: str) -> None:
    way, case = CHECKS[id].way, fitting(code, id)
    assert isinstance(way, Said)
    wrong = [
        near
        for signal in way.signals
        for near in entries(code)[signal]["near"]
        if id in found_in(with_sentence(case.reply.text, near), case)
        and not any(other != signal and near in entries(code)[other]["examples"] for other in way.signals)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", UNSAID)
def test_wording_that_must_stand_there_is_missed(id: str, code: str) -> None:
    way, case = CHECKS[id].way, fitting(code, id)
    assert isinstance(way, Unsaid)
    letter = case.reply.letter
    calling = [entries(code)[signal]["examples"][0] for signal in way.after[:1]] * way.least
    bare = "\n\n".join((letter.salutation, *(calling or ["…"]), letter.close))
    assert id in found_in(bare, case)
    answers = entries(code)[way.signals[0]]["examples"]
    assert any(id not in found_in(with_sentence(bare, answer), case) for answer in answers)


SHAPES = {
    "placeholder": ("[name]", "{{ order }}", "{first_name}", "%(amount)s", "⟦amount⟧", "XXX", "____", "<Name>"),
    "bracketed-ending": ("Poštovani/a", "Vážený(á)", "zadovoljan/na", "Prezado(a)", "Sir/Madam", "his/her"),
    "closed-platform-linked": ("https://ec.europa.eu/consumers/odr/",),
}
INNOCENT = {
    "placeholder": ("[1]", "{", "100 %", "5 < 6 > 4", "XL", "a_b"),
    "bracketed-ending": ("24/7", "km/h", "i/ili", "https://a.example/a", "01/02", "A4(2)"),
    "closed-platform-linked": ("https://europa.eu/",),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", SHAPES)
def test_a_shape_is_found_and_an_innocent_one_is_not(id: str, code: str) -> None:
    case = fitting(code, id)
    assert isinstance(CHECKS[id].way, Seen)
    for shape in SHAPES[id]:
        assert id in found_in(with_sentence(case.reply.text, shape), case), shape
    for shape in INNOCENT[id]:
        assert id not in found_in(with_sentence(case.reply.text, shape), case), shape


class Spoiled(NamedTuple):
    """A letter of our own, spoiled so that one comparison must see it."""

    check: str
    case: int
    spoil: Callable[[Suggestion], str]


def _second_close(case: Suggestion) -> str:
    close = entries(case.language)["closing"]["examples"][0]
    return f"{case.reply.text.rstrip()}\n\n{close}\nIva"


def _foreign(case: Suggestion) -> str:
    other = "Wir danken Ihnen sehr für Ihre Nachricht und melden uns bald bei Ihnen."
    return with_sentence(case.reply.text, other)


SPOILED = (
    Spoiled("remedy-unauthorised", 1, lambda case: with_sentence(case.reply.text, _gift(case))),
    Spoiled("amount-unauthorised", 1, lambda case: with_sentence(case.reply.text, _refund(case))),
    Spoiled("too-long", 3, lambda case: with_sentence(case.reply.text, "la " * 260)),
    Spoiled("salutation-hole", 1, lambda case: case.reply.text.replace(case.reply.letter.salutation, _hole(case), 1)),
    Spoiled("salutation-missing", 1, lambda case: case.reply.text.partition("\n\n")[2]),
    Spoiled("wrong-name", 1, lambda case: _greeting(case, "Zdeněk")),
    Spoiled("double-close", 1, _second_close),
    Spoiled("wrong-language", 1, lambda case: suggestion("ro" if case.language != "ro" else "cs", 1).reply.text),
    Spoiled("foreign-sentence", 1, _foreign),
    Spoiled("shouting", 1, lambda case: with_sentence(case.reply.text, "OVO JE VELIKA STVAR!!!")),
    Spoiled("personal-data", 5, lambda case: with_sentence(case.reply.text, "77812")),
)


def _gift(case: Suggestion) -> str:
    example: str = entries(case.language)["gives-gift"]["examples"][0]
    return example


def _refund(case: Suggestion) -> str:
    example: str = entries(case.language)["gives-refund"]["examples"][0]
    return f"{example.rstrip('.')}: 999,90 EUR."


def _hole(case: Suggestion) -> str:
    return case.reply.letter.salutation.split(",")[0].split(" ")[0] + " ,"


def _greeting(case: Suggestion, name: str) -> str:
    return case.reply.text.replace(case.reply.letter.salutation, f"{_hole(case)[:-2]} {name},", 1)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("spoiled", SPOILED, ids=lambda one: one.check)
def test_a_spoiled_letter_is_found(spoiled: Spoiled, code: str) -> None:
    case = suggestion(code, spoiled.case)
    assert spoiled.check not in found_in(case.reply.text, case)
    assert spoiled.check in found_in(spoiled.spoil(case), case)


def test_every_comparison_is_seen_somewhere() -> None:
    elsewhere = {
        "date-unauthorised", "beyond-the-harm", "topic-unanswered", "topics-out-of-order", "vocative",
        "pronoun-capital", "cedilla",
    }  # fmt: skip
    compared = {id for id, check in CHECKS.items() if isinstance(check.way, Weighed)}
    assert compared == {one.check for one in SPOILED} | elsewhere
