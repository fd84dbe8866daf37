"""JSON Schema of the public models."""

from __future__ import annotations

from typing import Any

from replyguide.complaint import Complaint, Customer, Topic
from replyguide.errors import InputError
from replyguide.fields import Model, Money
from replyguide.house import House
from replyguide.verdict import Referral, Remedy, Verdict

MODELS: dict[str, type[Model]] = {
    model.__name__: model for model in (Complaint, Customer, House, Money, Referral, Remedy, Topic, Verdict)
}


def schema(model: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model.

    Raises:
        InputError: there is no such model.

    >>> schema("Money")["required"]
    ['amount', 'currency']
    """
    known = {name.lower(): found for name, found in MODELS.items()}
    if model.lower() not in known:
        raise InputError.single("model", model, f"is no model; models are {', '.join(MODELS)}")
    return known[model.lower()].model_json_schema()
