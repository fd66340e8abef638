"""What a new person tells about themselves and their work."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import Organisation, User
from cop_platform.taxonomy.models import Audience, LabourMarketRegion


class ProfileFields(forms.Form):
    """Extra questions at sign-up; only the name is required."""

    first_name = forms.CharField(
        label=_("Voornaam"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Achternaam"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisatie"), required=False, empty_label=_("Niet in de lijst")
    )
    region = forms.ModelChoiceField(
        LabourMarketRegion.objects.none(),
        label=_("Arbeidsmarktregio"),
        required=False,
        empty_label=_("Geen of landelijk"),
    )
    profession = forms.ModelChoiceField(
        Audience.objects.none(), label=_("Functie"), required=False, empty_label=_("Anders")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(is_reviewed=True)
        self.fields["region"].queryset = LabourMarketRegion.objects.all()
        self.fields["profession"].queryset = Audience.objects.all()

    def signup(self, request: HttpRequest, user: User) -> None:
        """Store the answers on the new *user* (allauth calls this)."""
        for name in ("first_name", "last_name", "organisation", "region", "profession"):
            setattr(user, name, self.cleaned_data[name])
        user.save()


class ProfileForm(forms.ModelForm):
    """A person changes their own details."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "organisation", "region", "profession"]
        widgets = {
            "first_name": forms.TextInput({"autocomplete": "given-name"}),
            "last_name": forms.TextInput({"autocomplete": "family-name"}),
        }
