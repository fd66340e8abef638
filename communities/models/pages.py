"""The pages on which editors describe communities."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PagePermissionTester

from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import Organisation
from cop_platform.core.blocks import BodyBlock
from cop_platform.core.models import BasePage
from cop_platform.taxonomy.models import Audience, CommunityType, LabourMarketRegion, Theme

MEMBER_TEXT = ["ol", "ul", "bold", "italic", "link"]


class CommunityIndexPage(BasePage):
    """Parent of all communities; the list itself is a view."""

    # Lists and feeds read rows, which would not know of a lock of the CMS.
    private_page_options: list[str] = []

    parent_page_types = ["home.HomePage"]
    subpage_types = ["communities.CommunityPage"]
    max_count = 1
    template = "communities/index.html"

    class Meta:
        verbose_name = _("overzicht van communities")


_join_questions_panel = InlinePanel(
    "join_questions",
    label=_("vraag"),
    heading=_("Vragen bij de aanmelding"),
    help_text=_("Wat wilt u van een nieuw lid weten? Niet nodig als de community open is."),
)


class CommunityPage(BasePage):
    """What visitors read about a community; publishing writes its Community row."""

    # Lists and feeds read rows, which would not know of a lock of the CMS.
    private_page_options: list[str] = []

    community_type = models.ForeignKey(
        CommunityType,
        verbose_name=_("soort community"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Hoe noemt de groep zichzelf? De naam verschijnt als label bij de titel."),
    )
    policy = models.CharField(
        _("lid worden"),
        max_length=20,
        choices=MembershipPolicy,
        default=MembershipPolicy.ON_REQUEST,
        help_text=_("Verborgen: wie geen lid is, vindt deze community nergens."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("trekker"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("De organisatie die de community leidt, bijvoorbeeld SAM."),
    )
    owner_note = models.CharField(
        _("toelichting bij de trekker"),
        max_length=300,
        blank=True,
        help_text=_("Een zin, alleen als de rol van de trekker uitleg nodig heeft."),
    )
    co_organisations = ParentalManyToManyField(
        Organisation,
        verbose_name=_("samen met"),
        blank=True,
        related_name="+",
        help_text=_("Organisaties die de community mede dragen."),
    )
    themes = ParentalManyToManyField(
        Theme,
        verbose_name=_("thema's"),
        blank=True,
        related_name="+",
        help_text=_("Bezoekers filteren de lijst van communities op deze thema's."),
    )
    audiences = ParentalManyToManyField(
        Audience,
        verbose_name=_("voor wie"),
        blank=True,
        related_name="+",
        help_text=_("De beroepen van de leden, bijvoorbeeld klantmanager."),
    )
    regions = ParentalManyToManyField(
        LabourMarketRegion,
        verbose_name=_("regio's"),
        blank=True,
        related_name="+",
        help_text=_("Leeg: de community is landelijk."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("over deze community"),
        blank=True,
        help_text=_("Wat doen de leden samen, en wat heeft een nieuw lid eraan?"),
    )
    house_rules = RichTextField(
        _("huisregels"),
        blank=True,
        features=MEMBER_TEXT,
        help_text=_("Afspraken tussen leden, bijvoorbeeld: deel nooit gegevens van klanten."),
    )
    welcome = RichTextField(
        _("welkom voor leden"),
        blank=True,
        features=MEMBER_TEXT,
        help_text=_("Alleen leden zien deze tekst. Vertel waar een nieuw lid begint."),
    )
    is_example = models.BooleanField(
        _("voorbeeld"),
        default=False,
        help_text=_("Aan: bezoekers lezen dat deze community een voorbeeld is."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("community_type"), FieldPanel("policy"), _join_questions_panel],
            heading=_("Soort en lidmaatschap"),
        ),
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("owner_note"), FieldPanel("co_organisations")],
            heading=_("Organisaties"),
        ),
        FieldPanel("body"),
        FieldPanel("house_rules"),
        FieldPanel("welcome"),
        FieldPanel("is_example"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("themes"), FieldPanel("audiences"), FieldPanel("regions")], heading=_("Vindbaarheid")
        ),
        *BasePage.promote_panels,
    ]
    parent_page_types = ["communities.CommunityIndexPage"]
    subpage_types: list[str] = []
    template = "communities/community.html"

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")

    def permissions_for_user(self, user: Any) -> "CommunityPermissions":
        """What *user* may do with this page in the CMS."""
        return CommunityPermissions(user, self)


class CommunityPermissions(PagePermissionTester):
    """Who leads a community edits its page; only who may make communities ends one."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whether the person may remove the page; moving it away asks the same."""
        return self._may_make_communities() and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """Whether the person may take the page, and so the community, off the site."""
        return self._may_make_communities() and super().can_unpublish()

    def _may_make_communities(self) -> bool:
        return self.user.is_active and (self.user.is_superuser or "add" in self.permissions)


class JoinQuestion(Orderable):
    """A question to whoever wants to become a member."""

    page = ParentalKey(CommunityPage, on_delete=models.CASCADE, related_name="join_questions")
    question = models.CharField(
        _("vraag"), max_length=200, help_text=_("Bijvoorbeeld: bij welke gemeente werkt u?")
    )

    panels = [FieldPanel("question")]

    def __str__(self) -> str:
        return self.question
