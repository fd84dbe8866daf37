"""A draft held against the complaint, the verdict and the guidance, before it is sent."""

from replyguide.reviewing.finding import ReviewFinding
from replyguide.reviewing.result import Review
from replyguide.reviewing.reviewer import review

__all__ = ["Review", "ReviewFinding", "review"]
