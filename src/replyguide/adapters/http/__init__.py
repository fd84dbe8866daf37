"""The library as a service over HTTP (extra ``http``): the same calls, JSON in and JSON out.

:func:`create_app` makes the ASGI application, which any ASGI server can run; ``replyguide serve`` runs it with uvicorn.
It keeps nothing between requests and writes nothing of a request's content to any log.
"""

from replyguide.adapters.http.app import Service, create_app, from_environment
from replyguide.adapters.http.limits import Limits

__all__ = ["Limits", "Service", "create_app", "from_environment"]
