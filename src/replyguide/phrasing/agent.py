"""Every message that the agent reads: reasons, guidelines, tasks, cautions, terms. The words stand in the catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from replyguide.checks import CHECKS, CHECKS_BY_TOPIC
from replyguide.guidance import GUIDELINES
from replyguide.languages import LANGUAGES
from replyguide.outline import EFFECTS
from replyguide.phrasing.messages import Message
from replyguide.phrasing.panel import MESSAGES as PANEL
from replyguide.remedies import Deviation
from replyguide.rulebook import ALL
from replyguide.vocabulary import (
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

_CAUTIONS = {
    "remedies-not-stated": (),
    "harm-not-stated": (),
    "date-past": ("date",),
    "own-words-left-out": ("field",),
    "language-unsure": (),
    "language-guessed": (),
    "name-unsure": (),
    "not-served": ("language",),
    "wish-refused": (),
    "no-gender": (),
    "no-clock": (),
    "decided-unsaid": (),
    "unsaid": ("field",),
    Deviation.BELOW.value: ("given", "limit"),
    Deviation.ABOVE.value: ("given", "limit"),
    Deviation.MONEY_FOR_TRIFLE.value: (),
    Deviation.NOT_FORESEEN.value: ("kinds",),
    Deviation.TWO_IN_KIND.value: (),
    Deviation.TWO_DISCOUNTS.value: (),
}
_LABELS = {
    "reply": (), "todo": (), "avoid": (), "notes": (), "missing": (),
    "why": (), "left-out": (), "subject": (), "not-ready": (), "ready": (), "more": ("number",), "until": ("date",),
    "band": ("low", "high"), "band.floor": ("low",),
    "review.ok": (), "review.found": ("number",), "review.better": (), "review.missing": (),
    "customer-language": (), "agent-language": (), "own-words": (), "read": (), "overridden-by": (),
    "complaint": (), "plan": (), "review": (), "message": (), "draft": (), "line": ("number",),
    "customer": (), "name": (), "title": (), "organisation": (), "phone": (), "received": (),
    "topics": (), "asks": (), "marks": (), "abuse": (), "references": (), "amounts": (), "dates": (), "stripped": (),
    "sure": ("percent",), "cautions": (), "says": (), "steps": (), "rule": (),
    "verdict": (), "fault": (), "harm": (), "price": (), "loss": (), "account": (), "cause": (), "measure": (),
    "remedies": (), "granted": (), "reasons": (), "alternative": (), "retry-after": (), "referral": (),
    "not-stated": (), "nothing-authorised": (),
}  # fmt: skip
_BRIEF = {
    "task": ("language", "kind"), "customer": (), "customer.data": (), "points": (), "facts": (),
    "facts.finding": ("finding",), "say": (), "avoid": (),
    "limits": (), "form": (), "nothing": (), "not-stated": (), "nothing-authorised": (), "limits.facts": (),
    "limits.missing": (), "limits.words": ("number",), "form.opening": ("text",), "form.close": ("text",),
    "form.plain": (),
}  # fmt: skip
MISSING = ("house.name", "verdict.account", "verdict.reasons", "remedies.amount", "questions")
"""The facts that a reply can lack, as the caller would write them."""

REFERENCES = ("order", "invoice", "parcel", "contract", "booking", "account", "case")
"""The kinds of number that a message can name."""

STRIPPED = ("quote", "forward", "header", "signature", "device", "disclaimer", "name")
"""What a mail can hold beside the customer's own words."""

_PREFIX = {"do": "do", "schedule": "due", "avoid": "avoid", "note": "note"}
_COMMENTS = {
    "do": "A task for the agent: an instruction in one sentence, with a full stop.",
    "due": "A task with a date, which follows it: an instruction without a full stop.",
    "avoid": "In the list of what to avoid in the reply: a noun phrase with a full stop.",
    "note": "What to keep in mind: one short sentence addressed to the agent.",
    "brief": "In an instruction to whoever drafts the reply: a heading, or one sentence. text: a salutation or closing "
    "formula as it stands. language, kind, finding: a term of the agent's, uninflected.",
    "check": "What a review found wrong with a draft: one sentence, shown beside the words underlined in it.",
    "check.do": "What to do about it: one sentence, addressed to the agent.",
}


def _effects() -> Iterator[Message]:
    for effect in EFFECTS:
        if effect in _PREFIX:
            prefix = _PREFIX[effect]
            whats = dict.fromkeys(what for rule in ALL.values() for what in getattr(rule, effect))
            yield from (Message(f"{prefix}.{what}", _COMMENTS[prefix]) for what in whats)


def _terms(vocabulary: str, values: Iterable[str], comment: str) -> Iterator[Message]:
    return (Message(f"term.{vocabulary}.{value}", f"{comment} This one: {value}.") for value in values)


def _messages() -> Iterator[Message]:
    for rule in ALL.values():
        yield Message(f"rule.{rule.id}", "Why a rule calls for what it calls for: one sentence, read by the agent.")
    for guideline in GUIDELINES.values():
        yield Message(f"guideline.{guideline.id}", "An instruction from the guidance, paraphrased, read by the agent.")
        if guideline.yields_to:
            yield Message(f"because.{guideline.id}", "Why another guideline wins over this one, read by the agent.")
    yield Message("because.asked-for", "Why a reply is of its kind, where the caller asked for that kind.")
    whys = dict.fromkeys(why for rule in ALL.values() for why in rule.overrides.values() if why not in GUIDELINES)
    yield from (Message(why, "Why one rule wins over another, read by the agent.") for why in whys)
    yield from _effects()
    for part in ("first", "listen", "turn", "end"):
        yield Message(f"guide.{part}", "Heading in the guide for a telephone call.")
        yield Message(f"guide.{part}.how", "Under that heading: how to do it, addressed to the agent.")
    for caution, slots in _CAUTIONS.items():
        yield Message(f"caution.{caution}", "A caution for the agent, one sentence.", slots=slots)
    for field in MISSING:
        yield Message(f"missing.{field}", "In the list of facts that the reply still lacks: a noun phrase.")
    for label, slots in _LABELS.items():
        yield Message(f"ui.{label}", "A label or short line on the agent's screen.", slots=slots)
    for line, slots in _BRIEF.items():
        yield Message(f"brief.{line}", _COMMENTS["brief"], slots=slots)
    for check in CHECKS.values():
        slots = ("topic",) if check.id in CHECKS_BY_TOPIC else ()
        yield Message(f"check.{check.id}", _COMMENTS["check"], slots=slots)
        yield Message(f"check.{check.id}.do", _COMMENTS["check.do"])
    yield from _terms("kind", Kind, "The name of a kind of reply, shown to the agent.")
    yield from _terms("finding", (*Finding, "none"), "Whether the complaint is right, shown to the agent.")
    yield from _terms("category", Category, "What went wrong, shown to the agent.")
    yield from _terms("ask", Ask, "What the customer wants, shown to the agent.")
    yield from _terms("mark", Mark, "How the message is written, shown to the agent.")
    yield from _terms("severity", Severity, "How much a finding of a review weighs, shown to the agent.")
    yield from _terms("remedy", RemedyKind, "What is given, shown to the agent.")
    yield from _terms("channel", Channel, "Where the message came from, shown to the agent.")
    yield from _terms("fault", Fault, "Whose fault it was, shown to the agent.")
    yield from _terms("harm", Harm, "How far the result was spoiled, shown to the agent.")
    yield from _terms("stage", Stage, "How far the case has come, shown to the agent.")
    yield from _terms("occasion", Occasion, "Why the company writes, shown to the agent.")
    yield from _terms("reference", REFERENCES, "Of what a number named in a message is the number, shown to the agent.")
    yield from _terms("stripped", STRIPPED, "What in a mail is not the customer's own words, shown to the agent.")
    yield from _terms("language", LANGUAGES, "The name of a language, shown to the agent.")
    yield from PANEL


AGENT_MESSAGES = MappingProxyType({message.id: message for message in _messages()})
"""The declared messages of the agent's catalog."""
