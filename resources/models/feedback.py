"""What readers say of a section of a chapter, and the drafts that come of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, Revision

from resources.models.handbook import ChapterPage

# The digits of SHA-256.
MARK_LENGTH = 64


class Section(models.Model):
    """A section of a chapter: its permanent anchor, in the edition that was the newest (0: none yet)."""

    page = models.ForeignKey(
        ChapterPage, verbose_name=_("hoofdstuk"), on_delete=models.CASCADE, related_name="+"
    )
    anchor = models.CharField(_("plek in de tekst"), max_length=100)
    edition = models.PositiveIntegerField(_("uitgave"), default=0)

    class Meta:
        abstract = True


class SectionVote(Section):
    """Whether a reader found a section useful; one for each reader, section and edition."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    # Of who has no account: tells two of their votes on one section apart from nobody else's.
    mark = models.CharField(max_length=MARK_LENGTH, null=True, blank=True)  # noqa: DJ001  (unique, or none)
    is_useful = models.BooleanField(_("nuttig"))
    given_at = models.DateTimeField(_("gegeven op"))

    class Meta:
        verbose_name = _("oordeel over een deel")
        verbose_name_plural = _("oordelen over delen")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "anchor", "edition", "person"], name="one_vote_of_a_person_on_a_section"
            ),
            models.UniqueConstraint(
                fields=["page", "anchor", "edition", "mark"], name="one_vote_of_a_visitor_on_a_section"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.anchor} {self.is_useful}"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Suggestions by what is to be done, and about which chapters."""

    def waiting(self) -> Self:
        """What nobody answered yet, oldest first."""
        return self.filter(state__in=WAITING).order_by("given_at", "pk")

    def about(self, chapters: Q) -> Self:
        """Suggestions about the chapters that this condition on pages gives."""
        return self.filter(page__in=ChapterPage.objects.filter(chapters).values("pk"))


class Suggestion(Section):
    """What a reader would have changed in a section; its giver hears what came of it."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("Nieuw")
        PROPOSED = "voorstel", _("In bewerking")
        MENDED = "verwerkt", _("Verwerkt")
        DECLINED = "afgewezen", _("Niet overgenomen")

    heading = models.CharField(_("deel"), max_length=255)
    text = models.TextField(_("suggestie"))
    # Nobody, for who has no account.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("van"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    given_at = models.DateTimeField(_("gegeven op"))
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(_("antwoord"), blank=True)
    closed_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestie")
        verbose_name_plural = _("suggesties van lezers")

    def __str__(self) -> str:
        return self.heading

    @property
    def is_waiting(self) -> bool:
        """Whether nobody answered it yet."""
        return self.state in WAITING


WAITING = (Suggestion.State.OPEN, Suggestion.State.PROPOSED)


class ChangeProposal(models.Model):
    """A draft of a chapter made for the words of a reader: where they came from, and whom to thank."""

    class Source(models.TextChoices):
        """Where the words came from; *source_key* is the number of the row there."""

        SUGGESTION = "suggestie", _("suggestie van een lezer")

    page = models.ForeignKey(ChapterPage, on_delete=models.CASCADE, related_name="+")
    anchor = models.CharField(max_length=100)
    source = models.CharField(_("bron"), max_length=20, choices=Source)
    source_key = models.BigIntegerField(_("nummer van de bron"))
    credit = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The draft, and the remark in its margin that holds the words.
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    # Its number stays when the CMS drops the remark: versions of the page still hold the words.
    remark = models.ForeignKey(
        Comment, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("gemaakt op"))
    # Noted here: the CMS forgets a remark that was ticked off when the page is next saved.
    settled_at = models.DateTimeField(_("afgevinkt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("wijzigingsvoorstel")
        verbose_name_plural = _("wijzigingsvoorstellen")
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="one_proposal_of_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.anchor} {self.source} {self.source_key}"
