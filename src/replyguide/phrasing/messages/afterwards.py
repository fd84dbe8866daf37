"""Agreements, follow-up, public replies."""

from replyguide.phrasing.messages.message import Message

MESSAGES: tuple[Message, ...] = (
    Message(
        "agreement.intro", "Formal letter: sets down what was agreed; the remedies follow as sentences.", writer=True
    ),
    Message("followup.check", "Follow-up: the company makes sure that the solution holds.", writer=True),
    Message(
        "contact.phone",
        "A number to call should something not be right. phone: a telephone number.",
        slots=("phone",),
        writer=True,
    ),
    Message(
        "contact.write",
        "Where no number is known: should something not be right, the customer may simply reply.",
        writer=True,
    ),
    Message("survey", "Follow-up: a short survey. link: a web address.", slots=("link",), writer=True),
    Message(
        "public.invite",
        "Public reply: invites to a private channel, without any detail of the case. mailbox: an e-mail address.",
        slots=("mailbox",),
        writer=True,
    ),
    Message("public.invite.neutral", "As public.invite, where no address is known.", writer=True),
    Message("public.examining", "Public reply while nothing is established.", writer=True),
    Message(
        "public.examined",
        "Public reply to an unjustified complaint: it was examined; details are not for the public.",
        writer=True,
    ),
    Message(
        "public.right", "Public reply to a justified complaint, after the apology: it is being put right.", writer=True
    ),
)
