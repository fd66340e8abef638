"""After erasure nothing of a person is left: not in any column of any table, file or cache."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from wagtail.models import Page, Revision

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.core.privacy import registry
from cop_platform.core.privacy.erasure import erase
from tests.core.privacy.conftest import MARK, OTHER_MARK
from tests.factories.privacy import NETWORK_ADDRESS

pytestmark = pytest.mark.django_db


def dump(media: Path) -> Iterator[tuple[str, str]]:
    """Where and what: every value of every table, what sessions hold, files, the cache."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from ((table, repr(value)) for row in cursor.fetchall() for value in row)
    yield from (("content of sessions", str(row.get_decoded())) for row in Session.objects.all())
    yield from (("files", f"{path.name} {path.read_bytes()!r}") for path in media.rglob("*.*"))
    yield from (("cache", repr(pickle.loads(value))) for value in cache._cache.values())


def found(media: Path, *marks: str) -> list[str]:
    return sorted(place for place, text in dump(media) if any(mark in text for mark in marks))


def gone(person: User, on_commit: Any) -> None:
    with on_commit(execute=True):
        erase(person)


def test_nothing_is_left(noor: User, media: Path, django_capture_on_commit_callbacks: Any) -> None:
    before = found(media, MARK, NETWORK_ADDRESS)
    assert len(before) > 50
    assert {"content of sessions", "files", "notifications_outboxmail", "wagtailcore_revision"} <= {*before}

    gone(noor, django_capture_on_commit_callbacks)

    assert found(media, MARK, NETWORK_ADDRESS) == []


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("notifications.outboxmail", "notifications_outboxmail"),
        ("sessions.session", "content of sessions"),
        ("wagtailcore.pagelogentry", "wagtailcore_pagelogentry"),
        ("wagtailusers.userprofile", "files"),
    ],
)
def test_without_its_label_something_would_be_left(
    noor: User,
    media: Path,
    label: str,
    left: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    monkeypatch.delitem(registry._labels, label)

    gone(noor, django_capture_on_commit_callbacks)

    assert left in found(media, MARK)


def test_nothing_of_others_goes(
    noor: User, ali: User, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    before = found(media, OTHER_MARK)

    gone(noor, django_capture_on_commit_callbacks)

    assert found(media, OTHER_MARK) == before
    assert len(before) > 50


def test_work_stays_without_the_name(noor: User) -> None:
    page = Page.objects.get(owner=noor)
    versions = Revision.objects.filter(user=noor).count()

    erase(noor)

    page.refresh_from_db()
    assert (page.owner, page.live, page.title) == (None, True, "Vergadering z")
    assert versions > 0
    assert page.specific.contact_email == ""
    assert Revision.objects.filter(object_id=str(page.pk), user=None).count() >= versions
    assert Activity.objects.get(verb="test").actor is None


def test_old_version_can_still_be_opened(noor: User) -> None:
    page = Page.objects.get(owner=noor)

    erase(noor)

    restored = page.get_latest_revision_as_object()
    assert (restored.title, restored.contact_email) == ("Vergadering z", "")
    assert restored.wagtail_admin_comments.count() == 0


def test_report_counts_what_went_and_what_stays(noor: User) -> None:
    report = {ended.label.model_name: (ended.count, ended.label.stays()) for ended in erase(noor)}

    assert report["accounts.User"] == (1, False)
    assert report["notifications.OutboxMail"] == (4, False)
    assert report["wagtailcore.Page"] == (1, True)
