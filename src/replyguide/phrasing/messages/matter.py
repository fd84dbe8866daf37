"""What the customer said, said back; understanding."""

from replyguide.phrasing.messages.message import Message, family
from replyguide.vocabulary import Ask, Category

SUBJECTS = ("complaint", "own-mistake", "declined", "farewell", "delay", "agreement", "follow-up", "closing")

MESSAGES: tuple[Message, ...] = (
    *family(
        "reported",
        Category,
        'Said back as reported, without agreeing: one whole sentence that repeats the main point of the complaint. The verb must fit a written and a spoken complaint ("you say", not "you write").',
    ),
    Message(
        "reported.several",
        "Said back as reported where the customer named several things; a list of subject lines follows, each on a line of its own. Ends with a colon.",
    ),
    *family("asked", Ask, "Said back: what the customer wants, as a whole sentence."),
    Message(
        "asked.several",
        "Said back: what the customer wants, where it is several things; a list of wishes follows, each on a line of its own. Ends with a colon.",
    ),
    *family(
        "wish",
        Ask,
        "One item in a list of wishes, on a line of its own: a noun phrase in the nominative, beginning with a capital.",
    ),
    *family(
        "subject",
        Category,
        "The subject line, and an item in a list of points: a noun phrase in the nominative, beginning with a capital, neutral as to who is right.",
    ),
    *family(
        "subject.kind",
        SUBJECTS,
        "The subject line of a letter where no category is known. A noun phrase beginning with a capital.",
    ),
    Message(
        "empathy.open",
        "Understanding without agreeing, while nothing is established: puts itself in the customer's place. Must not confirm what happened.",
        wordings=3,
        writer=True,
    ),
    Message(
        "empathy.angry",
        "Recognition of a customer who writes in anger, before anything else is said on the matter. Must neither judge the tone nor confirm what happened.",
        wordings=3,
        writer=True,
    ),
    Message("empathy.justified", "Empathy where the complaint is right.", wordings=3, writer=True),
    Message(
        "empathy.vulnerable",
        "Where the customer is ill, bereaved, elderly, caring for a child or in an emergency: particular consideration, without naming the circumstance.",
        writer=True,
    ),
)
