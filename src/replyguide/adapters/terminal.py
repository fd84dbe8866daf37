"""What the commands share: what they read, what they print, and how they say what is wrong with an input."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from replyguide.errors import InputError, NotReady, ReplyguideError
from replyguide.vocabulary import Fault, Finding, Harm

Language = Annotated[str | None, typer.Option("--agent-language", "-a", help="Language of reasons and tasks.")]


@contextmanager
def said() -> Iterator[None]:
    """Turns an error in the input into a message on standard error and exit code 2."""
    try:
        yield
    except NotReady as error:
        typer.echo(f"replyguide: {error}", err=True)
        raise typer.Exit(1) from None
    except InputError as error:
        for problem in error.problems:
            typer.echo(f"replyguide: {problem}", err=True)
        raise typer.Exit(2) from None
    except (ReplyguideError, OSError) as error:
        typer.echo(f"replyguide: {error}", err=True)
        raise typer.Exit(2) from None


def message(file: str) -> dict[str, Any] | str | bytes:
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    if data.lstrip().startswith(b"{"):
        try:
            values = json.loads(data)
        except ValueError as error:
            raise InputError.single(file, "", f"begins like JSON and is none: {error}") from None
        if isinstance(values, dict):
            return values
    if file.endswith(".eml"):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data


def verdict(finding: Finding | None, fault: Fault | None, harm: Harm | None) -> dict[str, Any] | None:
    given = {"finding": finding, "fault": fault, "harm": harm}
    return {name: value for name, value in given.items() if value is not None} or None


def moment(text: str | None) -> dt.datetime:
    if text is None:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise InputError.single("now", text, "is no time of ISO 8601, such as 2026-11-24T10:00+01:00") from None


def show(text: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(text)
