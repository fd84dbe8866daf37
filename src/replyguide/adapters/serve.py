"""The command ``replyguide serve``: the library as a service over HTTP (extra ``http``).

Each worker makes the application for itself, from what the environment says; the command puts its options there.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated, Any

import typer

from replyguide.adapters.terminal import said
from replyguide.errors import ReplyguideError

_LOGGER = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
_LOG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"uvicorn": _LOGGER, "replyguide": _LOGGER},
}


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    house: Annotated[Path | None, typer.Option(envvar="REPLYGUIDE_HOUSE", help="The house file (TOML).")] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes answer.")] = 1,
    max_body: Annotated[
        int | None, typer.Option(min=1, envvar="REPLYGUIDE_MAX_BODY", help="The longest body, in bytes.")
    ] = None,
    timeout: Annotated[
        int | None, typer.Option(min=1, envvar="REPLYGUIDE_TIMEOUT", help="The time for a request, in seconds.")
    ] = None,
) -> None:
    """Serve reading, suggestions and reviews over HTTP; without --host, to this machine only."""
    given = {"REPLYGUIDE_HOUSE": house, "REPLYGUIDE_MAX_BODY": max_body, "REPLYGUIDE_TIMEOUT": timeout}
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    with said():
        try:
            import uvicorn
            from uvicorn.supervisors import Multiprocess

            from replyguide.adapters.http import from_environment
        except ModuleNotFoundError:
            raise ReplyguideError(
                "the service needs the extra 'http'; install it with: pip install 'replyguide[http]'"
            ) from None
        # Made here once, so that what is wrong is said before anything listens.
        limits = from_environment().state.limits
    settings: dict[str, Any] = {
        "app": "replyguide.adapters.http:from_environment",
        "factory": True,
        "host": host,
        "port": port,
        "workers": workers,
        "log_config": _LOG,
        "access_log": False,  # It would hold whole addresses; the application writes a line of its own.
        "server_header": False,
        "proxy_headers": False,
        "ws": "none",
        "timeout_graceful_shutdown": int(2 * limits.seconds) + 1,
    }
    if workers == 1:
        uvicorn.run(**settings)
        return
    config = uvicorn.Config(**settings)
    shared = config.bind_socket()
    # asyncio does this for sockets that it opens itself; without it answers wait for the client's late acknowledgement.
    shared.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    shared.listen(config.backlog)  # Who comes while the workers start waits for them.
    Multiprocess(config, sockets=[shared]).run()
