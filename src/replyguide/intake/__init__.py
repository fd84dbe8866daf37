"""From a raw message to a complaint that an agent only has to confirm."""

from replyguide.intake.reading import Reading, read

__all__ = ["Reading", "read"]
