"""The moves of a reply: everything it can say, in the order in which a letter says it.

Rules choose moves; the catalogs word them. A move is a message of the same name, unless the composer builds it from the
case (``own.…`` are the company's own sentences; ``reported``, ``remedies`` and the like join several messages).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a reply can say.

    Attributes:
        id: its name.
        section: the part of the reply it stands in.
        section_rank: where that part stands.
        rank: where it stands among all moves.
        by_topic: whether its section treats one topic after the other.
        counts_as: the cautions (``avoid.…``) that it would break.
    """

    id: str
    section: str
    section_rank: int
    rank: int
    by_topic: bool
    counts_as: frozenset[str]


_ORDER: Mapping[str, tuple[str, ...]] = {
    "opening": (
        "thanks.custom.years", "thanks.custom", "thanks.request", "thanks.talk", "agreement.intro",
        "thanks.message", "thanks.spoken",
        "thanks.public", "praise.glad", "repeated.seen",
    ),
    "matter": (
        "reported", "asked", "empathy.angry", "empathy.open", "empathy.vulnerable", "regret.experience",
    ),
    "findings": (
        "examined", "examined.partly", "mistake.news", "declined.decision", "farewell.decision",
        "delay.decision", "handover", "handover.told", "followup.check", "ask.follow-up", "settled.before",
        "boundary", "case.continues", "public.examining", "public.examined",
    ),
    "points": ("admitted", "not-upheld", "own.account", "own.reasons"),
    "feeling": (
        "regret.upset", "regret.declined", "regret.farewell", "empathy.justified", "granted.words", "apology.fault",
        "apology.responsible", "apology.outcome", "apology.trivial", "apology.partly", "apology.partly.outcome",
        "apology.news", "apology.delay", "own.cause", "delay.date", "delay.neutral", "public.right",
    ),
    "remedy": (
        "wish.refused", "own.refusal", "wish.other", "mistake.right", "granted", "remedies",
        "by.neutral", "promise.solution", "referral", "retry.after", "retry.return", "own.alternative",
    ),
    "prevention": ("apology.again", "own.measure", "measure.neutral"),
    "examination": ("examining", "examining.still", "promise.answer", "promise.answer.neutral", "appointment.offer"),
    "outlook": (
        "public.invite", "public.invite.neutral", "contact.phone", "contact.write", "survey", "thanks.honesty",
        "feedback.valued", "feedback.brief", "hope.relationship", "hope.keep", "hope.serve", "wish.well",
    ),
    "furniture": ("letter.layout", "copies"),
}  # fmt: skip

_COUNTS_AS: Mapping[str, tuple[str, ...]] = {
    "admitted": ("admission",),
    "apology.fault": ("admission", "apology-for-fault", "suggest-mistake"),
    "apology.responsible": ("apology-for-fault",),
    "apology.outcome": ("apology-for-fault",),
    "apology.trivial": ("admission", "apology-for-fault"),
    "apology.partly": ("admission",),
    "apology.news": ("admission", "apology-for-fault", "suggest-mistake"),
    "apology.again": ("apology-for-fault", "over-apology"),
    "mistake.news": ("admission", "suggest-mistake"),
    "promise.solution": ("promise-of-solution",),
    "remedies": ("compensation", "promise-of-solution"),
    "public.right": ("compensation", "promise-of-solution"),
}


def _moves() -> dict[str, Move]:
    moves: dict[str, Move] = {}
    for section_rank, (section, ids) in enumerate(_ORDER.items()):
        for id in ids:
            counts_as = frozenset(_COUNTS_AS.get(id, ()))
            moves[id] = Move(id, section, section_rank, len(moves), section == "points", counts_as)
    return moves


MOVES: Mapping[str, Move] = MappingProxyType(_moves())
"""Every move by its name, in order."""
