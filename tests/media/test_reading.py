"""The worker keeps the words of documents, and the search finds those that one may open."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.media import reading
from cop_platform.media.jobs import read_documents
from cop_platform.media.models import SiteDocument
from cop_platform.media.texts.reading import Reading
from cop_platform.media.values import TextState
from cop_platform.media.visibility import may_see_file, seen_by
from home.models import HomePage
from home.search import Kind, search
from tests.media.conftest import document, image, private_collection, refer, restrict_page
from tests.media.papers import letter, printed, scan

pytestmark = pytest.mark.django_db
REPORT = "/cms/reports/documenten-zonder-tekst/"


def paper(*lines: str, **fields: Any) -> SiteDocument:
    """A Word file that the worker has read."""
    thing = document(file=ContentFile(letter(*lines), "brief.docx"), **fields)
    while reading.read_next():
        pass
    return thing


def stored(thing: SiteDocument) -> tuple[str, str]:
    return SiteDocument.objects.values_list("text_state", "text").get(pk=thing.pk)


def found(user: Any, query: str = "kwartelkoorts") -> list[str]:
    results = search(query, user)
    return [] if results.page is None else [one.title for one in results.page.object_list]


def test_worker_reads_what_waits(home: HomePage) -> None:
    thing = document(file=ContentFile(printed("Inwerken van statushouders"), "boek.pdf"))
    assert stored(thing) == ("waiting", "")

    read_documents(clock.now())

    assert stored(thing) == ("read", "Inwerken van statushouders")
    assert reading.read_next() is None


def test_other_file_is_read_anew(home: HomePage) -> None:
    thing = paper("oude woorden")

    thing.file.save("nieuw.docx", ContentFile(letter("nieuwe woorden")))
    assert stored(thing)[0] == "waiting"
    reading.read_next()

    assert stored(thing) == ("read", "nieuwe woorden")


def test_words_of_a_former_file_are_not_kept(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    thing = document(file=ContentFile(letter("oude woorden"), "brief.docx"))

    def meanwhile(name: str, body: bytes) -> Reading:
        SiteDocument.objects.get(pk=thing.pk).file.save("nieuw.docx", ContentFile(letter("nieuw")))
        return Reading(TextState.READ, "oude woorden")

    monkeypatch.setattr(reading, "read_words", meanwhile)
    reading.read_next()

    assert stored(thing) == ("waiting", "")


def test_lost_file_is_no_error(home: HomePage, store: Path) -> None:
    thing = document()
    (store / thing.file.name).unlink()

    reading.read_next()

    assert stored(thing) == ("unreadable", "")


def test_lists_of_documents_do_not_load_their_text(home: HomePage) -> None:
    paper("woorden")

    assert "text" in SiteDocument.objects.get().get_deferred_fields()


def test_editor_sees_what_is_a_scan(client: Client, home: HomePage, redacteur: User) -> None:
    thing = document(title="Oude folder", file=ContentFile(scan(), "folder.pdf"))
    read = paper("woorden", title="Brief")
    client.force_login(redacteur)

    report = client.get(REPORT).text
    assert "Oude folder" in report
    assert "Geen tekst: dit lijkt een scan." in report
    assert "Brief" not in report
    assert "dit lijkt een scan" in client.get(f"/cms/documents/edit/{thing.pk}/").text
    assert "Gelezen: zoeken vindt de tekst" in client.get(f"/cms/documents/edit/{read.pk}/").text
    assert b"Oude folder" in b"".join(client.get(REPORT, {"export": "csv"}).streaming_content)


def test_report_names_only_documents_that_one_may_change(
    client: Client, home: HomePage, organisator: User
) -> None:
    mine = Collection.objects.get(name="Organisatoren")
    document(title="Van de redactie", file=ContentFile(scan(), "a.pdf"))
    document(title="Van ons", file=ContentFile(scan(), "b.pdf"), collection=mine)
    while reading.read_next():
        pass
    client.force_login(organisator)

    report = client.get(REPORT).text

    assert ("Van ons" in report, "Van de redactie" in report) == (True, False)


def test_everybody_finds_the_words_of_a_public_document(client: Client, home: HomePage) -> None:
    thing = paper("Over de kwartelkoorts in de regio", title="Rapport", file_size=2048)
    refer(home, thing)

    results = search("kwartelkoorts", AnonymousUser())

    [one] = results.page.object_list if results.page else []
    assert (one.title, one.url, one.kind) == ("Rapport", thing.url, "Document")
    assert "<mark>kwartelkoorts</mark>" in one.summary
    assert one.meta == [{"icon": "download", "text": "DOCX, 2,0\xa0KB"}]
    assert [(kind.value, kind.count) for kind in results.facets[0].options] == [(Kind.DOCUMENT, 1)]
    page = client.get("/zoeken/", {"q": "kwartelkoorts", "soort": "document"}).text
    assert f'href="{thing.url}"' in page


def test_private_document_is_found_by_who_may_open_it(
    home: HomePage, member: User, members: Group, redacteur: User, gast: User
) -> None:
    for_group, nobodys, closed = (paper("kwartelkoorts", title=title) for title in ("Groep", "Los", "Slot"))
    restrict_page(refer(home, for_group), members)
    refer(home, closed, slug="dicht")
    SiteDocument.objects.filter(pk=closed.pk).update(collection=private_collection(members))
    closed.refresh_from_db()

    assert found(AnonymousUser()) == found(gast) == []
    assert sorted(found(member)) == ["Groep", "Slot"]
    assert sorted(found(redacteur)) == ["Groep", "Los", "Slot"]
    for person in (AnonymousUser(), gast, member, redacteur):
        by_one = [thing for thing in (for_group, nobodys, closed) if may_see_file(person, thing)]
        assert seen_by(person, [for_group, nobodys, closed]) == by_one


def test_document_leaves_the_search_with_its_words(home: HomePage) -> None:
    thing = paper("kwartelkoorts")
    refer(home, thing)
    assert found(AnonymousUser()) == ["Verslag"]

    thing.file.save("nieuw.docx", ContentFile(letter("iets anders")))
    reading.read_next()
    assert found(AnonymousUser()) == []
    thing.delete()

    assert found(AnonymousUser(), "anders") == []


def test_search_takes_no_more_queries_for_many_documents(
    home: HomePage, django_assert_max_num_queries: Any
) -> None:
    refer(home, paper("kwartelkoorts", title="Een"), slug="een")
    # Whoever asks first after a change also reads the lists that are kept.
    found(AnonymousUser())
    with django_assert_max_num_queries(22) as few:
        assert len(found(AnonymousUser())) == 1
    for number in range(6):
        refer(home, paper("kwartelkoorts", title=f"Nog {number}"), slug=f"nog-{number}")
    found(AnonymousUser())

    with django_assert_max_num_queries(len(few)):
        assert len(found(AnonymousUser())) == 7


def test_many_files_are_judged_in_few_queries(home: HomePage, django_assert_max_num_queries: Any) -> None:
    photos = [image() for _number in range(3)]
    for number, photo in enumerate(photos[:2]):
        refer(home, photo, slug=f"foto-{number}")

    with django_assert_max_num_queries(8):
        assert seen_by(AnonymousUser(), photos) == photos[:2]
