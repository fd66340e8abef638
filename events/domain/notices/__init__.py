"""What people are told of their registration; written to the outbox in the same transaction."""

from events.domain.notices.changing import Known, known_of, tell_changes
from events.domain.notices.kinds import Notice
from events.domain.notices.telling import tell

__all__ = ["Known", "Notice", "known_of", "tell", "tell_changes"]
