"""Rules for a complaint that is right in part: each point in turn, one apology for the part that is right."""

from replyguide.rulebook.rule import Rule, facts

_PARTLY = "partly-justified"
_ANSWER = ("partial-resolution", "call-guide")

RULES: tuple[Rule, ...] = (
    Rule("partly.examined", ("ro-06", "pt-10"), facts(kind=_ANSWER, finding=_PARTLY), say=("examined.partly",)),
    Rule(
        "partly.say-which",
        ("cs-03", "pt-17"),
        facts(kind=_ANSWER, finding=_PARTLY, account=False),
        scope="topic",
        say=("own.account",),
        do=("say-which-part",),
    ),
    Rule(
        "partly.still-open",
        ("pt-10", "pt-18"),
        facts(kind=_ANSWER, finding="undetermined"),
        scope="topic",
        once=True,
        say=("examining",),
    ),
    Rule(
        "partly.answer-later",
        ("pt-09", "pt-18"),
        facts(kind="partial-resolution", finding="undetermined"),
        scope="topic",
        once=True,
        say=("promise.answer.neutral",),
        do=("set-answer-date",),
    ),
    Rule(
        "partly.apology",
        ("hr-22", "bs-11"),
        facts(kind=(*_ANSWER, "public-reply"), finding=_PARTLY, fault="company"),
        say=("apology.partly",),
    ),
    Rule(
        "partly.regret",
        ("bs-31", "ro-06"),
        facts(
            kind=(*_ANSWER, "public-reply"),
            finding=_PARTLY,
            fault=("unknown", "nobody", "third-party", "customer"),
        ),
        say=("apology.partly.outcome",),
    ),
)
