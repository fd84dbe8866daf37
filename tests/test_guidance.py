"""The register of guidance: complete, followed, and shown in docs/guidance.md."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import guidance as tool
import replyguide
from replyguide.guidance import GUIDELINES, SOURCES, Guideline
from replyguide.phrasing.catalog import load
from replyguide.rulebook import ALL

TOOL = Path(tool.__file__)


@cache
def evidence() -> tool.Evidence:
    return tool.Evidence()


def test_the_register_is_complete_and_in_order() -> None:
    counted = {key: [id for id in GUIDELINES if id.startswith(f"{key}-")] for key in SOURCES}
    assert {key: len(ids) for key, ids in counted.items()} == {"hr": 28, "ro": 32, "bs": 35, "cs": 13, "pt": 18}
    for key, ids in counted.items():
        assert ids == [f"{key}-{number:02}" for number in range(1, len(ids) + 1)]
    assert [guideline.id for guideline in replyguide.guidelines()] == list(GUIDELINES)


@pytest.mark.parametrize("guideline", GUIDELINES.values(), ids=list(GUIDELINES))
def test_every_guideline_is_followed_by_a_rule_that_shows(guideline: Guideline) -> None:
    assert guideline.says("hr")
    assert {*guideline.yields_to} <= {*GUIDELINES} - {guideline.id}
    assert evidence().followed(guideline), evidence().rules_of[guideline.id]


@pytest.mark.parametrize("guideline", [one for one in GUIDELINES.values() if one.yields_to], ids=lambda one: one.id)
def test_every_guideline_that_yields_does_so_in_a_row_of_the_table(guideline: Guideline) -> None:
    assert [other for other, *_ in evidence().conflicts(guideline)] == list(guideline.yields_to)
    assert load("en_GB", "agent").text(f"because.{guideline.id}")


@pytest.mark.parametrize("id", list(ALL))
def test_every_rule_shows_in_a_row_of_the_table(id: str) -> None:
    assert id in evidence().acts or id in evidence().yields


def test_the_document_is_up_to_date() -> None:
    assert tool.PATH.read_text(encoding="utf-8") == tool.document(evidence()), "run python tools/guidance.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_counts() -> None:
    done = run("--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "126 of 126 guidelines followed\n", "")


def test_the_command_shows_one_guideline_with_an_example_plan() -> None:
    said = run("ro-16").stdout
    assert "### ro-16" in said
    assert "`not.silence`" in said
    assert "left out, since" in said
    assert "An example plan" in said
    assert "Apologising for a fault." in said
    assert run("ro-99").returncode == 2
