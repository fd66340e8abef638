"""The blocks of library texts: those of every page, and some of our own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.blocks import BodyBlock, DownloadBlock, RoomCardBlock, VideoBlock
from cop_platform.core.blocks.text import NOTE_FEATURES


class ChapterBodyBlock(BodyBlock):
    """The body of a chapter, practice or other library text."""

    room_card = RoomCardBlock(group=_("Lijst en tabel"))
    video = VideoBlock(group=_("Beeld"))
    download = DownloadBlock(group=_("Verwijzing"))


class QuestionBlock(blocks.StructBlock):
    """A question that readers ask, with its answer."""

    question = blocks.CharBlock(
        max_length=250, label=_("Vraag"), help_text=_("Zoals een lezer haar stelt, met een vraagteken.")
    )
    answer = blocks.RichTextBlock(features=NOTE_FEATURES, label=_("Antwoord"))

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")


class FactBlock(blocks.StructBlock):
    """One fact of a practice: what, and how much."""

    label = blocks.CharBlock(max_length=120, label=_("Wat"), help_text=_("Bijvoorbeeld “Instapniveau taal”."))
    value = blocks.CharBlock(max_length=120, label=_("Waarde"), help_text=_("Bijvoorbeeld “B1”."))

    class Meta:
        icon = "info-circle"
        label = _("Feit")


class LessonBlock(blocks.StructBlock):
    """What a pilot taught, also when it failed."""

    title = blocks.CharBlock(max_length=150, label=_("Les"), help_text=_("Als advies, in één zin."))
    html = blocks.RichTextBlock(
        features=NOTE_FEATURES,
        label=_("Toelichting"),
        help_text=_("Wat gebeurde er, en wat zou u nu doen? Ook wat niet werkte."),
    )
    is_example = blocks.BooleanBlock(
        required=False, label=_("Voorbeeld"), help_text=_("Verzonnen les, om te laten zien hoe het werkt.")
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Les")
