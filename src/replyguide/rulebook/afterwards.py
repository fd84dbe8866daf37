"""Rules for afterwards: the formal letter, making sure, the survey, and what is learnt."""

from replyguide.rulebook.rule import Rule, facts

_AGREEMENT = "agreement"

RULES: tuple[Rule, ...] = (
    Rule("agreement.thanks", ("hr-15",), facts(kind=_AGREEMENT), say=("thanks.talk", "agreement.intro")),
    Rule("agreement.layout", ("hr-21", "hr-27"), facts(kind=_AGREEMENT), say=("letter.layout",)),
    Rule(
        "agreement.apology",
        ("hr-16",),
        facts(kind=(_AGREEMENT, "resolution", "partial-resolution", "brief-answer")),
        say=("apology.again",),
    ),
    Rule("agreement.honesty", ("hr-17",), facts(kind=_AGREEMENT), say=("thanks.honesty",)),
    Rule("agreement.hope", ("hr-19",), facts(kind=(_AGREEMENT, "farewell")), say=("hope.relationship",)),
    Rule("agreement.copies", ("hr-25",), facts(kind=_AGREEMENT, copies=True), say=("copies",), do=("send-copies",)),
    Rule("agreement.who-learns", ("hr-25",), facts(kind=_AGREEMENT, copies=False), do=("name-copies",)),
    Rule(
        "follow-up.check",
        ("bs-20", "pt-14"),
        facts(kind="follow-up"),
        say=("followup.check", "ask.follow-up"),
        overrides={"circle.move-on": "ro-24"},
    ),
    Rule("follow-up.survey", ("bs-21",), facts(kind="follow-up", survey=True), say=("survey",), schedule=("survey",)),
    Rule("learn.lesson", ("ro-28", "ro-29", "hr-09"), facts(stage=("resolved", "closed")), do=("draw-lesson",)),
    Rule("learn.group", ("bs-23", "bs-24"), facts(stage=("resolved", "closed")), do=("group-cases",)),
    Rule("learn.figures", ("bs-25",), facts(stage="closed"), do=("watch-figures",)),
    Rule(
        "self.hurt",
        ("ro-25", "ro-27"),
        facts(stage=("decided", "agreed", "resolved", "closed"), tone=("angry", "insulting")),
        note=("hurt",),
    ),
)
