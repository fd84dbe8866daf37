"""What was found, what is still being examined, and the news."""

from replyguide.phrasing.messages.message import Message, family
from replyguide.vocabulary import Category

MESSAGES: tuple[Message, ...] = (
    Message(
        "examined",
        "Opens the answer on the substance: the matter has been examined. What was found follows.",
        wordings=2,
        writer=True,
    ),
    Message("examined.partly", "Opens the answer where the complaint is right in part.", writer=True),
    *family(
        "admitted",
        Category,
        "Admitted: the complaint is right on this point; a plain whole sentence in the past that says so without any detail that was not given.",
    ),
    *family(
        "not-upheld",
        Category,
        "Not upheld: a whole sentence on this point, brief and without contradicting the customer: it was checked and no failing of ours was found.",
        writer=True,
    ),
    *family(
        "examining",
        Category,
        "Under examination: says what is being looked into on this point, at once and seriously, without admitting anything and without promising a solution.",
        writer=True,
    ),
    Message(
        "examining.several",
        "Under examination, where the customer named several things that were just listed.",
        writer=True,
    ),
    Message(
        "examining.still",
        "Where the customer has been answered once and the facts are still being established.",
        writer=True,
    ),
    Message(
        "promise.answer",
        'While nothing is established: until when an answer comes. by: a whole phrase such as "by Wednesday 25 November", which the catalog places where it stands without change.',
        slots=("by",),
        writer=True,
    ),
    Message(
        "promise.answer.neutral",
        "While nothing is established and no date is given: an answer comes as soon as the result is known. Promises no solution.",
        writer=True,
    ),
    Message(
        "promise.solution",
        "The complaint is right and no remedy is decided yet: the company will find a solution that is fair to both sides.",
        writer=True,
    ),
    Message(
        "mistake.news",
        "Bad news, own mistake: states it plainly before the company's own sentence on what happened.",
        writer=True,
    ),
    Message("mistake.right", "Bad news, own mistake: what was given or paid back follows.", writer=True),
    Message(
        "declined.decision",
        "A request is declined: the no, once and plainly, without a hint of a mistake. Reasons follow.",
        writer=True,
    ),
    Message("farewell.decision", "The company ends the relationship: said once and plainly.", writer=True),
    Message("delay.decision", "A promised date will not be kept and no new one is known.", writer=True),
    Message(
        "delay.date",
        'The new date after delay.decision. by: a whole phrase such as "by Wednesday 25 November".',
        slots=("by",),
        writer=True,
    ),
    Message("delay.neutral", "After delay.decision where no new date is known.", writer=True),
    Message(
        "wish.refused",
        "The complaint is right, but the wish cannot be met: said once and plainly. What is possible follows.",
        writer=True,
    ),
    Message(
        "wish.other",
        "The complaint is right; something other than what was wished is given. Says what is possible, not what is not.",
        writer=True,
    ),
    Message(
        "settled.before",
        "Closing of a conversation that goes in circles: the matter was answered, the answer stands, courteous and final.",
        writer=True,
    ),
    Message(
        "boundary",
        "Closing of a conversation in which the customer insults people: calm and factual, no reproach beyond one sentence; the case itself stays answered.",
        writer=True,
    ),
    Message(
        "case.continues",
        "After boundary: the person is no longer debated with, the case is still seen to.",
        writer=True,
    ),
    Message(
        "handover.who",
        "The case passes to somebody who can help. name: a person's name, uninflected, after a colon or in apposition so that it needs no ending.",
        slots=("name",),
        writer=True,
    ),
    Message(
        "handover.who.role",
        "As handover.who, with the person's role. role: what the person is, in the company's own words, uninflected, after the name.",
        slots=(
            "name",
            "role",
        ),
        writer=True,
    ),
    Message(
        "handover.contact",
        "After handover.who: how the person is reached. contact: telephone, e-mail or web address.",
        slots=("contact",),
    ),
    Message("handover.told", "After handover: the story need not be told again.", writer=True),
    Message(
        "referral.who",
        "After a farewell: somebody who can help instead. name: a person or firm, uninflected, after a colon.",
        slots=("name",),
        writer=True,
    ),
)
