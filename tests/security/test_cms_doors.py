"""A guessed number opens no door of the CMS, and half a form is no fault of ours."""

from __future__ import annotations

import json
from itertools import product

import pytest
from django.test import Client
from wagtail.snippets.models import get_snippet_models

from cop_platform.core.choosers import RowChooserViewSet
from tests.security.roles import ADMINISTRATOR, EDITOR, MODERATOR, ORGANISER
from tests.security.trial import body_of
from tests.security.world import World

pytestmark = pytest.mark.django_db
HIDDEN = ("own_hidden_page", "draft_handbook", "restricted")
FILE_DOORS = (
    "/cms/api/main/{kind}s/{file}/",
    "/cms/bulk/media/site{kind}/delete/?id={file}",
)
DOORS = (
    "/cms/choose-page/{hidden}/",
    "/cms/choose-page/chosen-multiple/?id={hidden}",
    "/cms/pages/{own}/move/{hidden}/confirm/",
    "/cms/bulk/wagtailcore/page/unpublish/?id={hidden}",
)
PRIVATE_ROWS = {
    "accounts/user": "member",
    "communities/membership": "membership_member",
    "notifications/outboxmail": "mail",
}
CRAFTED = (
    ("GET", "/cms/pages/1/set_position/"),
    ("POST", "/cms/pages/1/set_position/"),
    ("POST", "/cms/pages/1/lock/"),
    ("POST", "/cms/choose-external-link/"),
    ("GET", "/cms/choose-page/chosen-multiple/?id=1"),
    ("GET", "/cms/choose-page/chosen-multiple/?id=x"),
    ("GET", "/cms/choose-page/?target_pages[]=x"),
    ("GET", f"/cms/choose-page/chosen-multiple/?id={10**30}"),
    ("GET", "/cms/bulk/wagtailcore/page/delete/?id=x"),
    ("GET", "/cms/bulk/wagtailcore/page/delete/?id=all&childOf=99999"),
    ("GET", "/cms/bulk/media/sitedocument/delete/?id=x"),
    ("POST", "/cms/pages/{own}/edit/"),
    ("POST", "/cms/snippets/events/session/add/"),
    ("POST", "/cms/snippets/choose/accounts/organisation/create/"),
    ("GET", "/cms/snippets/choose/accounts/organisation/chosen/x/"),
)


def browser(world: World, role: str) -> Client:
    return world.visitors[role].client()


def word_of(world: World, name: str) -> str:
    return world.secrets[name.removesuffix("_page")].word


def test_guessed_number_of_a_page_is_not_found(world: World) -> None:
    organiser, administrator = browser(world, ORGANISER), browser(world, ADMINISTRATOR)
    for name, door in product(HIDDEN, DOORS):
        path = door.format(hidden=world[name].pk, own=world["meeting"].pk)
        answer, shown = organiser.get(path), administrator.get(path)
        assert (path, answer.status_code) == (path, 404)
        assert word_of(world, name) not in body_of(answer)
        assert (path, shown.status_code, word_of(world, name) in body_of(shown)) == (path, 200, True)


def test_guessed_number_of_a_file_is_not_found(world: World) -> None:
    organiser, administrator = browser(world, ORGANISER), browser(world, ADMINISTRATOR)
    selected = "/cms/images/chooser/{file}/select_format/"
    for kind, doors in (("document", FILE_DOORS), ("image", (*FILE_DOORS, selected))):
        for door in doors:
            path = door.format(kind=kind, file=world[f"own_{kind}"].pk)
            word = world.secrets[f"own_{kind}"].word
            assert (path, organiser.get(path).status_code) == (path, 404)
            assert (path, word in body_of(administrator.get(path))) == (path, True)
        assert word not in body_of(organiser.get(f"/cms/api/main/{kind}s/"))


def test_refusal_to_remove_rows_names_them_only_to_who_has_the_list(world: World) -> None:
    path = f"/cms/bulk/accounts/organisation/delete/?id={world['organisation'].pk}"

    assert browser(world, ORGANISER).get(path).status_code == 404
    assert str(world["organisation"]) in body_of(browser(world, EDITOR).get(path))


def test_copy_under_a_guessed_page_names_it_not(world: World) -> None:
    path = f"/cms/pages/{world['text'].pk}/copy/"
    asked = {"new_title": "x", "new_slug": "x", "new_parent_page": world["restricted"].pk}

    assert browser(world, ORGANISER).post(path, asked).status_code == 404


def test_everything_at_once_names_only_what_is_known(world: World) -> None:
    path = "/cms/bulk/wagtailcore/page/unpublish/?id=all"
    told = body_of(browser(world, ORGANISER).get(path))

    assert world["meeting"].title in told
    assert [name for name in HIDDEN if word_of(world, name) in told] == []


def test_report_names_the_last_page_of_a_type_only_to_who_knows_it(world: World) -> None:
    reports = {
        role: body_of(browser(world, role).get("/cms/reports/page-types-usage/"))
        for role in (ORGANISER, EDITOR)
    }

    last = [name for name in world.secrets if world.secrets[name].word in reports[EDITOR]]
    assert "other_hidden" in last
    unknown = [name for name in last if ORGANISER not in world.secrets[name].readers]
    assert [name for name in unknown if world.secrets[name].word in reports[ORGANISER]] == []


def test_new_title_of_a_page_is_for_who_works_on_it(world: World) -> None:
    agenda, word = world["changed"].get_parent().pk, world.secrets["changed"].word
    for path in ("/cms/reports/page-types-usage/", f"/cms/choose-page/{agenda}/"):
        told = {role: word in body_of(browser(world, role).get(path)) for role in (MODERATOR, EDITOR)}
        assert (path, told[MODERATOR]) == (path, False)
    assert told[EDITOR]


def test_form_of_a_meeting_calls_its_hidden_community_by_no_name(world: World) -> None:
    form = f"/cms/pages/{world['own_in_hidden'].pk}/edit/"
    word = world.secrets["own_hidden"].word
    shown = {role: body_of(browser(world, role).get(form)) for role in (ORGANISER, EDITOR)}

    assert (word in shown[ORGANISER], "Een verborgen community" in shown[ORGANISER]) == (False, True)
    assert word in shown[EDITOR]


def test_link_to_an_address_that_somebody_guessed_stays_an_address(world: World) -> None:
    page = world["own_hidden_page"]
    asked = {"external-link-chooser-url": page.full_url, "external-link-chooser-link_text": ""}

    told, known = (
        json.loads(browser(world, role).post("/cms/choose-external-link/", asked).content)["result"]
        for role in (ORGANISER, EDITOR)
    )

    assert told == {"url": page.full_url, "title": page.full_url, "prefer_this_title_as_link_text": False}
    assert known["adminTitle"] == page.title


def test_chooser_offers_no_row_to_who_has_no_right_on_its_list(world: World) -> None:
    organiser, administrator = browser(world, ORGANISER), browser(world, ADMINISTRATOR)
    for model, name in PRIVATE_ROWS.items():
        path, row = f"/cms/snippets/choose/{model}/", world[name]
        assert str(row) in body_of(administrator.get(f"{path}results/")), model
        assert str(row) not in body_of(organiser.get(f"{path}results/")), model
        assert organiser.get(f"{path}chosen/{row.pk}/").status_code == 404
        several = organiser.get(f"{path}chosen-multiple/?id={row.pk}")
        assert json.loads(several.content)["result"] == []


def test_organiser_chooses_organisations_that_somebody_looked_at(world: World) -> None:
    path = "/cms/snippets/choose/accounts/organisation/results/"
    reviewed, word = world["partner_calendar"].owner.name, world.secrets["organisation"].word

    told = body_of(browser(world, ORGANISER).get(path))
    assert (reviewed in told, word in told) == (True, False)
    assert word in body_of(browser(world, EDITOR).get(path))


def test_leader_of_a_community_is_offered_no_organisation_that_nobody_looked_at(world: World) -> None:
    form, word = f"/cms/pages/{world['own_page'].pk}/edit/", world.secrets["organisation"].word

    assert word not in body_of(browser(world, MODERATOR).get(form))
    assert word in body_of(browser(world, EDITOR).get(form))


def test_every_list_of_rows_has_the_chooser_that_asks() -> None:
    choosers = {model: type(model.snippet_viewset.chooser_viewset) for model in get_snippet_models()}

    assert set(choosers.values()) == {RowChooserViewSet}


def test_half_a_question_is_refused_in_words(world: World) -> None:
    client = browser(world, ADMINISTRATOR)
    for method, path in CRAFTED:
        answer = getattr(client, method.lower())(path.format(own=world["meeting"].pk))
        assert (path, answer.status_code in (400, 404)) == (path, True)
        assert "<h1" in body_of(answer), path


def test_page_that_is_not_there_in_the_cms_allows_nothing_inline(world: World) -> None:
    client = browser(world, ADMINISTRATOR)

    policies = [
        client.get(path)["Content-Security-Policy"]
        for path in ("/cms/niets/", "/cms/pages/999999/edit/", "/cms/pages/1/set_position/")
    ]

    assert [policy for policy in policies if "unsafe" in policy] == []
    assert "unsafe-inline" in client.get("/cms/")["Content-Security-Policy"]
