"""The command ``replyguide review``: drafts held against the complaint they answer."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from replyguide.adapters.sarif import sarif
from replyguide.adapters.terminal import (
    Blamed,
    Harmed,
    HouseFile,
    Judged,
    Language,
    Now,
    ReplyKind,
    ReplyLanguage,
    content,
    refused,
    said,
    show,
    suggestion_of,
)
from replyguide.fields import TEXT_LIMIT
from replyguide.reviewing import Review
from replyguide.reviewing.reviewer import look_over


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def review(
    drafts: Annotated[list[str], typer.Argument(help="Files with drafts in UTF-8, or - for standard input.")],
    complaint: Annotated[str, typer.Option("--complaint", "-c", help="The complaint: .eml, text, JSON, or -.")],
    finding: Judged = None,
    fault: Blamed = None,
    harm: Harmed = None,
    house: HouseFile = None,
    language: ReplyLanguage = None,
    agent_language: Language = None,
    now: Now = None,
    kind: ReplyKind = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = Format.TEXT,
) -> None:
    """Review drafts before they are sent. Exit code 1: at least one of them has an error.

    In JSON, start and end count the characters of the draft's file: a line break of two counts as two, and a byte order
    mark is none.
    """
    with said():
        if [*drafts, complaint].count("-") > 1:
            raise refused("draft", "-", "names standard input twice, which is read once; name a file")
        texts = [(name, _draft(name)) for name in drafts]
        suggestion = suggestion_of(
            complaint, finding, fault, harm, house, language, agent_language, now, kind, field="complaint"
        )
        reviews = [(name, Review(text, look_over(text, suggestion), suggestion)) for name, text in texts]
        printed = _printed(reviews, format, suggestion.agent_language)
    show(printed)
    if not all(one.ok for _, one in reviews):
        raise typer.Exit(1)


def _draft(name: str) -> str:
    try:
        text = content(name, "draft").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused("draft", name, "is not UTF-8; save the draft as UTF-8") from None
    if not text.strip():
        raise refused("draft", name, "holds no text; give the draft of the reply")
    if len(text) > TEXT_LIMIT:
        raise refused("draft", name, f"has {len(text):,} characters, and at most {TEXT_LIMIT:,} are read")
    return text


def _printed(reviews: list[tuple[str, Review]], format: Format, language: str) -> str:
    if format is Format.JSON:
        values = [{"draft": name, **one.to_dict()} for name, one in reviews]
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    if format is Format.SARIF:
        return json.dumps(sarif(reviews, language), ensure_ascii=False, indent=2) + "\n"
    headed = len(reviews) > 1
    return "\n".join(f"{name}\n{one}" if headed else str(one) for name, one in reviews)
