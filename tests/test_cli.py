"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import email
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from replyguide.adapters.cli import app
from replyguide.rulebook import ALL

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
MAIL, CASE, HOUSE = EXAMPLES / "cs-missing-plate.eml", EXAMPLES / "verdict.json", EXAMPLES / "house.toml"


def run(*arguments: object, stdin: str | bytes | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    return done.exit_code, done.stdout, done.stderr


def test_text_json_html_and_email() -> None:
    code, text, errors = run("suggest", MAIL, "--house", HOUSE)
    assert (code, errors) == (0, "")
    assert "Dobrý den," in text
    code, text, _ = run("suggest", CASE, "--house", HOUSE, "-o", "json", "-a", "hr")
    assert code == 0
    assert json.loads(text)["kind"] == "resolution"
    assert run("suggest", CASE, "-o", "html")[1].startswith("<article")
    code, text, _ = run("suggest", CASE, "--house", HOUSE, "-o", "email")
    assert email.message_from_string(text)["To"] == "andrei.popescu@client.example"


def test_standard_input_and_options() -> None:
    code, text, _ = run(
        "suggest", "-", "-v", "unjustified", "-l", "pt-PT", "--why", stdin="Bom dia, a encomenda chegou partida."
    )
    assert code == 0
    assert "[kind.unjustified;" in text


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "said"),
    [
        (("suggest", "no-such-file.eml"), None, 2, "no-such-file"),
        (("suggest", "-"), "", 2, "text"),
        (("suggest", "-"), "{", 2, "JSON"),
        (("suggest", "-", "-l", "xx"), "Dobrý den, nefunguje to.", 2, "xx"),
        (("suggest", CASE, "-a", "xx"), None, 2, "agent_language"),
        (("suggest", CASE, "-v", "maybe"), None, 2, "maybe"),
        (("suggest", CASE, "-v", "justified"), None, 2, "verdict"),
        (("suggest", CASE, "--now", "tomorrow"), None, 2, "now"),
        (("suggest", CASE, "-o", "email"), None, 1, "house.name"),
        (("explain", "no.such.rule"), None, 2, "no.such.rule"),
        (("schema", "nothing"), None, 2, "nothing"),
    ],
)
def test_errors_go_to_standard_error(arguments: tuple[object, ...], stdin: str | None, code: int, said: str) -> None:
    found, out, errors = run(*arguments, stdin=stdin)
    assert found == code
    assert out == ""
    assert said in errors
    assert "Traceback" not in errors


def test_a_draft_may_be_incomplete() -> None:
    assert run("suggest", CASE, "-o", "email", "--draft")[0] == 0


def test_rules_guidelines_explain_and_schema() -> None:
    code, text, _ = run("rules", "-a", "cs")
    assert code == 0
    assert len(text.splitlines()) == len(ALL)
    assert len(run("guidelines")[1].splitlines()) == 126
    for id in ALL:
        assert run("explain", id)[0] == 0
    assert "not.no-compensation" in run("explain", "ro-18", "-a", "ro")[1]
    assert json.loads(run("schema", "complaint")[1])["title"] == "Complaint"
