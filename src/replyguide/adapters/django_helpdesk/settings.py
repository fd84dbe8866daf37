"""The plugin's settings: ``REPLYGUIDE`` in the project's own settings, read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.dispatch import receiver

from replyguide.errors import ReplyguideError
from replyguide.house import House
from replyguide.languages import LANGUAGES, canonical

SETTING = "REPLYGUIDE"


@dataclass(frozen=True, slots=True)
class Options:
    """What the project has set.

    Attributes:
        house: who answers; from the house file that ``HOUSE`` names.
        agent_language: the language of the panel; else the house's, else that of the agent's own pages.
        acknowledge: whether an acknowledgement is prepared on a new ticket.
        queues: the slugs of the queues that have the panel; ``None`` for all.
    """

    house: House = field(default_factory=House)
    agent_language: str | None = None
    acknowledge: bool = False
    queues: frozenset[str] | None = None

    def serve(self, queue: str) -> bool:
        """Whether the tickets of a queue have the panel.

        >>> Options(queues=frozenset({"shop"})).serve("it")
        False
        """
        return self.queues is None or queue in self.queues


class Wrong(NamedTuple):
    """One thing wrong with the settings, and what would be right."""

    key: str
    says: str
    hint: str


def _house(value: object) -> House:
    if not isinstance(value, str | Path):
        raise TypeError("is no path; name the house file (TOML), such as BASE_DIR / 'house.toml'")
    try:
        return House.from_toml(value)
    except OSError as error:
        raise ValueError(f"names a file that cannot be read, {value}: {error.strerror}") from None


def _agent_language(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"is no language; served are {', '.join(LANGUAGES)}")
    return canonical(value, "AGENT_LANGUAGE")


def _acknowledge(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("is neither True nor False")
    return value


def _queues(value: object) -> frozenset[str]:
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise TypeError("is no list of queue slugs, such as ['shop', 'returns']")
    if not all(isinstance(slug, str) for slug in value):
        raise TypeError("holds something that is no slug; slugs are texts such as 'shop'")
    return frozenset(value)


_KEYS: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "HOUSE": ("house", _house),
    "AGENT_LANGUAGE": ("agent_language", _agent_language),
    "ACKNOWLEDGE": ("acknowledge", _acknowledge),
    "QUEUES": ("queues", _queues),
}


def read_settings(values: object) -> tuple[Options, tuple[Wrong, ...]]:
    """The options that a setting holds, and what is wrong with it; what is wrong counts as left out.

    >>> read_settings({"ACKNOWLEDGE": "yes"})[1][0].says
    "REPLYGUIDE['ACKNOWLEDGE'] is neither True nor False (got 'yes')"
    """
    if not isinstance(values, Mapping):
        return Options(), (Wrong(SETTING, f"{SETTING} is no dictionary", f"known keys are {', '.join(_KEYS)}"),)
    given: dict[str, Any] = {}
    wrong = []
    for key, value in values.items():
        where = f"{SETTING}[{key!r}]"
        if key not in _KEYS:
            wrong.append(Wrong(str(key), f"{where} is unknown", f"known keys are {', '.join(_KEYS)}"))
        elif value is not None:
            name, read = _KEYS[key]
            try:
                given[name] = read(value)
            except ReplyguideError as error:
                wrong.append(Wrong(key, f"{where}: {error}", "see docs/house.md"))
            except (TypeError, ValueError) as error:
                wrong.append(Wrong(key, f"{where} {error} (got {value!r})", "see docs/helpdesk.md"))
    return Options(**given), tuple(wrong)


@cache
def options() -> Options:
    """The options of this project.

    Raises:
        ImproperlyConfigured: a setting cannot be used; ``manage.py check`` says all that is wrong at once.
    """
    found, wrong = read_settings(getattr(settings, SETTING, {}))
    if wrong:
        raise ImproperlyConfigured(wrong[0].says)
    return found


@receiver(setting_changed)
def _forget(*, setting: str, **_kwargs: object) -> None:
    if setting == SETTING:
        options.cache_clear()
