"""Names that visitors type: of people, organisations, links and keys."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cop_platform.core.characters import single_line, turns_direction


class NameField(forms.CharField):
    """A name on one line that shows as it is.

    Invisible characters go, as they do no harm when they come along with a copied name.
    Characters that turn the direction of reading are refused: without them the name
    would look other than it did to who typed it.
    """

    def to_python(self, value: Any) -> str:
        """*value* in NFC with single spaces; raises ValidationError when it turns, or has nothing to read."""
        typed = super().to_python(value) or ""
        if turns_direction(typed):
            message = _("Deze tekst bevat verborgen tekens die de leesrichting omdraaien. Typ hem opnieuw.")
            raise ValidationError(message, code="turns_direction")
        name = single_line(typed)
        if typed and not any(map(str.isalnum, name)):
            message = _("Gebruik minstens één letter of cijfer.")
            raise ValidationError(message, code="nothing_to_read")
        return name
