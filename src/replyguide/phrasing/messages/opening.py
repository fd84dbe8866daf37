"""The first sentences."""

from replyguide.phrasing.messages.message import Message

MESSAGES: tuple[Message, ...] = (
    Message(
        "thanks.message",
        "First sentence of a reply to a complaint in writing: thanks for the message, meant sincerely.",
        wordings=3,
        writer=True,
    ),
    Message("thanks.spoken", "First thing said on the telephone to a customer who complained.", writer=True),
    Message("thanks.public", "First sentence of a public reply to a review or comment.", wordings=3, writer=True),
    Message(
        "thanks.custom",
        "First sentence of a letter with bad news: thanks for the custom, before the news.",
        wordings=3,
        writer=True,
    ),
    Message(
        "thanks.custom.years",
        "As thanks.custom, to a customer of many years. years: a whole number, 2 or more.",
        slots=("years",),
        writer=True,
        plural="years",
    ),
    Message("thanks.request", "First sentence where a request is declined: thanks for the request.", writer=True),
    Message(
        "thanks.talk",
        "First sentence of the formal letter that sets down what was agreed: thanks for the conversation.",
        writer=True,
    ),
    Message(
        "thanks.honesty",
        "In the formal letter: thanks for honesty and feedback that improve the product or service.",
        writer=True,
    ),
    Message("praise.glad", "After the thanks, where the customer also praised something.", wordings=2, writer=True),
    Message(
        "repeated.seen",
        "Where the customer had to get in touch more than once about the matter. Admits nothing.",
        writer=True,
    ),
)
