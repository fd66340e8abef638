"""The step in which the owner of a text approves it, and what we asked and got."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from cop_platform.accounts.models import Organisation


class OwnerApprovalTask(Task):
    """A step of a workflow that the owner of the text takes, without an account, by a link in a mail."""

    class Meta:
        verbose_name = _("goedkeuring door de eigenaar")
        verbose_name_plural = _("goedkeuringen door de eigenaar")

    @classmethod
    def get_description(cls) -> str:
        """What the step does, for who makes a workflow."""
        return str(_("De organisatie die eigenaar is, krijgt een mail met een link om te antwoorden."))

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody edits what the owner is reading; who takes the question back, may edit again."""
        return True


class Outcome(models.TextChoices):
    """How a question ended; none while the owner may still answer."""

    APPROVED = "approved", _("Akkoord")
    REJECTED = "rejected", _("Niet akkoord")
    EXPIRED = "expired", _("Niet op tijd beantwoord")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class OwnerApproval(models.Model):
    """One question to the owner about one version of a text.

    The links themselves are stored nowhere, only their digests.  What the owner reads was
    rendered when we asked: drafts may be stored over the same revision.
    """

    task_state = models.OneToOneField(TaskState, on_delete=models.CASCADE, related_name="owner_approval")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("eigenaar"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(_("titel"), max_length=255)
    html = models.TextField()
    # Numbers of the renditions and documents in the text: nothing else is shown with this link.
    renditions = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    reminder_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    sent_to = models.EmailField(_("gemaild aan"))
    asked_at = models.DateTimeField(_("gevraagd op"))
    expires_at = models.DateTimeField(_("geldig tot"))
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True, blank=True)
    opened_at = models.DateTimeField(_("geopend op"), null=True, blank=True)
    closed_at = models.DateTimeField(_("afgerond op"), null=True, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=Outcome, blank=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    comment = models.TextField(_("opmerking"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("goedkeuring door de eigenaar")
        verbose_name_plural = _("goedkeuringen door de eigenaar")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.title
