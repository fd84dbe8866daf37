"""Writes the letter book: every kind of reply and channel for a handful of cases, in every language.

python tools/letter_book.py            writes docs/letters/<locale>.md
python tools/letter_book.py --check    tells which of them are not up to date
python tools/letter_book.py --print hr prints one to read
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import replyguide
from replyguide.languages import LANGUAGES

FOLDER = Path(__file__).parents[1] / "docs" / "letters"


@cache
def cases() -> dict[str, Any]:
    """The cases, and the people of each language."""
    return tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))


def suggestion(case: dict[str, Any], language: str, data: dict[str, Any]) -> replyguide.Suggestion:
    """What replyguide suggests for one case in one language."""
    people = data["people"][language]
    customer = {**people.get(case["customer"], {})}
    if "since" in case:
        customer["since"] = case["since"]
    house = _house(language, case.get("writer", "we"), case.get("gender"), tuple(case.get("wordings", {}).items()))
    complaint = {**case["complaint"], "language": language, "customer": customer}
    if complaint.get("occasion", "complaint") == "complaint":
        complaint.setdefault("text", "…")
    if "verdict" in case:
        complaint["verdict"] = case["verdict"]
    return replyguide.suggest(complaint, house=house, now=data["now"])


@cache
def _house(language: str, writer: str, gender: str | None, wordings: tuple[tuple[str, int], ...]) -> replyguide.House:
    people = cases()["people"][language]
    signatory = dict(people["signatory_man" if gender == "man" else "signatory"])
    if gender is not None:
        signatory["gender"] = gender
    return replyguide.House.model_validate(
        {**people["house"], "signatory": signatory, "writer": writer, "wordings": dict(wordings)}
    )


def book(language: str) -> Iterator[str]:
    """The letter book of one language, line by line."""
    from replyguide.phrasing.catalog import load

    data, words = cases(), load(language, "agent")
    yield f"# {words.text(f'term.language.{language}')} ({language})"
    for case in data["case"]:
        found = suggestion(case, language, data)
        yield ""
        yield f"## {case['title']}"
        yield ""
        yield f"{words.text(f'term.kind.{found.kind.value}')} · {found.reply.subject}"
        yield ""
        yield "```text"
        yield found.reply.text.rstrip()
        yield "```"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--print", dest="printed", choices=LANGUAGES)
    options = parser.parse_args()
    if options.printed:
        sys.stdout.write("\n".join(book(options.printed)) + "\n")
        return 0
    stale = []
    for language in LANGUAGES:
        text, path = "\n".join(book(language)) + "\n", FOLDER / f"{language}.md"
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stdout.write(f"docs/letters/{name} is not up to date; run python tools/letter_book.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
