"""Rules on what is given: fitting the harm, as wished where it can be, said with its date, and kept."""

from replyguide.rulebook.rule import Rule, facts

_RIGHT = ("justified", "partly-justified")
_ANSWER = ("resolution", "partial-resolution", "call-guide")
_GIVING = ("resolution", "partial-resolution", "agreement", "own-mistake", "call-guide")

RULES: tuple[Rule, ...] = (
    Rule(
        "remedy.propose",
        ("hr-12", "bs-16"),
        facts(kind=_GIVING, remedies="some"),
        say=("remedies",),
        overrides={"open.ask-solution": "bs-14"},
    ),
    Rule(
        "remedy.granted",
        ("bs-16",),
        facts(kind=("resolution", "partial-resolution", "agreement", "call-guide"), granted=True),
        say=("granted.words", "granted"),
    ),
    Rule(
        "remedy.decide",
        ("hr-12", "hr-23", "ro-07", "hr-13"),
        facts(finding=(*_RIGHT, "unjustified"), remedies="not-stated", stage="decided"),
        do=("decide-remedy",),
    ),
    Rule(
        "remedy.meet-wish",
        ("bs-16",),
        facts(wish="open", stage=("received", "investigating", "decided")),
        do=("meet-wish",),
    ),
    Rule(
        "remedy.trifle",
        ("ro-11", "ro-14"),
        facts(finding=_RIGHT, harm=("none", "trivial"), stage="decided"),
        avoid=("money",),
        overrides={"remedy.decide": "hr-23", "remedy.meet-wish": "bs-16", "remedy.praised": "hr-23"},
    ),
    Rule(
        "remedy.slight",
        ("ro-10", "ro-09", "ro-14"),
        facts(finding=_RIGHT, harm="slight", stage="decided", remedies="not-stated"),
        do=("offer-discount",),
        avoid=("over-compensation",),
        overrides={"remedy.meet-wish": "bs-16", "remedy.praised": "hr-23"},
    ),
    Rule(
        "remedy.partial",
        ("ro-12", "ro-09", "ro-14"),
        facts(finding=_RIGHT, harm="partial", stage="decided", remedies="not-stated"),
        do=("offer-part",),
        avoid=("over-compensation",),
        overrides={"remedy.meet-wish": "bs-16", "remedy.praised": "hr-23"},
    ),
    Rule(
        "remedy.total",
        ("ro-13", "ro-09", "ro-14"),
        facts(finding=_RIGHT, harm="total", stage="decided", remedies="not-stated"),
        do=("offer-full",),
        avoid=("over-compensation",),
        overrides={"remedy.meet-wish": "bs-16", "remedy.praised": "hr-23"},
    ),
    Rule("remedy.praised", ("hr-23", "ro-08"), facts(finding=_RIGHT, stage="decided"), note=("serve-well",)),
    Rule(
        "remedy.proportion",
        ("ro-14", "ro-09"),
        facts(finding=_RIGHT, harm=("slight", "partial", "total"), stage="decided", remedies=("none", "some")),
        avoid=("over-compensation",),
        overrides={"remedy.praised": "hr-23"},
    ),
    Rule(
        "remedy.deliverable",
        ("hr-24",),
        facts(kind=_GIVING, remedies=("some", "not-stated"), finding=(*_RIGHT, "none")),
        avoid=("undeliverable",),
    ),
    Rule("remedy.other", ("bs-16", "pt-13"), facts(kind=_ANSWER, wish="other"), say=("wish.other",)),
    Rule(
        "remedy.refused",
        ("cs-03", "cs-04"),
        facts(kind=_ANSWER, wish="refused", finding=_RIGHT),
        say=("wish.refused", "own.refusal"),
        avoid=("veiling",),
        overrides={"avoid.negatives": "pt-13"},
    ),
    Rule(
        "remedy.alternative",
        ("cs-08", "bs-16"),
        facts(
            kind=("resolution", "partial-resolution", "brief-answer", "declined", "farewell", "call-guide"),
            alternative=True,
        ),
        say=("own.alternative",),
    ),
    Rule(
        "remedy.undated", ("bs-17", "hr-13"), facts(kind=_GIVING, undated=True), say=("by.neutral",), do=("set-date",)
    ),
    Rule("remedy.dated", ("bs-17", "bs-18"), facts(kind=_GIVING, remedies="some"), schedule=("keep-date",)),
    Rule(
        "remedy.at-once",
        ("bs-34",),
        facts(
            kind=("resolution", "partial-resolution", "agreement", "call-guide"),
            finding=_RIGHT,
            remedies=("some", "not-stated"),
        ),
        do=("carry-out",),
    ),
    Rule(
        "remedy.follow-up",
        ("pt-14", "bs-20"),
        facts(kind=("resolution", "partial-resolution", "agreement", "own-mistake", "call-guide"), remedies="some"),
        schedule=("follow-up",),
    ),
    Rule("remedy.agree", ("hr-13",), facts(kind="call-guide", finding=_RIGHT), do=("agree-course",)),
    Rule(
        "remedy.letter",
        ("hr-14", "hr-27"),
        facts(
            kind=("resolution", "partial-resolution", "call-guide"),
            finding=_RIGHT,
            harm="total",
            remedies=("some", "not-stated"),
        ),
        do=("write-agreement",),
    ),
)
