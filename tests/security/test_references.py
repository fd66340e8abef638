"""A guessed number on a page of one's own opens no file, and tells no name."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cop_platform.core import referring
from cop_platform.core.blocks.text import RICH_TEXT_FEATURES
from events.models import Session
from tests.factories import events as make
from tests.factories import resources
from tests.security.roles import EDITOR, ORGANISER, OTHER_MODERATOR
from tests.security.trial import body_of
from tests.security.world import World

pytestmark = pytest.mark.django_db
NUMBER = "987654321"
REFUSED = "Hier stond een verwijzing naar iets dat u niet mag zien"


def text(html: str) -> Any:
    return rich_text(html, features=RICH_TEXT_FEATURES)


def body(kind: str, value: Any) -> dict[str, Any]:
    return {"body": streamfield([(kind, value)])}


def link(kind: str, key: object) -> str:
    return f'<p>Lees het <a linktype="{kind}" id="{key}">verslag</a>.</p>'


def ways_in(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """By the place on a meeting: the word that it would tell, and what is sent."""
    document = text(link("document", world["own_document"].pk))
    page = text(link("page", world["draft_handbook"].pk))
    practice = resources.practice(world["text"].get_parent(), "Kwartelvoorbeeld", live=False)
    file, draft, row = (
        world.secrets[name].word for name in ("own_document", "draft_handbook", "organisation")
    )
    return {
        "a document in the text": (file, body("text", {"html": document})),
        "a document in an example": (file, body("example", {"title": "", "html": document})),
        "a page in the text": (draft, body("text", {"html": page})),
        "a page in the report": (draft, {"report": body("text", {"html": page})["body"]}),
        "a page in a block": (practice.title, body("practice", {"page": practice.pk})),
        "a report in the library": (draft, {"report_page": world["draft_handbook"].pk}),
        "a report to download": (file, {"report_document": world["own_document"].pk}),
        "a row": (row, {"organiser": world["organisation"].pk}),
    }


def form_of(page: Any, **changes: Any) -> dict[str, Any]:
    data = {
        "title": page.title,
        "slug": page.slug,
        "start": f"{page.start:%Y-%m-%d} 10:00",
        "end": f"{page.start:%Y-%m-%d} 12:00",
        "recurrence-frequency": "",
        "event_type": page.event_type_id,
        "event_format": page.event_format_id,
        "access": "openbaar",
        "status": "planned",
        "body": streamfield([]),
        "report": streamfield([]),
        **make.TERMS_IN_FORM,
        **{name: inline_formset([]) for name in ("date_changes", "extra_dates", "comments")},
    }
    return nested_form_data({**data, **changes})


def save(world: World, role: str, sent: dict[str, Any], *, publish: bool = True, **headers: str) -> Any:
    page = world["meeting"]
    asked = form_of(page, **sent, **({"action-publish": "1"} if publish else {}))
    return world.visitors[role].client().post(f"/cms/pages/{page.pk}/edit/", asked, headers=headers)


def tells(answer: Any, word: str) -> bool:
    """Whether *answer* says *word*; addresses say it in small letters."""
    return word.lower() in body_of(answer).lower()


def opened(world: World) -> int:
    return Client().get(world["own_document"].url).status_code


def test_guessed_number_is_refused_and_tells_nothing(world: World) -> None:
    revisions, organiser = world["meeting"].revisions.count(), world.visitors[ORGANISER].client()
    preview = f"/cms/pages/{world['meeting'].pk}/edit/preview/"
    for way, (word, sent) in ways_in(world).items():
        for publish in (True, False):
            answer = save(world, ORGANISER, sent, publish=publish)
            assert (way, answer.status_code, REFUSED in body_of(answer)) == (way, 200, True)
            assert not tells(answer, word), way
        shown = organiser.post(preview, form_of(world["meeting"], **sent)).json()
        assert (way, shown["is_valid"]) == (way, False)
        assert not tells(organiser.get(preview), word), way
        while_typing = save(world, ORGANISER, sent, publish=False, Accept="application/json")
        assert (way, while_typing.status_code, tells(while_typing, word)) == (way, 400, False)
    assert (world["meeting"].revisions.count(), opened(world)) == (revisions, 404)


def test_form_comes_back_with_the_words_of_a_link_that_leads_nowhere_else(world: World) -> None:
    there, gone = link("page", world["text"].pk), link("page", NUMBER)
    for key in (NUMBER, '"x"', "5" * 40):
        sent = text(there + gone).replace(NUMBER, key)
        answer = save(world, ORGANISER, body("example", {"title": "", "html": sent}))
        [block] = answer.context["form"]["body"].value()
        shown = str(block.value["html"].source)
        assert (key, shown.count(">verslag</a>"), shown.count("<a>")) == (key, 2, 1)


def test_who_may_see_it_may_refer_to_it_and_may_leave_it_there(world: World) -> None:
    ways = ways_in(world)
    # Drafts are for nobody on the site, but editors choose them.
    assert {save(world, EDITOR, sent).status_code for _word, sent in ways.values()} == {302}

    _word, sent = ways["a document in the text"]
    save(world, EDITOR, sent, publish=False)
    assert save(world, ORGANISER, {**sent, "intro": "Kom langs"}).status_code == 302
    assert save(world, ORGANISER, body("quote", {"text": "Weg", "role": ""})).status_code == 302
    assert save(world, ORGANISER, sent).status_code == 200
    page = world["page"]
    page.body = [("text", {"html": link("document", world["own_document"].pk)})]
    page.save_revision().publish()
    assert save(world, ORGANISER, sent).status_code == 302


def test_other_forms_refuse_likewise(world: World) -> None:
    session, page = Session.objects.get(), world["other_page"]
    file, hidden = world["own_document"], world["own_hidden_page"]
    programme = {"festival": world["festival"].pk, "title": session.title, "slug": session.slug}
    rules = {name: inline_formset([]) for name in ("join_questions", "comments")} | {"body": streamfield([])}
    forms = (
        (
            ORGANISER,
            file.title,
            f"/cms/snippets/events/session/edit/{session.pk}/",
            {**programme, **body("text", {"html": text(link("document", file.pk))})},
        ),
        (
            OTHER_MODERATOR,
            hidden.title,
            f"/cms/pages/{page.pk}/edit/",
            {**rules, "house_rules": text(link("page", hidden.pk))},
        ),
    )
    for role, word, address, sent in forms:
        answer = world.visitors[role].client().post(address, nested_form_data(sent))
        assert (role, REFUSED in body_of(answer), tells(answer, word)) == (role, True, False)


def test_form_without_the_rule_gives_the_file_away(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WagtailAdminModelForm, "_clean_form", referring.clean_as_before)
    _word, sent = ways_in(world)["a document in the text"]

    assert (save(world, ORGANISER, sent).status_code, opened(world)) == (302, 200)
