"""What is shown of a suggestion, reading, review, plan and complaint: complete, escaped, in the agent's words."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import replyguide
from replyguide import Complaint, House
from replyguide.display.card import Card, Listing
from replyguide.display.safe import visible
from replyguide.display.words import words_for
from replyguide.intake.numbers import KINDS
from replyguide.intake.quoted import Kind as Left
from replyguide.languages import LANGUAGES
from replyguide.phrasing.agent import REFERENCES, STRIPPED
from strategies import NOW, complaints

HOUSE = House(name="Lampa d.o.o.", phone="01 555")
MESSAGE = """Poštovani,

paket je stigao razbijen. Narudžba br. 2026-117, stigla 3. ožujka, platila sam 64,50 €. Želim povrat novca. Sramota!

Lijep pozdrav
Ana Jurković

Dana 2. 3. 2026. u 10:00 Lampa <info@lampa.example> napisa:
> Poslali smo vam paket.
"""
RIGHT: dict[str, Any] = {
    "finding": "justified",
    "fault": "company",
    "harm": "total",
    "price": "64.50 EUR",
    "measure": {"hr": "Staklo sada dvaput umatamo.", "en": "We now wrap glass twice."},
    "remedies": [{"kind": "refund", "date": "2026-12-01"}],
}
DRAFT = "Poštovani,\n\nhvala na poruci. Vaš [broj] je XXX.\n\nS poštovanjem\nLampa"
HOSTILE = [
    "<script>alert(1)</script>",
    "</pre></mark><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "\u202eevil\u202c \u2067x",
    "\x1b[2J\x07",
    "[x](javascript:alert(1)) <javascript:x> ![i](http://e.example/i.png) www.e.example a@e.example",
    "# one\n=====\n1. two\n- three\n> four\n    five\n```six",
    "$x$ and \\(y\\) &lt;b&gt; **b** _i_ `c` ~~s~~ | t |",
    "a\r\nb\u2028c\ud800",
]


def suggestion(agent: str = "en_GB", **values: Any) -> replyguide.Suggestion:
    now = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
    return replyguide.suggest(MESSAGE, house=HOUSE, now=now, agent_language=agent, **values)


@cache
def cards(agent: str = "en_GB") -> dict[str, Card]:
    """One card of each sort."""
    found = suggestion(agent, verdict=RIGHT)
    assert found.reading is not None
    reviewed = replyguide.review(DRAFT, MESSAGE, verdict=RIGHT, house=HOUSE, agent_language=agent)
    return {
        "suggestion": found.card(),
        "reading": found.reading.card(agent),
        "plan": found.plan.card(agent),
        "complaint": found.complaint.card(agent),
        "review": reviewed.card(),
    }


class Page(HTMLParser):
    """A strict reader: every element is closed where it should be."""

    VOID = ("br", "img", "input", "meta", "link", "hr")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def read(page: str) -> Page:
    """The page, which has nothing in it that acts or fetches, and no name that two cards could share."""
    found = Page(page)
    assert not {tag for tag, _ in found.tags} & {"script", "img", "iframe", "link", "object", "form", "a"}
    for tag, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("id", "src", "href", "style")], tag
    return found


@pytest.mark.parametrize("agent", LANGUAGES)
@pytest.mark.parametrize("what", ["suggestion", "reading", "plan", "complaint", "review"])
def test_each_shows_itself_in_every_agents_language(what: str, agent: str) -> None:
    card = cards(agent)[what]
    assert card.language == agent
    bundle = card._repr_mimebundle_()
    assert list(bundle) == ["text/html", "text/markdown", "text/plain"]
    page = read(bundle["text/html"])
    assert page.tags[0] == (
        "article",
        {"class": "replyguide tex2jax_ignore mathjax_ignore", "lang": agent.replace("_", "-")},
    )
    headings = [tag for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == "h3"
    assert set(headings[1:]) == {"h4"}
    for text in (page.text, bundle["text/markdown"], bundle["text/plain"]):
        assert card.title.split(":")[0] in text
        assert "%(" not in text
    assert "url(" not in bundle["text/html"]
    assert "@import" not in bundle["text/html"]


def test_all_five_have_the_methods_that_notebooks_call() -> None:
    found = suggestion(verdict=RIGHT)
    reviewed = replyguide.review(DRAFT, found.complaint, house=HOUSE)
    for thing in (found, found.reading, found.plan, found.complaint, reviewed):
        assert thing is not None
        bundle = thing._repr_mimebundle_(include=None, exclude=None)
        assert bundle["text/html"] == thing._repr_html_() == thing.to_html() == thing.card()._repr_html_()
        assert bundle["text/markdown"] == thing.to_markdown()
        assert bundle["text/plain"] == str(thing.card())


def test_the_language_of_labels_is_asked_for_the_houses_or_the_customers() -> None:
    found = replyguide.read(MESSAGE)
    assert found.card().language == "hr"
    assert found.card("cs").title == "Vyčteno ze zprávy"
    assert Complaint(text="x").card().language == "en_GB"
    assert suggestion("hr").plan.card().language == "hr"
    house = House(name="Lampa", agent_language="ro")
    assert replyguide.suggest(MESSAGE, house=house).plan.card().language == "ro"
    with pytest.raises(replyguide.UnknownLanguage):
        found.card("sw")


def test_a_suggestion_shows_the_verdict_the_state_and_the_band_first() -> None:
    card = cards()["suggestion"]
    assert [chip.text for chip in card.chips] == ["justified", "Croatian", "Ready to send."]
    assert any(lead.text.startswith("Fair: €64.50") for lead in card.leads)
    assert card.plain.startswith("Resolution · justified · Croatian · Ready to send.\n")


def test_a_suggestion_shows_what_is_missing() -> None:
    found = replyguide.suggest({"language": "hr", "text": "x"}, agent_language="en_GB")
    assert [chip.tone for chip in found.card().chips][-1] == "bad"
    assert "Missing\n  • Who answers" in str(found)
    assert "Who answers: the house" in read(found.to_html()).text


def test_each_step_stands_beside_the_agents_language_with_its_reason_and_guidance() -> None:
    page = read(cards()["suggestion"].html)
    assert "Staklo sada dvaput umatamo." in page.text
    assert "We now wrap glass twice." in page.text
    assert "The company's own words" in page.text
    assert "What keeps it from happening again is worth telling." in page.text
    assert replyguide.guidelines()[0].id == "hr-01"
    says = {guideline.id: guideline.says() for guideline in replyguide.guidelines()}
    assert says["cs-12"] in page.text
    assert ("div", {"lang": "hr", "dir": "auto"}) in page.tags


def test_every_task_caution_and_note_unfolds_to_its_reason() -> None:
    for what in ("suggestion", "plan"):
        lists = [block for block in cards()[what].blocks if isinstance(block, Listing)]
        assert {"To do", "Avoid", "Keep in mind", "Left out"} <= {block.title for block in lists}
        assert all(item.why for block in lists for item in block.items)


def test_an_agent_who_reads_the_customers_language_sees_one_column() -> None:
    html = suggestion("hr", verdict=RIGHT).to_html()
    assert "Na vašem jeziku" not in html
    assert "Na vašem jeziku" in suggestion("bs", verdict=RIGHT).to_html()


def test_a_reading_marks_the_message() -> None:
    page = read(cards()["reading"].html)
    kinds = {attributes.get("class") for tag, attributes in page.tags if tag == "mark"}
    assert kinds >= {"rg-topic", "rg-ask", "rg-tone", "rg-number", "rg-person", "rg-stripped"}
    for label in ("damaged", "refund", "order 2026-117", "€64.50", "quoted mail", "Name", "90% sure"):
        assert label in page.text, label
    assert ("pre", {"class": "rg-text", "lang": "hr", "dir": "auto"}) in page.tags


def test_a_reading_tells_what_it_doubts() -> None:
    found = replyguide.read("Paket nije stigao u petak.", received=NOW)
    assert found.dates[0].sure < 0.7
    assert "20 November 2026 ?" in found.card("en_GB").plain


def test_a_language_that_is_not_served_is_said() -> None:
    card = replyguide.read("Der Kühlschrank ist schon wieder kaputt und niemand antwortet mir.").card()
    assert card.chips[0].tone == "bad"
    assert "de" in card.chips[0].text


def test_a_review_numbers_and_underlines_what_it_found() -> None:
    card = cards()["review"]
    lines = card.plain.splitlines()
    place = lines.index("3 │ hvala na poruci. Vaš [broj] je XXX.")
    below = " " * (lines[place].index("[") - len("  │ "))
    assert lines[place + 1].startswith(f"  │ {below}^^^^^^ 1 error")
    page = read(card.html)
    assert next(attributes["class"] for tag, attributes in page.tags if tag == "mark") == "rg-error"
    assert "1 error" in page.text
    assert "A field of a template was not filled." in page.text
    assert "Better" in page.text


def test_a_review_that_found_nothing_says_so() -> None:
    found = suggestion("cs", verdict=RIGHT)
    reviewed = replyguide.Review(found.reply.text, (), found)
    assert "Nic nebylo nalezeno." in str(reviewed)
    assert "Nic nebylo nalezeno." in read(reviewed.to_html()).text


def test_a_complaint_tells_not_stated_from_nothing() -> None:
    def authorised(**verdict: Any) -> str:
        case = Complaint(text="x", language="hr", verdict={"finding": "justified", **verdict})
        return case.card("en_GB").plain

    assert "Authorised: not stated" in authorised()
    assert "Authorised: nothing" in authorised(remedies=[], reasons="Rok je prošao.")
    told = authorised(
        remedies=[{"kind": "voucher", "percent": "10", "text": {"hr": "Bon.", "en": "A voucher."}}],
        referral={"name": "Jana Malá", "contact": "jana@example.org"},
        granted=["cancellation"],
    )
    assert "Authorised: voucher or discount on the next order · 10% “Bon.”" in told
    assert "Who can help further: Jana Malá (jana@example.org)" in told
    assert "Wishes granted: cancellation" in told


def test_a_topics_own_verdict_stands_under_its_name() -> None:
    topics = [{"category": "price", "verdict": {"finding": "unjustified", "retry_after": "2026-12-01"}}]
    told = Complaint(text="x", language="hr", topics=topics, subject="Cijena").card("en_GB").plain
    assert "Verdict: price\n  Verdict: unjustified" in told
    assert "Possible again from: 1 December 2026" in told
    assert "Subject: Cijena" in told


def test_days_are_told_as_far_as_they_are_known() -> None:
    words = words_for("en_GB")
    assert words.day("2026-03-11") == "11 March 2026"
    assert words.day("--03-11") == "11 March"
    assert words.day("-P3D") == "3 days ago"
    assert words.day("P2W") == "in 2 weeks"


def test_the_agents_words_name_all_that_a_reading_finds() -> None:
    assert REFERENCES == KINDS
    assert set(STRIPPED) == set(get_args(Left))


def everything(text: str) -> list[Card]:
    """Every card with that text wherever somebody else's text may stand."""
    case = {
        "language": "hr",
        "text": text + "\nPaket je razbijen.",
        "subject": "x" + text,
        "customer": {"name": "Ana" + text, "organisation": "x" + text},
        "topics": [{"category": "damaged", "words": text}],
        "order_refs": ["x" + text],
    }
    verdict = {"finding": "justified", "cause": "x" + text, "remedies": [{"kind": "gift", "text": "x" + text}]}
    found = replyguide.suggest(case, verdict=verdict, house=HOUSE, now=NOW, agent_language="en_GB")
    reviewed = replyguide.review("x" + text, case, house=HOUSE, agent_language="en_GB")
    reading = replyguide.read("Paket je razbijen.\n" + text)
    return [found.card(), found.plan.card(), found.complaint.card(), reviewed.card(), reading.card("en_GB")]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_others_stays_text(text: str) -> None:
    cards = everything(text.encode("utf-8", "ignore").decode())
    for card in cards:
        page = read(card.html)
        for shown in (page.text, card.markdown, card.plain):
            shown.encode()
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
            assert "49" not in shown.replace("[7*7]", "")
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(card.markdown)
        inline = [child for token in tokens for child in token.children or ()]
        assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
        assert {token.content for token in inline if token.type == "html_inline"} <= {"<br>"}
        assert not [child for child in inline if child.type in ("link_open", "image", "code_inline", "s_open")]
        headings = [token for token in tokens if token.type == "heading_open"]
        assert [token.tag for token in headings] == ["h3", *["h4"] * (len(headings) - 1)]


@given(st.text(max_size=200))
def test_any_draft_can_be_shown(text: str) -> None:
    found = suggestion()
    reviewed = replyguide.Review("x" + text.encode("utf-8", "ignore").decode(), (), found)
    assert visible(reviewed.draft) in read(reviewed.to_html()).text
    assert str(reviewed)


@given(complaints())
def test_any_complaint_can_be_shown(complaint: Complaint) -> None:
    found = replyguide.suggest(complaint, house=HOUSE, now=NOW, agent_language="cs")
    for card in (found.card(), found.plan.card("ro"), complaint.card("hr")):
        read(card.html)
        assert card.markdown
        assert card.plain
