"""The search page: what it shows, refuses and keeps to itself."""

import json
from datetime import time, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from communities.models import Community, CommunityPage, Membership
from communities.models.community import MembershipPolicy
from cop_platform.core import clock
from cop_platform.taxonomy.models import ContentStatus, Theme
from cop_platform.taxonomy.models.term import Term
from events.models import Event, EventPage, FestivalPage, MeetingPage, Occurrence, Room, Session
from events.models.event import Access
from home.models import SearchMiss, StandardPage
from home.search import PER_PAGE, Kind, SearchResults, search
from home.vocabulary import renew_vocabulary
from resources.models import ChapterPage, GlossaryTerm, HandbookPage

pytestmark = pytest.mark.django_db
NOW = timezone.now()
START, END = NOW + timedelta(days=7), NOW + timedelta(days=7, hours=2)


@pytest.fixture
def root() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def add(parent: Page, model: type[Page], title: str, **fields: Any) -> Any:
    return parent.add_child(instance=model(title=title, **filed_under(model), **fields))


def filed_under(model: type[Page]) -> dict[str, Term]:
    """A word for every list that a page of this type must be filed under."""
    lists = {field.name: field.related_model for field in model._meta.fields if not field.blank}
    return {
        name: words.objects.get_or_create(slug="een", defaults={"label_nl": "Een"})[0]
        for name, words in lists.items()
        if words and issubclass(words, Term)
    }


def text(words: str) -> str:
    return json.dumps([{"type": "text", "value": {"html": f"<p>{words}</p>"}}])


def add_meeting(root: Page, title: str, access: str, community: Community | None = None) -> EventPage:
    page = add(root, EventPage, title, start=START, end=END, access=access)
    publish_row(page, access, community)
    return page


def publish_row(page: MeetingPage, access: str, community: Community | None = None) -> None:
    """Write the row by which a meeting is visible, as publishing its page would."""
    event, _made = Event.objects.update_or_create(
        key=page.translation_key,
        defaults={
            "page": page,
            "slug": page.slug,
            "title": page.title,
            "access": access,
            "community": community,
            "starts_at": START,
            "ends_at": END,
            "created_at": NOW,
            "revised_at": NOW,
        },
    )
    event.occurrences.all().delete()
    event.occurrences.create(recurrence_id=START, on_date=START.date(), starts_at=START, ends_at=END)


def add_community(root: Page, title: str, policy: str) -> Community:
    page = add(root, CommunityPage, title, policy=policy, welcome="<p>Het geheime wachtwoord.</p>")
    community, _made = Community.objects.update_or_create(
        key=page.translation_key,
        defaults={"page": page, "slug": page.slug, "name": title, "policy": policy},
    )
    return community


def titles(query: str, user: Any) -> set[str]:
    page = search(query, user).page
    return {one.title for one in page.object_list} if page else set()


def counts(found: SearchResults, name: str) -> dict[str, int]:
    (facet,) = (one for one in found.facets if one.name == name)
    return {option.value: option.count for option in facet.options}


@pytest.fixture
def secrets(root: Page) -> Community:
    """One page of each kind that not everybody may see, all with the same words."""
    hidden = add_community(root, "Proefgroep verborgen", MembershipPolicy.HIDDEN)
    add_meeting(root, "Proefgroep voor leden", Access.MEMBERS, hidden)
    add_meeting(root, "Proefgroep verborgen dag", Access.HIDDEN, hidden)
    add_meeting(root, "Proefgroep op uitnodiging", Access.INVITATION)
    add_meeting(root, "Proefgroep openbaar bij verborgen", Access.PUBLIC, hidden)
    add(root, StandardPage, "Proefgroep concept", live=False)
    closed = add(root, StandardPage, "Proefgroep besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    add(closed, StandardPage, "Proefgroep onder besloten")
    staff = add(root, StandardPage, "Proefgroep redactie")
    rule = PageViewRestriction.objects.create(page=staff, restriction_type=PageViewRestriction.GROUPS)
    rule.groups.add(Group.objects.create(name="Redactie"))
    return hidden


def test_outsider_finds_nothing_that_is_not_for_everybody(root: Page, secrets: Community) -> None:
    add(root, StandardPage, "Proefgroep open")
    assert titles("proefgroep", AnonymousUser()) == {"Proefgroep open"}


def test_account_alone_opens_only_pages_behind_login(secrets: Community) -> None:
    person = get_user_model().objects.create_user(email="gast@demo.test", password="x")
    assert titles("proefgroep", person) == {"Proefgroep besloten", "Proefgroep onder besloten"}


def test_member_finds_what_their_community_shares(secrets: Community) -> None:
    person = get_user_model().objects.create_user(email="lid@demo.test", password="x")
    Membership.objects.create(community=secrets, person=person, state=Membership.State.MEMBER, joined_at=NOW)
    found = titles("proefgroep", person)
    assert {"Proefgroep verborgen", "Proefgroep voor leden", "Proefgroep verborgen dag"} <= found
    assert not {"Proefgroep op uitnodiging", "Proefgroep concept", "Proefgroep redactie"} & found


@pytest.mark.parametrize("query", ["proefgroep", "proefgroop", "verborgen", "wachtwoord", "geheime"])
def test_no_word_of_a_secret_reaches_the_page(client: Client, secrets: Community, query: str) -> None:
    """Titles leak through hits, counts, passages and suggestions alike."""
    content = client.get("/zoeken/", {"q": query}).content.decode().replace(query, "")
    assert "Proefgroep" not in content
    assert "proefgroep" not in content
    assert "0 resultaten" in content


def test_texts_for_members_are_not_in_the_index(root: Page) -> None:
    add_community(root, "Open groep", MembershipPolicy.OPEN)
    assert titles("wachtwoord", AnonymousUser()) == set()
    assert titles("open groep", AnonymousUser()) == {"Open groep"}


def test_results_say_what_they_are(client: Client, root: Page) -> None:
    add_meeting(root, "Startbaan bezoeken", Access.PUBLIC)
    handbook = add(root, HandbookPage, "Handboek startbanen")
    add(handbook, ChapterPage, "Een startbaan maken", intro="Werk & een startbaan.")
    content = client.get("/zoeken/", {"q": "startbaan"}).content.decode()
    assert "3 resultaten" in content
    assert "Werk &amp; een <mark>startbaan</mark>." in content
    assert content.count("Handboek startbanen") == 2


@pytest.fixture
def festival(root: Page) -> FestivalPage:
    """A festival with one session, still hidden from everybody."""
    page = add(root, FestivalPage, "Ontmoetingsdag", slug="ontmoetingsdag")
    room = Room.objects.create(festival=page, slug="zaal", name="Zaal 1", capacity=20)
    Session.objects.create(
        festival=page,
        slug="intervisie",
        title="Intervisie in drie rondes",
        room=room,
        summary="Oefenen met collega's.",
        starts=time(10),
        duration_minutes=60,
    )
    return page


def test_sessions_of_a_festival_are_found_with_it(client: Client, festival: FestivalPage) -> None:
    assert titles("intervisie", AnonymousUser()) == set()
    publish_row(festival, Access.PUBLIC)
    (found,) = search("intervisie collega", AnonymousUser()).page.object_list  # type: ignore[union-attr]
    assert found.url == "/agenda/ontmoetingsdag/sessies/intervisie/"
    assert found.meta == [{"icon": "calendar", "text": "Ontmoetingsdag"}]
    assert "Intervisie in drie rondes" in client.get("/zoeken/", {"q": "rondes"}).content.decode()


def test_kinds_are_counted_and_narrow_the_results(client: Client, root: Page) -> None:
    add_meeting(root, "Startbaan bezoeken", Access.PUBLIC)
    add(root, StandardPage, "Startbaan uitleg")
    found = search("startbaan", AnonymousUser(), choice={"soort": frozenset({Kind.MEETING})})
    assert counts(found, "soort") == {Kind.MEETING: 1, Kind.OTHER: 1}
    assert [one.title for one in found.page.object_list] == ["Startbaan bezoeken"]  # type: ignore[union-attr]
    content = client.get("/zoeken/", {"q": "startbaan", "soort": "bijeenkomst"}).content.decode()
    assert "Startbaan bezoeken" in content
    assert "Startbaan uitleg" not in content


def test_filters_that_leave_nothing_can_be_taken_away_and_are_no_miss(client: Client, root: Page) -> None:
    theme = Theme.objects.create(slug="taal", label_nl="Taal en werk")
    handbook = add(root, HandbookPage, "Handboek startbanen")
    handbook.themes.add(theme)
    handbook.save()
    add_meeting(root, "Startbaan bezoeken", Access.PUBLIC)
    asked = {"q": "startbaan", "soort": "bijeenkomst", "thema": "taal"}
    content = client.get("/zoeken/", asked).content.decode()
    assert "0 resultaten" in content
    assert 'href="/zoeken/?q=startbaan&amp;thema=taal"' in content
    assert "Bij deze filters is er niets." in content
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize("value", ["community", "nergens", ""])
def test_choice_that_nothing_has_is_left_out(client: Client, root: Page, value: str) -> None:
    add(root, StandardPage, "Startbaan uitleg")
    response = client.get("/zoeken/", {"q": "startbaan", "soort": value, "thema": value})
    assert "Startbaan uitleg" in response.content.decode()


def test_themes_and_regions_narrow_the_results_and_chapters_follow_their_handbook(
    client: Client, root: Page
) -> None:
    theme = Theme.objects.create(slug="taal", label_nl="Taal en werk")
    handbook = add(root, HandbookPage, "Handboek startbanen")
    handbook.themes.add(theme)
    handbook.save()
    add(handbook, ChapterPage, "Een startbaan maken")
    add(root, HandbookPage, "Nog een startbaan")
    found = search("startbaan", AnonymousUser(), choice={"thema": frozenset({"taal"})})
    assert found.total == 2
    assert counts(found, "thema") == {"taal": 2}
    content = client.get("/zoeken/", {"q": "startbaan", "thema": "taal"}).content.decode()
    assert "Nog een startbaan" not in content
    assert 'href="/zoeken/?q=startbaan"' in content


def test_link_of_a_chapter_leads_to_the_paragraph_of_the_passage(root: Page) -> None:
    body = [
        {
            "type": "text",
            "value": {"html": "<p>Vooraf een taart.</p><h3>De tolk</h3><p>Een tolk vertaalt een brief.</p>"},
        },
        {"type": "text", "value": {"html": "<h3>De buddy</h3><p>Een buddy leest die brief mee.</p>"}},
    ]
    handbook = add(root, HandbookPage, "Handboek")
    chapter = add(handbook, ChapterPage, "Gesprek", body=json.dumps(body))
    address = chapter.get_url()
    links = {
        query: search(query, AnonymousUser()).page.object_list[0].url  # type: ignore[union-attr]
        for query in ("taart", "vertaalt", "buddy brief")
    }
    assert links == {
        "taart": address,
        "vertaalt": f"{address}#de-tolk",
        "buddy brief": f"{address}#de-buddy",
    }


def test_what_is_behind_the_times_never_stands_above_what_holds(root: Page) -> None:
    """However well it answers: overdue, outdated, no longer valid, replaced and over come last."""
    yesterday = clock.today() - timedelta(days=1)
    statuses = {
        slug: ContentStatus.objects.create(slug=slug, label_nl=slug) for slug in ("verouderd", "vervangen")
    }
    add(root, HandbookPage, "Startbaan", slug="a", review_on=yesterday)
    add(root, HandbookPage, "Startbaan", slug="b", status=statuses["verouderd"])
    add(root, HandbookPage, "Startbaan", slug="c", status=statuses["vervangen"])
    add(root, HandbookPage, "Startbaan", slug="h", valid_until=yesterday)
    overdue = add(root, HandbookPage, "Handboek", slug="d", review_on=yesterday)
    add(overdue, ChapterPage, "Startbaan", slug="e")
    over = add_meeting(root, "Startbaan", Access.PUBLIC)
    Occurrence.objects.filter(event__page=over).update(starts_at=NOW - timedelta(days=3), ends_at=NOW)
    today = add(root, HandbookPage, "Gids", slug="f", review_on=clock.today(), valid_until=clock.today())
    add(root, HandbookPage, "Startbaan", slug="i", superseded_by=today)
    add(today, ChapterPage, "Gids", slug="g", intro="Noemt één keer een startbaan.")

    page = search("startbaan", AnonymousUser()).page

    assert page is not None
    assert [one.title for one in page.object_list] == ["Gids", *["Startbaan"] * 7]


def test_question_with_a_word_too_many_still_finds_what_answers_most(root: Page) -> None:
    add(root, StandardPage, "Tolk bestellen", intro="Bestel een tolk bij de balie.")
    add(root, StandardPage, "Balie", intro="Open op dinsdag.")
    assert titles("tolk bestellen gemeentehuis", AnonymousUser()) == {"Tolk bestellen"}


def test_of_more_than_can_be_ranked_the_best_places_come_first(
    root: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("home.candidates.MAX_CANDIDATES", 3)
    monkeypatch.setattr("home.chosen.PLENTY", 3)
    for number in range(5):
        add(root, StandardPage, f"Bladzijde {number}", search_description="", intro="", body=text("taal"))
    add(root, StandardPage, "Over taal")
    add(root, StandardPage, "Inleiding", intro="Over taal.")
    found = search("taal", AnonymousUser())
    assert found.page is not None
    assert [one.title for one in found.page.object_list] == ["Over taal", "Inleiding", "Bladzijde 0"]
    assert found.is_cut
    assert not search("inleiding", AnonymousUser()).is_cut


def test_who_gets_fewer_than_can_be_ranked_hears_of_the_rest(
    root: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("home.candidates.MAX_CANDIDATES", 3)
    monkeypatch.setattr("home.chosen.PLENTY", 2)
    for number in range(4):
        add(root, StandardPage, f"Bladzijde {number}", body=text("taal"))
    found = search("taal", AnonymousUser())
    assert (found.total, found.is_cut) == (2, True)


def test_glossary_explains_the_word_that_was_asked(client: Client) -> None:
    GlossaryTerm.objects.create(term="Startbaan", slug="startbaan", definition="Werk en leren in één.")
    assert "Werk en leren in één." in client.get("/zoeken/", {"q": "startbanen"}).content.decode()
    assert "Werk en leren" not in client.get("/zoeken/", {"q": "startbaan werk"}).content.decode()


def test_nothing_found_gives_tips_and_a_better_spelling(client: Client, root: Page) -> None:
    add(root, StandardPage, "Alblasserwaard")
    renew_vocabulary(NOW)
    content = client.get("/zoeken/", {"q": "alblaserwaard"}).content.decode()
    assert "0 resultaten" in content
    assert 'href="/zoeken/?q=alblasserwaard"' in content


@pytest.mark.parametrize("query", ["", "   ", "de het een", "&&&", "%", "'", '"'])
def test_query_without_words_is_no_error(client: Client, query: str) -> None:
    assert client.get("/zoeken/", {"q": query}).status_code == 200


def test_query_with_only_common_words_hears_that(client: Client) -> None:
    assert "Uw vraag heeft alleen woorden die overal staan" in client.get("/zoeken/?q=de+het").text
    assert "Wij hebben niets gevonden" in client.get("/zoeken/?q=vuurkorf").text


@pytest.mark.parametrize("query", ["a" * 201, "w " * 5000])
def test_too_long_query_is_refused_with_a_reason(client: Client, query: str) -> None:
    response = client.get("/zoeken/", {"q": query})
    assert response.status_code == 400
    assert "Uw zoekvraag is te lang" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("q=taal&pagina=1000000000", "q=taal&pagina=0", "q=taal&pagina=x"),
        *("pagina=-1", "q=taal&pagina=99999999999999999999999999"),
    ],
)
def test_impossible_parameters_are_not_found(client: Client, root: Page, address: str) -> None:
    add(root, StandardPage, "Taal")
    assert client.get(f"/zoeken/?{address}").status_code == 404


@pytest.mark.parametrize("address", ["q=%00", "q=werk%00gever", "q=taal&soort=%00", "q=taal&pagina=%00"])
def test_null_bytes_are_refused(client: Client, address: str) -> None:
    assert client.get(f"/zoeken/?{address}").status_code == 400


def test_bytes_that_are_no_text_are_no_error(client: Client) -> None:
    assert client.get("/zoeken/?q=%ff%fe%ed%a0%80").status_code == 200


def test_query_is_escaped_wherever_it_returns(client: Client) -> None:
    content = client.get("/zoeken/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in content


def test_pages_of_results_hold_each_result_once(client: Client, root: Page) -> None:
    for number in range(PER_PAGE + 3):
        add(root, StandardPage, "Zelfde titel", slug=f"zelfde-{number}")
    first, second = (search("titel", AnonymousUser(), page=number).page for number in (1, 2))
    addresses = [one.url for page in (first, second) if page for one in page.object_list]
    assert len(set(addresses)) == len(addresses) == PER_PAGE + 3
    assert client.get("/zoeken/?q=titel&pagina=2").status_code == 200
    assert client.get("/zoeken/?q=titel&pagina=3").status_code == 404


def test_queries_do_not_grow_with_the_results(
    client: Client, root: Page, django_assert_max_num_queries: Any
) -> None:
    handbook = add(root, HandbookPage, "Handboek taal")
    counts = []
    for amount in (1, 29):
        for _number in range(amount):
            add(handbook, ChapterPage, "Taal op het werk", intro="Taal leren op het werk.")
        client.get("/zoeken/", {"q": "taal"})
        with django_assert_max_num_queries(14) as queries:
            client.get("/zoeken/", {"q": "taal"})
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_sites_are_looked_up_once_for_all_results(root: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache of production is a table: each look-up is a query."""
    for _number in range(5):
        add(root, StandardPage, "Taal op het werk")
    paths, calls = Site.get_site_root_paths(), []
    monkeypatch.setattr(Site, "get_site_root_paths", staticmethod(lambda: calls.append(1) or paths))
    assert search("taal", AnonymousUser()).total == 5
    assert len(calls) == 1


def test_english_page_keeps_the_dutch_texts(client: Client, root: Page) -> None:
    add(root, StandardPage, "Taal op het werk")
    content = client.get("/en/zoeken/", {"q": "taal"}).content.decode()
    assert '<html lang="en"' in content
    assert 'lang="nl"' in content
