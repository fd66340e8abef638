"""Thunderbird, and what holds for any program."""

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

THUNDERBIRD = Guide(
    slug="thunderbird",
    name=_("Thunderbird"),
    refresh=_("Elke 30 minuten, als u niets anders kiest."),
    intro=_("U voegt de agenda toe als een agenda op het netwerk."),
    steps=(
        COPY,
        Step(_("Open Thunderbird en kies links het pictogram van de agenda.")),
        Step(
            _("Kies “Nieuwe agenda”. U ziet dan dit venster."),
            Picture(_("Nieuwe agenda"), (choice(4, _("Op het netwerk")),)),
        ),
        Step(_("Kies “Op het netwerk” en dan “Volgende”.")),
        Step(
            _("Plak de link in het veld “Locatie”. Een gebruikersnaam is niet nodig."),
            Picture(
                _("Nieuwe agenda"),
                (
                    field(5, _("Locatie")),
                    button(6, _("Agenda's zoeken")),
                    button(7, _("Abonneren")),
                ),
            ),
        ),
        Step(_("Kies “Agenda's zoeken”.")),
        Step(_("Kies “Abonneren”.")),
    ),
    changes=(
        _(
            "Thunderbird haalt de agenda elke 30 minuten op. Wilt u dat veranderen? Klik met de "
            "rechtermuisknop op de naam van de agenda en kies “Eigenschappen”."
        ),
        STRUCK,
    ),
    stop=(
        _("Klik met de rechtermuisknop op de naam van de agenda."),
        _("Kies “Agenda opzeggen” of “Agenda verwijderen”."),
    ),
    limits=(READ_ONLY, _("De agenda staat alleen op deze computer.")),
)
OTHER = Guide(
    slug="anders",
    name=_("Een ander programma"),
    refresh=_("Dat verschilt. De agenda zelf vraagt om elke 4 uur."),
    intro=_("Bijna elk agendaprogramma kan zich abonneren. De knoppen heten overal anders."),
    steps=(
        COPY,
        Step(_("Zoek in uw programma naar “Nieuw abonnement”, “Agenda van internet” of “Via URL”.")),
        Step(
            _("Plak de link in het veld “Link”."),
            Picture(
                _("Nieuw abonnement"),
                (
                    field(3, _("Link")),
                    field(4, _("Vernieuwen"), _("Elke 4 uur")),
                    button(5, _("Bewaren")),
                ),
            ),
        ),
        Step(_("Kan dat, kies dan bij “Vernieuwen” hoe vaak. “Elke 4 uur” is genoeg.")),
        Step(_("Kies “Bewaren”.")),
    ),
    changes=(
        _("Nextcloud volgt de agenda: elke 4 uur. Andere programma's kiezen zelf, of laten u kiezen."),
        STRUCK,
    ),
    stop=(
        _("Zoek de agenda in de lijst van uw programma."),
        _("Verwijder de agenda of zeg het abonnement op."),
    ),
    limits=(
        _("Kies niet “Importeren”. Dan krijgt u een kopie, en die verandert niet meer."),
        _("Wil uw programma een link die met webcal begint? Zet dan webcal in de plaats van https."),
        READ_ONLY,
        NO_REMINDERS,
    ),
)
