"""What follows when somebody adds or removes a second factor, or is closed out."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from cop_platform.accounts import second_factor
from cop_platform.accounts.models import User


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
