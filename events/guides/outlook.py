"""Outlook at work and at home: the same dialog behind two addresses."""

from django.utils.translation import gettext_lazy as _

from events.guides.guide import COPY, READ_ONLY, Guide, Picture, Step, Words, button, choice, field

DIALOG = Picture(
    _("Agenda toevoegen"),
    (
        choice(4, _("Abonneren via internet")),
        field(5, _("Link")),
        field(6, _("Naam"), "VIA-agenda"),
        button(7, _("Importeren")),
    ),
)
CHANGES: tuple[Words, ...] = (
    _("Outlook haalt de agenda elke 3 tot 24 uur op. U kunt dat niet sneller laten gaan."),
    _("Een bijeenkomst die niet doorgaat, blijft staan, met “Geannuleerd:” voor de titel."),
)
STOP: tuple[Words, ...] = (
    _("Open de agenda in Outlook."),
    _("Wijs links de naam van de agenda aan en kies de drie puntjes."),
    _("Kies “Verwijderen”."),
)
LIMITS: tuple[Words, ...] = (
    READ_ONLY,
    _(
        "Hebt u de klassieke Outlook voor Windows? Kies dan “Bestand”, “Accountinstellingen” en nog eens "
        "“Accountinstellingen”. Kies daar “Internetagenda's” en “Nieuw”, en plak de link."
    ),
)


def _steps(open_it: Words) -> tuple[Step, ...]:
    return (
        COPY,
        Step(open_it),
        Step(_("Kies links “Agenda toevoegen”. U ziet dan dit venster."), DIALOG),
        Step(_("Kies “Abonneren via internet”.")),
        Step(_("Plak de link in het veld “Link”.")),
        Step(_("Typ bij “Naam” hoe de agenda moet heten, bijvoorbeeld “VIA-agenda”.")),
        Step(_("Kies “Importeren”. De agenda staat nu links in de lijst.")),
    )


OUTLOOK = Guide(
    slug="outlook",
    name=_("Outlook op het werk"),
    refresh=_("Wijzigingen ziet u na 3 tot 24 uur."),
    intro=_(
        "Voor Microsoft 365, in de browser en in de nieuwe Outlook. Het snelst gaat het met de knop "
        "“Outlook (werk)” bij de agenda. Lukt dat niet? Doe dan dit."
    ),
    steps=_steps(_("Open Outlook en kies het pictogram van de agenda.")),
    changes=CHANGES,
    stop=STOP,
    limits=(
        *LIMITS,
        _(
            "Staat “Abonneren via internet” er niet? Dan heeft uw organisatie dat uitgezet. "
            "Vraag uw helpdesk."
        ),
    ),
)
OUTLOOK_PRIVATE = Guide(
    slug="outlook-prive",
    name=_("Outlook privé"),
    refresh=_("Wijzigingen ziet u na 3 tot 24 uur."),
    intro=_(
        "Voor Outlook.com, Hotmail en Live. Het snelst gaat het met de knop “Outlook (privé)” bij de agenda. "
        "Lukt dat niet? Doe dan dit."
    ),
    steps=_steps(_("Ga in uw browser naar outlook.live.com, log in en kies het pictogram van de agenda.")),
    changes=CHANGES,
    stop=STOP,
    limits=LIMITS,
)
