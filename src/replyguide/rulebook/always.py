"""Rules that hold for most replies: thanks, saying back, understanding, keeping the record."""

from replyguide.rulebook.rule import Rule, facts
from replyguide.vocabulary import Category

FIRST = ("acknowledgement", "questions", "hand-over", "call-guide")
SUBSTANCE = ("resolution", "partial-resolution", "brief-answer", "call-guide")
NEWS = ("own-mistake", "declined", "farewell", "delay")
CONVERSATION = ("acknowledgement", "questions", "hand-over", "resolution", "partial-resolution", "brief-answer")
ADMITTING = tuple(kind for kind in CONVERSATION if kind != "brief-answer")
ORDERED = (
    "delivery-late", "delivery-missing", "incomplete", "wrong-item", "damaged", "defective", "quality",
    "billing", "refund-pending", "cancellation", "warranty",
)  # fmt: skip
NAMED = tuple(category.value for category in Category if category is not Category.OTHER)

RULES: tuple[Rule, ...] = (
    Rule(
        "thanks.message",
        ("ro-04", "ro-21", "pt-07"),
        facts(kind=(*CONVERSATION, "closing")),
        say=("thanks.message",),
    ),
    Rule("thanks.spoken", ("ro-04", "bs-29"), facts(kind="call-guide"), say=("thanks.spoken",), note=("same-steps",)),
    Rule("thanks.public", ("ro-04", "ro-31"), facts(kind="public-reply"), say=("thanks.public",)),
    Rule(
        "praise.glad",
        ("ro-30",),
        facts(praise=True, kind=(*CONVERSATION, "call-guide", "public-reply")),
        say=("praise.glad",),
    ),
    Rule("repeated.seen", ("pt-03", "ro-22"), facts(repeated=True, kind=ADMITTING), say=("repeated.seen",)),
    Rule(
        "said-back.point",
        ("bs-05", "pt-17", "pt-10"),
        facts(kind=FIRST, category=NAMED, hinted=False),
        scope="topic",
        once=True,
        say=("reported",),
    ),
    Rule(
        "said-back.wish",
        ("bs-05", "ro-22"),
        facts(kind=FIRST, finding="undetermined", wish=("open", "lesser")),
        say=("asked",),
    ),
    Rule("empathy.open", ("bs-33", "bs-13"), facts(kind=FIRST, finding="undetermined"), say=("empathy.open",)),
    Rule(
        "empathy.justified",
        ("bs-13", "ro-05"),
        facts(kind=("resolution", "call-guide"), finding="justified", harm=("unknown", "slight", "partial", "total")),
        say=("empathy.justified",),
    ),
    Rule(
        "empathy.angry",
        ("pt-12", "pt-16"),
        facts(
            kind=(*FIRST, "resolution", "partial-resolution"),
            tone="angry",
            finding=("undetermined", "justified", "partly-justified"),
        ),
        say=("empathy.angry",),
        note=("anger-at-situation", "breathe"),
        overrides={"empathy.open": "because.recognition", "empathy.justified": "because.recognition"},
    ),
    Rule(
        "empathy.vulnerable",
        ("ro-05", "pt-04"),
        facts(
            vulnerable=True,
            kind=(*FIRST, "resolution", "partial-resolution"),
            finding=("undetermined", "justified", "partly-justified"),
        ),
        say=("empathy.vulnerable",),
    ),
    Rule("read.whole", ("pt-01",), facts(stage=("received", "investigating")), do=("read-whole",)),
    Rule(
        "read.points",
        ("pt-06", "pt-10"),
        facts(topics="several", kind=(*FIRST, "partial-resolution", "resolution", "brief-answer")),
        do=("list-points",),
    ),
    Rule("customer.place", ("ro-05", "pt-04"), facts(kind=(*CONVERSATION, "call-guide")), note=("customer-place",)),
    Rule("customer.partner", ("hr-01",), facts(kind=(*CONVERSATION, "agreement", "follow-up")), note=("partner",)),
    Rule("customer.heard", ("ro-22",), facts(finding=("unjustified", "partly-justified")), note=("heard",)),
    Rule("tone.honest", ("ro-20",), facts(occasion="complaint"), note=("honest",)),
    Rule(
        "avoid.excuses",
        ("hr-26", "bs-12"),
        facts(finding=("justified", "partly-justified", "none")),
        avoid=("excuses",),
        overrides={"mistake.name-staff": "cs-12"},
    ),
    Rule("avoid.dispute", ("bs-06",), facts(occasion="complaint"), avoid=("dispute",)),
    Rule("avoid.policy", ("bs-26",), facts(kind=(*SUBSTANCE, *NEWS)), avoid=("policy",)),
    Rule("avoid.negatives", ("pt-13",), facts(kind=(*CONVERSATION, "call-guide", "declined")), avoid=("negatives",)),
    Rule("record.case", ("bs-22", "pt-03"), facts(), do=("record",)),
    Rule(
        "record.contact",
        ("bs-02", "pt-03"),
        facts(identified=False, stage=("received", "investigating")),
        do=("take-contact",),
    ),
    Rule("case.close", ("pt-18",), facts(stage=("received", "investigating", "decided", "agreed")), do=("close-case",)),
    Rule("self.proportion", ("ro-01",), facts(tone=("angry", "insulting")), note=("proportion",)),
    Rule("self.expect", ("ro-02", "bs-28"), facts(stage="received"), note=("expect",)),
    Rule("speed.soon", ("ro-26", "bs-01"), facts(kind=(*CONVERSATION, "call-guide")), note=("soon",)),
    Rule(
        "speed.well",
        ("bs-30",),
        facts(
            kind=(*FIRST, "resolution", "partial-resolution"),
            remedies="not-stated",
            finding=("undetermined", "justified", "partly-justified"),
        ),
        note=("well-not-fast",),
        overrides={"speed.soon": "ro-26", "remedy.at-once": "bs-34"},
    ),
)
