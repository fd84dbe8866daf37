"""Which kind of reply is due: a decision list, the first that fits decides; and what a caller may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from replyguide.rulebook.rule import Clauses, Rule, facts
from replyguide.rulebook.tables import Tables
from replyguide.situation import FACTS, Situation
from replyguide.vocabulary import Kind

_DECIDED = ("justified", "partly-justified", "unjustified")
_RIGHT = ("justified", "partly-justified")

RULES: tuple[Rule, ...] = (
    Rule("kind.own-mistake", ("cs-06", "cs-12"), facts(occasion="own-mistake"), kind="own-mistake"),
    Rule("kind.declined", ("cs-03",), facts(occasion="declined"), kind="declined"),
    Rule("kind.farewell", ("cs-11",), facts(occasion="farewell"), kind="farewell"),
    Rule("kind.delay", ("bs-35",), facts(occasion="delay"), kind="delay"),
    Rule("kind.call", ("bs-29", "hr-20"), facts(medium="spoken"), kind="call-guide"),
    Rule("kind.public", ("ro-03", "ro-31"), facts(medium="public"), kind="public-reply"),
    Rule("kind.insulted", ("ro-23",), facts(tone="insulting", contacts="many", finding="undetermined"), kind="closing"),
    Rule("kind.agreement", ("hr-14", "hr-27"), facts(stage="agreed", remedies="some"), kind="agreement"),
    Rule("kind.follow-up", ("bs-20", "pt-14"), facts(stage="resolved", finding=_RIGHT), kind="follow-up"),
    Rule("kind.settled", ("ro-24",), facts(stage=("resolved", "closed"), finding=_DECIDED), kind="closing"),
    Rule("kind.justified", ("bs-11", "ro-07"), facts(finding="justified"), kind="resolution"),
    Rule("kind.partly", ("pt-10", "ro-07"), facts(finding="partly-justified"), kind="partial-resolution"),
    Rule("kind.unjustified", ("ro-16", "ro-30"), facts(finding="unjustified"), kind="brief-answer"),
    Rule("kind.hand-over", ("bs-09", "bs-27"), facts(referral=True), kind="hand-over"),
    Rule("kind.questions", ("pt-11", "bs-07"), facts(stage="investigating", questions=True), kind="questions"),
    Rule("kind.acknowledgement", ("hr-02", "hr-03", "pt-02"), facts(), kind="acknowledgement"),
)
"""The decision list; the last rule takes what none before it took."""

_TABLES = Tables(RULES, FACTS, Situation._fields)


def due(situation: Situation) -> str:
    """The kind of reply that is due: what the first rule that fits says."""
    return next(_TABLES.fire(situation)).kind or ""


def decided_by(situation: Situation) -> str:
    """The rule behind the kind of reply: the first that fits and calls for it; none where only the caller asked.

    >>> decided_by(Situation(kind="closing", stage="closed", finding="unjustified"))
    'kind.settled'
    """
    return next((rule.id for rule in _TABLES.fire(situation) if rule.kind == situation.kind), "")


PERMITTED: Mapping[Kind, Clauses] = MappingProxyType(
    {
        Kind.ACKNOWLEDGEMENT: facts(medium=("mail", "letter", "chat"), finding="undetermined"),
        Kind.QUESTIONS: facts(medium=("mail", "letter", "chat"), finding="undetermined"),
        Kind.RESOLUTION: facts(finding="justified", medium=("mail", "letter", "chat")),
        Kind.PARTIAL_RESOLUTION: facts(finding="partly-justified", medium=("mail", "letter", "chat")),
        Kind.BRIEF_ANSWER: facts(finding="unjustified", medium=("mail", "letter", "chat")),
        Kind.OWN_MISTAKE: facts(occasion="own-mistake"),
        Kind.DECLINED: facts(occasion="declined"),
        Kind.FAREWELL: facts(occasion="farewell"),
        Kind.DELAY: facts(occasion="delay"),
        Kind.HAND_OVER: facts(medium=("mail", "letter", "chat"), referral=True, finding="undetermined"),
        Kind.AGREEMENT: facts(finding=_RIGHT, remedies="some", medium=("mail", "letter", "chat", "spoken")),
        Kind.FOLLOW_UP: facts(finding=_RIGHT, medium=("mail", "letter", "chat")),
        Kind.CLOSING: facts(finding=_DECIDED, stage=("resolved", "closed"), medium=("mail", "letter", "chat")),
        Kind.PUBLIC_REPLY: facts(medium="public"),
        Kind.CALL_GUIDE: facts(occasion="complaint", medium=("mail", "letter", "chat", "spoken")),
    }
)
"""The situations in which a caller may ask for a kind. A public channel only ever gets a public reply (x-privacy)."""
