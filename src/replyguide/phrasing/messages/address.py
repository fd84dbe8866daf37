"""How the customer is addressed, and what stands around a letter."""

from replyguide.phrasing.messages.message import Message

MESSAGES: tuple[Message, ...] = (
    Message(
        "salutation.man",
        "Opens an e-mail to a man whose surname is known. name: surname with title where usual, in the vocative where the language has one.",
        slots=("name",),
    ),
    Message(
        "salutation.woman",
        "Opens an e-mail to a woman whose surname is known. name: surname with title where usual, in the vocative where the language has one.",
        slots=("name",),
    ),
    Message(
        "salutation.man.full",
        "Opens an e-mail to a man where the language names first name and surname (pt_PT). name: the full name.",
        slots=("name",),
    ),
    Message(
        "salutation.woman.full",
        "Opens an e-mail to a woman where the language names first name and surname (pt_PT). name: the full name.",
        slots=("name",),
    ),
    Message(
        "salutation.named",
        "Opens an e-mail to one person whose name is known and whose form of address is not. name: the name as given, uninflected. A language that cannot name the person safely leaves the slot out by writing its neutral greeting.",
        slots=("name",),
    ),
    Message("salutation.none", "Opens an e-mail to one person of whom no name is known."),
    Message("salutation.several", "Opens an e-mail to several persons."),
    Message("salutation.organisation", "Opens an e-mail to a company or body."),
    Message(
        "salutation.man.letter",
        "Opens a letter on paper to a man whose surname is known. name as in salutation.man.",
        slots=("name",),
    ),
    Message(
        "salutation.woman.letter",
        "Opens a letter on paper to a woman whose surname is known. name as in salutation.woman.",
        slots=("name",),
    ),
    Message(
        "salutation.man.full.letter",
        "Opens a letter on paper to a man, with first name and surname (pt_PT).",
        slots=("name",),
    ),
    Message(
        "salutation.woman.full.letter",
        "Opens a letter on paper to a woman, with first name and surname (pt_PT).",
        slots=("name",),
    ),
    Message(
        "salutation.named.letter",
        "Opens a letter on paper to one person whose name is known and whose form of address is not; may leave the slot out.",
        slots=("name",),
    ),
    Message("salutation.none.letter", "Opens a letter on paper to one person of whom no name is known."),
    Message("salutation.several.letter", "Opens a letter on paper to several persons."),
    Message("salutation.organisation.letter", "Opens a letter on paper to a company or body."),
    Message("salutation.chat", "Opens a chat message or public reply where no person is named."),
    Message(
        "salutation.chat.named",
        "Opens a chat message to one person by name. name: the name as given, uninflected; may be left out.",
        slots=("name",),
    ),
    Message(
        "close.named",
        "The closing formula of an e-mail or letter to a person who was named in the salutation, with the punctuation that the language puts after it.",
    ),
    Message("close.unnamed", "The closing formula where nobody was named in the salutation."),
    Message(
        "close.greeted",
        "The closing formula of an e-mail that began with a plain greeting such as Hello, to one person of no known name.",
    ),
    Message("close.chat", "The closing formula of a chat message or public reply, short and friendly."),
    Message("furniture.enclosures", "Label before the list of enclosures under a letter."),
    Message(
        "furniture.copies",
        "Under a formal letter: who gets a copy. names: one or several names, listed.",
        slots=("names",),
    ),
    Message(
        "furniture.subject-order",
        "The subject line with the customer's reference. subject: one of the subject lines. order: an order, invoice or parcel number, uninflected.",
        slots=(
            "subject",
            "order",
        ),
    ),
    Message(
        "furniture.missing",
        "Stands, in double brackets, where a fact is still missing and the company must fill it in before sending. name: the field's technical name.",
        slots=("name",),
    ),
)
