"""What is logged where the plugin fails and the help desk goes on: where it failed, and no word of the ticket."""

from __future__ import annotations

import logging
import traceback

logger = logging.getLogger("replyguide.helpdesk")


def report(what: str, ticket: int, error: Exception) -> None:
    """Logs a failure: the kind of error and the lines of code. Its message may quote the ticket and is left out."""
    lines = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s for ticket %s: %s\n%s", what, ticket, type(error).__name__, lines)
