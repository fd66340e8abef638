"""What an editor reads of a plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from resources.domain.word.plan import PlannedChapter, Remark


def words_of(remark: Remark) -> str:
    """*remark* as a sentence; what is lost says so."""
    return str(SENTENCES[remark.code] % {"count": remark.count, "detail": remark.detail})


def contents(chapter: PlannedChapter) -> list[str]:
    """What *chapter* holds, in words with numbers."""
    counts = chapter.counts()
    html = "".join(block["value"]["html"] for block in chapter.blocks if block["type"] == "text")
    counts["heading"] = html.count("<h3") + html.count("<h4")
    counts["list"] = html.count("<ul") + html.count("<ol")
    counts["source"] = len(chapter.sources)
    return [str(words % {"count": counts[kind]}) for kind, words in NUMBERS.items() if counts[kind]]


NUMBERS = {
    "heading": ngettext_lazy("%(count)s tussenkop", "%(count)s tussenkoppen", "count"),
    "list": ngettext_lazy("%(count)s lijst", "%(count)s lijsten", "count"),
    "table": ngettext_lazy("%(count)s tabel", "%(count)s tabellen", "count"),
    "picture": ngettext_lazy("%(count)s afbeelding", "%(count)s afbeeldingen", "count"),
    "quote": ngettext_lazy("%(count)s citaat", "%(count)s citaten", "count"),
    "warning": ngettext_lazy("%(count)s waarschuwing", "%(count)s waarschuwingen", "count"),
    "example": ngettext_lazy("%(count)s voorbeeld", "%(count)s voorbeelden", "count"),
    "source": ngettext_lazy("%(count)s bron", "%(count)s bronnen", "count"),
}
SENTENCES: dict[str, Any] = {
    "book_title": _("“%(detail)s” is de titel van het geheel; die staat al op het handboek."),
    "no_headings": _(
        "Wij vonden geen koppen, en maken één hoofdstuk. "
        "Gebruik in Word de stijlen “Kop 1” en “Kop 2” voor meer hoofdstukken."
    ),
    "empty": _("Dit hoofdstuk heeft nog geen tekst."),
    "skipped": _("De kop “%(detail)s” sloeg een niveau over; nu sluit hij aan."),
    "deep": _("De kop “%(detail)s” stond dieper dan twee niveaus en staat nu op het tweede."),
    "bold_line": _("“%(detail)s” is een vette regel. Is het een kop? Maak er dan een kop van."),
    "frame": _("Tekst in een kader is gewone tekst geworden."),
    "first_row": _("Een tabel zonder kopregel: de eerste rij is de kopregel geworden."),
    "merged_cells": _("Samengevoegde cellen zijn gesplitst; elke cel heeft nu de tekst."),
    "plain_cells": _("Opmaak in een tabel is vervallen; de woorden en webadressen staan er nog."),
    "table_as_list": _("Een tabel met één rij of met lange cellen is een lijst geworden."),
    "contents": _("De inhoudsopgave nemen wij niet over: die maakt de site zelf."),
    "around": _("Kop- en voetteksten van de bladzijden nemen wij niet over."),
    "inserted": _("Het bestand heeft wijzigingen die nog niet zijn aanvaard; wij namen ze over."),
    "deleted": _("Doorgehaalde tekst nemen wij niet over."),
    "picture": _("Een afbeelding konden wij niet overnemen. %(detail)s"),
    "comment": ngettext_lazy(
        "Er is %(count)s opmerking; die nemen wij niet over.",
        "Er zijn %(count)s opmerkingen; die nemen wij niet over.",
        "count",
    ),
    "formula": ngettext_lazy(
        "Wij kunnen %(count)s formule niet overnemen. Zet haar in Word als tekst of afbeelding.",
        "Wij kunnen %(count)s formules niet overnemen. Zet ze in Word als tekst of afbeelding.",
        "count",
    ),
    "chart": ngettext_lazy(
        "Wij kunnen %(count)s grafiek niet overnemen. Zet haar in Word als afbeelding.",
        "Wij kunnen %(count)s grafieken niet overnemen. Zet ze in Word als afbeelding.",
        "count",
    ),
    "diagram": ngettext_lazy(
        "Wij kunnen %(count)s schema (SmartArt) niet overnemen. Zet het in Word als afbeelding.",
        "Wij kunnen %(count)s schema's (SmartArt) niet overnemen. Zet ze in Word als afbeelding.",
        "count",
    ),
    "inner_link": ngettext_lazy(
        "%(count)s verwijzing binnen het bestand is gewone tekst geworden.",
        "%(count)s verwijzingen binnen het bestand zijn gewone tekst geworden.",
        "count",
    ),
    "bad_link": ngettext_lazy(
        "%(count)s link heeft geen adres op internet en is gewone tekst geworden.",
        "%(count)s links hebben geen adres op internet en zijn gewone tekst geworden.",
        "count",
    ),
}
