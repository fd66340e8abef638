"""What every meeting page has, the festival included."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from communities.models import Community
from cop_platform.accounts.models import Organisation
from cop_platform.core.blocks import BodyBlock
from cop_platform.core.models import BasePage
from cop_platform.core.search.index import stream_text
from cop_platform.taxonomy.models import Audience, EventFormat, EventType, LabourMarketRegion, Theme
from events.editor import PeoplePanel
from events.models.event import Access, EventStatus
from events.models.report import REPORT_FIELDS, HasReport
from events.models.terms import TakesRegistrations


class MeetingPage(TakesRegistrations, HasReport, BasePage):
    """A page that is projected into an Event when it is published."""

    # Who sees a meeting is asked of its row: lists and feeds would not know of a lock of the CMS.
    private_page_options: list[str] = []

    event_type = models.ForeignKey(
        EventType, verbose_name=_("soort bijeenkomst"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    event_format = models.ForeignKey(
        EventFormat,
        verbose_name=_("vorm"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Op locatie, online of allebei."),
    )
    access = models.CharField(
        _("voor wie zichtbaar"),
        max_length=20,
        choices=Access,
        default=Access.PUBLIC,
        help_text=_("Alleen openbare bijeenkomsten staan in openbare agenda's."),
    )
    status = models.CharField(
        _("gaat door?"), max_length=20, choices=EventStatus, default=EventStatus.PLANNED
    )
    status_reason = models.CharField(
        _("reden van annuleren"),
        max_length=300,
        blank=True,
        help_text=_("Een zin voor wie zich had aangemeld. Abonnees zien de bijeenkomst doorgestreept."),
    )
    venue = models.CharField(
        _("plaats"),
        max_length=255,
        blank=True,
        help_text=_("Naam en adres, bijvoorbeeld: Stadskantoor, Stadsplateau 1, 3521 AZ Utrecht."),
    )
    capacity = models.PositiveIntegerField(_("plaatsen in de zaal"), null=True, blank=True)
    online_capacity = models.PositiveIntegerField(_("plaatsen online"), null=True, blank=True)
    organiser = models.ForeignKey(
        Organisation,
        verbose_name=_("organisator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    community = models.ForeignKey(
        Community,
        verbose_name=_("community"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Verplicht als alleen leden de bijeenkomst mogen zien."),
    )
    regions = ParentalManyToManyField(
        LabourMarketRegion, verbose_name=_("regio's"), blank=True, related_name="+"
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("thema's"), blank=True, related_name="+")
    audiences = ParentalManyToManyField(Audience, verbose_name=_("voor wie"), blank=True, related_name="+")
    price = models.CharField(_("kosten"), max_length=100, blank=True, default="")
    accessibility = models.TextField(
        _("toegankelijkheid"),
        blank=True,
        help_text=_("Bijvoorbeeld: lift, ringleiding, schrijftolk op aanvraag."),
    )
    contact_email = models.EmailField(
        _("e-mailadres voor vragen"), blank=True, help_text=_("Een functionele mailbox, geen persoon.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("programma en uitleg"), blank=True)
    is_example = models.BooleanField(_("voorbeeld"), default=False)

    search_body_fields = ("body", "report", "venue")
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    # What happened to one meeting says nothing of its copy.
    exclude_fields_in_copy = [
        "status",
        "status_reason",
        *REPORT_FIELDS,
        "is_example",
        "join_url",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
    ]
    shared_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("event_type", widget=forms.Select),
                        FieldPanel("event_format", widget=forms.Select),
                    ]
                ),
                FieldPanel("access"),
                FieldPanel("community"),
                FieldPanel("organiser"),
            ],
            heading=_("Soort en zichtbaarheid"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("status_reason"), PeoplePanel()],
            heading=_("Gaat de bijeenkomst door?"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("venue"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("online_capacity")]),
                FieldPanel("price"),
                FieldPanel("accessibility"),
                FieldPanel("contact_email"),
            ],
            heading=_("Plaats en praktische zaken"),
        ),
        *TakesRegistrations.terms_panels,
        FieldPanel("body"),
        *HasReport.report_panels,
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Vindbaarheid"),
        ),
        *BasePage.promote_panels,
    ]

    class Meta:
        abstract = True

    @property
    def calendar_text(self) -> str:
        """The plain words that a calendar shows with this meeting."""
        return "\n\n".join(part for part in (self.intro, stream_text(self.body)) if part)
