"""Errors as ``application/problem+json`` (RFC 9457), in the caller's terms: the field, its value, what would be right.

They go to the caller and nowhere else: a value may be the customer's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from replyguide.errors import InputError, Problem, problems_of
from replyguide.fields import TEXT_LIMIT

if TYPE_CHECKING:
    from fastapi import FastAPI

MEDIA_TYPE = "application/problem+json"

_MOST = 20
_LONGEST = 500
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
"""The words of RFC 9110, where older Pythons have others."""
_DETAILS = {
    400: "the body cannot be read as JSON; give JSON in UTF-8, not nested without end",
    404: "there is nothing at this address; /openapi.json tells what there is",
    405: "this address does not take that method; /openapi.json tells which it takes",
}


class FieldError(BaseModel):
    """One thing wrong with a request."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    field: str
    """The field, such as `complaint.verdict.loss.amount`; `body` for the whole."""
    value: str
    """Its value, shortened."""
    expected: str
    """What was wrong and what would be right."""


class ProblemDetails(BaseModel):
    """Why a request was not answered (RFC 9457)."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    type: Literal["about:blank"]
    """The status says which kind of problem it is."""
    title: str
    """The status in words."""
    status: int
    """The status."""
    detail: str
    """What happened, in a sentence."""
    errors: list[FieldError]
    """The fields that cannot be used, up to twenty; none where fields are not what is wrong."""


def problem(
    status: int, detail: str, problems: Iterable[Problem] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """A problem as a response.

    >>> problem(503, "too many requests are under way").status_code
    503
    """
    details = ProblemDetails(
        type="about:blank",
        title=_TITLES.get(status) or HTTPStatus(status).phrase,
        status=status,
        detail=_sendable(detail),
        errors=[
            FieldError(field=_sendable(one.where), value=_sendable(one.value), expected=_sendable(one.expected))
            for one in problems
        ],
    )
    return Response(details.model_dump_json(), status, headers, MEDIA_TYPE)


def refusal(status: int, problems: Sequence[Problem]) -> Response:
    """A problem with fields of the request, told in the words of the first of them.

    >>> refusal(422, [Problem("verdict.harm", "'huge'", "is no harm")]).body.decode().partition('"errors":')[2]
    '[{"field":"verdict.harm","value":"\\'huge\\'","expected":"is no harm"}]}'
    """
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return problem(status, f"{problems[0].where}: {problems[0].expected}{more}", problems[:_MOST])


def handle_problems(app: FastAPI) -> None:
    """Has the application answer every error with a problem."""

    @app.exception_handler(InputError)
    async def unusable(request: Request, error: InputError) -> Response:
        return refusal(422, error.problems)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        items = error.errors()
        if items[0]["type"] == "json_invalid":
            return problem(400, f"the body is no JSON: {items[0]['ctx']['error']} at character {items[0]['loc'][1]}")
        return refusal(413 if any(map(_is_whole_text, items)) else 422, list(_problems(items)))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return problem(error.status_code, _DETAILS.get(error.status_code, error.detail), headers=error.headers)


def _problems(items: Iterable[Any]) -> Iterator[Problem]:
    """What validation found, named as in the body."""
    return problems_of(({**item, "loc": item["loc"][1:]} for item in items), whole="body")


def _is_whole_text(item: Any) -> bool:
    return bool(item["type"] == "string_too_long" and item["ctx"]["max_length"] == TEXT_LIMIT)


def _sendable(text: str) -> str:
    """Text as it can be sent: half a surrogate pair is no character."""
    return text[:_LONGEST].encode("utf-8", "backslashreplace").decode()
