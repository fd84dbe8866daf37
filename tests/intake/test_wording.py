"""The mail wording of every language is whole and of one shape."""

import pytest

from replyguide.fields import Money
from replyguide.intake.wording import dates, wording
from replyguide.languages import LANGUAGES, load
from replyguide.lexicon import fold

MODEL = load("hr").data("mail.toml")
OPTIONAL = {"dates": {"some", "alone", "month_first"}, "names": {"names_too"}}
ADDS_TO = {"pt_PT": "pt_BR", "en_US": "en_GB"}


def lists(table: dict[str, object]) -> list[list[str]]:
    found = []
    for value in table.values():
        if isinstance(value, dict):
            found += lists(value)
        elif isinstance(value, list):
            found += value if value and isinstance(value[0], list) else [value]
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_keys(code: str) -> None:
    table = load(code).data("mail.toml")
    assert set(table) <= set(MODEL)
    for section in MODEL:
        if section in ("amounts", "letters"):
            continue
        keys, known = set(table.get(section, {})), set(MODEL[section]) | OPTIONAL.get(section, set())
        assert keys <= known
        if code not in ADDS_TO:
            assert keys >= set(MODEL[section]) - OPTIONAL.get(section, set())


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_entry_stands_twice(code: str) -> None:
    table = load(code).data("mail.toml")
    for words in lists({section: keys for section, keys in table.items() if section not in ("amounts", "dates")}):
        assert len(words) == len({fold(word).text for word in words}), words
        assert all(word.strip() == word != "" for word in words)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code not in ADDS_TO])
def test_months_and_days_are_complete(code: str) -> None:
    table = load(code).data("mail.toml")["dates"]
    assert (len(table["months"]), len(table["days"])) == (12, 7)


def test_currencies_are_currencies() -> None:
    for code in set(wording().currencies.values()):
        assert Money.model_validate(f"1 {code}").currency == code


def test_only_americans_write_the_month_first() -> None:
    assert [code for code in LANGUAGES if dates(code).month_first] == ["en_US"]
