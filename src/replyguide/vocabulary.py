"""The closed vocabularies that describe a complaint.

The values are stable identifiers: they stand in the JSON schema, in rules and in statistics. What an agent reads for
them, in the agent's language, comes from the catalogs (``term.<vocabulary>.<value>``).
"""

from enum import StrEnum


class Category(StrEnum):
    """What went wrong. Where a text fits two, the more specific one counts."""

    DELIVERY_LATE = "delivery-late"
    DELIVERY_MISSING = "delivery-missing"
    INCOMPLETE = "incomplete"
    WRONG_ITEM = "wrong-item"
    DAMAGED = "damaged"
    DEFECTIVE = "defective"
    QUALITY = "quality"
    SERVICE = "service"
    STAFF_CONDUCT = "staff-conduct"
    NO_ANSWER = "no-answer"
    BILLING = "billing"
    REFUND_PENDING = "refund-pending"
    PRICE = "price"
    MISINFORMATION = "misinformation"
    CANCELLATION = "cancellation"
    WARRANTY = "warranty"
    TECHNICAL = "technical"
    SAFETY = "safety"
    PRIVACY = "privacy"
    OTHER = "other"


class Ask(StrEnum):
    """What the customer wants."""

    REFUND = "refund"
    PRICE_CUT = "price-cut"
    REPLACEMENT = "replacement"
    REPAIR = "repair"
    DELIVERY = "delivery"
    VOUCHER = "voucher"
    APOLOGY = "apology"
    EXPLANATION = "explanation"
    CONTACT = "contact"
    CANCELLATION = "cancellation"
    CORRECTION = "correction"
    COMPENSATION = "compensation"
    PREVENTION = "prevention"


class Mark(StrEnum):
    """How the message was written."""

    ANGRY = "angry"
    INSULTING = "insulting"
    PUBLIC_THREAT = "public-threat"
    LEGAL_THREAT = "legal-threat"
    LEAVING = "leaving"
    REPEATED = "repeated"
    VULNERABLE = "vulnerable"
    PRAISE = "praise"


class Channel(StrEnum):
    """Where the message came from, and where the answer goes."""

    EMAIL = "email"
    LETTER = "letter"
    CHAT = "chat"
    REVIEW = "review"
    SOCIAL = "social"
    FORM = "form"
    PHONE_NOTE = "phone-note"


class Finding(StrEnum):
    """Whether the complaint is right. The company says it; it is never guessed."""

    JUSTIFIED = "justified"
    PARTLY_JUSTIFIED = "partly-justified"
    UNJUSTIFIED = "unjustified"
    UNDETERMINED = "undetermined"


class Fault(StrEnum):
    """Whose fault it was."""

    COMPANY = "company"
    CUSTOMER = "customer"
    THIRD_PARTY = "third-party"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class Harm(StrEnum):
    """How far the result was spoiled."""

    NONE = "none"
    TRIVIAL = "trivial"
    SLIGHT = "slight"
    PARTIAL = "partial"
    TOTAL = "total"


class Occasion(StrEnum):
    """Why the company writes: because a customer complains, or with bad news of its own."""

    COMPLAINT = "complaint"
    OWN_MISTAKE = "own-mistake"
    DECLINED = "declined"
    FAREWELL = "farewell"
    DELAY = "delay"


class Stage(StrEnum):
    """How far the case has come."""

    RECEIVED = "received"
    INVESTIGATING = "investigating"
    DECIDED = "decided"
    AGREED = "agreed"
    RESOLVED = "resolved"
    CLOSED = "closed"


class RemedyKind(StrEnum):
    """What the company gives."""

    REFUND = "refund"
    PRICE_CUT = "price-cut"
    REPLACEMENT = "replacement"
    REPAIR = "repair"
    VOUCHER = "voucher"
    GIFT = "gift"
    COMPENSATION = "compensation"


class Address(StrEnum):
    """How the customer is addressed. Given by the company, never guessed from a name."""

    MAN = "man"
    WOMAN = "woman"
    SEVERAL = "several"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What kind of reply is due."""

    ACKNOWLEDGEMENT = "acknowledgement"
    QUESTIONS = "questions"
    RESOLUTION = "resolution"
    PARTIAL_RESOLUTION = "partial-resolution"
    BRIEF_ANSWER = "brief-answer"
    OWN_MISTAKE = "own-mistake"
    DECLINED = "declined"
    FAREWELL = "farewell"
    DELAY = "delay"
    HAND_OVER = "hand-over"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"
    CLOSING = "closing"
    PUBLIC_REPLY = "public-reply"
    CALL_GUIDE = "call-guide"


class Severity(StrEnum):
    """How much a finding of a review weighs."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
