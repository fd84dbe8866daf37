"""Reviews as SARIF 2.1.0, the format in which editors and build servers take the findings of a checker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import replyguide
from replyguide.checks import CHECKS, Check
from replyguide.phrasing.catalog import load
from replyguide.reviewing import Review, ReviewFinding
from replyguide.vocabulary import Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(reviews: Mapping[str, Review], language: str) -> dict[str, Any]:
    """One run over several drafts.

    Args:
        reviews: the file of each draft, as it was named, and its review.
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
        _result(finding, places[finding.check], file, review.draft)
        for file, review in reviews.items()
        for finding in review.findings
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


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


def _result(finding: ReviewFinding, place: int, file: str, draft: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": file}}
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
