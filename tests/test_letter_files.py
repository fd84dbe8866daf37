"""The formal letter as a file: what stands in a DOCX and a PDF, where, and when none is made."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import replyguide
from replyguide.adapters import letter
from replyguide.adapters.cli import app
from replyguide.languages import LANGUAGES, load
from replyguide.phrasing.layout import Block, Letter, sheet

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PLACE = {
    "hr": ("Čvor d.o.o.", "Đorđe Šušnjić", "Žabno 8", "21000 Split"),
    "bs": ("Ćilim d.o.o.", "Đenana Šišić", "Čengić Vila 3", "71000 Sarajevo"),
    "cs": ("Kolibřík s.r.o.", "Jiří Příhoda", "Ťukova 8", "702 00 Ústí nad Labem"),
    "ro": ("Lampă și Țesături SRL", "Ștefan Țăranu", "Str. Înfrățirii 3", "400114 Cluj-Napoca"),
    "pt_BR": ("Lâmpada Ltda.", "João Conceição", "Rua da Bênção, 3", "São Luís – MA"),
    "pt_PT": ("Lâmpada, Lda.", "João Conceição", "Rua do Açúcar, 3", "4000-009 Porto"),
    "en_GB": ("Lamp Ltd", "Zoë Smith", "3 Park Road", "Leeds LS1 1AA"),
    "en_US": ("Lamp Inc.", "Zoë Smith", "3 Park Road", "Denver, CO 80202"),
}
CAUSE = "(1) <b>bold</b> & #let x = 1 $a$ *b* _c_ `d` \\e [f] @g // h"


def reply(language: str = "cs", *, layout: str = "block", **more: Any) -> replyguide.Reply:
    """A letter on paper with everything on it; ``more`` replaces fields of the complaint."""
    company, customer, street, town = PLACE[language]
    house = replyguide.House.model_validate(
        {
            "name": company,
            "city": "Město",
            "postal_address": ["Ulice 1", "100 00 Město"],
            "signatory": {"name": "Šárka Perić", "role": "správkyně"},
            "letter_layout": layout,
        }
    )
    complaint = {
        "id": "7",
        "language": language,
        "channel": "letter",
        "text": "…",
        "topics": [{"category": "service"}, {"category": "staff-conduct"}],
        "asks": ["apology", "explanation"],
        "customer": {"name": customer, "postal_address": [street, town]},
        "order_refs": ["20417"],
        "enclosures": ["Račun 12"],
        "copies": ["Ana Marić", "Ion Țuțea"],
    }
    return replyguide.suggest({**complaint, **more}, house=house, now=NOW).reply


def decided(language: str, cause: str, **house: Any) -> replyguide.Reply:
    """A letter that admits a fault, with a cause in the company's own words."""
    return replyguide.suggest(
        {"id": "7", "language": language, "channel": "letter", "text": "…", "topics": [{"category": "damaged"}]},
        verdict={"finding": "justified", "fault": "company", "harm": "partial", "price": "10 EUR", "cause": cause},
        house=replyguide.House.model_validate({"name": "Lampa", **house}),
    ).reply


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The style and the text of every paragraph."""
    return [(one.style.name, one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Text without blanks, which lines and no-break blanks make different."""
    return "".join(text.split())


def said(one: Letter) -> list[str]:
    """Everything that stands on a letter."""
    words = [*one.sender, one.date_line, *one.addressee, one.subject_line, one.salutation]
    for text, listed in one.blocks:
        words += [text, *listed]
    return [text for text in (*words, one.close, *one.signature, one.enclosures, one.copies) if text]


# What stands in them.


@pytest.mark.parametrize("layout", ["block", "semi-block"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_say_what_the_letter_says(language: str, layout: str) -> None:
    made = reply(language, layout=layout)
    words = said(made.letter)
    assert len(words) > 18
    word = squeezed("".join(text for _, text in paragraphs(letter.docx(made))))
    print_ = squeezed("".join(pages(letter.pdf(made))))
    for text in words:
        assert squeezed(text) in word
        assert squeezed(text) in print_


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_keep_the_order_of_the_text(language: str) -> None:
    made = reply(language)
    text = squeezed(made.text.replace("–", ""))
    assert squeezed("".join(text for _, text in paragraphs(letter.docx(made))).replace("–", "")) == text
    assert squeezed("".join(pages(letter.pdf(made))).replace("•", "").replace("–", "")) == text


def test_the_word_document_has_named_styles() -> None:
    assert [style for style, _ in paragraphs(letter.docx(reply("pt_BR")))] == [
        "Return Address", "Date", "Inside Address", "Subject Line", "Salutation",
        "Body Text", "Body Text", "List Bullet", "List Bullet", "Body Text", "List Bullet", "List Bullet",
        "Body Text", "Body Text", "Body Text", "List Bullet", "List Bullet", "Body Text",
        "Closing", "Signature", "Enclosure", "Copies",
    ]  # fmt: skip
    styles = {style for style, _ in paragraphs(letter.docx(reply("pt_BR", layout="semi-block")))}
    assert "Body Text First Indent" in styles
    assert "Body Text" not in styles


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_language_and_title(language: str) -> None:
    made = reply(language)
    word = docx.Document(io.BytesIO(letter.docx(made)))
    reader = pypdf.PdfReader(io.BytesIO(letter.pdf(made)))
    width, height = (215.9, 279.4) if language == "en_US" else (210.0, 297.0)
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((width, height), abs=0.1)
    box = reader.pages[0].mediabox
    assert (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) == pytest.approx((width, height), abs=0.1)
    locale = load(language).locale.replace("_", "-")
    assert word.core_properties.language == locale
    assert (
        f'<w:lang w:val="{locale}"' in zipfile.ZipFile(io.BytesIO(letter.docx(made))).read("word/styles.xml").decode()
    )
    assert str(reader.trailer["/Root"]["/Lang"]) == locale.replace("-Latn", "")
    assert word.core_properties.title == made.subject
    assert reader.metadata is not None
    assert reader.metadata.title == made.subject
    assert word.core_properties.author == reader.metadata.author == PLACE[language][0]
    assert word.core_properties.comments == ""


def test_the_pdf_carries_its_font() -> None:
    fonts = pypdf.PdfReader(io.BytesIO(letter.pdf(reply("ro")))).pages[0]["/Resources"]["/Font"]
    bases = {font.get_object()["/BaseFont"].partition("+")[2].partition("-")[0] for font in fonts.values()}
    assert bases == {"LibertinusSerif"}


# Where it stands.


@pytest.mark.parametrize(
    ("language", "head", "block", "semi_block", "subject_first"),
    [
        ("hr", "date addressee", "", "addressee close", True),
        ("bs", "date addressee", "", "addressee close", True),
        ("cs", "addressee date", "addressee", "addressee close date", True),
        ("ro", "date addressee", "", "close date", True),
        ("pt_BR", "date addressee", "", "close date", True),
        ("pt_PT", "addressee date", "addressee", "addressee close date", True),
        ("en_GB", "date addressee", "", "close date", False),
        ("en_US", "date addressee", "", "close date", True),
    ],
)
def test_each_country_arranges_it_its_way(
    language: str, head: str, block: str, semi_block: str, subject_first: bool
) -> None:
    style_of = {"date": {"Date"}, "addressee": {"Inside Address"}, "close": {"Closing", "Signature"}}
    for layout, right in (("block", block), ("semi-block", semi_block)):
        made = reply(language, layout=layout)
        arranged = sheet(made.letter)
        assert " ".join(arranged.head) == head
        assert " ".join(sorted(arranged.right)) == right
        assert arranged.subject_first is subject_first
        in_the_middle = {
            one.style.name
            for one in docx.Document(io.BytesIO(letter.docx(made))).paragraphs
            if one.paragraph_format.left_indent
        }
        assert in_the_middle == set().union(*(style_of[part] for part in right.split()))
        for part, line in (("date", made.letter.date_line), ("addressee", PLACE[language][1])):
            assert in_right_half(letter.pdf(made), line) is (part in right.split())
        order = [style for style, _ in paragraphs(letter.docx(made))]
        assert (order.index("Subject Line") < order.index("Salutation")) is subject_first
        assert (made.text.index(made.letter.subject_line) < made.text.index(made.letter.salutation)) is subject_first
        assert (f'margin-left: 50%">{made.letter.date_line}' in made.html) is ("date" in right.split())


def in_right_half(data: bytes, line: str) -> bool:
    """Whether a line of the first page begins in the middle of the sheet."""
    laid_out = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(extraction_mode="layout")
    (found,) = (one for one in laid_out.splitlines() if squeezed(one) == squeezed(line))
    return len(found) - len(found.lstrip()) > 20


@pytest.mark.parametrize(
    ("language", "own", "tied"),
    [
        ("cs", "Opravíme to 2. prosince v dílně a k tomu S-12 dáme.", "to 2.~prosince v~dílně a~k~tomu S-12 dáme."),
        ("cs", "Je to 120 dní, 12 dní, A 5 i.", "Je to 120 dní, 12~dní, A~5~i."),
        ("hr", "Bit će 24. studenoga u 9 sati.", "Bit će 24.~studenoga u 9~sati."),
        ("pt_BR", "Será em 30 de novembro e a tempo.", "Será em 30~de~novembro e a tempo."),
    ],
)
def test_no_line_ends_between_a_day_and_its_month_or_after_a_czech_preposition(
    language: str, own: str, tied: str
) -> None:
    made = decided(language, own)
    assert own in made.text
    assert tied.replace("~", "\xa0") in " ".join(text for _, text in paragraphs(letter.docx(made)))


def test_pages_after_the_first_are_numbered_and_the_close_is_not_left_alone() -> None:
    short, long = (decided("en_GB", "The cup was loose in its box. " * count) for count in (1, 150))
    assert len(pages(letter.pdf(short))) == 1
    printed = pages(letter.pdf(long))
    assert len(printed) > 1
    assert not printed[0].rstrip().endswith("1")
    assert printed[1].split()[-1] == "2"
    assert len(printed[-1].split()) > 20
    word = docx.Document(io.BytesIO(letter.docx(long)))
    assert word.sections[0].different_first_page_header_footer
    assert "PAGE" in word.sections[0].footer._element.xml
    body, close = word.paragraphs[-3:-1]
    assert body.paragraph_format.keep_with_next
    assert close.style.name == "Closing"
    assert close.style.paragraph_format.keep_with_next


# Whatever stands in it is text.


def test_markup_is_shown_as_it_stands() -> None:
    made = decided("en_GB", CAUSE, signatory={"name": "A <w:br/> #pagebreak() *B*"})
    for text in ("".join(text for _, text in paragraphs(letter.docx(made))), "".join(pages(letter.pdf(made)))):
        assert squeezed(CAUSE) in squeezed(text)
        assert squeezed("A <w:br/> #pagebreak() *B*") in squeezed(text)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_makes_a_file(text: str, language: str) -> None:
    own = "x" + text + "\ufffe"
    made = decided(language, own, city=own, postal_address=[own])
    assert paragraphs(letter.docx(made))
    assert pages(letter.pdf(made))


def test_what_no_file_can_hold_is_left_out() -> None:
    assert letter._clean(Letter("cs", "a\x00b\ufffe", (Block("\ud800c", ("\x1bd",)),), "e\x08", ("f\uffff",)))[1:5] == (
        "ab", (("c", ("d",)),), "e", ("f",)
    )  # fmt: skip


def test_the_same_reply_makes_the_same_bytes() -> None:
    assert letter.pdf(reply()) == letter.pdf(reply())
    assert letter.docx(reply()) == letter.docx(reply())


def test_dates_are_those_of_the_answer_or_none() -> None:
    made = reply()
    word = docx.Document(io.BytesIO(letter.docx(made))).core_properties
    metadata = pypdf.PdfReader(io.BytesIO(letter.pdf(made))).metadata
    assert metadata is not None
    assert word.created is not None
    assert word.created.isoformat().startswith("2026-11-24T09:00:00")
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat().startswith("2026-11-24T09:00:00")
    undated = decided("cs", "Spadlo to.")
    assert docx.Document(io.BytesIO(letter.docx(undated))).core_properties.created is None
    metadata = pypdf.PdfReader(io.BytesIO(letter.pdf(undated))).metadata
    assert metadata is not None
    assert metadata.creation_date is None


# The house's own letterhead.


def test_a_house_brings_its_own_letterhead(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "OWN HEAD"
    own.styles.add_style("Closing", WD_STYLE_TYPE.PARAGRAPH, builtin=True).font.italic = True
    own.save(str(folder / "letter.docx"))
    (folder / "letter.typ").write_text("#let it = json(bytes(sys.inputs.letter))\nOWN HEAD #it.subject", "utf-8")
    made = decided("cs", "Spadlo to.", folder=tmp_path)
    word = docx.Document(io.BytesIO(letter.docx(made)))
    assert word.sections[0].header.paragraphs[0].text == "OWN HEAD"
    assert word.styles["Closing"].font.italic
    assert "Return Address" not in {paragraph.style.name for paragraph in word.paragraphs}
    assert "Subject Line" in {paragraph.style.name for paragraph in word.paragraphs}
    assert squeezed("".join(pages(letter.pdf(made)))) == squeezed(f"OWN HEAD {made.subject}")


def test_a_letterhead_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "letter.docx").write_bytes(b"no document")
    (folder / "letter.typ").write_text("#nothing-of-the-kind", "utf-8")
    made = decided("cs", "Spadlo to.", folder=tmp_path)
    with pytest.raises(replyguide.HouseError, match=r"letter\.docx"):
        letter.docx(made)
    with pytest.raises(replyguide.HouseError, match=r"letter\.typ.*nothing-of-the-kind"):
        letter.pdf(made)


# When none is made.


@pytest.mark.parametrize("make", [letter.docx, letter.pdf])
@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("email", "acknowledgement"),
        ("chat", "acknowledgement"),
        ("review", "public-reply"),
        ("phone-note", "call-guide"),
    ],
)
def test_only_a_letter_makes_a_file(make: Any, channel: str, kind: str) -> None:
    made = reply(channel=channel)
    with pytest.raises(replyguide.InputError, match=rf"channel: .*\({kind}\).*the channel letter .*'{channel}'"):
        make(made)


@pytest.mark.parametrize("make", [letter.docx, letter.pdf])
def test_a_reply_that_lacks_facts_makes_a_draft_only(make: Any) -> None:
    made = replyguide.suggest({"language": "cs", "channel": "letter", "text": "x", "topics": [{"category": "price"}]})
    with pytest.raises(replyguide.NotReady, match=r"house\.name"):
        make(made.reply)
    data = make(made.reply, draft=True)
    text = "".join(pages(data)) if make is letter.pdf else "".join(text for _, text in paragraphs(data))
    assert "⟦" in text


@pytest.mark.parametrize("extra", ["docx", "typst"])
def test_a_missing_extra_is_named(extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, extra, None)
    monkeypatch.delitem(sys.modules, "replyguide.adapters.word", raising=False)
    make = letter.docx if extra == "docx" else letter.pdf
    with pytest.raises(replyguide.ReplyguideError, match=r"replyguide\[letter\]"):
        make(reply())


# On the command line.


def run(*arguments: str) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(app, ["suggest", "-", *arguments], input=CASE)
    return done.exit_code, done.stdout_bytes, done.stderr


CASE = '{"language": "hr", "channel": "letter", "text": "x", "topics": [{"category": "damaged"}]}'


def test_the_command_writes_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / "house.toml"
    house.write_text('name = "Lampa"', "utf-8")
    code, data, _ = run("--house", str(house), "-o", "pdf")
    assert (code, data[:5]) == (0, b"%PDF-")
    code, data, _ = run("--house", str(house), "-o", "docx")
    assert (code, data[:2]) == (0, b"PK")
    code, data, said = run("-o", "pdf")
    assert (code, data) == (1, b"")
    assert "house.name" in said
    assert run("-o", "pdf", "--draft")[0] == 0
    monkeypatch.setitem(sys.modules, "typst", None)
    code, data, said = run("-o", "pdf", "--draft")
    assert (code, data) == (2, b"")
    assert "replyguide[letter]" in said


def test_the_command_writes_no_file_to_a_terminal() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "replyguide.adapters.cli", "suggest", "-", "-o", "docx", "--draft"],
        input=CASE.encode(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 2
    assert "> letter.docx" in done.stderr.decode()
    os.close(theirs)
    os.close(ours)
