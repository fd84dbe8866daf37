"""The command ``replyguide``: what to do about a complaint, on the command line (extra ``cli``).

Only the result goes to standard output; errors go to standard error. Exit codes: 0 done, 1 the reply is not ready where
a finished one was asked for, 2 the input or the call cannot be used.
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

import replyguide
from replyguide.adapters import letter
from replyguide.adapters.review_command import review
from replyguide.adapters.serve import serve
from replyguide.adapters.terminal import (
    Blamed,
    Harmed,
    HouseFile,
    Judged,
    Language,
    Now,
    ReplyKind,
    ReplyLanguage,
    said,
    show,
    suggestion_of,
)
from replyguide.errors import InputError
from replyguide.guidance import GUIDELINES
from replyguide.languages import canonical
from replyguide.rulebook import ALL, Rule
from replyguide.schema import MODELS, schema

app = typer.Typer(
    name="replyguide",
    help="Decide how to answer a customer's complaint, and write the reply in the customer's language.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Output(StrEnum):
    """What to print."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    EMAIL = "email"
    DOCX = "docx"
    PDF = "pdf"


File = Annotated[str, typer.Argument(help="An .eml file, a text, a complaint as JSON, or - for standard input.")]


def _version(asked: bool) -> None:
    if asked:
        show(f"{replyguide.__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """The options before any command."""


@app.command()
def suggest(
    file: File,
    finding: Judged = None,
    fault: Blamed = None,
    harm: Harmed = None,
    house: HouseFile = None,
    language: ReplyLanguage = None,
    agent_language: Language = None,
    now: Now = None,
    kind: ReplyKind = None,
    output: Annotated[Output, typer.Option("--output", "-o", help="What to print.")] = Output.TEXT,
    draft: Annotated[bool, typer.Option(help="With -o email, docx or pdf: allow a reply that is not ready.")] = False,
    why: Annotated[bool, typer.Option("--why", help="With -o text: add the reason for each step.")] = False,
) -> None:
    """Suggest what to do about a complaint, and the reply."""
    with said():
        found = suggestion_of(file, finding, fault, harm, house, language, agent_language, now, kind)
        if output is Output.JSON:
            text = found.to_json() + "\n"
        elif output is Output.HTML:
            text = found._repr_html_()
        elif output is Output.EMAIL:
            text = found.reply.email(draft=draft).as_string()
        elif output is Output.DOCX:
            _write(letter.docx(found.reply, draft=draft), output)
            return
        elif output is Output.PDF:
            _write(letter.pdf(found.reply, draft=draft), output)
            return
        else:
            text = str(found) + (f"\n{found.why()}" if why else "")
    show(text)


@app.command()
def brief(
    file: File,
    finding: Judged = None,
    fault: Blamed = None,
    harm: Harmed = None,
    house: HouseFile = None,
    language: ReplyLanguage = None,
    agent_language: Language = None,
    now: Now = None,
    kind: ReplyKind = None,
) -> None:
    """Print the plan as an instruction, for a person or a language model that drafts the reply."""
    with said():
        found = suggestion_of(file, finding, fault, harm, house, language, agent_language, now, kind)
        text = found.brief()
    show(text)


app.command()(review)
app.command()(serve)


@app.command()
def rules(agent_language: Language = "en_GB") -> None:
    """List the rules: id, guidelines and reason."""
    with said():
        code = canonical(agent_language or "en_GB", "agent_language")
        lines = [f"{rule.id}\t{','.join(rule.guidelines)}\t{rule.reason(code)}\n" for rule in replyguide.rules()]
    show("".join(lines))


@app.command()
def guidelines(agent_language: Language = "en_GB") -> None:
    """List the guidelines: id, source and what they say."""
    with said():
        code = canonical(agent_language or "en_GB", "agent_language")
        lines = [f"{one.id}\t{one.source.title}\t{one.says(code)}\n" for one in replyguide.guidelines()]
    show("".join(lines))


@app.command()
def explain(
    id: Annotated[str, typer.Argument(help="A rule, such as not.no-compensation, or a guideline, such as ro-18.")],
    agent_language: Language = "en_GB",
) -> None:
    """Explain a rule or a guideline."""
    with said():
        code = canonical(agent_language or "en_GB", "agent_language")
        if id in ALL:
            text = _explained(ALL[id], code)
        elif id in GUIDELINES:
            text = _followed(id, code)
        else:
            raise InputError.single("id", id, "is no rule and no guideline; replyguide rules lists the rules")
    show(text)


@app.command(name="schema")
def schema_command(model: Annotated[str, typer.Argument(help=f"One of {', '.join(MODELS)}.")]) -> None:
    """Print the JSON Schema of a model."""
    with said():
        text = json.dumps(schema(model), indent=2, ensure_ascii=False) + "\n"
    show(text)


def _write(data: bytes, output: Output) -> None:
    if sys.stdout.isatty():
        raise InputError.single("output", output.value, f"is nothing for a terminal; add: > letter.{output.value}")
    show(data)


def _explained(rule: Rule, language: str) -> str:
    lines = [rule.id, f"  {rule.reason(language)}", "", "when"]
    for name, values in rule.when.items():
        lines.append(f"  {name}: {', '.join(sorted(str(value).lower() for value in values))}")
    for effect in ("kind", "say", "ask", "do", "schedule", "avoid", "note"):
        given = getattr(rule, effect)
        if given:
            lines.append(f"{effect}: {given if isinstance(given, str) else ', '.join(given)}")
    for loser, because in rule.overrides.items():
        lines.append(f"overrides {loser} [{because}]")
    lines += ["", *(f"{id}: {GUIDELINES[id].says(language)}" for id in rule.guidelines)]
    return "\n".join(lines) + "\n"


def _followed(id: str, language: str) -> str:
    guideline = GUIDELINES[id]
    lines = [id, f"  {guideline.says(language)}", f"  {guideline.source.title}", ""]
    lines += [f"{rule.id}: {rule.reason(language)}" for rule in ALL.values() if id in rule.guidelines]
    return "\n".join(lines) + "\n"


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
