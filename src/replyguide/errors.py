"""The errors of replyguide, in the caller's terms: what was wrong, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError


class ReplyguideError(Exception):
    """Base of all errors that replyguide raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        where: the field or key as the caller would write it, such as ``verdict.loss.amount`` or ``rules[2].when.harm``.
        value: the offending value, shortened.
        expected: what was wrong and what would be right.
    """

    where: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.where}: {self.expected} (got {self.value})"


def shorten(value: object, limit: int = 60) -> str:
    """``repr`` of a value on one line, cut to ``limit`` characters; "…" where it is nested too deep to be shown.

    >>> shorten("a" * 100, 10)
    "'aaaaaaaa…"
    """
    try:
        text = repr(value[: limit * 2]) if isinstance(value, str | bytes) else repr(value)
    except RecursionError:
        return "…"
    return text if len(text) <= limit else text[: limit - 1] + "…"


class InputError(ReplyguideError, ValueError):
    """An input that cannot be used. ``problems`` lists each field, its value and what would be right."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(str(problem) for problem in problems))

    @classmethod
    def single(cls, where: str, value: object, expected: str) -> InputError:
        """An error about one field."""
        return cls(Problem(where, shorten(value), expected))

    @classmethod
    def from_validation(cls, error: ValidationError, root: str = "") -> InputError:
        """The same problems in the caller's terms, from a Pydantic error."""
        return cls(*problems_of(error.errors(include_url=False), (root,) if root else ()))


def problems_of(items: Iterable[Any], root: tuple[str, ...] = (), whole: str = "input") -> Iterator[Problem]:
    """What validation found, in the caller's terms; a model's own refusals in its own words.

    Args:
        items: the errors as Pydantic lists them.
        root: the location that theirs is inside of.
        whole: what to call the whole where an error is about no field of it.
    """
    for item in items:
        path = (*root, *item["loc"])
        where, nested = dotted(path) if path else "", item.get("ctx", {}).get("error")
        if isinstance(nested, InputError):
            yield from (Problem(join(where, inner.where), inner.value, inner.expected) for inner in nested.problems)
        else:
            yield Problem(where or whole, shorten(item["input"]), plain(item["msg"]))


def plain(message: str) -> str:
    """A Pydantic message without its technical opening.

    >>> plain("Value error, the currency is missing")
    'the currency is missing'
    """
    for opening in ("Value error, ", "Assertion failed, "):
        message = message.removeprefix(opening)
    return message


def join(outer: str, inner: str) -> str:
    """One location inside another.

    >>> join("rules[2]", "when.harm"), join("", "verdict")
    ('rules[2].when.harm', 'verdict')
    """
    return f"{outer}.{inner}".strip(".")


def dotted(path: tuple[Any, ...]) -> str:
    """A location as a caller would write it.

    >>> dotted(("rules", 2, "when", "harm"))
    'rules[2].when.harm'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".") or "input"


class UnknownLanguage(InputError):
    """A language that replyguide does not serve."""


class HouseError(InputError):
    """A house file or house rule that cannot be used; ``problems`` name table and key."""


class MissingPhrase(ReplyguideError, LookupError):
    """A message that a catalog does not hold. It is never replaced by another language."""


class NotReady(ReplyguideError):
    """The reply lacks facts, so it cannot be sent. ``missing`` names them."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(f"the reply is not ready, it lacks: {', '.join(missing)}; give them, or ask for draft=True")
