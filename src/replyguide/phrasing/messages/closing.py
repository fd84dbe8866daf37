"""The last sentences."""

from replyguide.phrasing.messages.message import Message

MESSAGES: tuple[Message, ...] = (
    Message(
        "feedback.valued",
        "Near the end: thanks for the complaint as constructive criticism that helps serve others.",
        wordings=3,
        writer=True,
    ),
    Message(
        "feedback.brief",
        "Near the end of an answer to an unjustified complaint: thanks again, short.",
        wordings=3,
        writer=True,
    ),
    Message(
        "hope.serve",
        "Last sentence where the complaint was right: looks forward to serving again.",
        wordings=3,
        writer=True,
    ),
    Message(
        "hope.relationship",
        "Last sentence of the formal letter of agreement: hope for a stronger relationship.",
        writer=True,
    ),
    Message(
        "hope.keep", "Last sentence of bad news where the relationship goes on: it is valued.", wordings=3, writer=True
    ),
    Message(
        "wish.well",
        "Last sentence to a customer whose complaint was not upheld, or whom the company must leave: wishes well, no irony.",
        wordings=3,
        writer=True,
    ),
)
