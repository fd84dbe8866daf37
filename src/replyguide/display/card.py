"""A card: what is shown of one thing, in blocks of finished text, whatever the format.

One module for each thing makes its card; :mod:`html`, :mod:`markdown` and :mod:`plain` lay any card out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from replyguide.explanation import Guidance

Tone = Literal["", "good", "warn", "bad", "key"]
ALL = 1_000
"""More items than any list has."""


class Why(NamedTuple):
    """A reason on demand: one sentence, the rule, the guidance behind it."""

    because: str
    rule: str
    guidelines: tuple[Guidance, ...]


class Chip(NamedTuple):
    """A word or two beside the title."""

    text: str
    tone: Tone = ""


class Item(NamedTuple):
    """One line of a list, with the reasons for it."""

    text: str
    why: tuple[Why, ...] = ()


class Listing(NamedTuple):
    """A list under a heading; ``printed`` is how many of its items a plain print holds."""

    title: str
    items: tuple[Item, ...]
    tone: Tone = ""
    folded: bool = False
    printed: int = ALL
    more: str = ""
    block: str = "listing"


class Value(NamedTuple):
    """One value, a note on it, and somebody's own words, in their language."""

    text: str = ""
    note: str = ""
    quote: str = ""
    language: str = ""


class Fact(NamedTuple):
    """A name with its values."""

    name: str
    values: tuple[Value, ...]


class Facts(NamedTuple):
    """Names and values."""

    title: str
    rows: tuple[Fact, ...]
    block: str = "facts"


class Letter(NamedTuple):
    """The reply as it will be sent."""

    title: str
    subject: tuple[str, str] | None
    language: str
    html: str
    markdown: str
    text: str
    block: str = "letter"


class Row(NamedTuple):
    """One step of the reply in two languages, or in one."""

    customer: tuple[str, ...]
    agent: tuple[str, ...]
    note: str
    why: tuple[Why, ...]


class Beside(NamedTuple):
    """The reply step by step. Plain text has no room for it."""

    title: str
    heads: tuple[str, str] | None
    why: str
    language: str
    rows: tuple[Row, ...]
    block: str = "beside"


class Mark(NamedTuple):
    """A span of a text, what kind of thing it is, and the words that say so."""

    start: int
    end: int
    kind: str
    label: str


class Passage(NamedTuple):
    """A text with marks in it; named where it is a part of a message, such as its subject."""

    text: str
    marks: tuple[Mark, ...]
    name: str = ""


class Marked(NamedTuple):
    """Somebody's text with marks in it, and what the marks mean."""

    title: str
    language: str
    passages: tuple[Passage, ...]
    legend: tuple[tuple[str, str], ...] = ()
    folded: bool = False
    block: str = "marked"


class Finding(NamedTuple):
    """One thing found wrong in a text."""

    kind: str
    label: str
    where: str
    quote: str
    message: str
    advice: str
    better: str
    why: tuple[Why, ...]


class Findings(NamedTuple):
    """What was found wrong, numbered as in the text."""

    title: str
    better: str
    why: str
    language: str
    items: tuple[Finding, ...]
    block: str = "findings"


Block = Listing | Facts | Letter | Beside | Marked | Findings


class Card(NamedTuple):
    """What is shown of one thing.

    Attributes:
        title: what it is.
        chips: what is to be seen at a glance.
        leads: sentences that stand first.
        blocks: what follows, in order.
        language: the agent's language, in which all words are that are nobody's own.
        rule: the word for a rule.
    """

    title: str
    chips: tuple[Chip, ...]
    leads: tuple[Item, ...]
    blocks: tuple[Block, ...]
    language: str
    rule: str

    @property
    def html(self) -> str:
        """HTML without script; nothing is fetched, everything escaped."""
        from replyguide.display.html import html

        return html(self)

    @property
    def markdown(self) -> str:
        """Markdown; what others wrote is escaped."""
        from replyguide.display.markdown import markdown

        return markdown(self)

    @property
    def plain(self) -> str:
        """Plain text for a terminal."""
        from replyguide.display.plain import plain

        return plain(self)

    def __str__(self) -> str:
        return self.plain

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/markdown": self.markdown, "text/plain": self.plain}
