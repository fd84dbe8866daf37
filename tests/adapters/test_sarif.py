"""Reviews as SARIF: where the findings are, in terms that an editor can follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

from replyguide.adapters.cli import app
from replyguide.checks import CHECKS

CASE = json.dumps(
    {
        "language": "en_GB",
        "text": "The lamp arrived broken.",
        "customer": {"name": "Eve Hill"},
        "topics": [{"category": "damaged"}],
        "verdict": {"finding": "justified"},
    }
)
DRAFT = "Dear Ms Hill,\r\n\r\nWe are sorry that you feel this way.\r\nYours sincerely,\r\nJo Park\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.json").write_text(CASE, encoding="utf-8")
    return tmp_path


def run_of(*drafts: str, language: str = "en_GB", stdin: str | None = None) -> dict[str, Any]:
    """The run that the command prints for some drafts."""
    arguments = ["review", *drafts, "--complaint", "case.json", "--agent-language", language, "--format", "sarif"]
    done = CliRunner().invoke(app, arguments, input=stdin)
    assert done.stderr == ""
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def uris(run: dict[str, Any]) -> set[str]:
    return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("draft.txt", "draft.txt"),
        ("my draft.txt", "my%20draft.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("./draft.txt", "draft.txt"),
        ("žádost.txt", "%C5%BE%C3%A1dost.txt"),
    ],
)
def test_a_relative_path_is_a_relative_address(folder: Path, name: str, uri: str) -> None:
    (folder / name).write_text(DRAFT, encoding="utf-8")
    assert uris(run_of(name)) == {uri}


def test_an_absolute_path_is_an_absolute_address(folder: Path) -> None:
    file = folder / "my draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    (uri,) = uris(run_of(str(file)))
    assert uri.startswith("file:///")
    assert unquote(uri).endswith(file.as_posix())


def test_standard_input_has_a_name(folder: Path) -> None:
    assert uris(run_of("-", stdin=DRAFT)) == {"stdin"}


def test_a_file_named_twice_is_reviewed_twice(folder: Path) -> None:
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    once, twice = run_of("draft.txt"), run_of("draft.txt", "draft.txt")
    assert twice["results"] == once["results"] * 2


@pytest.mark.parametrize(("language", "tag"), [("en_GB", "en-GB"), ("pt_BR", "pt-BR"), ("cs", "cs")])
def test_the_language_is_that_of_the_messages(folder: Path, language: str, tag: str) -> None:
    assert run_of("-", language=language, stdin=DRAFT)["language"] == tag


def test_a_finding_names_its_check_and_its_place(folder: Path) -> None:
    (folder / "draft.txt").write_bytes(DRAFT.encode())
    run = run_of("draft.txt")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CHECKS)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    (found,) = [one for one in run["results"] if one["ruleId"] == "non-apology"]
    assert found["level"] == "error"
    region = found["locations"][0]["physicalLocation"]["region"]
    line = DRAFT.split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"] == 3
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1].startswith("sorry that you feel")
