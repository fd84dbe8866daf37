"""Measures a figure and its floor side by side: interleaved rounds, the least of each counts."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROUNDS = 25
STARTS = 12


class Seconds(NamedTuple):
    """The least time that a figure and its floor took."""

    figure: float
    floor: float


def least(figure: Callable[[], float], floor: Callable[[], float], rounds: int) -> Seconds:
    """Both measured in turn, so that a busy moment meets both; the least of each is what the work itself takes."""
    pairs = [(figure(), floor()) for _ in range(rounds)]
    return Seconds(min(pair[0] for pair in pairs), min(pair[1] for pair in pairs))


def compared(
    figure: Callable[[Any], object],
    floor: Callable[[Any], object],
    items: Iterable[Any],
    floor_items: Iterable[Any] | None = None,
    before: Callable[[], object] = lambda: None,
) -> Seconds:
    """Seconds for one item. ``before`` runs before each round of the figure and is not measured."""
    given = list(items)
    given_floor = given if floor_items is None else list(floor_items)

    def figure_once() -> float:
        before()
        return _pass(figure, given)

    return least(figure_once, lambda: _pass(floor, given_floor), ROUNDS)


def _pass(function: Callable[[Any], object], items: list[Any]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for item in items:
            function(item)
        return (time.process_time() - start) / len(items)
    finally:
        gc.enable()


def started(figure: str, floor: str, path: Path) -> Seconds:
    """Seconds that a fresh interpreter takes for some code; modules are found in ``path`` and here."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(path), str(Path(__file__).parent)))}
    return least(lambda: _start(figure, environment), lambda: _start(floor, environment), STARTS)


def _start(code: str, environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start
