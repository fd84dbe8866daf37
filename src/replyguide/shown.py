"""What shows itself in a notebook. The models do not know how: their card is looked up by name when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replyguide.display.card import Card


class Shown:
    """Something that has a card: HTML, Markdown and plain text, in the agent's language.

    >>> from replyguide import Complaint
    >>> complaint = Complaint(language="en_GB", text="The <lamp> is broken.", topics=[{"category": "damaged"}])
    >>> sorted(complaint._repr_mimebundle_())
    ['text/html', 'text/markdown', 'text/plain']
    >>> "The &lt;lamp&gt; is broken." in complaint.to_html()
    True
    """

    __slots__ = ()

    def card(self) -> Card:
        """What is shown."""
        raise NotImplementedError

    def to_html(self) -> str:
        """A card for a page: no script, nothing fetched, everything escaped."""
        return self.card().html

    def to_markdown(self) -> str:
        """The card as Markdown; what others wrote is escaped."""
        return self.card().markdown

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return self.card()._repr_mimebundle_()


def card(module: str, *given: object) -> Card:
    """The card that a module makes of what is given."""
    made: Card = import_module(f"replyguide.{module}").card(*given)
    return made
