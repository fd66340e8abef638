"""How sessions end before their time."""

from collections.abc import Sequence

from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession

from cop_platform.core.activity import record


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ends sessions, and tells the log."""

    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        """End *sessions*, all of one person."""
        if sessions:
            person = sessions[0].user
            record(actor=person, verb="ended sessions", target=person, number=len(sessions))
        super().end_sessions(sessions)
