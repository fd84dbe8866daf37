"""Each language's signals show in their examples and not in their near misses."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from replyguide.checks import SIGNALS
from replyguide.languages import FOLDERS, load, locales_folder
from replyguide.reviewing.draft import Draft

OWN = [code for code in FOLDERS if (locales_folder() / FOLDERS[code] / "review.toml").is_file()]
REGIONS = {"pt_PT": "pt_BR", "en_US": "en_GB"}


def entries(code: str) -> dict[str, dict[str, Any]]:
    """The signals of a language, from its own file."""
    with (load(code).folder / "review.toml").open("rb") as file:
        found: dict[str, dict[str, Any]] = tomllib.load(file)
    return found


def said(sentence: str, code: str) -> set[str]:
    """The signals in a sentence."""
    return set(Draft(sentence, code, code).found)


@pytest.mark.parametrize("code", [code for code in FOLDERS if code not in REGIONS])
def test_every_language_lists_every_signal(code: str) -> None:
    assert [name for name in SIGNALS if name not in entries(code)] == []


@pytest.mark.parametrize(("code", "name"), [(code, name) for code in OWN for name in entries(code)])
def test_a_signal_shows_in_its_examples_and_not_in_near_misses(code: str, name: str) -> None:
    entry = entries(code)[name]
    assert entry["examples"]
    assert entry["near"]
    assert [one for one in entry["examples"] if name not in said(one, code)] == []
    assert [one for one in entry["near"] if name in said(one, code)] == []
