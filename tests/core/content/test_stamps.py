"""The version of the content is another one after every change, however it was made."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction

from cop_platform.core import jobs
from cop_platform.core.content import current_version, known_version, remembered, stamps
from cop_platform.core.content.stamps import changes_content
from cop_platform.core.models import Activity, ContentStamp
from cop_platform.taxonomy.models import LegacyTheme, Theme
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
Change = Callable[[], object]


@pytest.fixture
def in_request() -> Iterator[None]:
    """What the signals of a request do; sending them would close database connections too."""
    stamps.begin()
    yield
    stamps.end()


def by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.execute("  update wagtailcore_page SET title = %s", ["Anders"])


def by_relation() -> None:
    LegacyTheme.objects.create(slug="oud", label_nl="Oud").themes.add(
        Theme.objects.create(slug="nieuw", label_nl="Nieuw")
    )


def by_restriction() -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(depth=1), restriction_type="login")


CHANGES: dict[str, Change] = {
    "save": lambda: Page.objects.get(depth=2).save(),
    "update": lambda: Page.objects.update(title="Anders"),
    "in bulk": lambda: Theme.objects.bulk_create([Theme(slug="nieuw", label_nl="Nieuw")]),
    "delete": lambda: Page.objects.filter(depth=2).delete(),
    "relation": by_relation,
    "restriction": by_restriction,
    "own words": by_hand,
}


@pytest.mark.parametrize("way", CHANGES)
def test_change_gives_another_version(way: str) -> None:
    before = current_version()

    CHANGES[way]()

    assert current_version() != before


def test_second_change_counts_when_the_first_was_read() -> None:
    CHANGES["update"]()
    between = current_version()

    CHANGES["update"]()

    assert current_version() != between


def test_changes_that_nobody_reads_in_between_leave_one_stamp() -> None:
    before = ContentStamp.objects.count()

    for way in ("save", "update", "relation", "delete"):
        CHANGES[way]()

    assert ContentStamp.objects.count() == before + 1


def test_what_no_page_shows_changes_nothing() -> None:
    before = current_version()

    Activity.objects.create(verb="opened", target_type="x", target_id="1")
    UserFactory()

    assert current_version() == before


def undone(way: str) -> None:
    """Make a change and roll it back."""
    savepoint = transaction.savepoint()
    CHANGES[way]()
    transaction.savepoint_rollback(savepoint)


def test_what_was_rolled_back_never_was_and_what_follows_counts() -> None:
    before = current_version()

    undone("update")
    after = current_version()
    undone("update")
    CHANGES["update"]()

    assert after == before
    assert current_version() != before


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ('INSERT OR IGNORE INTO "wagtailcore_page" VALUES (1)', True),
        ("\n  delete from wagtailcore_page", True),
        ('TRUNCATE "wagtailcore_page", "core_lease"', True),
        ("WITH old AS (SELECT 1) UPDATE wagtailcore_page SET live = false", True),
        ("WITH old AS (SELECT 1) SELECT * FROM wagtailcore_page", False),
        ('SELECT "UPDATE wagtailcore_page"', False),
        ('INSERT INTO "django_session" VALUES (1)', False),
        ('SAVEPOINT "s1"', False),
    ],
)
def test_writes_are_known_by_their_words(sql: str, expected: bool) -> None:
    assert changes_content(sql) is expected


def test_version_is_asked_once_in_a_request_and_again_after_a_change(
    in_request: None, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        before = (current_version(), current_version(), known_version())
    OrganisationFactory()

    assert len(set(before)) == 1
    assert known_version() == ""
    assert current_version() != before[0]


def test_thing_is_remembered_while_nothing_changes() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    seen = [remembered("number", make), remembered("number", make), remembered("number", make, "nl")]
    CHANGES["update"]()

    assert [*seen, remembered("number", make, "nl")] == [1, 1, 2, 3]


def test_many_stamps_become_one_that_never_was() -> None:
    ContentStamp.objects.bulk_create([ContentStamp() for _each in range(jobs.FEW_STAMPS)])
    before = current_version()

    jobs.join_stamps(None)  # type: ignore[arg-type]

    assert ContentStamp.objects.count() == 1
    assert current_version() != before
