"""A group of practitioners: the facts that rules and queries need."""

import uuid
from functools import reduce
from operator import and_
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import Organisation
from cop_platform.core.models import Timestamped
from cop_platform.core.navigation import language_path
from cop_platform.core.search.analyser import query_terms
from cop_platform.taxonomy.models import Audience, CommunityType, LabourMarketRegion, Theme


class MembershipPolicy(models.TextChoices):
    """How one becomes a member."""

    OPEN = "open", _("Open: u wordt direct lid")
    ON_REQUEST = "op-aanvraag", _("Op aanvraag: de beheerder keurt goed")
    ORGANISATION = "organisatie", _("Voor medewerkers van erkende organisaties")
    INVITATION = "uitnodiging", _("Op uitnodiging")
    HIDDEN = "verborgen", _("Verborgen: niet vindbaar, alleen op uitnodiging")


def _has_stem(stem: str) -> Q:
    return Q(search_stems__contains=f" {stem} ")


class CommunityQuerySet(models.QuerySet[Any]):
    """Communities, by who asks."""

    def published(self) -> Self:
        """Communities whose page is live."""
        return self.filter(is_published=True)

    def visible_to(self, user: Any) -> Self:
        """Published communities that *user* may know of: hidden ones only as a member."""
        published = self.published()
        if user.is_authenticated and user.is_superuser:
            return published
        known = ~Q(policy=MembershipPolicy.HIDDEN)
        if user.is_authenticated:
            known |= Q(pk__in=self.joined_by(user).values("pk"))
        return published.filter(known)

    def joined_by(self, user: Any) -> Self:
        """Communities of which *user* is a member now."""
        return self.model.objects.filter(memberships__person=user.pk, memberships__state="member")

    def about(self, words: str) -> Self:
        """Communities whose texts have all *words*, in any inflection; no word asks for nothing."""
        found = self
        for word in query_terms(words):
            whole, parts = _has_stem(word.stem), [_has_stem(part) for part in word.parts]
            found = found.filter(whole | reduce(and_, parts) if parts else whole)
        return found

    def with_member_count(self) -> Self:
        """Each community with ``member_count``."""
        members = Count("memberships", filter=Q(memberships__state="member"), distinct=True)
        return self.annotate(member_count=members)


class Community(Timestamped):
    """The projection of a published CommunityPage; *key* is the page's translation key."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    slug = models.SlugField(max_length=255)
    name = models.CharField(_("naam"), max_length=255)
    intro = models.TextField(blank=True)
    policy = models.CharField(max_length=20, choices=MembershipPolicy, default=MembershipPolicy.ON_REQUEST)
    community_type = models.ForeignKey(
        CommunityType, null=True, on_delete=models.SET_NULL, related_name="communities"
    )
    owner = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="owned_communities"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="communities")
    audiences = models.ManyToManyField(Audience, blank=True, related_name="communities")
    regions = models.ManyToManyField(LabourMarketRegion, blank=True, related_name="communities")
    page = models.OneToOneField(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="community_row"
    )
    # Who leads the community, as the CMS knows them; kept by communities.rights.
    leaders = models.OneToOneField(
        "auth.Group", null=True, editable=False, on_delete=models.SET_NULL, related_name="led_community"
    )
    is_example = models.BooleanField(default=False)
    # Stems between spaces, written at publication: the list finds words without the CMS's index.
    search_stems = models.TextField(blank=True, editable=False)
    is_published = models.BooleanField(default=True)

    # Only on rows that come from ``with_member_count``.
    member_count: int

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["name"]
        constraints = [
            # Only while published: the address of a page that was removed may be used again.
            models.UniqueConstraint(
                fields=["slug"], condition=Q(is_published=True), name="one_published_community_per_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address of the page, in the visitor's language."""
        return language_path(f"/communities/{self.slug}/")

    @property
    def is_open(self) -> bool:
        """Whether one becomes a member without anybody's approval."""
        return self.policy == MembershipPolicy.OPEN

    @property
    def is_hidden(self) -> bool:
        """Whether outsiders must not learn that this community exists."""
        return self.policy == MembershipPolicy.HIDDEN
