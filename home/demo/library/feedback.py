"""What readers said of a handbook: some votes, and two suggestions that wait for an answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cop_platform.accounts.models import User
from home.demo.people import address
from home.loading.base import Loader
from resources.domain.editions import newest_edition
from resources.models import ChapterPage, HandbookPage, SectionVote, Steward, Suggestion

Item = Mapping[str, Any]


def load_feedback(loader: Loader) -> None:
    """Write who keeps the handbook, the votes and the suggestions; what an editor answered stays so."""
    content = loader.read("feedback")
    for item in content["stewards"]:
        _steward(loader, item)
    for item in content["votes"]:
        _vote(loader, item)
    for item in content["suggestions"]:
        _suggestion(loader, item)


def _steward(loader: Loader, item: Item) -> None:
    person, book = _person(item), HandbookPage.objects.filter(slug=item["handbook"]).first()
    if person and book:
        fields = {"person": person, "since": _month(loader)}
        loader.row(Steward, item["handbook"], fields, lookup={"page_id": book.pk})


def _vote(loader: Loader, item: Item) -> None:
    section, person = _section(item), _person(item)
    if section and person:
        key = f"{item['person']}:{item['chapter']}:{item['anchor']}"
        fields = {"is_useful": item["useful"], "given_at": _month(loader)}
        loader.row(SectionVote, key, fields, lookup={**section, "person": person})


def _suggestion(loader: Loader, item: Item) -> None:
    section = _section(item)
    if section:
        given_at = _month(loader) - timedelta(days=item["days"])
        fields = {"heading": item["heading"], "person": _person(item), "given_at": given_at}
        loader.row(Suggestion, item["slug"], fields, lookup={**section, "text": item["text"]})


def _section(item: Item) -> dict[str, Any] | None:
    book = HandbookPage.objects.filter(slug=item["handbook"], live=True).first()
    page = ChapterPage.objects.child_of(book).filter(slug=item["chapter"]).first() if book else None
    edition = newest_edition(book) if book else None
    if page is None:
        return None
    return {"page": page, "anchor": item["anchor"], "edition": edition.number if edition else 0}


def _person(item: Item) -> User | None:
    return User.objects.filter(email=address(item["person"])).first() if item["person"] else None


def _month(loader: Loader) -> datetime:
    """The first of the month that was yesterday: another day each night would be a change each night."""
    return (loader.now - timedelta(days=1)).replace(day=1, hour=9, minute=0, second=0, microsecond=0)
