"""What the log tells of files."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit import Area, act, named

act("viewed private document", _("Besloten document geopend via het CMS"), Area.CONTENT)
named("media.SiteDocument")
