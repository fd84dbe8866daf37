"""The messages of the panel on a ticket's page: headings, labels and errors that an agent reads there."""

from __future__ import annotations

from collections.abc import Iterator

from replyguide.phrasing.messages import Message
from replyguide.vocabulary import Address, Fault, Harm

_HEADINGS = (
    "title", "reading", "verdict", "words", "remedies", "granted", "referral", "correct", "letter", "guidance", "due",
    "cautions", "review", "history",
)  # fmt: skip
_LABELS = (
    "topics", "asks", "marks", "language", "name", "numbers", "finding", "fault", "harm", "price", "loss", "currency",
    "account", "cause", "measure", "reasons", "alternative", "remedy.kind", "remedy.amount", "remedy.percent",
    "remedy.date", "remedy.text", "referral.name", "referral.role", "referral.contact", "referral.because", "address",
    "reply-language",
)  # fmt: skip
_CHOICES = (
    "none", "check", "unstated", "remedies.unstated", "remedies.none", "remedies.some", "history.automatic",
    *(f"fault.{fault}" for fault in Fault),
    *(f"harm.{harm}" for harm in Harm),
    *(f"address.{address}" for address in Address),
)  # fmt: skip
_BUTTONS = ("save", "insert", "insert.replace", "insert.below", "insert.cancel", "review.run", "back")
_LINES = ("saved", "unsaved", "insert.ask", "inserted", "review.hint", "review.empty", "acknowledged")
_PROBLEMS = ("language", "empty", "long", "unreadable", "verdict")
_ERRORS = (
    "value", "date", "currency", "kind", "name", "fault", "loss", "words", "remedies", "granted", "explanation",
    "amount", "percent", "refund",
)  # fmt: skip
_SLOTTED = {
    "remedy": (("number",), "The heading of one remedy among several."),
    "as-read": (("value",), "In a list of choices: to leave what was read from the message."),
    "words.hint": (("language",), "Under a heading: how the agent's own sentences are written, and in which language."),
    "error.number": (("example",), "An error beside a field: it holds no number."),
}


def _messages() -> Iterator[Message]:
    families = (
        (_HEADINGS, "", "A heading of the panel beside a ticket."),
        (_LABELS, "", "The label of a line or a field in the panel beside a ticket."),
        (_CHOICES, "", "A choice, a value or a short remark in the panel beside a ticket."),
        (_BUTTONS, "", "On a button or link of the panel: what it does."),
        (_LINES, "", "A short line in the panel, read by the agent."),
        (_PROBLEMS, "problem.", "Why the panel has no reply to show: one sentence."),
        (_ERRORS, "error.", "An error beside a field of the verdict: what would be right, in one sentence."),
    )
    for names, prefix, comment in families:
        yield from (Message(f"panel.{prefix}{name}", comment) for name in names)
    for name, (slots, comment) in _SLOTTED.items():
        yield Message(f"panel.{name}", comment, slots=slots)


MESSAGES = tuple(_messages())
"""The declared messages of the panel, a part of the agent's catalog."""
