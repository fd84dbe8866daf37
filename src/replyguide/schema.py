"""JSON Schema of the public models, each field with the description its attribute has in the code."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any

from replyguide.complaint import Complaint, Customer, Topic
from replyguide.errors import InputError
from replyguide.fields import Model, Money
from replyguide.house import House, OfficeHours, Signatory
from replyguide.house_rules import HouseRule
from replyguide.verdict import Referral, Remedy, Verdict

MODELS: dict[str, type[Model]] = {
    model.__name__: model for model in (Complaint, Customer, House, Money, Referral, Remedy, Topic, Verdict)
}
_OTHERS: tuple[type[Model], ...] = (OfficeHours, Signatory, HouseRule)
_PARTS = MODELS | {model.__name__: model for model in _OTHERS}


def schema(model: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model.

    Raises:
        InputError: there is no such model.

    >>> schema("Money")["properties"]["currency"]["description"]
    "The currency's ISO 4217 code."
    """
    known = {name.lower(): found for name, found in MODELS.items()}
    if model.lower() not in known:
        raise InputError.single("model", model, f"is no model; models are {', '.join(MODELS)}")
    found = known[model.lower()].model_json_schema()
    for name, part in {known[model.lower()].__name__: found, **found.get("$defs", {})}.items():
        if name in _PARTS:
            _describe(part, _PARTS[name])
    return found


def _describe(part: dict[str, Any], model: type[Model]) -> None:
    part["description"] = (inspect.getdoc(model) or "").partition("\n\n")[0].replace("\n", " ")
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    for field, after in pairwise(body):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            name, words = field.target.id, " ".join(after.value.value.split())
            if name in part.get("properties", {}):
                part["properties"][name]["description"] = words
