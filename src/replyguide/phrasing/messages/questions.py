"""Open questions."""

from replyguide.phrasing.messages.message import Message, family
from replyguide.vocabulary import Category

MESSAGES: tuple[Message, ...] = (
    Message(
        "questions.intro",
        "Before one or several open questions, each on a line of its own. Ends with a colon.",
        writer=True,
    ),
    *family(
        "ask",
        Category,
        "One open question (never to be answered by yes or no) that clarifies the problem and its cause, on a line of its own.",
        writer=True,
    ),
    Message("ask.reference", "Open question: the number under which the order is found.", writer=True),
    Message(
        "ask.solution", "Open question: how the customer would like it solved. Asking is not offering.", writer=True
    ),
    Message("ask.appointment", "Open question: when the customer can be telephoned.", writer=True),
    Message("ask.hinted", "Open question about something that the customer only hinted at.", writer=True),
    Message("ask.follow-up", "Open question after the solution was carried out.", writer=True),
    Message(
        "appointment.offer",
        'A time for a call is fixed. at: a whole phrase such as "on Wednesday 25 November at 14:30".',
        slots=("at",),
        writer=True,
    ),
)
