"""What follows when somebody logs in or fails to, adds a second factor, or is closed out."""

from typing import Any

import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from cop_platform.accounts import second_factor, session_terms
from cop_platform.accounts.models import User

log = structlog.stdlib.get_logger(__name__)


@receiver(user_logged_in)
def begin_session(request: HttpRequest, **kwargs: Any) -> None:
    """The time of the session starts."""
    session_terms.begin(request)


@receiver(user_login_failed)
def tell_failure(**kwargs: Any) -> None:
    """Tell the log; not of whom, which would take longer for a known address (ASVS 16.3.1)."""
    log.warning("login failed")


@receiver(authenticator_added)
def count_as_used(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Adding an app or a key proves it in this session; recovery codes prove nothing."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        second_factor.note_added(request)


@receiver(post_save, sender=User)
def end_sessions(instance: User, **kwargs: Any) -> None:
    """A closed account has no sessions left (ASVS 7.4.2)."""
    if not instance.is_active:
        for session in UserSession.objects.filter(user=instance):
            session.end()
