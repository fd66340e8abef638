"""Google Calendar, and Android, which shows what is in it."""

from django.utils.translation import gettext_lazy as _

from events.guides.guide import COPY, READ_ONLY, Guide, Picture, Step, Words, button, choice, field, switch

REFRESH = _("Wijzigingen ziet u na 4 tot 24 uur, soms later.")
CHANGES: tuple[Words, ...] = (
    _("Google haalt de agenda elke 4 tot 24 uur op, soms later. U kunt dat niet sneller laten gaan."),
    _(
        "Google haalt een bijeenkomst die niet doorgaat weg. Wilt u haar blijven zien? Kies dan bij de "
        "agenda “Niet doorgestreept, wel met “Geannuleerd:” voor de titel”, en gebruik de link die u dan "
        "ziet."
    ),
)
STOP: tuple[Words, ...] = (
    _("Open Google Agenda in de browser van een computer."),
    _("Wijs links de naam van de agenda aan, kies de drie puntjes en dan “Instellingen”."),
    _("Kies onderaan “Afmelden”."),
)

GOOGLE = Guide(
    slug="google",
    name=_("Google Agenda"),
    refresh=REFRESH,
    intro=_(
        "Dit doet u op een computer: in de app op uw telefoon kan het niet. Het snelst gaat het met de knop "
        "“Google Agenda” bij de agenda. Lukt dat niet? Doe dan dit."
    ),
    steps=(
        COPY,
        Step(_("Open Google Agenda in de browser van een computer: calendar.google.com.")),
        Step(
            _("Kies links het plusje bij “Andere agenda's”."),
            Picture(_("Google Agenda"), (choice(3, _("Andere agenda's")), choice(4, _("Via URL")))),
        ),
        Step(_("Kies “Via URL”.")),
        Step(
            _("Plak de link in het veld “URL van agenda”."),
            Picture(_("Via URL"), (field(5, _("URL van agenda")), button(6, _("Agenda toevoegen")))),
        ),
        Step(_("Kies “Agenda toevoegen”. De agenda staat nu links, onder “Andere agenda's”.")),
    ),
    changes=CHANGES,
    stop=STOP,
    limits=(READ_ONLY, _("Ziet u de agenda niet op uw telefoon? Lees dan ook de uitleg voor Android.")),
)
ANDROID = Guide(
    slug="android",
    name=_("Android"),
    refresh=REFRESH,
    intro=_(
        "Een telefoon met Android laat zien wat in uw Google Agenda staat. U begint daarom op een computer."
    ),
    also="google",
    steps=(
        Step(_("Zet de agenda op een computer in Google Agenda. Hierboven staat een link naar die uitleg.")),
        Step(_("Open op uw telefoon de app Google Agenda.")),
        Step(_("Tik linksboven op het menu en dan op “Instellingen”.")),
        Step(
            _(
                "Tik op de naam van de agenda, bijvoorbeeld “VIA-agenda”. Staat die er niet? Tik eerst op "
                "“Meer weergeven”."
            ),
            Picture(_("Instellingen"), (choice(4, "VIA-agenda"), switch(5, _("Synchronisatie")))),
        ),
        Step(_("Zet “Synchronisatie” aan. De bijeenkomsten staan na een paar minuten op uw telefoon.")),
    ),
    changes=CHANGES,
    stop=STOP,
    limits=(
        READ_ONLY,
        _("Gebruikt u een andere app? Die toont vaak ook wat in uw Google Agenda staat."),
    ),
)
