"""What a suggestion decides, over every finding, harm, channel and language: decisions, not wording."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

import replyguide
from replyguide import Complaint, House, NotReady
from replyguide.languages import LANGUAGES
from replyguide.moves import MOVES
from strategies import NOW, complaints, houses

HOUSE = House(name="Lampa d.o.o.", mailbox="info@lampa.example", phone="01 555")
CASE = {
    "id": "A-7",
    "language": "hr",
    "text": "Paket je stigao razbijen.",
    "customer": {"name": "Ivan Jurković", "last_name": "Jurković", "address": "man", "email": "ivan@example.org"},
    "topics": [{"category": "damaged"}],
    "asks": ["refund"],
    "order_refs": ["4711"],
}
RIGHT = {
    "finding": "justified",
    "fault": "company",
    "harm": "total",
    "price": "64 EUR",
    "remedies": [{"kind": "refund", "date": "2026-12-01"}],
}


def moves(suggestion: replyguide.Suggestion) -> list[str]:
    return [part.move for part in suggestion.reply.parts]


def suggest(verdict: dict[str, Any] | None = None, **values: Any) -> replyguide.Suggestion:
    return replyguide.suggest({**CASE, **values}, verdict=verdict, house=HOUSE, now=NOW)


def apologises(suggestion: replyguide.Suggestion) -> bool:
    return any(move.startswith("apology.") for move in moves(suggestion))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finding_decides_in_every_language(language: str) -> None:
    justified = suggest(RIGHT, language=language)
    unjustified = suggest({"finding": "unjustified"}, language=language)
    undetermined = suggest(None, language=language)
    assert apologises(justified)
    assert "remedies" in moves(justified)
    assert not apologises(unjustified)
    assert "remedies" not in moves(unjustified)
    assert len(unjustified.reply.text) < len(justified.reply.text)
    assert "examining" in moves(undetermined)
    assert undetermined.questions or undetermined.complaint.asks
    assert not {"admitted", "remedies", "promise.solution"} & set(moves(undetermined))
    assert all(found.reply.ready for found in (justified, unjustified, undetermined))


APOLOGIES = [
    ("company", "none", "apology.trivial"),
    ("company", "trivial", "apology.trivial"),
    ("company", "slight", "apology.fault"),
    ("company", "partial", "apology.fault"),
    ("company", "total", "apology.fault"),
    ("company", None, "apology.fault"),
    ("third-party", "total", "apology.responsible"),
    ("nobody", "partial", "apology.outcome"),
    ("unknown", "total", "apology.outcome"),
]


@pytest.mark.parametrize(("fault", "harm", "apology"), APOLOGIES)
def test_the_apology_fits_fault_and_harm(fault: str, harm: str | None, apology: str) -> None:
    found = suggest({"finding": "justified", "fault": fault, "harm": harm})
    assert [move for move in moves(found) if move.startswith("apology.")] == [apology]


KINDS = [
    ({}, None, "acknowledgement"),
    ({"stage": "investigating", "questions": ["Koji je broj?"]}, None, "questions"),
    ({}, {"finding": "undetermined", "referral": {"name": "Petra Marin"}}, "hand-over"),
    ({}, {"finding": "justified"}, "resolution"),
    ({}, {"finding": "partly-justified", "account": "Točno je prvo."}, "partial-resolution"),
    ({}, {"finding": "unjustified"}, "brief-answer"),
    ({"occasion": "own-mistake"}, {"account": "Pogreška."}, "own-mistake"),
    ({"occasion": "declined"}, {"reasons": "Razlog."}, "declined"),
    ({"occasion": "farewell"}, {}, "farewell"),
    ({"occasion": "delay"}, {}, "delay"),
    ({"stage": "agreed"}, RIGHT, "agreement"),
    ({"stage": "resolved"}, RIGHT, "follow-up"),
    ({"stage": "closed"}, {"finding": "unjustified"}, "closing"),
    ({"marks": ["insulting"], "earlier_contacts": 3}, None, "closing"),
    ({"channel": "review"}, None, "public-reply"),
    ({"channel": "social"}, RIGHT, "public-reply"),
    ({"channel": "phone-note"}, RIGHT, "call-guide"),
]


@pytest.mark.parametrize(("values", "verdict", "kind"), KINDS, ids=[kind for *_, kind in KINDS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_in_every_language(
    values: dict[str, Any], verdict: dict[str, Any] | None, kind: str, language: str
) -> None:
    found = suggest(verdict, language=language, **values)
    assert found.kind == kind
    assert found.reply.ready, found.missing
    assert "⟦" not in found.reply.text
    assert "%(" not in found.reply.text
    assert found.reply.html
    assert found.reply.markdown
    assert str(found)


def test_a_kind_may_be_asked_for_where_it_fits() -> None:
    assert replyguide.suggest(CASE, house=HOUSE, kind="call-guide").kind == "call-guide"
    with pytest.raises(replyguide.InputError, match=r"kind: does not fit this case.*resolution"):
        replyguide.suggest(CASE, house=HOUSE, kind="resolution")


def test_topics_keep_the_customers_order_and_their_own_findings() -> None:
    topics = [
        {"category": "price", "verdict": {"finding": "unjustified"}},
        {"category": "delivery-late", "verdict": {"finding": "justified", "fault": "company"}},
    ]
    found = suggest(topics=topics)
    assert found.kind == "partial-resolution"
    points = [(part.move, part.topics) for part in found.reply.parts if part.section == "points"]
    assert points == [("not-upheld", (0,)), ("admitted", (1,))]


def test_a_missing_fact_is_a_visible_slot_and_no_mail() -> None:
    found = replyguide.suggest(CASE, verdict={"finding": "justified", "remedies": [{"kind": "price-cut"}]})
    assert not found.reply.ready
    assert set(found.missing) == {"remedies.amount", "house.name"}
    assert "⟦" in found.reply.text
    with pytest.raises(NotReady):
        found.reply.email()
    assert "⟦" in found.reply.email(draft=True).get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_words_of_another_language_are_left_out_or_missing_never_inserted() -> None:
    optional = suggest({"finding": "justified", "cause": {"cs": "Kurýr onemocněl."}})
    assert "Kurýr" not in optional.reply.text
    assert optional.reply.ready
    assert any("cause" in caution for caution in optional.cautions)
    needed = suggest({"account": {"cs": "Chyba."}}, occasion="own-mistake")
    assert "verdict.account" in needed.missing


def test_no_date_is_named_that_has_passed() -> None:
    found = suggest({**RIGHT, "remedies": [{"kind": "refund", "date": "2026-11-01"}]})
    assert "by.neutral" in moves(found)
    assert "studenoga" not in found.reply.text
    assert any("2026" in caution for caution in found.cautions)


def test_without_a_clock_nothing_names_a_date() -> None:
    house = House(name="Lampa", reply_hours=24)
    found = replyguide.suggest(CASE, house=house)
    assert "promise.answer.neutral" in moves(found)
    assert "promise.answer" in moves(replyguide.suggest(CASE, house=house, now=NOW))


def test_the_mail_answers_the_original() -> None:
    found = suggest(None, subject="Razbijen paket", message_id="<a@x>", references=["<0@x>"])
    mail = found.reply.email()
    assert mail["To"] == "ivan@example.org"
    assert mail["Subject"] == "Re: Razbijen paket"
    assert mail["In-Reply-To"] == "<a@x>"
    assert mail["References"] == "<0@x> <a@x>"


HOSTILE = ["{{ 7*7 }}", "<script>alert(1)</script>", "%(name)s", "Ana\r\nBcc: x@y.z", "\u202eevil", "*b*_i_[l](x)"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("channel", ["email", "letter", "chat", "review", "phone-note"])
def test_customer_text_is_data(text: str, channel: str) -> None:
    found = suggest(
        {"finding": "justified", "cause": text},
        channel=channel,
        text=text,
        subject=text,
        customer={"name": text, "last_name": text, "address": "man", "email": "a@example.org"},
        order_refs=[text],
    )
    page = found._repr_html_() + found.reply.html
    assert "<script>" not in page
    assert "49" not in found.reply.text.replace("4711", "")
    mail = found.reply.email(draft=True)
    assert mail["Bcc"] is None
    assert "\u202e" not in found.reply.text


def test_a_mail_must_not_be_a_list_of_recipients() -> None:
    with pytest.raises(replyguide.InputError):
        suggest(None, customer={"email": "a@example.org, b@example.org"})


def test_the_same_input_gives_the_same_output_in_any_process() -> None:
    code = (
        "import replyguide;print(replyguide.suggest({'language':'cs','id':'7','text':'x',"
        "'topics':[{'category':'price'}],'marks':['angry','repeated','praise']}).to_json())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


def test_neighbouring_cases_differ_and_a_case_does_not() -> None:
    texts = [suggest(RIGHT, id=f"A-{number}").reply.text for number in range(6)]
    assert all(one != other for one, other in pairwise(texts))
    assert suggest(RIGHT, id="A-1").reply.text == texts[1]


def test_a_house_pins_a_wording() -> None:
    house = House(name="Lampa", wordings={"thanks.message": 2})
    openings = {
        replyguide.suggest({**CASE, "id": f"A-{number}"}, house=house).reply.parts[0].sentences[0].text
        for number in range(4)
    }
    assert len(openings) == 1


def test_the_record_is_enough_to_audit() -> None:
    record = suggest(RIGHT).record()
    assert record["kind"] == "resolution"
    assert {"right.responsibility", "remedy.propose"} <= set(record["fired"])
    assert record["rules"] == suggest(None).record()["rules"]
    assert record["input"] != suggest(None).record()["input"]


def test_side_by_side_aligns_every_part() -> None:
    rows = suggest(RIGHT).beside("cs")
    assert [row.move for row in rows] == moves(suggest(RIGHT))
    assert all(row.agent and row.customer for row in rows)


@given(complaints(), houses())
def test_any_valid_complaint_gets_a_plan_and_a_reply(complaint: Complaint, house: House) -> None:
    found = replyguide.suggest(complaint, house=house, now=NOW, agent_language="cs")
    assert found.plan.says
    assert any(step.what == "record" for step in found.plan.tasks)
    said = [part.move for part in found.reply.parts]
    assert sum(move.startswith("apology.") for move in said) <= 1
    forbidden = {what for step in found.plan.in_mind if step.effect == "avoid" for what in [step.what]}
    for move in said:
        assert move == "questions" or not MOVES[move].counts_as & forbidden, (move, forbidden)
    assert "%(" not in found.reply.text.replace("%(", "", complaint.text.count("%("))
    if complaint.finding == "unjustified":
        assert not any(move.startswith("apology.") or move in ("remedies", "admitted") for move in said)
    if complaint.finding == "undetermined":
        assert not {"remedies", "promise.solution", "admitted"} & set(said)
    if not complaint.remedies:
        assert "remedies" not in said
    found.to_json()
    str(found)
    found._repr_html_()


@given(complaints())
def test_suggestions_are_deterministic(complaint: Complaint) -> None:
    first = replyguide.suggest(complaint, now=NOW).to_json()
    assert replyguide.suggest(Complaint.model_validate(complaint.model_dump()), now=NOW).to_json() == first


def test_now_needs_an_offset() -> None:
    with pytest.raises(replyguide.InputError, match="now"):
        replyguide.suggest(CASE, now=dt.datetime(2026, 11, 24))
