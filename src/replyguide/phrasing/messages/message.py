"""The shape of a message: one catalog entry of whole sentences, declared here and worded in the catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One catalog entry.

    Attributes:
        id: the stable id, which is the catalog's msgid.
        comment: for the translator: where it stands, what it must and must not say, what fills the slots.
        slots: the names of the ``%(name)s`` slots it may use; each form of it uses them all, or (salutations) none.
        wordings: how many wordings every language has of it.
        writer: whether it speaks of the writer, so that every language has a form for "I" beside "we".
        plural: the slot by whose number the plural form is chosen.
    """

    id: str
    comment: str
    slots: tuple[str, ...] = ()
    wordings: int = 1
    writer: bool = False
    plural: str | None = None


def family(stem: str, values: Iterable[str], comment: str, *, writer: bool = False) -> tuple[Message, ...]:
    """One message for each value of a vocabulary, such as ``reported.delivery-late``.

    >>> [message.id for message in family("reported", ("price", "other"), "Said back.")]
    ['reported.price', 'reported.other']
    """
    return tuple(Message(f"{stem}.{value}", f"{comment} This one: {value}.", writer=writer) for value in values)
