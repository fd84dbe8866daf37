"""The checks of a review, as values: what is looked for in a draft, in which situation, and on whose advice.

What a check tells the agent stands in the agent's catalog: ``check.<id>``, and what to do about it under
``check.<id>.do``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from replyguide.check import Check, Said, Seen, Unsaid, Weighed
from replyguide.rulebook.rule import facts
from replyguide.vocabulary import Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


_NOT, _OPEN, _RIGHT = "unjustified", "undetermined", "justified"
_WRITTEN = ("mail", "letter", "chat")
_ON_THE_MATTER = (
    "acknowledgement", "questions", "hand-over", "resolution", "partial-resolution", "brief-answer",
)  # fmt: skip
_GIVES = (
    "gives-refund", "gives-price-cut", "gives-replacement", "gives-repair", "gives-voucher", "gives-gift",
    "gives-compensation",
)  # fmt: skip
_THANKS = ("thanks.message", "thanks.custom", "thanks.request", "thanks.public", "thanks.talk")

_AGAINST_THE_VERDICT = (
    Check("fault-apology", ERROR, ("ro-16",), Said(("apology",)), facts(finding=_NOT), ("regret.upset",)),
    Check(
        "admission-unjustified", ERROR, ("ro-16", "bs-33"), Said(("admission",)), facts(finding=_NOT), ("not-upheld",)
    ),
    Check("admission-open", ERROR, ("ro-06", "bs-33"), Said(("admission",)), facts(finding=_OPEN), ("examining",)),
    Check(
        "mistake-suggested", ERROR, ("cs-09",), Said(("admission",)), facts(occasion="declined"), ("declined.decision",)
    ),
    Check(
        "apology-missing",
        WARNING,
        ("pt-08", "bs-11", "hr-22"),
        Unsaid(("apology", "regret")),
        facts(
            finding=_RIGHT,
            kind=("resolution", "agreement", "public-reply"),
            fault="company",
            harm=("unknown", "slight", "partial", "total"),
        ),
        ("apology.fault", "apology.responsible", "apology.outcome", "apology.trivial"),
    ),
    Check(
        "regret-missing",
        WARNING,
        ("bs-31", "pt-08"),
        Unsaid(("apology", "admission", "regret")),
        facts(finding=_RIGHT, kind=("resolution", "public-reply"), fault=("third-party", "nobody", "unknown")),
        ("apology.outcome", "apology.responsible"),
    ),
    Check(
        "non-apology",
        ERROR,
        ("x-non-apology",),
        Said(("non-apology",)),
        better=("regret.upset", "apology.fault", "apology.responsible", "regret.experience"),
    ),
    Check("compensation-unjustified", ERROR, ("ro-18",), Said(_GIVES), facts(finding=_NOT), ("feedback.brief",)),
    Check(
        "compensation-open",
        ERROR,
        ("hr-24", "ro-06"),
        Said(_GIVES, certain=True),
        facts(finding=_OPEN),
        ("promise.answer", "promise.answer.neutral"),
    ),
    Check(
        "remedy-unauthorised",
        ERROR,
        ("hr-24", "ro-14"),
        Weighed("remedies"),
        facts(finding=(_RIGHT, "partly-justified")),
    ),
    Check(
        "solution-promised",
        ERROR,
        ("hr-24", "ro-06"),
        Said(("promise-of-solution",), certain=True),
        facts(finding=_OPEN),
        ("promise.answer", "promise.answer.neutral"),
    ),
    Check(
        "amount-unauthorised",
        ERROR,
        ("hr-24", "ro-14"),
        Weighed("amounts"),
        facts(finding=(_RIGHT, "partly-justified")),
    ),
    Check(
        "date-unauthorised", ERROR, ("hr-24", "bs-18"), Weighed("dates"), facts(finding=(_RIGHT, "partly-justified"))
    ),
    Check("beyond-the-harm", WARNING, ("ro-14", "ro-09"), Weighed("band"), facts(finding=(_RIGHT, "partly-justified"))),
    Check(
        "refusal-without-reason",
        WARNING,
        ("cs-03", "ro-22"),
        Unsaid(("reason",), after=("refusal",), explained=True),
        facts(kind=("brief-answer", "declined", "partial-resolution")),
        ("own.reasons", "own.account", "not-upheld"),
    ),
)

_AGAINST_THE_CUSTOMER = (
    Check("blame", ERROR, ("bs-32", "pt-15", "hr-08"), Said(("blame",))),
    Check("dispute", ERROR, ("bs-06",), Said(("dispute",)), facts(occasion="complaint"), ("not-upheld",)),
    Check("emotion", ERROR, ("ro-23", "pt-16", "hr-15"), Said(("emotion",))),
    Check(
        "calm-down",
        ERROR,
        ("pt-12", "pt-16"),
        Said(("calm-down",)),
        facts(medium=(*_WRITTEN, "public")),
        ("empathy.angry",),
    ),
    Check("policy", ERROR, ("bs-26",), Said(("policy",)), better=("own.reasons", "not-upheld")),
    Check(
        "needless-hand-over",
        WARNING,
        ("bs-27",),
        Said(("hand-over",), unless=("hand-over-reason",)),
        facts(referral=False),
        ("examining",),
    ),
    Check("siding", ERROR, ("bs-12",), Said(("siding",)), facts(occasion="complaint"), ("examining",)),
    Check("blame-shifted", ERROR, ("hr-26", "bs-12"), Said(("blame-shift",)), better=("apology.fault", "examining")),
    Check("excuse", WARNING, ("hr-26", "ro-16"), Said(("excuse",)), better=("apology.fault",)),
)

_AGAINST_THE_MATTER = (
    Check(
        "topic-unanswered",
        WARNING,
        ("pt-10", "pt-17", "ro-22"),
        Weighed("unanswered"),
        facts(medium=_WRITTEN, kind=_ON_THE_MATTER),
    ),
    Check("topics-out-of-order", ADVICE, ("pt-10",), Weighed("order"), facts(medium=_WRITTEN, kind=_ON_THE_MATTER)),
    Check(
        "no-thanks",
        WARNING,
        ("ro-04", "pt-07", "ro-21"),
        Unsaid(("thanks",)),
        facts(
            kind=(*_ON_THE_MATTER, "closing", "public-reply", "own-mistake", "declined", "farewell"),
            tone=("calm", "angry"),
        ),
        _THANKS,
    ),
    Check(
        "no-date",
        WARNING,
        ("pt-09",),
        Unsaid(("time",)),
        facts(finding=_OPEN, kind=("acknowledgement", "questions"), medium=_WRITTEN),
        ("promise.answer", "promise.answer.neutral"),
    ),
    Check("closed-question", ADVICE, ("pt-11",), Said(("closed-question",), asked=True), facts(finding=_OPEN)),
    Check("veiled", WARNING, ("cs-04", "cs-03"), Said(("veil",)), better=("not-upheld", "declined.decision")),
    Check(
        "over-apology",
        WARNING,
        ("cs-05",),
        Said(("apology",), more_than=2),
        facts(finding=(_RIGHT, "partly-justified", _OPEN, "none")),
    ),
    Check("too-long", WARNING, ("ro-16", "cs-07", "pt-07"), Weighed("length")),
    Check(
        "only-negative",
        ADVICE,
        ("pt-13", "bs-16"),
        Unsaid(("offer", *_GIVES), after=("refusal",), least=2),
        facts(medium=_WRITTEN),
    ),
)

_ENDING = r"(?:as?|á|é|ă|la|na|ná|né|ova|ka|ica|kinja|os?)"
_AGAINST_FORM = (
    Check(
        "placeholder",
        ERROR,
        ("x-placeholder",),
        Seen(
            re.compile(
                r"\{\{[^{}\n]{0,80}+\}\}|\{%[^{}\n]{0,79}%\}|\{[a-zA-Z_][\w. ]{0,40}+\}|⟦[^⟦⟧\n]{0,80}+⟧"
                r"|%\(\w{1,40}+\)s|(?<![\w%])%s\b|<<?[^\W\d_][\w -]{0,40}+>>?|\$\{\w{1,40}+\}"
                r"|\[[^\W\d][^\[\]\n@–]{1,60}+\](?!\()"
                r"|(?<![\w-])[Xx]{3,20}+(?![\w-])|(?<=[\w:])[ ]?_{3,}|\bTODO\b|\bTBD\b|\[\s?(?:\.{2,9}+|…)\s?\]"
            ),
            frozenset("{}⟦%<$[_XxT"),
        ),
    ),
    Check(
        "bracketed-ending",
        ERROR,
        ("x-salutation",),
        Seen(
            re.compile(
                rf"(?<![/\w.@-])[^\W\d_]{{3,40}}+/-?{_ENDING}(?![\w/.@])|(?<!\w)[^\W\d_]{{2,40}}+\(-?{_ENDING}\)"
                r"|\A[^\n/]{0,40}?\b([^\W\d_]{2})[^\W\d_]{0,20}+/(?i:\1)[^\n]{0,60},(?=\n)"
                r"|\b(?i:he/she|she/he|him/her|his/her|s/he|sir/madam|gospodine/gospođo|pane/paní"
                r"|domnule/doamnă|mrs?\.?/m(?:r|rs|s)\.?|ms\.?/mr\.?|sr\.?/sra\.?|senhor/senhora|caro/cara|prezado/prezada)"
            ),
            frozenset("/("),
        ),
    ),
    Check("salutation-hole", ERROR, ("x-salutation", "x-placeholder"), Weighed("hole")),
    Check("salutation-missing", WARNING, ("x-salutation",), Weighed("salutation"), facts(medium=("mail", "letter"))),
    Check("wrong-name", ERROR, ("x-salutation",), Weighed("name")),
    Check("vocative", WARNING, ("x-salutation",), Weighed("vocative")),
    Check("pronoun-capital", ADVICE, ("x-salutation",), Weighed("pronouns"), facts(medium=("mail", "letter"))),
    Check("double-close", ADVICE, ("x-salutation",), Weighed("closes")),
    Check("wrong-language", ERROR, ("x-language",), Weighed("language")),
    Check("foreign-sentence", ERROR, ("x-language",), Weighed("foreign")),
    Check("cedilla", WARNING, ("x-language",), Weighed("cedilla")),
    Check("shouting", WARNING, ("x-shouting",), Weighed("shouting")),
    Check("personal-data", ERROR, ("x-privacy", "ro-03"), Weighed("privacy"), facts(medium="public")),
    Check("closed-platform", ERROR, ("x-odr",), Said(("dispute-platform",))),
    Check(
        "closed-platform-linked",
        ERROR,
        ("x-odr",),
        Seen(re.compile(r"(?i)\bec\.europa\.eu/(?:consumers/)?odr\b|\bwebgate\.ec\.europa\.eu/odr\b"), frozenset("/")),
    ),
)

CHECKS: Mapping[str, Check] = MappingProxyType(
    {check.id: check for check in (*_AGAINST_THE_VERDICT, *_AGAINST_THE_CUSTOMER, *_AGAINST_THE_MATTER, *_AGAINST_FORM)}
)
"""Every check, by its id, in the order in which findings about the same words are listed."""

CHECKS_BY_TOPIC = frozenset(("topic-unanswered", "topics-out-of-order"))
"""The checks whose findings are about one topic each."""

FURNITURE = ("greeting", "courtesy", "courtesy-man", "courtesy-woman", "closing", "reported")
"""Signals that no check names: how a letter begins and ends, and that what follows are the customer's words."""

SIGNALS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(
                signal
                for check in CHECKS.values()
                if isinstance(check.way, Said | Unsaid)
                for signal in (*check.way.signals, *getattr(check.way, "unless", ()), *getattr(check.way, "after", ()))
            ),
            *FURNITURE,
        )
    )
)
"""Every signal that a language lists in its ``review.toml``."""
