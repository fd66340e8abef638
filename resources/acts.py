"""What the log tells of the library."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit import Area, act, named

act("recorded edition", _("Uitgave vastgelegd"), Area.CONTENT)
act("imported chapters", _("Hoofdstukken uit een Word-bestand gemaakt"), Area.CONTENT)

named("resources.Edition")
named("resources.HandbookPage")
