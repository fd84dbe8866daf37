"""What answers hold, described for those who read them. They are what the library itself writes as JSON."""

from replyguide.adapters.http.answers.reading import Reading
from replyguide.adapters.http.answers.reference import Guideline, Health, Rule, Source
from replyguide.adapters.http.answers.review import Review
from replyguide.adapters.http.answers.suggestion import Suggestion

__all__ = ["Guideline", "Health", "Reading", "Review", "Rule", "Source", "Suggestion"]
