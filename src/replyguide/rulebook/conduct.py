"""Rules on how to behave: anger and insult, going in circles, handing over, languages, public and spoken replies."""

from replyguide.rulebook.rule import Rule, facts

_RIGHT = ("justified", "partly-justified")

RULES: tuple[Rule, ...] = (
    Rule("talk.listen", ("hr-10", "bs-04"), facts(kind="call-guide"), do=("let-speak",)),
    Rule("talk.turn", ("hr-11",), facts(kind="call-guide"), do=("turn-to-solution",)),
    Rule(
        "talk.chat",
        ("bs-29", "pt-07"),
        facts(medium="chat"),
        note=("same-steps",),
        overrides={
            "open.feedback": "because.short",
            "right.feedback": "because.short",
            "right.hope": "because.short",
            "not.measure-neutral": "because.short",
        },
    ),
    Rule("anger.pass-over", ("pt-16", "pt-06", "hr-28"), facts(tone="insulting"), note=("pass-over", "breathe")),
    Rule(
        "insult.limit",
        ("ro-23",),
        facts(tone="insulting", contacts=("some", "many")),
        do=("end-conversation",),
        overrides={"talk.listen": "hr-10", "anger.pass-over": "pt-16"},
    ),
    Rule("insult.calm", ("ro-23",), facts(tone="insulting"), avoid=("emotions",)),
    Rule(
        "insult.boundary",
        ("ro-23",),
        facts(kind="closing", tone="insulting"),
        say=("boundary",),
        overrides={"thanks.message": "because.limit", "anger.pass-over": "pt-16"},
    ),
    Rule(
        "insult.case",
        ("pt-14", "pt-18"),
        facts(kind="closing", stage=("received", "investigating", "decided", "agreed")),
        say=("case.continues",),
        do=("case-goes-on",),
        overrides={"insult.limit": "ro-23"},
    ),
    Rule("circle.move-on", ("ro-24",), facts(contacts="many"), do=("move-on",)),
    Rule(
        "circle.settled",
        ("ro-24",),
        facts(kind="closing", finding=("justified", "partly-justified", "unjustified")),
        say=("settled.before",),
    ),
    Rule("circle.end", ("ro-24", "ro-30"), facts(kind="closing", tone=("calm", "angry")), say=("wish.well",)),
    Rule("haters", ("ro-32",), facts(tone="insulting"), note=("haters",)),
    Rule(
        "hand-over.who",
        ("bs-09", "bs-27"),
        facts(kind="hand-over"),
        say=("handover", "handover.told"),
        do=("hand-over",),
    ),
    Rule(
        "hand-over.needless",
        ("bs-27",),
        facts(kind=("acknowledgement", "questions", "resolution", "partial-resolution", "brief-answer", "call-guide")),
        avoid=("needless-hand-over",),
    ),
    Rule("language.barrier", ("bs-10",), facts(barrier=True), do=("find-speaker",)),
    Rule("threat.calm", ("hr-02", "ro-03"), facts(threat=True), do=("tell-lead",)),
    Rule("leaving.serve", ("ro-08",), facts(leaving=True, finding=("undetermined", *_RIGHT)), note=("win-back",)),
    Rule("public.seen", ("ro-03", "ro-31"), facts(medium="public"), avoid=("personal-data",), note=("seen-by-all",)),
    Rule(
        "public.apology",
        ("hr-22", "bs-11", "pt-08"),
        facts(kind="public-reply", finding="justified"),
        say=("apology.fault",),
    ),
    Rule(
        "public.outcome",
        ("bs-31", "ro-06"),
        facts(kind="public-reply", finding="justified", fault=("unknown", "nobody", "third-party")),
        say=("apology.outcome",),
        overrides={"public.apology": "hr-22"},
    ),
    Rule(
        "public.right",
        ("ro-31", "bs-16"),
        facts(kind="public-reply", remedies="some"),
        say=("public.right",),
    ),
    Rule("public.examining", ("hr-03",), facts(kind="public-reply", finding="undetermined"), say=("public.examining",)),
    Rule(
        "public.examined",
        ("ro-30", "ro-31"),
        facts(kind="public-reply", finding="unjustified", praise=False),
        say=("public.examined",),
    ),
    Rule("public.invite", ("hr-06", "ro-03"), facts(kind="public-reply", mailbox=True), say=("public.invite",)),
    Rule(
        "public.invite-neutral",
        ("hr-06", "ro-03"),
        facts(kind="public-reply", mailbox=False),
        say=("public.invite.neutral",),
    ),
)
