"""Why the owner cannot be asked, or cannot answer."""

from django.utils.translation import gettext as _

from cop_platform.core.errors import Conflict, RuleError


class OwnerUnknown(RuleError):
    """Nobody to ask."""

    code = "owner_unknown"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Wij weten niet wie deze tekst moet goedkeuren. Kies bij de tekst een eigenaar, "
                "en vul bij die organisatie een e-mailadres in. Uw tekst is bewaard."
            )
        )


class LinkUnknown(RuleError):
    """Not a link of ours, or too old to be one."""

    code = "link_unknown"
    status = 404

    def __init__(self) -> None:
        super().__init__(
            _("Deze link werkt niet. Neem de hele link over uit uw mail, of vraag de redactie om een nieuwe.")
        )


class LinkClosed(Conflict):
    """The link did its work, or may do it no more."""

    code = "link_closed"
