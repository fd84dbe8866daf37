"""Rules for a complaint not established yet: acknowledge, examine, ask; admit and promise nothing."""

from replyguide.rulebook.always import FIRST, ORDERED
from replyguide.rulebook.rule import Rule, facts

_OPEN = "undetermined"
_WRITTEN = ("acknowledgement", "questions", "hand-over")

RULES: tuple[Rule, ...] = (
    Rule("open.hold-answer", ("ro-06",), facts(stage="received"), do=("hold-answer",)),
    Rule(
        "open.answer-now",
        ("hr-02", "hr-03", "pt-02", "bs-03"),
        facts(stage="received"),
        schedule=("acknowledge",),
        overrides={"open.hold-answer": "ro-06"},
    ),
    Rule("open.fast-medium", ("hr-20",), facts(stage="received", medium="letter"), do=("fast-medium",)),
    Rule("open.establish", ("ro-06", "hr-09"), facts(finding=_OPEN), do=("establish-facts",), avoid=("admission",)),
    Rule("open.views", ("hr-07",), facts(stage="investigating"), do=("collect-views",)),
    Rule("open.beyond", ("bs-08",), facts(stage="investigating"), do=("look-beyond",)),
    Rule("open.objective", ("hr-08",), facts(finding=_OPEN), avoid=("accusing",)),
    Rule(
        "open.examining",
        ("hr-03", "pt-02"),
        facts(kind=("acknowledgement", "questions"), finding=_OPEN, stage="received"),
        scope="topic",
        once=True,
        say=("examining",),
    ),
    Rule(
        "open.still",
        ("hr-03",),
        facts(
            kind=("acknowledgement", "questions"),
            stage=("investigating", "decided", "agreed", "resolved", "closed"),
        ),
        say=("examining.still",),
    ),
    Rule(
        "open.regret",
        ("hr-04",),
        facts(kind=(*FIRST, "public-reply", "brief-answer"), finding=(_OPEN, "unjustified")),
        say=("regret.experience",),
    ),
    Rule(
        "open.ask-point",
        ("bs-07", "hr-05", "pt-11"),
        facts(kind=("acknowledgement", "questions", "call-guide"), finding=_OPEN, terse=True, hinted=False),
        scope="topic",
        ask=("ask.{category}",),
    ),
    Rule(
        "open.ask-hint",
        ("pt-05", "pt-11"),
        facts(kind=("acknowledgement", "questions", "call-guide"), hinted=True, finding=_OPEN),
        scope="topic",
        once=True,
        ask=("ask.hinted",),
    ),
    Rule(
        "open.ask-reference",
        ("bs-02", "hr-05"),
        facts(kind=("acknowledgement", "questions", "call-guide"), finding=_OPEN, referenced=False, category=ORDERED),
        scope="topic",
        once=True,
        ask=("ask.reference",),
    ),
    Rule(
        "open.ask-own",
        ("pt-11",),
        facts(questions=True, kind=("acknowledgement", "questions", "call-guide"), finding=_OPEN),
        ask=("ask.own",),
    ),
    Rule(
        "open.ask-solution",
        ("bs-14",),
        facts(
            remedies=("not-stated", "some"),
            wish="none",
            kind=("acknowledgement", "questions", "call-guide", "resolution", "partial-resolution", "brief-answer"),
        ),
        ask=("ask.solution",),
    ),
    Rule("open.call-fixed", ("hr-06",), facts(kind=_WRITTEN, appointment=True), say=("appointment.offer",)),
    Rule(
        "open.call-ask",
        ("hr-06", "pt-12"),
        facts(kind=("acknowledgement", "questions"), appointment=False, tone="angry"),
        ask=("ask.appointment",),
    ),
    Rule(
        "open.call-plan",
        ("hr-06",),
        facts(kind=("acknowledgement", "questions"), appointment=False, tone="calm"),
        do=("fix-call",),
    ),
    Rule(
        "open.answer-date",
        ("pt-09",),
        facts(kind=FIRST, finding=_OPEN, answer_by=True),
        say=("promise.answer",),
        schedule=("answer",),
    ),
    Rule(
        "open.answer-undated",
        ("pt-09",),
        facts(kind=FIRST, finding=_OPEN, answer_by=False),
        say=("promise.answer.neutral",),
        do=("set-answer-date",),
    ),
    Rule(
        "open.together",
        ("bs-13", "bs-15", "pt-02", "hr-23"),
        facts(
            kind=("acknowledgement", "questions", "resolution", "partial-resolution", "brief-answer", "call-guide"),
            remedies="not-stated",
            harm=("unknown", "slight", "partial", "total"),
            granted=False,
        ),
        say=("promise.solution",),
    ),
    Rule(
        "open.no-promise",
        ("hr-24",),
        facts(finding=_OPEN),
        avoid=("promise-of-solution", "compensation"),
        overrides={"open.together": "bs-13", "remedy.meet-wish": "bs-16"},
    ),
    Rule(
        "open.feedback",
        ("pt-07", "bs-15"),
        facts(kind=("acknowledgement", "questions", "hand-over", "call-guide"), finding=_OPEN),
        say=("feedback.brief",),
    ),
)
