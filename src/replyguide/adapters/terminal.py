"""What the commands share: their options, what they read, what they print, and how they say what is wrong."""

from __future__ import annotations

import codecs
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from replyguide.decide import suggest
from replyguide.errors import InputError, NotReady, Problem, ReplyguideError
from replyguide.house import House
from replyguide.suggestion import Suggestion
from replyguide.vocabulary import Fault, Finding, Harm, Kind

Judged = Annotated[Finding | None, typer.Option("--verdict", "-v", help="Whether the complaint is right.")]
Blamed = Annotated[Fault | None, typer.Option(help="Whose fault it was.")]
Harmed = Annotated[Harm | None, typer.Option(help="How far the result was spoiled.")]
HouseFile = Annotated[Path | None, typer.Option(help="The house file (TOML).")]
ReplyLanguage = Annotated[str | None, typer.Option("--language", "-l", help="Language of the reply.")]
Language = Annotated[str | None, typer.Option("--agent-language", "-a", help="Language of reasons and tasks.")]
Now = Annotated[str | None, typer.Option(help="Time of the answer (ISO 8601); without it, the present.")]
ReplyKind = Annotated[Kind | None, typer.Option(help="The kind of reply to write, where it fits the case.")]


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


def refused(field: str, file: str, expected: str) -> InputError:
    """An error about a file, whose name is told in full."""
    return InputError(Problem(field, repr(file), expected))


def content(file: str, field: str) -> bytes:
    """The bytes of a file, or of standard input where it is called ``-``.

    Args:
        file: its name.
        field: the argument or option that names it.
    """
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise _unreadable(field, file, error) from None


def message(file: str, field: str = "file") -> dict[str, Any] | str | bytes:
    """What was received, as :func:`replyguide.suggest` takes it: the fields of a complaint, a text, or a mail's bytes.

    Args:
        file: the name of a file with a complaint as JSON, a mail (``.eml``) or a text; or ``-``.
        field: the argument or option that names it.
    """
    data = content(file, field).removeprefix(codecs.BOM_UTF8)
    opening = data.lstrip()[:1]
    if opening == b"{" or file.endswith(".json"):
        return _fields(data, field, file)
    if opening == b"[" and _is_json(data):
        raise _no_object(field, file)
    if file.endswith(".eml"):
        return data
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _fields(data: bytes, field: str, file: str) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise refused(field, file, f"should hold a complaint as JSON and is no JSON: {error}") from None
    if not isinstance(values, dict):
        raise _no_object(field, file)
    return values


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _no_object(field: str, file: str) -> InputError:
    return refused(field, file, "holds JSON that is no object; give one complaint: {…} with its fields")


def house_of(file: Path | None) -> House | None:
    """The house that a file describes, where one is named."""
    if file is None:
        return None
    try:
        return House.from_toml(file)
    except OSError as error:
        raise _unreadable("house", str(file), error) from None


def _unreadable(field: str, file: str, error: OSError) -> InputError:
    return refused(field, file, f"cannot be read ({error.strerror}); name a file that can be read")


def verdict(finding: Finding | None, fault: Fault | None, harm: Harm | None) -> dict[str, Any] | None:
    """The verdict as far as options tell it; none where none does.

    >>> verdict(Finding.JUSTIFIED, None, None), verdict(None, None, None)
    ({'finding': <Finding.JUSTIFIED: 'justified'>}, None)
    """
    given = {"finding": finding, "fault": fault, "harm": harm}
    return {name: value for name, value in given.items() if value is not None} or None


def suggestion_of(
    file: str,
    finding: Finding | None,
    fault: Fault | None,
    harm: Harm | None,
    house: Path | None,
    language: str | None,
    agent_language: str | None,
    now: str | None,
    kind: Kind | None,
    *,
    field: str = "file",
) -> Suggestion:
    """What is suggested for a case as the options describe it.

    Args:
        file: the file with what was received.
        finding: whether the complaint is right.
        fault: whose fault it was.
        harm: how far the result was spoiled.
        house: the house file.
        language: the language of the reply.
        agent_language: the language of reasons and tasks.
        now: the time of the answer.
        kind: the kind of reply to write.
        field: the argument or option that names the file.
    """
    return suggest(
        message(file, field),
        verdict=verdict(finding, fault, harm),
        house=house_of(house),
        language=language,
        agent_language=agent_language,
        now=moment(now),
        kind=kind,
    )


def moment(text: str | None) -> dt.datetime:
    """The time of the answer: the one that is written there, or else the present.

    >>> moment("2026-11-24T10:00+01:00").isoformat()
    '2026-11-24T10:00:00+01:00'
    """
    if text is None:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise InputError.single("now", text, "is no time of ISO 8601, such as 2026-11-24T10:00+01:00") from None


def show(result: str | bytes) -> None:
    """Writes a result to standard output, a text as UTF-8; ends quietly where nobody reads on, as before ``| head``."""
    data = result.encode(errors="backslashreplace") if isinstance(result, str) else result
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffer is written once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
