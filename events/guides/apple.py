"""iPhone, iPad and Mac."""

from django.utils.translation import gettext_lazy as _

from events.guides.guide import (
    COPY,
    NO_REMINDERS,
    READ_ONLY,
    STRUCK,
    Guide,
    Picture,
    Step,
    button,
    choice,
    field,
)

IPHONE = Guide(
    slug="apple-iphone",
    name=_("iPhone en iPad"),
    refresh=_("U kiest zelf hoe vaak: van elk kwartier tot elk uur."),
    intro=_(
        "Het snelst gaat het als u deze website op uw iPhone of iPad opent. Kies bij de agenda “Agenda-app” "
        "en tik op “Abonneer”. Lukt dat niet? Doe dan dit."
    ),
    steps=(
        COPY,
        Step(_("Open de app Agenda en tik onderaan op “Agenda's”.")),
        Step(
            _("Tik op “Voeg agenda toe”."),
            Picture(
                _("Agenda's"),
                (choice(3, _("Voeg agenda toe")), choice(4, _("Voeg agenda-abonnement toe"))),
            ),
        ),
        Step(_("Tik op “Voeg agenda-abonnement toe”.")),
        Step(
            _("Plak de link in het veld “Abonnements-URL”."),
            Picture(
                _("Voeg agenda-abonnement toe"),
                (field(5, _("Abonnements-URL")), button(6, _("Abonneer"))),
            ),
        ),
        Step(_("Tik op “Abonneer”. Kies een naam en een kleur, en bewaar de agenda.")),
    ),
    changes=(
        _(
            "Hoe vaak uw telefoon de agenda ophaalt, kiest u in de instellingen: bij de accounts van de app "
            "Agenda, onder “Nieuwe gegevens”. Bij “Automatisch” gebeurt het vooral als hij oplaadt en wifi "
            "heeft."
        ),
        STRUCK,
    ),
    stop=(
        _("Open de app Agenda en tik onderaan op “Agenda's”."),
        _("Tik op de i naast de naam van de agenda."),
        _("Tik onderaan op de rode knop, en zeg het abonnement op."),
    ),
    limits=(READ_ONLY, NO_REMINDERS),
)
MAC = Guide(
    slug="apple-mac",
    name=_("Mac"),
    refresh=_("U kiest zelf hoe vaak: van elke 5 minuten tot elke week."),
    intro=_("Het snelst gaat het met de knop “Agenda-app” bij de agenda. Lukt dat niet? Doe dan dit."),
    steps=(
        COPY,
        Step(_("Open de app Agenda en kies bovenaan het menu “Archief”.")),
        Step(
            _("Kies “Nieuw agenda-abonnement”."),
            Picture(_("Archief"), (choice(3, _("Nieuw agenda-abonnement")),)),
        ),
        Step(
            _("Plak de link in het veld “Agenda-URL”."),
            Picture(
                _("Nieuw agenda-abonnement"),
                (field(4, _("Agenda-URL")), button(5, _("Abonneer"))),
            ),
        ),
        Step(_("Kies “Abonneer”.")),
        Step(
            _("Kies bij “Vernieuw automatisch” hoe vaak u een wijziging wilt zien, bijvoorbeeld “Elk uur”."),
            Picture("", (field(6, _("Vernieuw automatisch"), _("Elk uur")), button(7, "OK"))),
        ),
        Step(_("Kies bij de locatie iCloud als u de agenda ook op uw iPhone wilt. Kies dan “OK”.")),
    ),
    changes=(_("Uw Mac haalt de agenda zo vaak op als u bij stap 6 koos."), STRUCK),
    stop=(
        _("Open de app Agenda."),
        _("Klik met ingedrukte Control-toets op de naam van de agenda."),
        _("Zeg het abonnement op."),
    ),
    limits=(READ_ONLY, NO_REMINDERS),
)
