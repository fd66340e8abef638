"""On what terms a meeting takes registrations, as its page says it and as rules read it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from events.models.event import Event
from events.questions import QuestionsBlock


class Allocation(models.TextChoices):
    """Who gets a seat when there are more people than seats."""

    FIRST_COME = "volgorde", _("Wie het eerst komt")
    LOTTERY = "loting", _("Loting")
    ROTATION = "roulatie", _("Roulatie: wie er het laatst was, wacht")


class RegistrationPer(models.TextChoices):
    """What one registration is for."""

    DATE = "datum", _("Eén datum")
    WHOLE = "geheel", _("Alle datums samen, zoals een training of festival")


class CertificateFor(models.TextChoices):
    """What one certificate of attendance is for."""

    DATE = "datum", _("Elke datum apart")
    SERIES = "reeks", _("De hele reeks")


class RegistrationTerms(models.Model):
    """The terms; days and hours count back from the start of what is registered for.

    Abstract: a meeting page has them for its editor, ``EventTerms`` for the rules.
    """

    takes_registrations = models.BooleanField(
        _("aanmelden via deze site"), default=False, help_text=_("Uit: er is alleen informatie.")
    )
    registration_per = models.CharField(
        _("een aanmelding geldt voor"),
        max_length=10,
        choices=RegistrationPer,
        default=RegistrationPer.DATE,
    )
    sessions_take_registrations = models.BooleanField(
        _("ook per sessie aanmelden"), default=False, help_text=_("Alleen bij een festival.")
    )
    allocation = models.CharField(
        _("verdeling van de plekken"), max_length=10, choices=Allocation, default=Allocation.FIRST_COME
    )
    allocate_days_before = models.PositiveSmallIntegerField(
        _("verdelen, dagen van tevoren"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
        help_text=_("Bij loting en roulatie: op deze dag worden de plekken verdeeld."),
    )
    max_per_organisation = models.PositiveSmallIntegerField(
        _("hoogstens per organisatie"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    opens_days_before = models.PositiveSmallIntegerField(
        _("aanmelden vanaf, dagen van tevoren"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(720)],
        help_text=_("Leeg: meteen."),
    )
    closes_hours_before = models.PositiveSmallIntegerField(
        _("aanmelden tot, uren van tevoren"), default=0, validators=[MaxValueValidator(2000)]
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("plek aanbieden in plaats van geven, uren van tevoren"),
        default=48,
        validators=[MaxValueValidator(720)],
        help_text=_("Eerder krijgt wie vooraan op de wachtlijst staat een vrije plek vanzelf."),
    )
    admits_guests = models.BooleanField(
        _("ook zonder account"), default=True, help_text=_("Zij bevestigen hun aanmelding in een mail.")
    )
    join_url = models.URLField(
        _("link om online mee te doen"),
        blank=True,
        help_text=_("Alleen wie online een plek heeft, krijgt deze te zien."),
    )
    join_minutes_before = models.PositiveSmallIntegerField(
        _("link tonen, minuten van tevoren"), default=30, validators=[MaxValueValidator(20160)]
    )
    lists_participants = models.BooleanField(
        _("deelnemers zien elkaars naam"),
        default=False,
        help_text=_("Alleen de namen van wie daar bij het aanmelden ja op zegt."),
    )
    certificate_for = models.CharField(
        _("een bewijs van deelname is voor"),
        max_length=10,
        choices=CertificateFor,
        default=CertificateFor.DATE,
        help_text=_("Bij aanmelden per datum. Geldt een aanmelding voor alle datums, dan het bewijs ook."),
    )
    certificate_dates = models.PositiveSmallIntegerField(
        _("bewijs voor het geheel vanaf, aantal datums"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text=_("Leeg: wie op alle datums was."),
    )

    class Meta:
        abstract = True


# What a page and the rows of its meeting have in common, by name.
TERMS = tuple(field.name for field in RegistrationTerms._meta.local_fields)


class EventTerms(RegistrationTerms):
    """The terms of a published meeting."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="terms")
    room_capacity = models.PositiveIntegerField(null=True, blank=True)
    online_capacity = models.PositiveIntegerField(null=True, blank=True)
    # As ``events.questions`` writes them: id, kind, label, choices, condition, days to keep.
    questions = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("voorwaarden van aanmelden")

    def __str__(self) -> str:
        return f"terms of {self.event_id}"


class TakesRegistrations(RegistrationTerms):
    """The fields of a page on which an editor sets the terms."""

    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("vragen bij het aanmelden"),
        blank=True,
        help_text=_("Vraag alleen wat u nodig hebt. Antwoorden worden na de bijeenkomst gewist."),
    )

    terms_panels = [
        MultiFieldPanel(
            [
                FieldPanel("takes_registrations"),
                FieldRowPanel([FieldPanel("registration_per"), FieldPanel("sessions_take_registrations")]),
                FieldRowPanel([FieldPanel("allocation"), FieldPanel("allocate_days_before")]),
                FieldRowPanel([FieldPanel("opens_days_before"), FieldPanel("closes_hours_before")]),
                FieldRowPanel([FieldPanel("max_per_organisation"), FieldPanel("offer_hours")]),
                FieldRowPanel([FieldPanel("admits_guests"), FieldPanel("lists_participants")]),
                FieldRowPanel([FieldPanel("join_url"), FieldPanel("join_minutes_before")]),
                FieldRowPanel([FieldPanel("certificate_for"), FieldPanel("certificate_dates")]),
                FieldPanel("questions"),
            ],
            heading=_("Aanmelden"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse terms that no date could meet."""
        super().clean()
        if self.opens_days_before is not None and self.closes_hours_before >= self.opens_days_before * 24:
            raise ValidationError({"closes_hours_before": _("Het aanmelden sluit dan voordat het opent.")})

    def terms(self) -> dict[str, Any]:
        """The terms by name, as plain values."""
        return {name: getattr(self, name) for name in TERMS}
