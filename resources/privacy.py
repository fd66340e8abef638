"""The library keeps nothing of people; who made a page is with the pages of the CMS."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import nothing_personal
from cop_platform.core.privacy.retention import Step, also_by_clock
from resources.domain.word.keeping import overdue
from resources.models import WordImport

nothing_personal(
    "resources", "Action Figure GlossaryTerm MenukaartQuestion MenukaartCard Scheme SchemeWindow"
)
nothing_personal("resources", "ResourcePage HandbookPage ChapterPage Helpdesk LibraryIndexPage")
nothing_personal("resources", "PracticeIndexPage PilotIndexPage KnowledgeQuestion PilotPage ExternalPlatform")
nothing_personal("resources", "PracticePage SchemeWindow Edition EditionChapter Paper")
nothing_personal("resources", "WordImport WordPicture")


def forget_file(stored: WordImport, now: datetime) -> None:
    """Remove a Word file of which nobody made chapters."""
    stored.delete()


also_by_clock(
    Step(
        "word files",
        _("Word-bestanden waarvan in 14 dagen geen hoofdstukken zijn gemaakt"),
        overdue,
        forget_file,
    )
)
