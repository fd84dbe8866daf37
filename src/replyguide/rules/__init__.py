"""The rules, as values, grouped by the verdict they belong to."""

from __future__ import annotations

from types import MappingProxyType

from replyguide.rules import (
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
from replyguide.rules.rule import Clauses, Rule, Scope, facts

_MODULES = (
    always, undetermined, justified, remedy, unjustified, partly_justified, bad_news, conduct, afterwards,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
"""Every rule but those that decide the kind, in the order in which their tasks are listed."""

ALL = MappingProxyType({rule.id: rule for rule in (*kinds.RULES, *RULES)})
"""Every rule by id."""

__all__ = ["ALL", "RULES", "Clauses", "Rule", "Scope", "facts", "kinds"]
