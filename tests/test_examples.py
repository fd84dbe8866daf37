"""The examples: real-looking mails answered in the customer's language, to the right name, about what was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import replyguide
from replyguide import House

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
MAILS = sorted(EXAMPLES.glob("*.eml"))
HOUSE = House.from_toml(EXAMPLES / "house.toml")
SIGNED = {
    "bs-broken-washing-machine.eml": None,
    "cs-missing-plate.eml": "Jana Nováková",
    "en_GB-cold-room.eml": "Priya Shah",
    "hr-late-parcel.eml": None,
    "pt_BR-rude-clerk.eml": None,
    "pt_PT-cracked-table.eml": None,
    "ro-charged-twice.eml": None,
}


def test_there_is_a_mail_in_every_language() -> None:
    languages = {path.name.partition("-")[0] for path in MAILS}
    assert languages == {"bs", "cs", "en_GB", "hr", "pt_BR", "pt_PT", "ro"}


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_mail_is_answered(path: Path) -> None:
    found = replyguide.suggest(path.read_bytes(), house=HOUSE)
    language = path.name.partition("-")[0]
    assert found.language == language
    assert found.complaint.customer.name is not None
    assert found.reply.ready
    assert found.reply.subject.lower().startswith("re:")
    mail = found.reply.email()
    assert mail["To"] == found.complaint.customer.email
    assert mail["In-Reply-To"] == found.complaint.message_id
    assert found.kind == "acknowledgement"
    assert found.complaint.topics, "nothing recognised"
    again = replyguide.suggest(path.read_text(encoding="utf-8", errors="replace"), house=HOUSE)
    assert again.language == language


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_verdict_joins_a_raw_mail(path: Path) -> None:
    right = replyguide.suggest(path.read_bytes(), verdict={"finding": "justified", "fault": "company"}, house=HOUSE)
    wrong = replyguide.suggest(path.read_bytes(), verdict={"finding": "unjustified"}, house=HOUSE)
    assert (right.kind, wrong.kind) == ("resolution", "brief-answer")
    assert len(wrong.reply.text) < len(right.reply.text)


def test_the_review_stays_public_and_short() -> None:
    found = replyguide.suggest(json.loads((EXAMPLES / "review.json").read_text(encoding="utf-8")), house=HOUSE)
    assert found.kind == "public-reply"
    assert "Ana" not in found.reply.text
    assert len(found.reply.text.split()) <= 60


def test_the_same_complaint_with_another_finding() -> None:
    case = json.loads((EXAMPLES / "verdict.json").read_text(encoding="utf-8"))
    justified = replyguide.suggest(case, house=HOUSE)
    assert {"apology.fault", "remedies"} <= {part.move for part in justified.reply.parts}
    case["verdict"] = {"finding": "unjustified"}
    unjustified = replyguide.suggest(case, house=HOUSE)
    case["verdict"] = {"finding": "undetermined"}
    undetermined = replyguide.suggest(case, house=HOUSE)
    assert not {"apology.fault", "remedies"} & {part.move for part in unjustified.reply.parts}
    assert len(unjustified.reply.text) < len(justified.reply.text)
    assert undetermined.kind == "acknowledgement"
    assert undetermined.questions
