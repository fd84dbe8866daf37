"""What is given, and by when."""

from replyguide.phrasing.messages.message import Message, family
from replyguide.vocabulary import Ask

MESSAGES: tuple[Message, ...] = (
    Message("remedy.refund", "Granted: the whole price back, amount not known to the letter.", writer=True),
    Message(
        "remedy.refund.amount",
        "Granted: the whole price back. amount: formatted money.",
        slots=("amount",),
        writer=True,
    ),
    Message(
        "remedy.price-cut.amount",
        "Granted: part of the price back. amount: formatted money.",
        slots=("amount",),
        writer=True,
    ),
    Message(
        "remedy.price-cut.percent",
        "Granted: part of the price back. percent: formatted, such as 30%.",
        slots=("percent",),
        writer=True,
    ),
    Message("remedy.replacement", "Granted: a replacement or an exchange.", writer=True),
    Message("remedy.repair", "Granted: it is put right, free of charge.", writer=True),
    Message(
        "remedy.voucher.amount",
        "Granted: credit for the next order. amount: formatted money.",
        slots=("amount",),
        writer=True,
    ),
    Message(
        "remedy.voucher.percent",
        "Granted: a discount on the next order. percent: formatted, such as 10%.",
        slots=("percent",),
        writer=True,
    ),
    Message(
        "remedy.gift",
        "Granted: something free on top; what it is may follow in the company's own sentence.",
        writer=True,
    ),
    Message(
        "remedy.compensation.amount",
        "Granted: money for a loss beyond the price. amount: formatted money.",
        slots=("amount",),
        writer=True,
    ),
    *family(
        "granted",
        Ask,
        "Granted as the customer asked: a whole sentence that takes up the wish and says that it is met.",
        writer=True,
    ),
    Message(
        "by.refund",
        'After a refund, a price cut or compensation: until when the money is there. by: a whole phrase such as "by Wednesday 25 November".',
        slots=("by",),
    ),
    Message(
        "by.thing", "After a replacement, a gift or a missing part: until when it arrives. by: as above.", slots=("by",)
    ),
    Message("by.repair", "After a repair: until when it is done. by: as above.", slots=("by",)),
    Message("by.voucher", "After a voucher: until when the customer has it. by: as above.", slots=("by",)),
    Message(
        "by.neutral", "After something granted without a date: how it goes on, without naming a time.", writer=True
    ),
    Message(
        "retry.after",
        "A later new request makes sense. from_day: a date in full, such as 1 March 2027, placed after a colon or otherwise so that it needs no change.",
        slots=("from_day",),
        writer=True,
    ),
    Message(
        "retry.return",
        "After a farewell: the company may take the customer back later. from_day: as above.",
        slots=("from_day",),
        writer=True,
    ),
    Message(
        "measure.neutral",
        "Unjustified: what will be done from now on, where the company has named no measure: the remark is used, nothing is admitted.",
        writer=True,
    ),
)
