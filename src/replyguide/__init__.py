"""Decides how to answer a customer's complaint, and writes the reply in the customer's language.

>>> import replyguide
>>> suggestion = replyguide.suggest(
...     {"id": "17", "language": "cs", "text": "Hrníček dorazil rozbitý.", "topics": [{"category": "damaged"}]},
...     verdict={"finding": "justified", "fault": "company", "harm": "total", "price": "490 CZK",
...              "remedies": [{"kind": "refund", "date": "2026-12-01"}]},
...     house=replyguide.House(name="Kolibřík s.r.o."),
... )
>>> suggestion.kind.value, suggestion.reply.ready
('resolution', True)
>>> suggestion.reply.text.splitlines()[0]
'Dobrý den,'
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # typing's own would take as long to import as the interpreter to start

if TYPE_CHECKING:
    from replyguide.complaint import Complaint, Customer, Topic
    from replyguide.decide import suggest
    from replyguide.errors import (
        HouseError,
        InputError,
        MissingPhrase,
        NotReady,
        Problem,
        ReplyguideError,
        UnknownLanguage,
    )
    from replyguide.fields import Money
    from replyguide.guidance import Guideline, guidelines
    from replyguide.house import House, OfficeHours, Signatory
    from replyguide.intake import Reading, read
    from replyguide.languages import LANGUAGES
    from replyguide.plan import Plan
    from replyguide.reply import Reply
    from replyguide.reviewing import Review, ReviewFinding, review
    from replyguide.rulebook import Rule, rules
    from replyguide.suggestion import Suggestion
    from replyguide.verdict import Referral, Remedy, Verdict
    from replyguide.vocabulary import (
        Address,
        Ask,
        Category,
        Channel,
        Fault,
        Finding,
        Harm,
        Kind,
        Mark,
        Occasion,
        RemedyKind,
        Severity,
        Stage,
    )

_HOMES = {
    "complaint": ("Complaint", "Customer", "Topic"),
    "decide": ("suggest",),
    "errors": (
        "HouseError", "InputError", "MissingPhrase", "NotReady", "Problem", "ReplyguideError", "UnknownLanguage",
    ),
    "fields": ("Money",),
    "guidance": ("Guideline", "guidelines"),
    "house": ("House", "OfficeHours", "Signatory"),
    "intake": ("Reading", "read"),
    "languages": ("LANGUAGES",),
    "plan": ("Plan",),
    "reply": ("Reply",),
    "reviewing": ("Review", "ReviewFinding", "review"),
    "rulebook": ("Rule", "rules"),
    "suggestion": ("Suggestion",),
    "verdict": ("Referral", "Remedy", "Verdict"),
    "vocabulary": (
        "Address", "Ask", "Category", "Channel", "Fault", "Finding", "Harm", "Kind", "Mark", "Occasion", "RemedyKind",
        "Severity", "Stage",
    ),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "LANGUAGES", "Address", "Ask", "Category", "Channel", "Complaint", "Customer", "Fault", "Finding", "Guideline",
    "Harm", "House", "HouseError", "InputError", "Kind", "Mark", "MissingPhrase", "Money", "NotReady", "Occasion",
    "OfficeHours", "Plan", "Problem", "Reading", "Referral", "Remedy", "RemedyKind", "Reply", "ReplyguideError",
    "Review", "ReviewFinding", "Rule", "Severity", "Signatory", "Stage", "Suggestion", "Topic", "UnknownLanguage",
    "Verdict", "__version__", "guidelines", "read", "review", "rules", "suggest",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, from its module, which is imported when the name is first used (PEP 562)."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
