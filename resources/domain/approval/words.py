"""What is told about a question that is no longer open."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resources.models.approval import Outcome

CLOSED: dict[str, Promise] = {
    Outcome.APPROVED: _("Deze tekst is al goedgekeurd. U hoeft niets meer te doen."),
    Outcome.REJECTED: _("Op deze tekst is al geantwoord: niet akkoord. U hoeft niets meer te doen."),
    Outcome.EXPIRED: _("Deze link is verlopen. Vraag de redactie om een nieuwe."),
    Outcome.WITHDRAWN: _("De redactie heeft deze vraag ingetrokken. U hoeft niets te doen."),
}
OUTDATED = _("Er is een nieuwere versie van deze tekst. Deze link werkt niet meer; u krijgt een nieuwe mail.")
