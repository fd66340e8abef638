"""What readers say of sections: votes and suggestions, who keeps the text, and what becomes of it."""

from resources.domain.feedback.answering import answer, close_settled, note_settled, remove
from resources.domain.feedback.errors import AlreadyClosed, ReasonMissing
from resources.domain.feedback.giving import Giver, suggest, vote, vote_of, votes_of
from resources.domain.feedback.keeping import chapters_kept_by, may_answer
from resources.domain.feedback.mine import Suggested, suggestions_of
from resources.domain.feedback.proposing import Offer, Place, offer_of, propose
from resources.domain.feedback.tally import Tally, tallies, tally_of

__all__ = [
    "AlreadyClosed",
    "Giver",
    "Offer",
    "Place",
    "ReasonMissing",
    "Suggested",
    "Tally",
    "answer",
    "chapters_kept_by",
    "close_settled",
    "may_answer",
    "note_settled",
    "offer_of",
    "propose",
    "remove",
    "suggest",
    "suggestions_of",
    "tallies",
    "tally_of",
    "vote",
    "vote_of",
    "votes_of",
]
