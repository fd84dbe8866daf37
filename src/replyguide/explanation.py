"""Why a plan is as it is: for each step the rule, its reason and the guidelines; for each rule left out, what won."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from replyguide.guidance import GUIDELINES
from replyguide.moves import MOVES
from replyguide.phrasing.catalog import load
from replyguide.rulebook import ALL

if TYPE_CHECKING:
    from replyguide.outline import LeftOut
    from replyguide.phrasing.catalog import Catalog
    from replyguide.phrasing.compose import Part
    from replyguide.plan import Plan
    from replyguide.rulebook import Rule

_PREFIX = {"do": "do", "schedule": "due", "avoid": "avoid", "note": "note"}


class Guidance(NamedTuple):
    """A guideline as the agent reads it."""

    id: str
    source: str
    says: str


class Reason(NamedTuple):
    """Why one step is taken."""

    effect: str
    """say, ask, do, schedule, avoid or note; ``kind`` for the kind of reply."""
    what: str
    """The step, in words."""
    rule: str
    """The rule that calls for it."""
    because: str
    """The rule's reason."""
    guidelines: tuple[Guidance, ...]
    """The guidance that the rule follows."""


class Omission(NamedTuple):
    """Why one rule was left out."""

    rule: str
    """The rule that would have fired."""
    reason: str
    """What it would have been for."""
    by: str
    """The rule that won over it."""
    because: str
    """Why it won."""
    guidelines: tuple[Guidance, ...]
    """The guidance that the winning rule follows."""


class Explanation(NamedTuple):
    """Why a plan is as it is, in the agent's language. Prints as text."""

    language: str
    reasons: tuple[Reason, ...]
    omissions: tuple[Omission, ...]

    def __str__(self) -> str:
        words = load(self.language, "agent")
        lines: list[str] = []
        for reason in self.reasons:
            ids = ", ".join(guideline.id for guideline in reason.guidelines)
            behind = f"{reason.rule}; {ids}" if ids else reason.rule
            lines += [f"• {reason.what}", f"    {reason.because} [{behind}]"]
        if self.omissions:
            lines += ["", words.text("ui.left-out")]
            overridden = words.text("ui.overridden-by")
            for omission in self.omissions:
                lines += [
                    f"• {omission.reason} [{omission.rule}]",
                    f"    {overridden} {omission.by}: {omission.because}",
                ]
        return "\n".join(lines) + "\n"


def guidance(ids: tuple[str, ...], language: str) -> tuple[Guidance, ...]:
    """Guidelines as the agent reads them."""
    words = load(language, "agent")
    return tuple(Guidance(id, GUIDELINES[id].source.title, words.text(f"guideline.{id}")) for id in ids)


def explain(plan: Plan, parts: tuple[Part, ...], language: str) -> Explanation:
    """Why the plan is as it is.

    Args:
        plan: the plan.
        parts: the reply's parts, worded in the agent's language.
        language: the agent's language.
    """
    words = load(language, "agent", plan.house.folder)
    outline = plan.outline
    reasons: list[Reason] = []
    rules = {**plan.rules.by_id, **ALL}

    def add(effect: str, what: str, id: str) -> None:
        rule = rules[id]
        reasons.append(Reason(effect, what, id, rule.reason(language), guidance(rule.guidelines, language)))

    kind = words.text(f"term.kind.{outline.kind}")
    if outline.kind_rule:
        add("kind", kind, outline.kind_rule)
    else:
        reasons.append(Reason("kind", kind, "", words.text("because.asked-for"), ()))
    for part in parts:
        text = " ".join(sentence.text for sentence in (*part.sentences, *part.items))
        for rule in part.rules:
            add("ask" if part.section == "questions" else "say", text, rule)
    for step in outline.steps:
        if step.effect == "say" and MOVES[step.what].section == "furniture":
            for rule in step.rules:
                add("say", kind, rule)
        if step.effect in _PREFIX:
            for rule in step.rules:
                add(step.effect, words.text(f"{_PREFIX[step.effect]}.{step.what}"), rule)
    omissions = tuple(
        Omission(
            out.rule,
            rules[out.rule].reason(language),
            out.by,
            _because(out, rules[out.by], words, language),
            guidance(rules[out.by].guidelines, language),
        )
        for out in outline.left_out
    )
    return Explanation(language, tuple(reasons), omissions)


def _because(out: LeftOut, winner: Rule, words: Catalog, language: str) -> str:
    """Why one rule won over another; a house's own rule wins for its own reason."""
    if winner.own_reason is not None:
        return winner.reason(language)
    return words.text(out.because if out.because.startswith("because.") else f"because.{out.because}")
