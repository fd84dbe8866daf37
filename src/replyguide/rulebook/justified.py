"""Rules for a complaint that is right: admit, apologise once, put it right in proportion, prevent it."""

from replyguide.rulebook.rule import Rule, facts

_RIGHT = ("justified", "partly-justified")
_ANSWER = ("resolution", "call-guide")

RULES: tuple[Rule, ...] = (
    Rule("right.examined", ("ro-06",), facts(kind="resolution"), say=("examined",)),
    Rule(
        "right.admit",
        ("bs-11", "pt-17", "pt-10"),
        facts(kind=("resolution", "partial-resolution", "call-guide", "agreement"), finding="justified"),
        scope="topic",
        say=("admitted",),
    ),
    Rule(
        "right.account",
        ("cs-06", "pt-17"),
        facts(kind=("resolution", "partial-resolution", "call-guide"), finding=_RIGHT, account=True),
        scope="topic",
        say=("own.account",),
    ),
    Rule(
        "right.cause",
        ("cs-07", "cs-12"),
        facts(kind=("resolution", "partial-resolution", "call-guide"), finding=_RIGHT, cause=True),
        scope="topic",
        say=("own.cause",),
    ),
    Rule(
        "right.responsibility",
        ("hr-22", "bs-11", "pt-08"),
        facts(kind=_ANSWER, finding="justified"),
        say=("apology.fault",),
    ),
    Rule(
        "right.fault-open",
        ("ro-06", "bs-31"),
        facts(kind=_ANSWER, finding="justified", fault=("unknown", "nobody")),
        say=("apology.outcome",),
        overrides={"right.responsibility": "hr-22"},
    ),
    Rule(
        "right.third-party",
        ("hr-26",),
        facts(kind=_ANSWER, finding="justified", fault="third-party"),
        say=("apology.responsible",),
        overrides={"right.responsibility": "because.not-ours"},
    ),
    Rule(
        "right.trivial",
        ("ro-15", "ro-11"),
        facts(kind=(*_ANSWER, "public-reply"), finding="justified", fault="company", harm=("none", "trivial")),
        say=("apology.trivial",),
        overrides={"right.responsibility": "because.proportion", "public.apology": "because.proportion"},
    ),
    Rule(
        "right.each-point",
        ("bs-11", "pt-08"),
        facts(kind=("resolution", "partial-resolution"), finding="justified", alone=False),
        scope="topic",
        say=("apology.fault",),
    ),
    Rule(
        "right.one-apology",
        ("cs-05",),
        facts(kind=("resolution", "partial-resolution", "own-mistake", "call-guide"), finding=(*_RIGHT, "none")),
        avoid=("over-apology",),
        overrides={"right.each-point": "bs-11", "agreement.apology": "hr-16"},
    ),
    Rule("right.siding", ("bs-12",), facts(finding=("undetermined", *_RIGHT), fault="unknown"), avoid=("siding",)),
    Rule(
        "right.measure",
        ("hr-18", "cs-12"),
        facts(
            kind=("resolution", "partial-resolution", "agreement", "own-mistake", "call-guide"),
            measure=True,
            finding=(*_RIGHT, "none"),
        ),
        say=("own.measure",),
    ),
    Rule(
        "right.contact-phone",
        ("bs-20",),
        facts(kind=("resolution", "partial-resolution", "agreement", "follow-up", "own-mistake"), phone=True),
        say=("contact.phone",),
    ),
    Rule(
        "right.contact-write",
        ("bs-20",),
        facts(kind=("resolution", "partial-resolution", "agreement", "follow-up", "own-mistake"), phone=False),
        say=("contact.write",),
    ),
    Rule(
        "right.feedback",
        ("bs-19", "bs-15"),
        facts(kind=("resolution", "partial-resolution", "follow-up", "call-guide"), finding=_RIGHT),
        say=("feedback.valued",),
    ),
    Rule(
        "right.hope",
        ("bs-19", "ro-08"),
        facts(
            kind=("resolution", "partial-resolution", "follow-up", "call-guide", "farewell"),
            finding=("justified", "partly-justified", "none"),
        ),
        say=("hope.serve",),
    ),
)
