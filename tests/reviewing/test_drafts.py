"""Drafts labelled by hand: what a review finds in them stays as good as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from measure_review import Score, review, rows

DRAFTS = Path(__file__).parent / "drafts"
LANGUAGES = ("hr", "bs", "cs", "ro", "pt", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_recall_and_good_drafts(language: str) -> None:
    score = Score()
    for row in rows(sorted(DRAFTS.glob(f"*-{language}.jsonl"))):
        score.add(row, review(row), errors=False)
    counts = score.counts
    assert counts["drafts"] >= 20
    assert counts["accused"] == 0
    assert counts["right"] / counts["findings"] >= 0.94
    assert counts["found"] / counts["breaks"] >= 0.7
