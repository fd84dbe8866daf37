"""Requests as they may come, for the description of the service; the files are those of ``docs/examples``."""

from __future__ import annotations

import base64
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi.openapi.models import Example

_FILES = files(__package__) / "examples"


def _complaint(name: str) -> Any:
    return json.loads((_FILES / name).read_text(encoding="utf-8"))


def _eml(name: str) -> str:
    return base64.b64encode((_FILES / name).read_bytes()).decode()


READ: dict[str, Example] = {
    "text": {
        "summary": "The words of a message",
        "value": {
            "text": "Dobrý den, zásilka 4711 mi nedorazila. Prosím o vrácení peněz.\n\nS pozdravem\nJana Nováková",
            "received": "2026-11-23T09:40:00+01:00",
        },
    },
    "eml": {"summary": "A mail", "value": {"eml": _eml("en_GB-cold-room.eml")}},
}
"""By name, bodies for ``/v1/read``."""

SUGGEST: dict[str, Example] = {
    "text": {
        "summary": "The words of a message; nothing is established yet",
        "value": {
            "text": "Bom dia, a mesa chegou com o tampo rachado. Quero outra, por favor.\n\nCumprimentos\nRita Sousa",
            "now": "2026-11-24T10:00:00+00:00",
        },
    },
    "eml": {
        "summary": "A mail and the company's verdict on it",
        "value": {
            "eml": _eml("en_GB-cold-room.eml"),
            "verdict": {
                "finding": "justified",
                "fault": "company",
                "harm": "partial",
                "price": "312 GBP",
                "remedies": [{"kind": "price-cut", "percent": 50, "date": "2026-03-06"}],
            },
            "agent_language": "cs",
            "now": "2026-03-03T09:00:00+00:00",
        },
    },
    "complaint": {
        "summary": "A complaint from a ticket, its verdict within",
        "value": {"complaint": _complaint("verdict.json"), "now": "2026-11-24T10:00:00+01:00"},
    },
    "review": {
        "summary": "A public review",
        "value": {"complaint": _complaint("review.json"), "agent_language": "en_GB"},
    },
}
"""By name, bodies for ``/v1/suggest``."""

REVIEW: dict[str, Example] = {
    "open": {
        "summary": "A draft that promises before anything is established",
        "value": {
            "draft": "Dear Priya Shah,\n\nThank you for writing. We apologise for our mistake and will refund you.\n\n"
            "Yours sincerely,\nThe Hummingbird Hotel",
            "eml": _eml("en_GB-cold-room.eml"),
        },
    },
    "complaint": {
        "summary": "A draft that admits no fault, where the verdict does",
        "value": {
            "draft": "Stimate domnule Popescu,\n\nNe pare rău că vă simțiți așa.\n\nCu stimă,\nKolibřík",
            "complaint": _complaint("verdict.json"),
            "agent_language": "en_GB",
            "now": "2026-11-24T10:00:00+01:00",
        },
    },
}
"""By name, bodies for ``/v1/review``."""
