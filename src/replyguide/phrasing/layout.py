"""Lays a reply out: what stands where in a mail, a letter, a chat, a public answer, a guide for a call.

The layouts are Jinja2 templates in a sandbox; they order what is given to them and hold no prose. What a customer or a
company wrote reaches them as a value only, never as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from replyguide.languages import canonical, load

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

Layout = Literal["mail", "letter", "chat", "public", "guide"]
LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {"mail": "mail", "letter": "letter", "chat": "chat", "public": "public", "spoken": "guide"}
)
"""The situation's medium → how a reply is laid out."""

Format = Literal["txt", "html", "md"]


class Block(NamedTuple):
    """A paragraph, perhaps with a list under it."""

    text: str
    listed: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """A part of the guide for a call."""

    title: str
    how: str
    lines: tuple[Block, ...]


class Letter(NamedTuple):
    """What a layout orders, each under its own name. Every value is finished text."""

    language: str
    salutation: str
    blocks: tuple[Block, ...]
    close: str
    signature: tuple[str, ...]
    subject: str = ""
    subject_line: str = ""
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    date_line: str = ""
    indent: str = ""
    enclosures: str = ""
    copies: str = ""
    chapters: tuple[Chapter, ...] = ()
    running: str = ""


class Sheet(NamedTuple):
    """How the country arranges a letter on paper.

    Attributes:
        head: what follows the sender, in order: ``date`` and ``addressee``.
        right: what stands in the right half: some of ``date``, ``addressee`` and ``close``.
        subject_first: whether the subject stands before the salutation.
        paper: the size, ``a4`` or ``us-letter``.
        tied: words with which no line ends.
    """

    head: tuple[str, ...]
    right: frozenset[str]
    subject_first: bool
    paper: str
    tied: tuple[str, ...]


def sheet(letter: Letter) -> Sheet:
    """The sheet of a letter in its language, for block or, where its paragraphs are indented, semi-block.

    >>> sheet(Letter("pt-PT", "Exmo. Senhor,", (), "", ())).head
    ('addressee', 'date')
    """
    return _sheet(letter.language, "semi-block" if letter.indent else "block")


@cache
def _sheet(language: str, layout: Literal["block", "semi-block"]) -> Sheet:
    habits = load(canonical(language)).conventions["letter"]
    return Sheet(
        tuple(habits["head"]),
        frozenset(habits["right"][layout]),
        habits["subject"] == "before-salutation",
        habits["paper"],
        tuple(habits.get("tied", ())),
    )


@cache
def _environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = [Path(__file__).parent / "templates"]
    if folder is not None:
        folders.insert(0, folder / "templates")
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["plain"] = escape_markdown
    return environment


@cache
def _template(layout: Layout, format: Format, folder: Path | None) -> Template:
    return _environment(folder).get_template(f"{layout}.{format}.j2")


_LIST = re.compile(r"^(\d*)(?=[-+.)=])", re.MULTILINE)
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> escape_markdown("<b>*x*")
    '\\\\<b\\\\>\\\\*x\\\\*'
    >>> escape_markdown("1. May")
    '1\\\\. May'
    """
    return _LIST.sub(r"\1\\", text.translate(_MARKDOWN))


def lay_out(letter: Letter, layout: Layout, format: Format, folder: Path | None = None) -> str:
    """The letter laid out, without outer blank lines.

    Args:
        letter: what to order.
        layout: for which kind of channel.
        format: plain text, HTML or Markdown.
        folder: a house's own folder, whose ``templates/`` come first.
    """
    template = _template(layout, format, folder)
    # As Template.render does it, without the chain of mappings through which that copies the globals each time.
    values = {**template.environment.globals, **letter._asdict()}
    if layout == "letter":
        values["sheet"] = sheet(letter)
    context = template.new_context(values, shared=True)
    return "".join(template.root_render_func(context)).strip("\n") + "\n"
