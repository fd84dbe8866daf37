"""What a suggestion decides, over every finding, harm, channel and language: decisions, not wording."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
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
    if found.reply.layout not in ("public", "guide"):
        assert found.reply.email(draft=True)["Bcc"] is None
    assert "\u202e" not in found.reply.text


@pytest.mark.parametrize("channel", ["review", "social", "phone-note"])
def test_a_public_answer_and_a_guide_are_no_mails(channel: str) -> None:
    with pytest.raises(replyguide.InputError, match="channel"):
        suggest(RIGHT, channel=channel).reply.email(draft=True)


def test_a_public_answer_gives_nothing_away() -> None:
    found = suggest({**RIGHT, "cause": "Staklo je bilo tanko."}, channel="review")
    page = found.reply.text + found.reply.html + found.reply.subject
    assert not [word for word in ("Jurkovi", "4711", "Staklo", "64") if word in page]


UNSAID = [
    ({**RIGHT, "alternative": "Drugi put."}, {"stage": "agreed"}, "verdict.alternative"),
    ({"finding": "unjustified", "cause": "Uzrok."}, {}, "verdict.cause"),
    ({"finding": "justified", "reasons": "Razlog."}, {}, "verdict.reasons"),
    ({"reasons": "Razlog.", "remedies": [{"kind": "gift"}]}, {"occasion": "declined"}, "verdict.remedies"),
    (RIGHT, {"appointment": "2026-11-30T10:00:00+01:00"}, "appointment"),
]


@pytest.mark.parametrize(("verdict", "values", "field"), UNSAID, ids=[field for *_, field in UNSAID])
def test_what_is_stated_and_not_said_is_told(verdict: dict[str, Any], values: dict[str, Any], field: str) -> None:
    assert any(field in caution for caution in suggest(verdict, **values).cautions)


def test_a_refund_below_the_price_is_not_called_full() -> None:
    full = suggest(RIGHT, language="en").reply.text
    part = suggest({**RIGHT, "remedies": [{"kind": "refund", "amount": "20 EUR"}]}, language="en").reply.text
    assert "full price" in full
    assert "full price" not in part


def test_addresses_and_numbers_are_not_altered() -> None:
    verdict = {"finding": "undetermined", "referral": {"name": "Petra Marin ml.", "contact": "a..b@example.org"}}
    found = suggest(verdict, language="en")
    assert "a..b@example.org" in found.reply.text
    assert "ml.." not in found.reply.text


def test_a_refusal_needs_its_reasons() -> None:
    assert "verdict.reasons" in suggest({"finding": "justified", "remedies": []}).missing
    assert not suggest({"finding": "justified", "remedies": [], "reasons": "Rok je istekao."}).missing


def test_partly_right_in_public_admits_only_a_part() -> None:
    found = suggest({"finding": "partly-justified", "fault": "company"}, channel="review")
    assert "apology.partly" in moves(found)
    assert "apology.fault" not in moves(found)


@pytest.mark.parametrize("clock", [None, dt.datetime(2027, 6, 1, tzinfo=dt.UTC)])
def test_a_date_is_named_only_while_it_lies_ahead(clock: dt.datetime | None) -> None:
    found = replyguide.suggest({**CASE, "verdict": RIGHT}, house=HOUSE, now=clock)
    assert "by.neutral" in moves(found)
    assert "prosinca" not in found.reply.text
    assert len(found.cautions) == 1


def test_suggestions_can_be_pickled_and_copied() -> None:
    found = suggest(RIGHT)
    text = found.reply.text
    assert pickle.loads(pickle.dumps(found)).reply.text == text
    assert copy.deepcopy(found).reply.text == text
    assert pickle.loads(pickle.dumps(HOUSE)) == HOUSE


def test_threads_see_the_same() -> None:
    texts = [suggest(RIGHT, id=f"T-{number}").reply.text for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        again = list(pool.map(lambda number: suggest(RIGHT, id=f"T-{number}").reply.text, range(40)))
    assert again == texts


@pytest.mark.parametrize("message", [None, 7, ["x"]])
def test_what_is_no_message_is_refused(message: Any) -> None:
    with pytest.raises(replyguide.InputError, match="message"):
        replyguide.suggest(message)
    with pytest.raises(replyguide.InputError, match="house"):
        replyguide.suggest(CASE, house={"name": "Lampa"})  # type: ignore[arg-type]


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
