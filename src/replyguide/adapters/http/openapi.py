"""The service's description (OpenAPI): what the models say of themselves, what errors look like, and real answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from replyguide.adapters.http import bodies, examples, routes
from replyguide.adapters.http.problems import MEDIA_TYPE
from replyguide.schema import schema

if TYPE_CHECKING:
    from replyguide.house import House


def complete(description: dict[str, Any], house: House) -> dict[str, Any]:
    """Adds to what FastAPI tells of the service what it cannot know."""
    schemas = description["components"]["schemas"]
    _describe_models(schemas)
    _tell_short_forms(schemas)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for operations in description["paths"].values():
        for operation in operations.values():
            _tell_problems(operation["responses"])
    for address, call, body, given in _CALLS:
        answers = {
            name: {
                "summary": example["summary"],
                "value": json.loads(call(body.model_validate(example["value"]), house).body),
            }
            for name, example in given.items()
        }
        answered = description["paths"][address]["post"]["responses"]["200"]["content"]["application/json"]
        answered["examples"] = answers
    return description


_CALLS: tuple[tuple[str, Any, Any, Any], ...] = (
    ("/v1/read", routes.read, bodies.ReadRequest, examples.READ),
    ("/v1/suggest", routes.suggest, bodies.SuggestRequest, examples.SUGGEST),
    ("/v1/review", routes.review, bodies.ReviewRequest, examples.REVIEW),
)


def _tell_short_forms(schemas: dict[str, Any]) -> None:
    """Tells what else is read: an amount of money as a text, and one sentence where there may be several."""
    money = schemas["Money"]
    text = {"type": "string", "examples": ["64.50 EUR"]}
    schemas["Money"] = {"title": "Money", "description": money.pop("description"), "anyOf": [text, money]}
    for model, field in (("Verdict", "reasons"), ("Complaint", "questions")):
        several = schemas[model]["properties"][field]
        about = {key: several.pop(key) for key in ("title", "description", "default")}
        schemas[model]["properties"][field] = {**about, "anyOf": [several["items"], several]}


def _tell_problems(responses: dict[str, Any]) -> None:
    """Has every error be a problem; FastAPI's own kind of error is never sent."""
    for status, response in list(responses.items()):
        if status >= "400":
            content = response["content"]["application/json"]
            if content["schema"]["$ref"].endswith("/HTTPValidationError"):
                del responses[status]
            else:
                response["content"] = {MEDIA_TYPE: content}


def _describe_models(schemas: dict[str, Any]) -> None:
    """Gives the fields of the library's models the descriptions that the library's own schema has."""
    whole = schema("Complaint")
    for name, part in {"Complaint": whole, **whole["$defs"]}.items():
        told = schemas[name]
        told["description"] = part["description"]
        for field, described in part.get("properties", {}).items():
            told["properties"][field]["description"] = described["description"]
