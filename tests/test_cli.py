"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import datetime as dt
import email
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import replyguide
from replyguide.adapters.cli import app
from replyguide.rulebook import ALL

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
BOM = b"\xef\xbb\xbf"
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
        (("suggest", "no-such-file.eml"), None, 2, "file: cannot be read"),
        (("suggest", "no-such-file.eml"), None, 2, "'no-such-file.eml'"),
        (("suggest", CASE, "--house", "no-such.toml"), None, 2, "house: cannot be read"),
        (("suggest", "-"), "", 2, "text"),
        (("suggest", "-"), "{", 2, "is no JSON"),
        (("suggest", "-"), '[{"text": "Nefunguje to."}]', 2, "is no object"),
        (("suggest", "-"), "[" * 100_000, 2, "is no object"),
        (("suggest", "-", "-l", "xx"), "Dobrý den, nefunguje to.", 2, "xx"),
        (("suggest", CASE, "-a", "xx"), None, 2, "agent_language"),
        (("suggest", CASE, "-v", "maybe"), None, 2, "maybe"),
        (("suggest", CASE, "-v", "justified"), None, 2, "verdict"),
        (("suggest", CASE, "--now", "tomorrow"), None, 2, "now"),
        (("suggest", CASE, "-o", "email"), None, 1, "house.name"),
        (("explain", "no.such.rule"), None, 2, "no.such.rule"),
        (("schema", "nothing"), None, 2, "nothing"),
        (("brief", "no-such-file.eml"), None, 2, "file: cannot be read"),
        (("review", "-", "-c", "-"), "Dobrý den,", 2, "standard input twice"),
        (("review", "-", "-", "-c", CASE), "Dobrý den,", 2, "standard input twice"),
        (("review", "no-such-draft.txt", "-c", CASE), None, 2, "draft: cannot be read"),
        (("review", "-", "-c", "no-such-file.eml"), "Dobrý den,", 2, "complaint: cannot be read"),
        (("review", "-", "-c", CASE), " \n", 2, "draft: holds no text; give the draft of the reply (got '-')"),
        (("review", "-", "-c", CASE), "a" * 200_001, 2, "at most 200,000"),
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


def test_the_version_needs_no_command() -> None:
    assert run("--version") == (0, f"{replyguide.__version__}\n", "")


def test_a_byte_order_mark_belongs_to_no_message(tmp_path: Path) -> None:
    assert json.loads(run("suggest", "-", "-o", "json", stdin=BOM + CASE.read_bytes())[1])["kind"] == "resolution"
    mail = tmp_path / "mail.eml"
    mail.write_bytes(BOM + MAIL.read_bytes())
    assert run("suggest", mail, "--now", "2026-11-24T10:00Z") == run("suggest", MAIL, "--now", "2026-11-24T10:00Z")


def test_a_text_may_begin_with_a_bracket() -> None:
    code, text, _ = run("suggest", "-", stdin="[Objednávka 4711] Dobrý den, zásilka přišla rozbitá.")
    assert code == 0
    assert "4711" in text


def test_a_json_file_holds_one_complaint(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text('"Nefunguje to."', encoding="utf-8")
    assert "is no object" in run("suggest", file)[2]
    file.write_text("Nefunguje to.", encoding="utf-8")
    assert "is no JSON" in run("suggest", file)[2]


def test_brief_prints_the_instruction() -> None:
    at, values = "2026-11-24T10:00+00:00", json.loads(CASE.read_text(encoding="utf-8"))
    found = replyguide.suggest(values, now=dt.datetime.fromisoformat(at))
    assert run("brief", CASE, "-a", "cs", "--now", at) == (0, found.brief("cs"), "")


def test_review_prints_text_and_json(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(run("suggest", CASE, "--house", HOUSE, "-o", "json")[1], encoding="utf-8")
    good.write_text(json.loads(good.read_text(encoding="utf-8"))["reply"]["text"], encoding="utf-8")
    bad.write_bytes(BOM + "Dragă domnule Ionescu,\r\n\r\nVă mulțumim.\r\nNe pare rău că vă simțiți așa.\r\n".encode())
    assert run("review", good, "-c", CASE, "--house", HOUSE)[0] == 0
    code, text, errors = run("review", good, bad, bad, "-c", CASE, "-a", "en", "-f", "json")
    assert (code, errors) == (1, "")
    reviews = json.loads(text)
    assert [one["draft"] for one in reviews] == [str(good), str(bad), str(bad)]
    assert reviews[1] == reviews[2]
    draft = bad.read_bytes().decode("utf-8-sig")
    placed = [one for one in reviews[1]["findings"] if one["start"] is not None]
    assert {"non-apology", "wrong-name"} <= {one["check"] for one in placed}
    assert all(draft[one["start"] : one["end"]] == one["quote"] for one in placed)
    assert run("review", good, bad, "-c", CASE)[1].startswith(f"{good}\n")


def test_review_takes_the_kind_of_reply() -> None:
    done = run("review", "-", "-c", CASE, "--kind", "agreement", "-f", "json", stdin="Bună ziua,\n\nVă mulțumim.")
    assert json.loads(done[1])[0]["kind"] == "agreement"


def test_a_draft_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    good, empty, other = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "latin.txt"
    good.write_text("Bună ziua,", encoding="utf-8")
    empty.write_bytes(BOM)
    other.write_bytes("Bonjour, désolé".encode("latin-1"))
    for file in (empty, other):
        code, out, errors = run("review", good, file, "-c", CASE)
        assert (code, out) == (2, "")
        assert file.name in errors


@pytest.mark.parametrize("arguments", [("rules",), ("review", "-", "-c", CASE, "-f", "sarif")])
def test_nobody_reads_on(arguments: tuple[object, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "replyguide.adapters.cli", *map(str, arguments)]
    done = subprocess.run(command, input="Bună ziua,".encode(), stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
