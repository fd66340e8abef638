"""Who belongs to a community, in which role."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models.community import Community


class Membership(models.Model):
    """One person in one community; leaving keeps the row, without rights."""

    class Role(models.TextChoices):
        """What a member may do."""

        MEMBER = "member", _("Lid")
        MODERATOR = "moderator", _("Moderator")
        OWNER = "owner", _("Eigenaar")

    class State(models.TextChoices):
        """Where a membership stands; only a member sees what members see."""

        MEMBER = "member", _("Lid")
        REQUESTED = "requested", _("Aangevraagd")
        LEFT = "left", _("Vertrokken")

    community = models.ForeignKey(
        Community, verbose_name=_("community"), on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("lid"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("rol"), max_length=10, choices=Role, default=Role.MEMBER)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.MEMBER)
    joined_at = models.DateTimeField(_("lid sinds"))

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        constraints = [models.UniqueConstraint(fields=["community", "person"], name="one_membership_each")]
        indexes = [models.Index(fields=["person", "state"])]

    def __str__(self) -> str:
        return f"{self.person} – {self.community}"

    @property
    def leads(self) -> bool:
        """Whether this person moderates or owns the community now."""
        return self.state == self.State.MEMBER and self.role in LEADING


LEADING = (Membership.Role.MODERATOR, Membership.Role.OWNER)
