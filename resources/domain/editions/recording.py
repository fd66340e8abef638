"""Records an edition: an editor says that the published text of now has a number."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.clock import local
from cop_platform.core.dates import day_text
from resources.domain.editions.checksum import checksum_of
from resources.domain.editions.errors import ChangesMissing, NothingNew, NotPublished
from resources.domain.editions.finding import newest_edition
from resources.domain.editions.pictures import keep_pictures
from resources.models import Edition, EditionChapter, HandbookPage
from resources.values import HandbookText


@transaction.atomic
def record_edition(
    handbook: HandbookPage, text: HandbookText, *, changes: str, actor: User | None, now: datetime
) -> Edition:
    """Freeze *text*, what readers of *handbook* read now, as its next edition; *changes* says what is new.

    Raises NotPublished, NothingNew when the newest edition has the same words, and
    ChangesMissing from the second edition on.  One edition of a handbook at a time: its
    row is locked.
    """
    current = HandbookPage.objects.select_for_update().get(pk=handbook.pk)
    newest, checksum = newest_edition(current), checksum_of(text)
    _check(current, newest, checksum, changes.strip())
    number = newest.number + 1 if newest else 1
    edition = Edition.objects.create(
        handbook=current,
        number=number,
        recorded_at=now,
        changes=changes.strip(),
        title=text.title,
        owner_name=_owner(current),
        cite_as=citation(current, number, now=now),
        html=text.html,
        checksum=checksum,
    )
    EditionChapter.objects.bulk_create(_chapters(edition, text))
    keep_pictures(edition, text)
    record(actor=actor, verb="recorded edition", target=edition, number=number)
    return edition


def citation(handbook: HandbookPage, number: int, *, now: datetime) -> str:
    """How others refer, in Dutch, to edition *number*, recorded at *now*."""
    with translation.override("nl"):
        address = f"{settings.SITE_URL}/bibliotheek/{handbook.slug}/uitgaven/{number}/"
        day = day_text(local(now).date())
    begin = f"{_owner(handbook) or settings.SITE_NAME} ({local(now).year})."
    return f"{begin} {handbook.title}, uitgave {number} ({day}). {address}"


def _check(handbook: HandbookPage, newest: Edition | None, checksum: str, changes: str) -> None:
    if not handbook.live:
        raise NotPublished(_("Dit handboek is niet gepubliceerd. Publiceer het eerst."))
    if newest and newest.checksum == checksum:
        text = _("De tekst is nog gelijk aan uitgave %(number)s. Publiceer eerst wat er is gewijzigd.")
        raise NothingNew(text % {"number": newest.number})
    if newest and not changes:
        text = _("Schrijf op wat er is gewijzigd sinds uitgave %(number)s. Lezers zien dat.")
        raise ChangesMissing(text % {"number": newest.number})


def _owner(handbook: HandbookPage) -> str:
    return str(handbook.owner_organisation or "")


def _chapters(edition: Edition, text: HandbookText) -> list[EditionChapter]:
    return [
        EditionChapter(
            edition=edition,
            number=number,
            page_key=chapter.page_key,
            slug=chapter.slug,
            title=chapter.title,
            intro=chapter.intro,
            html=chapter.html,
            was_open=chapter.is_open,
        )
        for number, chapter in enumerate(text.chapters, start=1)
    ]
