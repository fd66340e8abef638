"""What a person tells about themselves and their work."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.domain.access_needs import keep_needs, needs_of
from cop_platform.accounts.domain.consent import record_consent
from cop_platform.accounts.domain.organisations import propose_organisation
from cop_platform.accounts.models import Organisation, User
from cop_platform.core import clock
from cop_platform.core.name_field import NameField
from cop_platform.taxonomy.models import Audience, LabourMarketRegion

QUESTIONS = ("first_name", "last_name", "organisation", "region", "profession")


class ProfileFields(forms.Form):
    """Extra questions at sign-up; only the name is required."""

    first_name = NameField(
        label=_("Voornaam"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = NameField(
        label=_("Achternaam"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(is_reviewed=True),
        label=_("Organisatie"),
        required=False,
        empty_label=_("Staat niet in de lijst"),
        help_text=_("Waar werkt u?"),
    )
    other_organisation = NameField(
        label=_("Andere organisatie"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
        help_text=_("Alleen als uw organisatie niet in de lijst staat. Wij bekijken de naam eerst."),
    )
    region = forms.ModelChoiceField(
        LabourMarketRegion.objects.all(),
        label=_("Arbeidsmarktregio"),
        required=False,
        empty_label=_("Geen, of heel Nederland"),
    )
    profession = forms.ModelChoiceField(
        Audience.objects.all(), label=_("Functie"), required=False, empty_label=_("Anders")
    )

    # Names that a form does not have are passed over.
    field_order = [
        "first_name",
        "last_name",
        "email",
        "password1",
        "organisation",
        "other_organisation",
        "region",
        "profession",
        "access_wishes",
        "has_read",
    ]

    def chosen_organisation(self) -> Organisation | None:
        """The organisation of the list, or else the one that was typed, proposed for review."""
        chosen, typed = self.cleaned_data["organisation"], self.cleaned_data["other_organisation"]
        return chosen or (propose_organisation(typed) if typed else None)


class SignupFields(ProfileFields):
    """The questions of a new account: who, where, and whether the privacy statement was read."""

    has_read = forms.BooleanField(
        label=_("Ik heb de privacyverklaring gelezen"),
        error_messages={"required": _("Lees eerst hoe wij met uw gegevens omgaan. Zet dan hier een vinkje.")},
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Store the answers and the consent of the new *user* (allauth calls this)."""
        for name in QUESTIONS:
            setattr(user, name, self.cleaned_data[name])
        user.organisation = self.chosen_organisation()
        user.save()
        record_consent(user, now=clock.now())


class ProfileForm(ProfileFields, forms.ModelForm):
    """A person changes their own details; the same questions as at sign-up, and one more."""

    access_wishes = forms.CharField(
        label=_("Wat heeft u nodig om goed mee te doen?"),
        help_text=_(
            "Bijvoorbeeld een tolk of een plek vooraan. Wij vullen dit voor u in als u zich aanmeldt. "
            "Niemand anders ziet het hier. Maak het leeg en wij wissen het."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = User
        fields = QUESTIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An organisation that nobody has reviewed yet must not vanish from its own people.
        mine = Q(is_reviewed=True) | Q(pk=self.instance.organisation_id)
        field = cast(forms.ModelChoiceField, self.fields["organisation"])
        field.queryset = Organisation.objects.filter(mine)
        self.fields["access_wishes"].initial = needs_of(self.instance)

    def save(self, commit: bool = True) -> User:
        """The person with these details, stored."""
        self.instance.organisation = self.chosen_organisation()
        keep_needs(self.instance, self.cleaned_data["access_wishes"])
        return super().save(commit)
