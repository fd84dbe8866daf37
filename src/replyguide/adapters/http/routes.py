"""The addresses of the service. Each is a call of the library, and answers with what that call writes as JSON."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, HTTPException, Path, Query, Request, Response
from pydantic_core import to_json

import replyguide
from replyguide import House
from replyguide.adapters.http import answers, examples
from replyguide.adapters.http.bodies import Language, ReadRequest, ReviewRequest, SuggestRequest
from replyguide.adapters.http.problems import ProblemDetails, refusal
from replyguide.errors import InputError
from replyguide.rulebook import kinds
from replyguide.schema import MODELS
from replyguide.schema import schema as schema_of

_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;|$)", re.IGNORECASE)


class Json(Response):
    """What the library wrote as JSON, sent as it is."""

    media_type = "application/json"


async def house_of(request: Request) -> House:
    """The house that this server answers for."""
    house: House = request.app.state.house
    return house


async def only_json(content_type: Annotated[str | None, Header(include_in_schema=False)] = None) -> None:
    """Refuses a body that is not declared as JSON, which a page of another site could send unasked.

    Raises:
        HTTPException: it is not.
    """
    if not _JSON.match(content_type or ""):
        raise HTTPException(415, "the body is not declared as JSON; send it with Content-Type: application/json")


OwnHouse = Annotated[House, Depends(house_of)]
AgentLanguage = Annotated[
    Language | None, Query(description="The language of the reasons; the house's, else English, where it is left out.")
]

_FAILURES: dict[int | str, dict[str, Any]] = {
    500: {"model": ProblemDetails, "description": "Something failed in the service."},
    503: {"model": ProblemDetails, "description": "Too much is under way, or the answer took too long."},
}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": ProblemDetails, "description": "The body is no JSON."},
    408: {"model": ProblemDetails, "description": "The body did not arrive in time."},
    413: {"model": ProblemDetails, "description": "The body, or the text in it, is too long."},
    415: {"model": ProblemDetails, "description": "The body is not declared as JSON."},
    422: {"model": ProblemDetails, "description": "Fields cannot be used; each is named with what would be right."},
}

work = APIRouter(prefix="/v1", tags=["complaints"], dependencies=[Depends(only_json)], responses=_REFUSALS | _FAILURES)
lookup = APIRouter(prefix="/v1", tags=["reference"], responses=_FAILURES)
health = APIRouter(tags=["operation"], responses=_FAILURES)


@work.post("/read", response_model=answers.Reading, response_description="The message, read.")
def read(body: Annotated[ReadRequest, Body(openapi_examples=examples.READ)], house: OwnHouse) -> Response:
    """Read a message: language, who wrote, what went wrong, what is wanted, and from which words each was read."""
    with body.named():
        return Json(replyguide.read(body.message, house=house, received=body.received).to_json())


@work.post("/suggest", response_model=answers.Suggestion, response_description="The suggestion.")
def suggest(body: Annotated[SuggestRequest, Body(openapi_examples=examples.SUGGEST)], house: OwnHouse) -> Response:
    """Suggest what to do about a complaint, what to avoid, and the reply in the customer's language."""
    with body.named():
        found = replyguide.suggest(
            body.message,
            verdict=body.verdict,
            house=house,
            language=body.language,
            agent_language=body.agent_language,
            now=body.now,
            kind=body.kind,
        )
        return Json(found.to_json())


@work.post("/review", response_model=answers.Review, response_description="The findings.")
def review(body: Annotated[ReviewRequest, Body(openapi_examples=examples.REVIEW)], house: OwnHouse) -> Response:
    """Review the draft of a reply: what is wrong with it, knowing the complaint and the verdict."""
    with body.named():
        found = replyguide.review(
            body.draft,
            body.message,
            verdict=body.verdict,
            house=house,
            language=body.language,
            agent_language=body.agent_language,
            now=body.now,
        )
        return Json(found.to_json())


@lookup.get("/rules", responses={422: _REFUSALS[422]}, response_description="The rules.")
def rules(house: OwnHouse, agent_language: AgentLanguage = None) -> list[answers.Rule]:
    """List the rules by which this house answers, those that decide the kind of reply first."""
    language = agent_language or house.agent_language or "en_GB"
    return [
        answers.Rule(
            id=rule.id,
            reason=rule.reason(language),
            guidelines=list(rule.guidelines),
            scope=rule.scope,
            when={name: sorted(values, key=str) for name, values in rule.when.items()},
            kind=rule.kind,
            overrides=dict(rule.overrides),
            say=list(rule.say),
            ask=list(rule.ask),
            do=list(rule.do),
            schedule=list(rule.schedule),
            avoid=list(rule.avoid),
            note=list(rule.note),
        )
        for rule in (*kinds.RULES, *house.rule_set.rules)
    ]


@lookup.get("/guidelines", responses={422: _REFUSALS[422]}, response_description="The guidelines.")
def guidelines(house: OwnHouse, agent_language: AgentLanguage = None) -> list[answers.Guideline]:
    """List the guidelines that the rules follow."""
    language = agent_language or house.agent_language or "en_GB"
    return [
        answers.Guideline(
            id=one.id,
            source=answers.Source(language=one.source.language, title=one.source.title),
            about=one.about,
            when=one.when,
            says=one.says(language),
            yields_to=list(one.yields_to),
            because=one.yields_because(language),
        )
        for one in replyguide.guidelines()
    ]


@lookup.get(
    "/schema/{model}",
    response_model=dict[str, Any],
    responses={404: {"model": ProblemDetails, "description": "There is no such model."}},
    response_description="The schema.",
)
def schema(model: Annotated[str, Path(json_schema_extra={"enum": list(MODELS)})]) -> Response:
    """Give the JSON Schema (2020-12) of a model."""
    try:
        found = schema_of(model)
    except InputError as error:
        return refusal(404, error.problems)
    return Json(to_json(found))


@health.get("/healthz", response_description="The service answers.")
async def healthz() -> answers.Health:
    """Tell that the service answers."""
    return answers.Health(status="ok", version=replyguide.__version__)
