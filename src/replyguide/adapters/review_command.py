"""The command ``replyguide review``: drafts held against the complaint they answer."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import replyguide
from replyguide.adapters.sarif import sarif
from replyguide.adapters.terminal import Language, message, moment, said, show, verdict
from replyguide.errors import InputError
from replyguide.vocabulary import Fault, Finding, Harm


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def review(
    drafts: Annotated[list[str], typer.Argument(help="Files with drafts, or - for standard input.")],
    complaint: Annotated[str, typer.Option("--complaint", "-c", help="The complaint: .eml, text or JSON.")],
    finding: Annotated[Finding | None, typer.Option("--verdict", "-v", help="Whether the complaint is right.")] = None,
    fault: Annotated[Fault | None, typer.Option(help="Whose fault it was.")] = None,
    harm: Annotated[Harm | None, typer.Option(help="How far the result was spoiled.")] = None,
    house: Annotated[Path | None, typer.Option(help="The house file (TOML).")] = None,
    language: Annotated[str | None, typer.Option("--language", "-l", help="Language of the reply.")] = None,
    agent_language: Language = None,
    now: Annotated[str | None, typer.Option(help="Time of the answer (ISO 8601); without it, the present.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = Format.TEXT,
) -> None:
    """Review drafts before they are sent. Exit code 1: at least one of them has an error."""
    with said():
        given, at = message(complaint), moment(now)
        known = replyguide.House.from_toml(house) if house is not None else None
        reviews = {
            name: replyguide.review(
                _draft(name),
                given,
                verdict=verdict(finding, fault, harm),
                house=known,
                language=language,
                agent_language=agent_language,
                now=at,
            )
            for name in drafts
        }
        show(_printed(reviews, format))
    if not all(one.ok for one in reviews.values()):
        raise typer.Exit(1)


def _draft(name: str) -> str:
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError.single(name, "", "is not UTF-8; save the draft as UTF-8") from None


def _printed(reviews: dict[str, replyguide.Review], format: Format) -> str:
    if format is Format.JSON:
        values = [{"draft": name, **one.to_dict()} for name, one in reviews.items()]
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    if format is Format.SARIF:
        language = next(iter(reviews.values())).agent_language
        return json.dumps(sarif(reviews, language), ensure_ascii=False, indent=2) + "\n"
    headed = len(reviews) > 1
    return "\n".join(f"{name}\n{one}" if headed else str(one) for name, one in reviews.items())
