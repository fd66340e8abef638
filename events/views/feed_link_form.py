"""What a person says about a new link to their agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_platform.core.name_field import NameField
from events.domain.look import explained
from events.models import FeedSubscription
from events.values import CancelledAs


def _looks() -> list[tuple[str, str]]:
    return [(look.value, explained(look)[0]) for look in CancelledAs]


class LookField(forms.TypedChoiceField):
    """How the calendar shows what is off: it is not kept, but part of the link that is told once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Een geannuleerde bijeenkomst staat in uw kalender:"),
            choices=_looks,
            coerce=CancelledAs,
            initial=CancelledAs.STRUCK,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """The look that was chosen; the usual one for a form that does not ask."""
        return super().clean(value or CancelledAs.STRUCK)


class FeedLinkForm(forms.ModelForm):
    """A name by which the person knows the link again."""

    look = LookField()

    class Meta:
        model = FeedSubscription
        fields = ["name"]
        field_classes = {"name": NameField}
        labels = {"name": _("Naam van de link")}
        help_texts = {"name": _("Waar gebruikt u de link? Bijvoorbeeld: telefoon, of Outlook op het werk.")}


class RenewalForm(forms.Form):
    """What can be chosen again when a link is replaced."""

    look = LookField()
