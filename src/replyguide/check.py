"""The shape of a check: a value that can be listed, switched by id and explained. Never code.

A check looks at a draft in one of four ways. :class:`Said`: wording that must not stand there; :class:`Unsaid`: wording
that must; :class:`Seen`: a shape that needs no language; :class:`Weighed`: a comparison of the draft with the case.
Wording is told by signals, which each language lists in its ``review.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from replyguide.rulebook.rule import Clauses
from replyguide.situation import FACTS
from replyguide.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Said:
    """Wording that must not stand in the draft.

    Attributes:
        signals: the wording.
        more_than: how often it may stand there.
        unless: wording that, in the same sentence or the next, excuses it.
        asked: whether only a question counts.
        certain: whether what hangs on an "if" does not count.
    """

    signals: tuple[str, ...]
    more_than: int = 0
    unless: tuple[str, ...] = ()
    asked: bool = False
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Wording of which some must stand in the draft.

    Attributes:
        signals: the wording.
        after: wording that calls for it; where none is named, it is always called for.
        least: how often that must stand there before it does.
        explained: whether a plain sentence beside it, in the same paragraph, stands for it too.
    """

    signals: tuple[str, ...]
    after: tuple[str, ...] = ()
    least: int = 1
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A shape in the draft that needs no language.

    Attributes:
        pattern: the shape; its matches are found.
        signs: characters of which each match holds one, so that most drafts need no search.
    """

    pattern: re.Pattern[str]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A comparison of the draft with the case.

    Attributes:
        by: the comparison, a function of that name in :mod:`replyguide.reviewing`.
    """

    by: str


Way = Said | Unsaid | Seen | Weighed


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """What a review looks for. Never code: checks can be listed, switched by id and explained.

    Attributes:
        id: the stable id.
        severity: how much a finding weighs.
        guidelines: the guidelines, or conventions such as ``x-placeholder``, that a finding breaks, the first foremost.
        way: how the draft is looked at.
        when: fact of the message → the values under which the check applies; all clauses must hold.
        better: the moves of a reply whose sentences would be right in its place, the best first.
    """

    id: str
    severity: Severity
    guidelines: tuple[str, ...]
    way: Way
    when: Clauses = field(default_factory=dict)
    better: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, values in self.when.items():
            if not values or not values <= set(FACTS.get(name, ())):
                raise ValueError(f"check {self.id}: when.{name}: is no fact, or cannot be {sorted(map(str, values))}")
