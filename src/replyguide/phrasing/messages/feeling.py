"""Regret and apology."""

from replyguide.phrasing.messages.message import Message

MESSAGES: tuple[Message, ...] = (
    Message(
        "regret.experience",
        "Concern and an apology for the experience, before the facts are known: regrets the trouble, admits no fault.",
        wordings=3,
        writer=True,
    ),
    Message(
        "regret.upset",
        'The only sentence of regret in an unjustified case: for the customer\'s disappointment, not for any conduct of ours; never "sorry if" or "sorry you feel".',
        wordings=3,
        writer=True,
    ),
    Message(
        "regret.declined",
        "Where a request is declined: regret for the outcome, with no hint of a mistake.",
        writer=True,
    ),
    Message("regret.farewell", "Where the company ends the relationship: regret for the step.", writer=True),
    Message(
        "apology.fault",
        'The one apology of a letter where the fault is ours: takes full responsibility, no excuse, no "if".',
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.responsible",
        "The one apology where somebody else caused it (a carrier, a supplier): does not shift the blame, answers to the customer for the whole.",
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.outcome",
        "The one apology where the complaint is right and nobody's fault is established: for the outcome and the expectation not met, no fault admitted.",
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.trivial",
        "The one apology for a trifle that was wrong or missing: polite and short; the expectation was not met.",
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.partly",
        "The one apology of a letter on a complaint that is right in part, where that part is our fault: takes full responsibility for that part only. Stands after all points were treated.",
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.partly.outcome",
        "As apology.partly, where nobody's or somebody else's fault is established for the part that is right: regret for the outcome, no fault admitted.",
        wordings=3,
        writer=True,
    ),
    Message(
        "apology.news",
        "Bad news, own mistake: the one apology, after the news was stated; short, since the mistake has just been named.",
        wordings=3,
        writer=True,
    ),
    Message("apology.delay", "Where a promised date will not be kept: the one apology.", writer=True),
    Message(
        "apology.again",
        "In the formal letter of agreement, which is the second document of the case: apologises once more for the inconvenience and dissatisfaction.",
        writer=True,
    ),
)
