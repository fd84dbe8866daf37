"""Makes the application: a house, the limits, the addresses, and nothing that is kept between requests."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from replyguide import House, __version__
from replyguide.adapters.http import routes
from replyguide.adapters.http.limits import Guard, Limits
from replyguide.adapters.http.openapi import complete
from replyguide.adapters.http.problems import handle_problems
from replyguide.errors import InputError


class Service(FastAPI):
    """The application, which describes itself with real answers."""

    def openapi(self) -> dict[str, Any]:
        """The service's description, made when it is first asked for."""
        if self.openapi_schema is None:
            self.openapi_schema = complete(super().openapi(), self.state.house)
        return self.openapi_schema


def create_app(house: House | None = None, *, limits: Limits | None = None) -> Service:
    """The service for one house.

    Args:
        house: who answers, and by which house rules.
        limits: what a request may cost.

    >>> [route for route in create_app().openapi()["paths"] if route.startswith("/v1/s")]
    ['/v1/suggest', '/v1/schema/{model}']
    """
    limits = limits if limits is not None else Limits()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = limits.threads
        yield

    app = Service(
        title="replyguide",
        summary="Decides how to answer a customer's complaint and writes the reply in the customer's language.",
        version=__version__,
        license_info={"name": "MIT", "identifier": "MIT"},
        docs_url=None,  # FastAPI's pages fetch their scripts from elsewhere.
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        lifespan=lifespan,
    )
    app.state.house = house if house is not None else House()
    app.state.limits = limits
    app.add_middleware(Guard, limits=limits, never_turned_away="/healthz")
    handle_problems(app)
    for router in (routes.work, routes.lookup, routes.health):
        app.include_router(router)
    return app


def from_environment() -> Service:
    """The service as the environment sets it up, for any ASGI server and for each worker of ``replyguide serve``.

    ``REPLYGUIDE_HOUSE`` is the house file, ``REPLYGUIDE_MAX_BODY`` the longest body in bytes, ``REPLYGUIDE_TIMEOUT``
    the time for a request in seconds; what is not set is as by default.

    Raises:
        HouseError: the house file cannot be used.
        InputError: a limit cannot be used.
        OSError: the house file cannot be read.
    """
    house = os.environ.get("REPLYGUIDE_HOUSE")
    limits = {
        field: _number(name) for field, name in (("body", "REPLYGUIDE_MAX_BODY"), ("seconds", "REPLYGUIDE_TIMEOUT"))
    }
    return create_app(
        House.from_toml(house) if house else None,
        limits=Limits(**{field: number for field, number in limits.items() if number is not None}),
    )


def _number(name: str) -> int | None:
    value = os.environ.get(name)
    if not value:
        return None
    try:
        return int(value)
    except ValueError:
        raise InputError.single(name, value, "is no whole number") from None
