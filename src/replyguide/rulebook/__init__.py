"""The rules, as values, grouped by the verdict they belong to."""

from __future__ import annotations

from types import MappingProxyType

from replyguide.rulebook import (
    afterwards,
    always,
    bad_news,
    conduct,
    justified,
    kinds,
    partly_justified,
    remedy,
    undetermined,
    unjustified,
)
from replyguide.rulebook.rule import Clauses, Rule, Scope, facts

_MODULES = (
    always, undetermined, justified, remedy, unjustified, partly_justified, bad_news, conduct, afterwards,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
"""Every rule but those that decide the kind, in the order in which their tasks are listed."""

ALL = MappingProxyType({rule.id: rule for rule in (*kinds.RULES, *RULES)})
"""Every rule by id."""


def rules() -> tuple[Rule, ...]:
    """Every rule, those that decide the kind of reply first.

    >>> {rule.id: rule.guidelines for rule in rules()}["not.no-compensation"]
    ('ro-18',)
    """
    return tuple(ALL.values())


__all__ = ["ALL", "RULES", "Clauses", "Rule", "Scope", "facts", "kinds", "rules"]
