"""The floor: the shape of a complaint with its verdict as plain Pydantic models, without any check of their own.

It is a copy on purpose and stays as it is, so that our own models cannot move the floor they are measured against.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Text = str | Mapping[str, str]
Category = Literal[
    "delivery-late", "delivery-missing", "incomplete", "wrong-item", "damaged", "defective", "quality", "service",
    "staff-conduct", "no-answer", "billing", "refund-pending", "price", "misinformation", "cancellation", "warranty",
    "technical", "safety", "privacy", "other",
]  # fmt: skip
Ask = Literal[
    "refund", "price-cut", "replacement", "repair", "delivery", "voucher", "apology", "explanation", "contact",
    "cancellation", "correction", "compensation", "prevention",
]  # fmt: skip
Mark = Literal["angry", "insulting", "public-threat", "legal-threat", "leaving", "repeated", "vulnerable", "praise"]
Kind = Literal["refund", "price-cut", "replacement", "repair", "voucher", "gift", "compensation"]


class Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Money(Plain):
    amount: Decimal
    currency: str


class Remedy(Plain):
    kind: Kind
    amount: Money | None = None
    percent: Decimal | None = None
    text: Text | None = None
    date: dt.date | None = None


class Referral(Plain):
    name: str
    role: Text | None = None
    because: Text | None = None
    contact: str | None = None


class Verdict(Plain):
    finding: Literal["justified", "partly-justified", "unjustified", "undetermined"] | None = None
    fault: Literal["company", "customer", "third-party", "nobody", "unknown"] = "unknown"
    harm: Literal["none", "trivial", "slight", "partial", "total"] | None = None
    price: Money | None = None
    loss: Money | None = None
    account: Text | None = None
    cause: Text | None = None
    measure: Text | None = None
    remedies: tuple[Remedy, ...] | None = None
    granted: tuple[Ask, ...] = ()
    reasons: tuple[Text, ...] = ()
    alternative: Text | None = None
    retry_after: dt.date | None = None
    referral: Referral | None = None


class Customer(Plain):
    name: str | None = None
    title: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    address: Literal["man", "woman", "several", "organisation", "unknown"] = "unknown"
    salutation: str | None = None
    vocative: str | None = None
    organisation: str | None = None
    since: dt.date | None = None
    email: str | None = None
    phone: str | None = None
    postal_address: tuple[str, ...] = ()
    account: str | None = None


class Topic(Plain):
    category: Category
    words: str = ""
    hinted: bool = False
    verdict: Verdict | None = None


class Complaint(Plain):
    id: str | None = None
    received: AwareDatetime | None = None
    channel: Literal["email", "letter", "chat", "review", "social", "form", "phone-note"] = "email"
    language: str | None = None
    subject: str | None = None
    text: str = ""
    message_id: str | None = None
    references: tuple[str, ...] = ()
    customer: Customer = Customer()
    topics: tuple[Topic, ...] = ()
    asks: tuple[Ask, ...] = ()
    marks: frozenset[Mark] = frozenset()
    order_refs: tuple[str, ...] = ()
    stage: Literal["received", "investigating", "decided", "agreed", "resolved", "closed"] = "received"
    occasion: Literal["complaint", "own-mistake", "declined", "farewell", "delay"] = "complaint"
    earlier_contacts: int = 0
    appointment: AwareDatetime | None = None
    answer_by: AwareDatetime | dt.date | None = None
    questions: tuple[Text, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    verdict: Verdict | None = None
