"""Every message that a letter can be made of, by id. The catalogs hold the words; here stand ids, comments and slots."""

from __future__ import annotations

from types import MappingProxyType

from replyguide.phrasing.messages import (
    address,
    afterwards,
    closing,
    feeling,
    findings,
    matter,
    opening,
    questions,
    remedies,
)
from replyguide.phrasing.messages.message import Message

_MODULES = (address, opening, matter, feeling, findings, remedies, questions, afterwards, closing)

MESSAGES = MappingProxyType({message.id: message for module in _MODULES for message in module.MESSAGES})
"""The declared messages of the letter catalog."""

__all__ = ["MESSAGES", "Message"]
