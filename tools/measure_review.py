"""How well a review finds what breaks the guidance: precision and recall per language, on drafts labelled by hand.

    python tools/measure_review.py tests/reviewing/drafts/dev-*.jsonl
    python tools/measure_review.py --errors tests/reviewing/drafts/dev-cs.jsonl     what was missed, what was too much

One JSON object a line: ``id, language, region, channel, complaint, finding, fault, remedies, draft, breaks:
[{guideline, quote}], good``. ``complaint`` is the customer's raw message, or a complaint with its fields. The findings
of one check in one draft count once, and are right if a guideline of the check is among the draft's breaks; a break is
found if some finding names its guideline. Advice counts like the rest.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import replyguide
from replyguide import ReviewFinding

REGIONS = {"pt": {"BR": "pt_BR", "PT": "pt_PT"}, "en": {"GB": "en_GB", "US": "en_US"}}


def rows(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """The drafts of several files."""
    for path in paths:
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def review(row: dict[str, Any]) -> tuple[ReviewFinding, ...]:
    """What a review finds in one draft."""
    code = REGIONS.get(row["language"], {}).get(row.get("region", ""), row["language"])
    given = row["complaint"]
    complaint = {"text": given} if isinstance(given, str) else dict(given)
    complaint.setdefault("channel", row["channel"])
    verdict: dict[str, Any] = {"finding": row["finding"], "fault": row.get("fault") or "unknown"}
    if row.get("remedies") is not None:
        verdict["remedies"] = [_remedy(remedy) for remedy in row["remedies"]]
    return replyguide.review(row["draft"], complaint, verdict=verdict, language=code, agent_language="en_GB").findings


def _remedy(remedy: dict[str, Any] | str) -> dict[str, Any]:
    if isinstance(remedy, str):
        return {"kind": remedy}
    values = {name: value for name, value in remedy.items() if value is not None and name != "currency"}
    if "amount" in values and remedy.get("currency"):
        values["amount"] = {"amount": values["amount"], "currency": remedy["currency"]}
    return values


class Score:
    """Counts of one language."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, row: dict[str, Any], findings: tuple[ReviewFinding, ...], errors: bool) -> None:
        """Holds the findings of one draft against its labels."""
        broken = {one["guideline"] for one in row["breaks"]}
        checks = {one.check: one for one in findings}
        named = {guideline for one in checks.values() for guideline in one.guidelines}
        wrong = [one for one in checks.values() if broken.isdisjoint(one.guidelines)]
        self.counts["findings"] += len(checks)
        self.counts["right"] += len(checks) - len(wrong)
        self.counts["breaks"] += len(broken)
        self.counts["found"] += len(broken & named)
        self.counts["drafts"] += 1
        self.counts["good"] += bool(row["good"])
        self.counts["accused"] += bool(row["good"]) and any(one.severity == "error" for one in findings)
        self.counts["clean"] += bool(row["good"]) and not findings
        if errors:
            for one in wrong:
                print(f"  too much  {row['id']} {row['finding']:<16} {one.check}: {one.quote[:100]!r}")
            for guideline in sorted(broken - named):
                quote = next(one["quote"] for one in row["breaks"] if one["guideline"] == guideline)
                print(f"  missed    {row['id']} {row['finding']:<16} {guideline}: {quote[:160]!r}")

    def line(self, name: str) -> str:
        """The figures."""
        counts = self.counts
        precision = counts["right"] / counts["findings"] if counts["findings"] else 1.0
        recall = counts["found"] / counts["breaks"] if counts["breaks"] else 1.0
        return (
            f"{name:<5} drafts {counts['drafts']:>3}"
            f"   precision {precision:.2f} ({counts['right']}/{counts['findings']})"
            f"   recall {recall:.2f} ({counts['found']}/{counts['breaks']})"
            f"   good drafts {counts['good']}: {counts['clean']} without a finding, {counts['accused']} with an error"
        )


def main() -> None:
    """Prints the figures of each language, and of all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="name what was missed and what was too much")
    arguments = parser.parse_args()
    scores: dict[str, Score] = {}
    for row in rows(arguments.files):
        found = review(row)
        for name in (row["language"], "all"):
            scores.setdefault(name, Score()).add(row, found, arguments.errors and name != "all")
    for name in sorted(scores, key=lambda name: name == "all"):
        print(scores[name].line(name))


if __name__ == "__main__":
    main()
