"""What the log tells of rights and of itself."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit import Area, act, detail, follow_cms

act("exported log", _("Dit logboek gedownload"), Area.CONTENT)
act("held back text", _("Geplande tekst tegengehouden: nog niet klaar"), Area.CONTENT)
act("added group", _("Groep gemaakt"), Area.RIGHTS)
act("changed group", _("Rechten van groep gewijzigd"), Area.RIGHTS)
act("removed group", _("Groep verwijderd"), Area.RIGHTS)

follow_cms("auth.Group", added="added group", changed="changed group", removed="removed group")
detail("group", _("groep"), model_name="auth.Group")
