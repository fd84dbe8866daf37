"""Rules for a complaint that is not right: thanks, a sentence of regret, a short answer, no fuel for the fire."""

from replyguide.rulebook.rule import Rule, facts

_NOT = "unjustified"
_ANSWER = ("brief-answer", "call-guide")

RULES: tuple[Rule, ...] = (
    Rule("not.silence", ("ro-16",), facts(finding=_NOT, kind=_ANSWER), do=("say-nothing",)),
    Rule(
        "not.brief",
        ("ro-16", "ro-17"),
        facts(finding=_NOT),
        avoid=("apology-for-fault", "admission", "many-words"),
        note=("aim-calm",),
        overrides={
            "open.regret": "hr-04",
            "news.apology": "cs-06",
            "agreement.apology": "hr-16",
            "customer.make-good": "pt-15",
        },
    ),
    Rule(
        "not.no-compensation",
        ("ro-18",),
        facts(finding=_NOT),
        avoid=("compensation",),
        overrides={
            "open.ask-solution": "bs-14",
            "open.together": "bs-13",
            "remedy.decide": "hr-12",
            "remedy.meet-wish": "bs-16",
            "customer.make-good": "pt-15",
            "news.soften": "cs-08",
        },
    ),
    Rule(
        "not.regret",
        ("ro-30", "ro-16"),
        facts(finding=_NOT, kind=(*_ANSWER, "public-reply")),
        say=("regret.upset",),
        overrides={"not.silence": "ro-16", "not.expectation": "bs-31"},
    ),
    Rule("not.expectation", ("bs-31",), facts(finding=_NOT, kind=_ANSWER), say=("apology.outcome",)),
    Rule(
        "not.each-point",
        ("pt-10", "ro-22"),
        facts(kind=("brief-answer", "partial-resolution", "call-guide"), finding=_NOT),
        scope="topic",
        say=("not-upheld",),
        overrides={"not.silence": "ro-16"},
    ),
    Rule(
        "not.account",
        ("ro-30", "cs-07"),
        facts(kind=("brief-answer", "partial-resolution", "call-guide"), finding=_NOT, account=True),
        scope="topic",
        say=("own.account",),
    ),
    Rule(
        "not.reasons",
        ("cs-03", "bs-26"),
        facts(kind=("brief-answer", "partial-resolution", "call-guide"), finding=_NOT, reasons=True),
        scope="topic",
        say=("own.reasons",),
    ),
    Rule(
        "not.measure",
        ("ro-19",),
        facts(finding=_NOT, kind=_ANSWER, measure=True),
        say=("own.measure",),
        overrides={"not.silence": "ro-16"},
    ),
    Rule(
        "not.measure-neutral",
        ("ro-19",),
        facts(finding=_NOT, kind=_ANSWER, measure=False),
        say=("measure.neutral",),
    ),
    Rule("not.feedback", ("ro-19", "ro-21", "ro-30"), facts(finding=_NOT, kind=_ANSWER), say=("feedback.brief",)),
    Rule("not.wish-well", ("ro-30",), facts(finding=_NOT, kind=_ANSWER), say=("wish.well",)),
    Rule("not.understanding", ("bs-33",), facts(finding=_NOT), note=("understand-not-agree",)),
    Rule(
        "customer.make-good", ("pt-15",), facts(fault="customer", finding=(_NOT, "partly-justified")), do=("make-good",)
    ),
    Rule("customer.no-blame", ("pt-15", "bs-32"), facts(fault="customer"), avoid=("blame",), note=("let-go",)),
)
