"""Reviews as SARIF 2.1.0, the format in which editors and build servers take the findings of a checker."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import replyguide
from replyguide.check import Check
from replyguide.checks import CHECKS
from replyguide.phrasing.catalog import load
from replyguide.reviewing import Review, ReviewFinding
from replyguide.vocabulary import Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(reviews: Iterable[tuple[str, Review]], language: str) -> dict[str, Any]:
    """One run over several drafts.

    Args:
        reviews: the file of each draft, as it was named, or ``-`` for standard input; and its review.
        language: the language in which the checks are described.
    """
    checks = list(CHECKS.values())
    places = {check.id: place for place, check in enumerate(checks)}
    driver = {
        "name": "replyguide",
        "version": replyguide.__version__,
        "rules": [_rule(check, language) for check in checks],
    }
    results = [
        _result(finding, places[finding.check], uri(file), review.draft)
        for file, review in reviews
        for finding in review.findings
    ]
    run = {
        "tool": {"driver": driver},
        "language": language.replace("_", "-"),
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def uri(file: str) -> str:
    """The address of a file: a relative one for a relative path, and ``stdin`` for standard input.

    >>> uri("drafts/my draft.txt"), uri("/tmp/ž.txt"), uri("-")
    ('drafts/my%20draft.txt', 'file:///tmp/%C5%BE.txt', 'stdin')
    """
    if file == "-":
        return "stdin"
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _rule(check: Check, language: str) -> dict[str, Any]:
    words = load(language, "agent")
    message = words.text(f"check.{check.id}").replace(": %(topic)s", "")
    return {
        "id": check.id,
        "shortDescription": {"text": message},
        "help": {"text": words.text(f"check.{check.id}.do")},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": list(check.guidelines)},
    }


def _result(finding: ReviewFinding, place: int, address: str, draft: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": address}}
    if finding.start is not None and finding.end is not None:
        location["region"] = _region(draft, finding.start, finding.end)
    return {
        "ruleId": finding.check,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.suggestion}"},
        "locations": [{"physicalLocation": location}],
    }


def _region(draft: str, start: int, end: int) -> dict[str, int]:
    """Lines and columns, which count from one; the end column is the one after the last character."""
    return {
        "startLine": draft.count("\n", 0, start) + 1,
        "startColumn": start - draft.rfind("\n", 0, start),
        "endLine": draft.count("\n", 0, end) + 1,
        "endColumn": end - draft.rfind("\n", 0, end),
    }
