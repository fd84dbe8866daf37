"""Uses the public names as a typed application would; checked by mypy --strict, never run."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from typing import assert_type

import replyguide
from replyguide import (
    Complaint,
    Finding,
    House,
    Plan,
    Reading,
    Reply,
    Rule,
    Suggestion,
    guidelines,
    read,
    rules,
    suggest,
)


def application() -> None:
    """What an application does with the public names."""
    suggestion = suggest({"text": "x"}, verdict={"finding": "justified"}, now=dt.datetime.now(dt.UTC))
    assert_type(suggestion, Suggestion)
    assert_type(suggestion.plan, Plan)
    assert_type(suggestion.reply, Reply)
    assert_type(suggestion.reply.email(draft=True), EmailMessage)
    assert_type(suggestion.reply.text, str)
    assert_type(suggestion.missing, tuple[str, ...])
    assert_type(suggestion.to_json(), str)
    assert_type(suggestion.complaint, Complaint)
    assert_type(read(b"x"), Reading)
    assert_type(rules(), tuple[Rule, ...])
    assert_type(guidelines(), tuple[replyguide.Guideline, ...])
    assert_type(House.from_toml("house.toml"), House)
    assert_type(replyguide.LANGUAGES, tuple[str, ...])
    assert_type(replyguide.Verdict(finding=Finding.JUSTIFIED).finding, Finding | None)
    assert_type(suggestion.to_html(), str)
