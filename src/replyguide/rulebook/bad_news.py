"""Rules for bad news: our own mistake, a request declined, the end of the relationship, a date not kept."""

from replyguide.rulebook.rule import Rule, facts

_NEWS = ("own-mistake", "declined", "farewell")

RULES: tuple[Rule, ...] = (
    Rule(
        "news.thanks",
        ("cs-02",),
        facts(kind=("own-mistake", "farewell"), custom=("unknown", "known")),
        say=("thanks.custom",),
    ),
    Rule("news.thanks-years", ("cs-02", "cs-13"), facts(kind=_NEWS, custom="long"), say=("thanks.custom.years",)),
    Rule(
        "news.thanks-request", ("cs-02",), facts(kind="declined", custom=("unknown", "known")), say=("thanks.request",)
    ),
    Rule("news.positive", ("cs-01",), facts(kind=("own-mistake", "declined", "delay")), note=("keep-positive",)),
    Rule("news.keep", ("cs-01", "cs-02"), facts(kind=("own-mistake", "declined")), say=("hope.keep",)),
    Rule(
        "news.plain",
        ("cs-04", "cs-03"),
        facts(kind=(*_NEWS, "delay")),
        avoid=("veiling",),
        overrides={"avoid.negatives": "pt-13"},
    ),
    Rule("news.short", ("cs-07",), facts(kind=(*_NEWS, "delay")), avoid=("long-explanations",)),
    Rule("news.apology", ("cs-06",), facts(kind=("own-mistake", "declined", "brief-answer")), say=("apology.news",)),
    Rule("mistake.news", ("cs-06", "bs-11"), facts(kind="own-mistake"), say=("mistake.news", "own.account")),
    Rule("mistake.cause", ("cs-06", "cs-12"), facts(kind="own-mistake", cause=True), say=("own.cause",)),
    Rule("mistake.right", ("cs-12", "cs-08"), facts(kind="own-mistake", remedies="some"), say=("mistake.right",)),
    Rule("mistake.name-staff", ("cs-12",), facts(kind="own-mistake"), do=("name-staff",)),
    Rule(
        "declined.decision",
        ("cs-03",),
        facts(kind="declined"),
        say=("declined.decision", "own.reasons"),
        overrides={"remedy.meet-wish": "bs-16"},
    ),
    Rule(
        "declined.no-mistake",
        ("cs-09",),
        facts(kind="declined"),
        say=("regret.declined",),
        avoid=("suggest-mistake", "false-comfort", "apology-for-fault"),
        overrides={"news.apology": "cs-06"},
    ),
    Rule("declined.retry", ("cs-10",), facts(kind="declined", retry=True), say=("retry.after",)),
    Rule(
        "news.soften",
        ("cs-08", "cs-10"),
        facts(kind=("declined", "farewell", "brief-answer"), alternative=False),
        do=("offer-other",),
    ),
    Rule("farewell.decision", ("cs-03",), facts(kind="farewell"), say=("farewell.decision", "regret.farewell")),
    Rule("farewell.reasons", ("cs-03", "cs-07"), facts(kind="farewell", reasons=True), say=("own.reasons",)),
    Rule(
        "farewell.well",
        ("cs-11", "ro-30"),
        facts(kind="farewell"),
        say=("wish.well",),
        overrides={"right.hope": "bs-19", "agreement.hope": "hr-19"},
    ),
    Rule("farewell.refer", ("cs-11",), facts(kind="farewell", referral=True), say=("referral",)),
    Rule("farewell.return", ("cs-11",), facts(kind="farewell", retry=True), say=("retry.return",)),
    Rule("delay.notice", ("bs-35", "bs-18"), facts(kind="delay"), say=("delay.decision", "apology.delay")),
    Rule("delay.cause", ("bs-35",), facts(kind="delay", cause=True), say=("own.cause",)),
    Rule(
        "delay.dated",
        ("bs-17", "bs-35"),
        facts(kind="delay", answer_by=True),
        say=("delay.date",),
        schedule=("keep-new-date",),
    ),
    Rule(
        "delay.undated",
        ("bs-17", "bs-35"),
        facts(kind="delay", answer_by=False),
        say=("delay.neutral",),
        do=("set-date",),
    ),
    Rule("delay.call", ("bs-35",), facts(kind="delay", phone=True), say=("contact.phone",)),
)
