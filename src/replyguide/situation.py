"""The situation: the closed set of facts that rules may look at, and nothing else.

A message has one situation (:class:`Situation`), and each of its topics has one (:class:`TopicSituation`). The values
are plain texts and yes/no, so that a situation is hashable, can be written down in a table, and can be enumerated.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from replyguide.vocabulary import Category, Fault, Finding, Harm, Kind, Occasion, Stage

Value = str | bool
"""What a fact can be."""

MEDIA = ("mail", "letter", "chat", "public", "spoken")
TONES = ("calm", "angry", "insulting")
CONTACTS = ("none", "some", "many")
CUSTOM = ("unknown", "known", "long")
COUNTS = ("none", "one", "several")
WISHES = ("none", "open", "met", "other", "refused", "lesser")
REMEDIES = ("not-stated", "none", "some")


class Situation(NamedTuple):
    """The facts of a message."""

    kind: str = Kind.ACKNOWLEDGEMENT.value
    """What kind of reply is due, decided first, from the other facts."""
    occasion: str = Occasion.COMPLAINT.value
    """Why the company writes."""
    finding: str = Finding.UNDETERMINED.value
    """Whether the complaint is right; ``none`` where there is none."""
    fault: str = Fault.UNKNOWN.value
    """Whose fault it was."""
    harm: str = "unknown"
    """How far the result was spoiled; ``unknown`` where it is not stated."""
    stage: str = Stage.RECEIVED.value
    """How far the case has come; a stated finding makes it at least ``decided``."""
    medium: str = "mail"
    """The kind of channel: mail, letter, chat, public, spoken."""
    tone: str = "calm"
    """calm, angry or insulting."""
    contacts: str = "none"
    """How often the customer was in touch before: none, some, many (three or more)."""
    topics: str = "none"
    """none, one or several."""
    wish: str = "none"
    """Whether a remedy was asked for, and what became of it: open, met, other (something else is given), refused.
    ``lesser``: only things were asked for that are no remedy."""
    remedies: str = "not-stated"
    """not-stated, none (nothing is authorised) or some."""
    custom: str = "unknown"
    """Whether it is known since when the customer is one; ``long`` from two years on."""
    undated: bool = False
    """Whether something that takes time is given without a date."""
    repeated: bool = False
    """The customer says that it is not the first time."""
    threat: bool = False
    """A lawyer, an authority, the press or a bad review is announced."""
    vulnerable: bool = False
    """Illness, bereavement, a child, an emergency."""
    praise: bool = False
    """Something good is named too."""
    leaving: bool = False
    """The customer says goodbye."""
    barrier: bool = False
    """The agent's language is not the customer's."""
    referral: bool = False
    """Somebody is named who can help further."""
    account: bool = False
    """It is stated what was found."""
    cause: bool = False
    """It is stated why it happened."""
    measure: bool = False
    """It is stated what prevents it from now on."""
    reasons: bool = False
    """It is stated why not."""
    alternative: bool = False
    """It is stated what else is possible."""
    retry: bool = False
    """It is stated from when a new request makes sense."""
    granted: bool = False
    """Wishes were granted that are no remedy."""
    answer_by: bool = False
    """It is known until when an answer comes."""
    appointment: bool = False
    """A time for a call or meeting is fixed."""
    questions: bool = False
    """The company has questions of its own."""
    phone: bool = False
    """The house has a telephone number."""
    mailbox: bool = False
    """The house has a mailbox."""
    survey: bool = False
    """The house has a survey."""
    copies: bool = False
    """Somebody gets a copy."""
    identified: bool = False
    """Name and a way to reach the customer are known."""


class TopicSituation(NamedTuple):
    """The facts of one topic."""

    kind: str = Kind.ACKNOWLEDGEMENT.value
    """The kind of reply, as for the message."""
    finding: str = Finding.UNDETERMINED.value
    """What was found about this topic."""
    category: str = Category.OTHER.value
    """What went wrong."""
    medium: str = "mail"
    """The kind of channel."""
    stage: str = Stage.RECEIVED.value
    """How far the case has come."""
    alone: bool = True
    """Whether it is the only topic."""
    hinted: bool = False
    """Whether it is only hinted at."""
    terse: bool = False
    """Whether the customer said little about it, so that a question is due."""
    referenced: bool = False
    """Whether an order, bill or booking number is known."""
    account: bool = False
    """It is stated what was found about this topic."""
    cause: bool = False
    """It is stated why it happened."""
    reasons: bool = False
    """It is stated why it is not upheld."""


_YES_NO: tuple[Value, ...] = (False, True)
_FINDINGS = (*(finding.value for finding in Finding), "none")

FACTS: Mapping[str, tuple[Value, ...]] = MappingProxyType(
    {
        "kind": tuple(kind.value for kind in Kind),
        "occasion": tuple(occasion.value for occasion in Occasion),
        "finding": _FINDINGS,
        "fault": tuple(fault.value for fault in Fault),
        "harm": ("unknown", *(harm.value for harm in Harm)),
        "stage": tuple(stage.value for stage in Stage),
        "medium": MEDIA,
        "tone": TONES,
        "contacts": CONTACTS,
        "topics": COUNTS,
        "wish": WISHES,
        "remedies": REMEDIES,
        "custom": CUSTOM,
        **{name: _YES_NO for name, default in Situation._field_defaults.items() if default is False},
    }
)
"""Every fact of a message, and the values it can have."""

TOPIC_FACTS: Mapping[str, tuple[Value, ...]] = MappingProxyType(
    {
        "kind": FACTS["kind"],
        "finding": _FINDINGS,
        "category": tuple(category.value for category in Category),
        "medium": MEDIA,
        "stage": FACTS["stage"],
        **{name: _YES_NO for name, default in TopicSituation._field_defaults.items() if isinstance(default, bool)},
    }
)
"""Every fact of a topic, and the values it can have."""
