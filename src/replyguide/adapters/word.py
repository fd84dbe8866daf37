"""How the formal letter is laid out as a Word document. It orders what is given to it and holds no prose."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from replyguide.errors import HouseError
from replyguide.phrasing.layout import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from replyguide.languages import Language
    from replyguide.phrasing.layout import Letter

_PAPER = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
_FONT, _SIZE, _LINE = "Times New Roman", 12, 1.1
_BEFORE_CLOSE, _ROOM_TO_SIGN = 18, 48


class _Style(NamedTuple):
    """A paragraph style. Lengths are in points; ``own`` ones are not among Word's own names."""

    after: float = 10
    bold: bool = False
    keep: bool = False
    first_line: float = 0
    left: float = 0
    own: bool = False


_STYLES = {
    "Return Address": _Style(after=30, own=True),
    "Date": _Style(after=24),
    "Inside Address": _Style(after=26, own=True),
    "Subject Line": _Style(after=14, bold=True, keep=True, own=True),
    "Salutation": _Style(keep=True),
    "Body Text": _Style(),
    "Body Text First Indent": _Style(first_line=23),
    "List Bullet": _Style(after=4, first_line=-14, left=20),
    "Closing": _Style(after=_ROOM_TO_SIGN, keep=True),
    "Signature": _Style(after=18),
    "Enclosure": _Style(after=2, own=True),
    "Copies": _Style(own=True),
}


def document(
    letter: Letter, language: Language, template: Path | None, *, author: str, now: dt.datetime | None
) -> bytes:
    """The letter as a Word document.

    Args:
        letter: what to order.
        language: of its text.
        template: the house's own letterhead, whose styles come first and which takes the place of the sender's block.
        author: for the document's properties.
        now: the time of the answer, where known.
    """
    word = _opened(template)
    arranged = sheet(letter)
    if template is None:
        _set_page(word, arranged.paper)
    _define_styles(word, again=template is None)
    tag = language.locale.replace("_", "-")
    for mark in word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        mark.set(qn("w:val"), tag)
    _write(word, letter._replace(sender=() if template is not None else letter.sender))
    _describe(word, letter.subject, author, tag, now)
    return _packed(word)


def _opened(template: Path | None) -> WordDocument:
    if template is None:
        return Document()
    try:
        return Document(str(template))
    except (OpcError, BadZipFile, KeyError, ValueError) as error:
        raise HouseError.single(str(template), "", f"is no Word document: {error}") from None


def _set_page(word: WordDocument, paper: str) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = _PAPER[paper]
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(25)
    # The first page has no number, those after it have.
    section.different_first_page_header_footer = True
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def _define_styles(word: WordDocument, again: bool) -> None:
    known = {style.name for style in word.styles}
    normal = word.styles["Normal"]
    if again:
        normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
        normal.paragraph_format.line_spacing = _LINE
        normal.paragraph_format.widow_control = True
    for name, wanted in _STYLES.items():
        if name not in known:
            style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not wanted.own)
            style.base_style = normal
        elif again:
            style = word.styles[name]
        else:
            continue
        style.font.bold = wanted.bold or None
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(wanted.after)
        form.first_line_indent, form.left_indent = Pt(wanted.first_line), Pt(wanted.left)
        form.keep_with_next = form.keep_together = wanted.keep or None


def _write(word: WordDocument, letter: Letter) -> None:
    arranged = sheet(letter)
    section = word.sections[-1]
    sheet_width = section.page_width or _PAPER[arranged.paper][0]
    middle = (sheet_width - (section.left_margin or 0) - (section.right_margin or 0)) // 2

    def add(text: str, style: str, part: str = "") -> Paragraph:
        paragraph = word.add_paragraph(text, style)
        if part in arranged.right:
            paragraph.paragraph_format.left_indent = middle
        return paragraph

    if letter.sender:
        name, *address = letter.sender
        sender = add("", "Return Address")
        sender.add_run(name).bold = True
        sender.add_run("".join(f"\n{line}" for line in address))
    for part in arranged.head:
        if part == "date" and letter.date_line:
            add(letter.date_line, "Date", part)
        elif part == "addressee" and letter.addressee:
            add("\n".join(letter.addressee), "Inside Address", part)
    opening = [(letter.subject_line, "Subject Line"), (letter.salutation, "Salutation")]
    for text, style in opening if arranged.subject_first else reversed(opening):
        add(text, style)
    body = "Body Text First Indent" if letter.indent else "Body Text"
    for text, listed in letter.blocks:
        if text:
            last = add(text, body)
            last.paragraph_format.keep_with_next = True if listed else None
        for item in listed:
            last = add(item, "List Bullet")
        if listed:
            last.paragraph_format.space_after = Pt(_STYLES[body].after)
    if letter.blocks:
        last.paragraph_format.keep_with_next = True
        last.paragraph_format.space_after = Pt(_BEFORE_CLOSE)
    add(letter.close, "Closing", "close")
    add("\n".join(letter.signature), "Signature", "close")
    if letter.enclosures:
        add(letter.enclosures, "Enclosure")
    if letter.copies:
        add(letter.copies, "Copies")


def _describe(word: WordDocument, title: str, author: str, tag: str, now: dt.datetime | None) -> None:
    about = word.core_properties
    # No property may be longer than 255 characters.
    about.title, about.author, about.language = title[:255], author[:255], tag
    about.comments = ""
    if now is None:
        for dated in about._element.xpath("dcterms:created | dcterms:modified"):
            about._element.remove(dated)
    else:
        about.created = about.modified = now.astimezone(dt.UTC).replace(tzinfo=None)


def _packed(word: WordDocument) -> bytes:
    """The document as bytes that hold no time of their making."""
    made, packed = BytesIO(), BytesIO()
    word.save(made)
    with ZipFile(made) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return packed.getvalue()
