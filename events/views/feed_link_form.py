"""What a person says about a new link to their agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import FeedSubscription


class FeedLinkForm(forms.ModelForm):
    """A name by which the person knows the link again."""

    class Meta:
        model = FeedSubscription
        fields = ["name"]
        labels = {"name": _("Naam van de link")}
        help_texts = {"name": _("Waar gebruikt u de link? Bijvoorbeeld: telefoon, of Outlook op het werk.")}
