"""What a person tells about themselves and their work."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import Organisation, User
from cop_platform.taxonomy.models import Audience, LabourMarketRegion

QUESTIONS = ("first_name", "last_name", "organisation", "region", "profession")


class ProfileFields(forms.Form):
    """Extra questions at sign-up; only the name is required."""

    first_name = forms.CharField(
        label=_("Voornaam"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Achternaam"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(is_reviewed=True),
        label=_("Organisatie"),
        required=False,
        empty_label=_("Staat niet in de lijst"),
        help_text=_("Waar werkt u?"),
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

    field_order = ["first_name", "last_name", "email", "password1", "organisation", "region", "profession"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Store the answers on the new *user* (allauth calls this)."""
        for name in QUESTIONS:
            setattr(user, name, self.cleaned_data[name])
        user.save()


class ProfileForm(ProfileFields, forms.ModelForm):
    """A person changes their own details; the same questions as at sign-up."""

    class Meta:
        model = User
        fields = QUESTIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An organisation that nobody has reviewed yet must not vanish from its own people.
        mine = Q(is_reviewed=True) | Q(pk=self.instance.organisation_id)
        field = cast(forms.ModelChoiceField, self.fields["organisation"])
        field.queryset = Organisation.objects.filter(mine)
