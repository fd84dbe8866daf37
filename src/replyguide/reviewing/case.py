"""What a draft is held against: the complaint, its plan, and the reply that the plan would give."""

from __future__ import annotations

import re
from functools import cached_property

from replyguide.complaint import Complaint
from replyguide.languages import family
from replyguide.reviewing.draft import Draft
from replyguide.reviewing.place import Spans
from replyguide.suggestion import Suggestion


class Case:
    """A draft and the case it answers.

    Attributes:
        draft: the draft.
        suggestion: what replyguide suggests for the same case.
    """

    def __init__(self, draft: Draft, suggestion: Suggestion) -> None:
        self.draft = draft
        self.suggestion = suggestion

    @property
    def complaint(self) -> Complaint:
        """The complaint, with its verdict."""
        return self.suggestion.complaint

    @cached_property
    def names(self) -> Spans:
        """Where the draft holds names and words that the case or the house gives; how they are written is their own."""
        customer, house = self.complaint.customer, self.suggestion.plan.house
        given = [customer.name, customer.last_name, customer.organisation, *customer.postal_address, house.name]
        given += [house.signatory.name if house.signatory is not None else None, *house.postal_address]
        text = self.draft.text
        return Spans(found.span() for value in given if value for found in re.finditer(re.escape(value), text))

    @cached_property
    def same_language(self) -> bool:
        """Whether the draft is in the language of the reply; regions, and Croatian and Bosnian, count as one."""
        return family(self.draft.written) == family(self.suggestion.language)
