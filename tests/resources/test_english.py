"""A chapter that is read in English at its English address, and says so when the Dutch text went on."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cop_platform.core.content.copies import copies
from cop_platform.core.models import Activity
from cop_platform.core.proofreading.door import TextNotReady
from cop_platform.core.visibility import visible_pages
from cop_platform.media.visibility import is_public
from resources.approval_text import text_for_owner
from resources.domain.translation import State, standings, state_of
from resources.models import ChapterPage, EnglishPage, HandbookPage, LibraryIndexPage, PracticeIndexPage
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.resources import GlossaryTermFactory, chapter, edition, english, handbook, practice
from tests.media.conftest import image

pytestmark = pytest.mark.django_db
ADDRESS = "/bibliotheek/handboek/waarom/"
DUTCH = [("text", {"html": "<h3>Bellen</h3><p>Bel eerst.</p><h3>Schrijven</h3><p>Schrijf dan.</p>"})]
WORDS = [("text", {"html": "<h3>Phone</h3><p>Phone first.</p><h3>Write</h3><p>Then write.</p>"})]


@pytest.fixture
def dutch(library: LibraryIndexPage) -> ChapterPage:
    """A chapter with two sections."""
    made: ChapterPage = chapter(handbook(library), "Waarom", intro="Waarom bellen helpt.", body=DUTCH)
    return made


@pytest.fixture
def text(dutch: ChapterPage) -> EnglishPage:
    """Its English text."""
    return english(dutch, "Why", intro="Why a phone call helps.", body=WORDS)


def publish(page: ChapterPage, words: str = "Bel eerst.", **fields: Any) -> None:
    """Publish *page* with other *words*."""
    page.body = [("text", {"html": DUTCH[0][1]["html"].replace("Bel eerst.", words)})]
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def now(text: EnglishPage) -> EnglishPage:
    return EnglishPage.objects.get(pk=text.pk)


def said(words: str) -> str:
    """The Dutch *words* of the interface as an English visitor gets them."""
    with translation.override("en"):
        return translation.gettext(words)


def html_of(client: Client, address: str = f"/en{ADDRESS}") -> str:
    return client.get(address).text


# What readers get.


def test_english_address_shows_english_text_and_dutch_address_the_dutch(
    client: Client, text: EnglishPage
) -> None:
    read, dutch = html_of(client), html_of(client, ADDRESS)

    assert re.search(r'<div lang="en">\s*<div class="title">.*Why</h1>', read)
    assert "Phone first." in read
    assert "Bel eerst." not in read
    assert said("Vertaald uit het Nederlands.") in read
    assert "Waarom</h1>" in dutch
    assert "Phone first." not in dutch


def test_chapter_without_english_text_is_dutch_with_a_notice(client: Client, dutch: ChapterPage) -> None:
    read = html_of(client)

    assert said("Deze pagina is alleen in het Nederlands.") in read
    assert "Bel eerst." in read
    assert f'<link rel="canonical" href="{settings.SITE_URL}{ADDRESS}">' in read


def test_draft_is_not_read(client: Client, dutch: ChapterPage) -> None:
    english(dutch, "Why", body=WORDS, live=False)

    assert "Phone first." not in html_of(client)
    assert said("Deze pagina is alleen in het Nederlands.") in html_of(client)


def test_both_addresses_name_each_other_once_there_is_a_text(client: Client, text: EnglishPage) -> None:
    links = re.compile(r'rel="alternate" hreflang="(..)" href="([^"]+)"')
    both = [("nl", f"{settings.SITE_URL}{ADDRESS}"), ("en", f"{settings.SITE_URL}/en{ADDRESS}")]

    assert links.findall(html_of(client, ADDRESS)) == both
    assert links.findall(html_of(client)) == both


def test_sections_keep_the_anchors_of_the_dutch_ones(client: Client, text: EnglishPage) -> None:
    assert re.findall(r'<h2 id="(\w+)">(\w+)</h2>', html_of(client)) == [
        ("bellen", "Phone"),
        ("schrijven", "Write"),
    ]
    assert 'action="/en/bibliotheek/handboek/waarom/reactie/schrijven/stem/"' in html_of(client)
    assert said("Uw reactie op “%(title)s”") % {"title": "Write"} in html_of(client)


def test_text_that_is_behind_says_so_with_the_day_and_the_way_to_dutch(
    client: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    EnglishPage.objects.update(source_on=datetime(2026, 3, 3, 12, tzinfo=UTC))
    assert said("De Nederlandse tekst is daarna gewijzigd.") not in html_of(client)

    publish(dutch, "Bel altijd eerst.")

    read = html_of(client)
    assert said("De Nederlandse tekst is daarna gewijzigd.") in read
    assert "3 March 2026" in read
    assert f'href="{ADDRESS}" hreflang="nl"' in read
    assert "Phone first." in read


def test_titles_around_are_english_where_there_is_a_text(client: Client, text: EnglishPage) -> None:
    chapter(HandbookPage.objects.get(), "Hoe")
    english(HandbookPage.objects.get(), "Handbook", body=[])

    book = html_of(client, "/en/bibliotheek/handboek/")

    assert "<title>Handbook – VIA</title>" in book
    assert f'<li lang="en"><a class="nl-link" href="/en{ADDRESS}">Why</a>' in book
    assert '<li><a class="nl-link" href="/en/bibliotheek/handboek/hoe/">Hoe</a>' in book
    assert "<title>Why – VIA</title>" in html_of(client)
    assert '<h2 id="chapters-title" lang="en">' in html_of(client)


def test_closed_chapter_keeps_its_english_words_to_itself(client: Client, text: EnglishPage) -> None:
    assert "Why" in html_of(client, "/en/bibliotheek/handboek/")
    PageViewRestriction.objects.create(page=text.get_parent(), restriction_type=PageViewRestriction.LOGIN)

    assert client.get(f"/en{ADDRESS}").status_code == 302
    assert "Why" not in html_of(client, "/en/bibliotheek/handboek/")


def test_text_has_no_address_of_its_own_and_is_not_found(client: Client, text: EnglishPage) -> None:
    assert text.url == f"/en{ADDRESS}"
    assert client.get(f"{ADDRESS}engelse-tekst/").status_code == 404
    assert not visible_pages(UserFactory(is_superuser=True)).filter(pk=text.pk).exists()


def test_picture_of_the_text_is_seen_by_who_reads_it(text: EnglishPage) -> None:
    shown = image()
    seen = [is_public(shown)]
    text.body = [("figure", {"image": shown, "is_decorative": True, "source": "Wij"})]
    text.save_revision().publish()
    seen.append(is_public(shown))
    restriction = {"restriction_type": PageViewRestriction.LOGIN}
    PageViewRestriction.objects.create(page=text.get_parent(), **restriction)
    seen.append(is_public(shown))

    assert seen == [False, True, False]


def test_preview_shows_the_draft_in_its_place(text: EnglishPage) -> None:
    text.title = "Not yet"

    preview = text.make_preview_request()

    assert "Not yet</h1>" in preview.text
    assert "<title>Not yet – VIA</title>" in preview.text
    assert '<html lang="en"' in preview.text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_english_text_costs_no_query_more_than_the_budget(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage, prefix: str
) -> None:
    owner = OrganisationFactory()
    book = handbook(library, status="concept", evidence_level="sterk", owner_organisation=owner)
    GlossaryTermFactory(term="startbaan", slug="startbaan", definition="Een eerste baan.")
    body = [("text", {"html": "<p>Een startbaan.</p>"}), ("practice", {"page": practice(practices)})]
    english(chapter(book, "Waarom", body=body), "Why", body=body)
    edition(book)
    client.get(prefix + ADDRESS)
    copies.forget()

    with CaptureQueriesContext(connection) as made:
        client.get(prefix + ADDRESS)
    with CaptureQueriesContext(connection) as kept:
        client.get(prefix + ADDRESS)

    assert len(made) <= 10
    assert len(kept) == 1


def test_copy_of_the_page_is_made_anew_when_its_english_text_is_published(
    client: Client, text: EnglishPage
) -> None:
    html_of(client)
    text.title = "What for"
    text.save_revision().publish()

    assert "What for</h1>" in html_of(client)


# The state.


def test_state_follows_the_words_of_the_dutch_text(dutch: ChapterPage) -> None:
    seen = [standings([dutch])[0].state]
    text = english(dutch, "Why", body=WORDS)
    seen.append(state_of(now(text)))
    publish(dutch)
    seen.append(state_of(now(text)))
    publish(dutch, "Bel altijd eerst.")
    seen.append(state_of(now(text)))
    publish(dutch, "Bel eerst.")
    seen.append(state_of(now(text)))

    assert seen == [State.MISSING, State.OK, State.OK, State.BEHIND, State.OK]


def test_place_in_the_handbook_and_drafts_make_nothing_behind(dutch: ChapterPage, text: EnglishPage) -> None:
    dutch.body = []
    dutch.save_revision()
    chapter(HandbookPage.objects.get(), "Hoe").move(dutch, pos="left")
    publish(ChapterPage.objects.get(pk=dutch.pk))

    assert state_of(now(text)) == State.OK


def test_who_begins_follows_the_text_of_that_day(dutch: ChapterPage) -> None:
    text = english(dutch, "Why", body=WORDS, live=False)
    publish(dutch, "Bel altijd eerst.")
    now(text).save_revision().publish()

    assert state_of(now(text)) == State.BEHIND


def test_published_anchor_stays_when_the_dutch_text_gets_a_section(
    dutch: ChapterPage, text: EnglishPage
) -> None:
    dutch.body = [("text", {"html": f"<h3>Vooraf</h3>{DUTCH[0][1]['html']}"})]
    dutch.save_revision().publish()
    again = now(text)
    again.body[0].value["html"] = RichText(f"<h3>Before</h3>{WORDS[0][1]['html']}")
    again.save_revision().publish()

    anchors = {one["title"]: one["anchor"] for one in now(text).anchors if one["place"] >= 0}
    assert anchors == {"Before": "vooraf", "Phone": "bellen", "Write": "schrijven"}


# Editors.


@pytest.fixture
def editor(client: Client) -> Client:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def form_of(title: str, words: str = "<p>Phone first.</p>", **more: str) -> dict[str, Any]:
    facts = {
        "title": title,
        "intro": "",
        "body": streamfield([("text", {"html": rich_text(words)})]),
        "comments": inline_formset([]),
    }
    return {**nested_form_data(facts), **more}


def edit(client: Client, text: EnglishPage, **more: str) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[text.pk])
    return client.post(address, form_of("Why", **more))


def test_editor_begins_a_text_below_the_chapter(editor: Client, dutch: ChapterPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["resources", "englishpage", dutch.pk])
    opened = editor.get(address)
    answer = editor.post(address, form_of("Why", **{"action-publish": "1"}))

    assert "Bel eerst." in opened.text
    assert answer.status_code == 302
    assert (EnglishPage.objects.get().slug, state_of(EnglishPage.objects.get())) == (
        "engelse-tekst",
        State.OK,
    )
    assert editor.get(address).status_code in (302, 403)


def test_editor_sees_what_changed_and_says_that_the_text_follows_it(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    publish(dutch, "Bel altijd eerst.")
    opened = editor.get(reverse("wagtailadmin_pages:edit", args=[text.pk])).text
    seen = now(text).dutch.checksum

    assert re.search(r"<ins>.*altijd", opened)
    edit(editor, text, **{"action-publish": "1"})
    assert state_of(now(text)) == State.BEHIND
    edit(editor, text, is_up_to_date="on", seen=seen, **{"action-publish": "1"})
    assert state_of(now(text)) == State.OK
    assert Activity.objects.filter(verb="brought translation up to date").count() == 1


def test_draft_that_follows_does_not_change_what_readers_are_told(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    publish(dutch, "Bel altijd eerst.")
    edit(editor, text, is_up_to_date="on", seen=now(text).dutch.checksum)

    assert state_of(now(text)) == State.BEHIND
    now(text).get_latest_revision().publish()
    assert state_of(now(text)) == State.OK


def test_tick_that_is_taken_away_after_autosave_is_taken_back(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    publish(dutch, "Bel altijd eerst.")
    opened = {"seen": now(text).dutch.checksum, "followed": text.source_checksum}

    edit(editor, text, is_up_to_date="on", **opened)
    edit(editor, text, **opened, **{"action-publish": "1"})

    assert state_of(now(text)) == State.BEHIND


def test_form_asks_once_whether_the_text_follows_also_after_a_refusal(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[text.pk])
    asked = [editor.get(address).text.count('name="is_up_to_date"')]
    publish(dutch, "Bel altijd eerst.")
    asked.append(editor.get(address).text.count('name="is_up_to_date"'))
    said = {"seen": now(text).dutch.checksum, "followed": text.source_checksum, "is_up_to_date": "on"}
    edit(editor, text, **said)
    again = editor.post(address, form_of("", **said, **{"action-publish": "1"})).text
    asked.append(again.count('name="is_up_to_date"'))

    assert asked == [0, 1, 1]
    assert again.count('name="seen"') == 1


def test_owner_reads_it_as_an_english_text(text: EnglishPage) -> None:
    revision = text.save_revision()

    shown = text_for_owner(revision).html

    assert "Dit is de Engelse tekst van “Waarom”." in shown
    assert shown.index("Waarom") < shown.index('<div lang="en">') < shown.index("Phone")


def test_dutch_text_that_changed_meanwhile_is_not_said_to_be_followed(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    publish(dutch, "Bel altijd eerst.")
    seen = now(text).dutch.checksum
    publish(dutch, "Bel nooit eerst.")

    answer = edit(editor, text, is_up_to_date="on", seen=seen, **{"action-publish": "1"})
    edit(editor, text, is_up_to_date="on", seen=seen)

    assert "De Nederlandse tekst is intussen weer gewijzigd." in answer.text
    assert not now(text).get_latest_revision_as_object().is_current
    assert not Activity.objects.filter(verb="brought translation up to date").exists()


def test_unfinished_english_text_is_not_published_but_stored(editor: Client, text: EnglishPage) -> None:
    bad = '<p>For more, <a href="https://uwv.nl">click here</a>.</p>'
    address = reverse("wagtailadmin_pages:edit", args=[text.pk])
    editor.post(address, form_of("Why", bad))

    with pytest.raises(TextNotReady):
        now(text).get_latest_revision().publish()


def test_list_counts_states_and_shows_what_was_asked_for(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    publish(dutch, "Bel altijd eerst.")
    address = reverse("english_texts")
    shown = editor.get(address, {"stand": "achter"})

    options = {state: number for state, _label, number in shown.context["options"]}
    assert options == {"goed": 0, "achter": 1, "geen": 1}
    assert [row["page"].title for book in shown.context["books"] for row in book.rows] == ["Waarom"]
    assert len(editor.get(address, {"stand": "x"}).context["books"][0].rows) == 2


def test_what_is_behind_waits_on_the_first_page_of_who_may_change_it(
    editor: Client, dutch: ChapterPage, text: EnglishPage
) -> None:
    home = reverse("wagtailadmin_home")
    assert "Engelse teksten die achterlopen" not in editor.get(home).text

    publish(dutch, "Bel altijd eerst.")

    assert "Engelse teksten die achterlopen" in editor.get(home).text
    dutch.unpublish()
    assert "Engelse teksten die achterlopen" not in editor.get(home).text


def test_chapter_leads_to_its_english_text(editor: Client, text: EnglishPage) -> None:
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[text.get_parent().pk])).text

    assert reverse("wagtailadmin_pages:edit", args=[text.pk]) in shown
