"""The shape that all answers share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """A part of an answer: its fields and no others, each described in its place."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
