"""What is not for everybody, by what it is called in an address, a query or a form.

A new kind of private thing gets a line in ``KINDS``, a new address with a place for one
in ``PLACES`` or ``ASKED``: the suite names an address that is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories.events import TERMS_IN_FORM
from tests.security.patterns import PARAMETER, Route
from tests.security.roles import ADMINISTRATOR, EDITOR, MEMBER, ORGANISER, PEOPLE
from tests.security.world import World

# Things of the world by kind; who may have one, the secrets of the world tell.
KINDS = {
    "page": "own_hidden own_members own_concealed own_in_hidden own_invited other_hidden other_members "
    "other_concealed other_in_hidden other_invited draft scheduled draft_handbook restricted "
    "below_restricted english english_draft",
    "file": "document own_document other_document",
    "image": "own_image other_image",
    "rendition": "own_rendition other_rendition",
    "feed link": "feed_link_member feed_link_other_member feed_link_deactivated",
    "session": "session_member session_other_member session_deactivated",
    "passkey": "passkey",
    # Sign-ups for a public meeting, and its door.
    "registration": "registration",
    "door": "seating",
    "person": "member other_member",
    "communities.membership": "membership_member membership_other_member",
    "notifications.outboxmail": "mail",
    "resources.ownerapproval": "approval",
    "resources.consultationcomment": "comment",
    "resources.suggestion": "suggestion",
    "accounts.organisation": "organisation",
    "accounts.user": "member other_member",
}
# Routes outside the CMS with an argument; what holds nothing of anybody, or is itself the secret, under "".
PLACES = {
    "page": "occurrence meeting_file date_file programme programme_feed programme_json session short_feed "
    "join_community leave_community region theme sign_up sign_up_on sign_up_for_session draw draw_on "
    "draw_for_session editions edition edition_pdf edition_chapter edition_changes chapter_changes "
    "edition_picture whole_handbook "
    "handbook_pdf chapter_pdf room_card room_card_pdf follow_text "
    "keep_text section_feedback quick_vote consultation consultation_chapter",
    "file": "wagtaildocs_serve",
    "image": "image_original",
    "rendition": "image_rendition",
    "feed link": "renew_feed_link revoke_feed_link",
    "session": "end_session",
    "passkey": "mfa_remove_webauthn mfa_edit_webauthn",
    "door": "check_in check_in_state attendance_list walk_in doorkeepers dismiss_doorkeeper",
    "resources.consultationcomment": "take_back_comment hide_comment",
    "registration": "my_registration my_told my_certificate my_certificate_pdf",
    # unfollow_text and drop_bookmark end only what is of the person who asks, whatever the number.
    "": "unfollow_text drop_bookmark practice_contact approve_text approve_text_picture "
    "approve_text_document menukaart_choice "
    "guide registration told certificate certificate_pdf check_certificate evaluation ticket personal_feed "
    "reopen_account unsubscribe openid_connect_login openid_connect_callback account_reset_password_from_key "
    "wagtailcore_authenticate_with_password",
}
# The same in the CMS, by the beginning of the pattern; rows are told by their name.
CMS_PLACES = {
    "page": "cms/pages/ cms/choose-page/ cms/api/main/^pages/ cms/bijeenkomsten/ cms/handboeken/ "
    "cms/teksten/ cms/workflows/remove/ cms/tekstcontrole/",
    "file": "cms/documents/ cms/api/main/^documents/",
    "image": "cms/images/ cms/api/main/^images/",
    "person": "cms/users/",
    "": "cms/bulk/ cms/collections/ cms/workflows/ cms/groups/ cms/sites/ cms/redirects/ cms/searchpicks/ "
    "cms/mails/ cms/settings/ cms/tag-autocomplete/ cms/editing-sessions/ cms/password_reset/",
}
ROWS = re.compile(r"wagtailsnippet\w*?_([a-z]+)_([a-z]+):")


def _meeting(**changes: Any) -> dict[str, str]:
    """The form of the public meeting, which has a place for what it refers to."""
    data = {
        "title": "Taalcafe",
        "slug": "taalcafe",
        "start": "{day} 10:00",
        "end": "{day} 12:00",
        "recurrence-frequency": "",
        "event_type": "{event_type}",
        "event_format": "{event_format}",
        "access": "openbaar",
        "status": "planned",
        "action-publish": "1",
        **{name: streamfield([]) for name in ("body", "report")},
        **TERMS_IN_FORM,
        **{name: inline_formset([]) for name in ("date_changes", "extra_dates", "comments")},
    }
    return {name: str(value) for name, value in nested_form_data({**data, **changes}).items()}


def _text(kind: str) -> Any:
    """A text of one word, that leads to a thing of *kind*; braces are written twice, for what fills it in."""
    block = (
        '{{"key": "a", "text": "x", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], '
        '"entityRanges": [{{"offset": 0, "length": 1, "key": 0}}]}}'
    )
    entity = f'{{{{"type": "{kind}", "mutability": "MUTABLE", "data": {{{{"id": {{pk}}}}}}}}}}'
    html = f'{{{{"blocks": [{block}], "entityMap": {{{{"0": {entity}}}}}}}}}'
    return streamfield([("text", {"html": html})])


# Places outside the path: method, address, form, and what is asked for there.  {own} is a public meeting.
ASKED: tuple[tuple[str, str, dict[str, str], str], ...] = (
    *(
        ("GET", f"{path}?{name}={{slug}}", {}, "page")
        for path in ("/agenda/", "/agenda.ics", "/agenda.json", "/agenda.rss", "/api/v1/events")
        for name in ("community", "regio", "thema")
    ),
    ("POST", "/account/email/", {"action_remove": "", "email": "{email}"}, "person"),
    ("POST", "/account/email/", {"action_primary": "", "email": "{email}"}, "person"),
    ("GET", "/cms/choose-page/chosen-multiple/?id={pk}", {}, "page"),
    ("GET", "/cms/choose-page/?target_pages[]={pk}&user_perms=move_to", {}, "page"),
    *(
        ("GET", f"/cms/bulk/wagtailcore/page/{action}/?id={{pk}}", {}, "page")
        for action in ("delete", "move", "publish", "unpublish")
    ),
    ("POST", "/cms/bulk/wagtailcore/page/unpublish/?id={pk}", {}, "page"),
    ("POST", "/cms/bulk/wagtailcore/page/move/?id={own}", {"chooser": "{pk}"}, "page"),
    ("POST", "/cms/pages/{own}/move/{pk}/confirm/", {}, "page"),
    # Without a title the form comes back, and could tell what it refers to.
    *(
        ("POST", "/cms/pages/{own}/edit/", _meeting(title=title, body=_text(entity)), kind)
        for title in ("Taalcafe", "")
        for entity, kind in (("LINK", "page"), ("DOCUMENT", "file"))
    ),
    ("POST", "/cms/pages/{own}/edit/", _meeting(organiser="{pk}"), "accounts.organisation"),
    (
        "POST",
        "/cms/pages/{text}/copy/",
        {"new_title": "x", "new_slug": "x", "new_parent_page": "{pk}"},
        "page",
    ),
    ("POST", "/cms/choose-external-link/", {"external-link-chooser-url": "{url}"}, "page"),
    ("GET", "/cms/api/main/pages/?child_of={pk}", {}, "page"),
    ("GET", "/cms/documents/chooser/chosen-multiple/?id={pk}", {}, "file"),
    ("GET", "/cms/bulk/media/sitedocument/delete/?id={pk}", {}, "file"),
    ("POST", "/cms/bulk/media/sitedocument/delete/?id={pk}", {}, "file"),
    ("GET", "/cms/images/chooser/chosen-multiple/?id={pk}", {}, "image"),
    ("GET", "/cms/bulk/media/siteimage/delete/?id={pk}", {}, "image"),
    ("POST", "/cms/bulk/media/siteimage/delete/?id={pk}", {}, "image"),
    *(
        (method, f"/cms/bulk/{model}/delete/?id={{pk}}", {}, kind)
        for method in ("GET", "POST")
        for model, kind in (
            ("communities/membership", "communities.membership"),
            ("notifications/outboxmail", "notifications.outboxmail"),
            ("accounts/organisation", "accounts.organisation"),
            ("accounts/user", "accounts.user"),
        )
    ),
    (
        "GET",
        "/cms/snippets/choose/communities/membership/chosen-multiple/?id={pk}",
        {},
        "communities.membership",
    ),
    (
        "GET",
        "/cms/snippets/choose/accounts/organisation/chosen-multiple/?id={pk}",
        {},
        "accounts.organisation",
    ),
)
# The same number of somebody, and of nobody.
NOBODY = {
    "pk": "987654321",
    "slug": "bestaat-niet",
    "filename": "bestaat-niet.csv",
    "email": "niemand@example.org",
}
NOBODY["key"] = "00000000-0000-4000-8000-000000000001"
NOBODY |= {"url": "http://localhost/bestaat-niet/", "session_slug": "bestaat-niet"}


@dataclass(frozen=True)
class Foreign:
    """One thing: who may have it, and its number, slug and so on by the name of the place."""

    name: str
    kind: str
    row: Any
    readers: tuple[str, ...]
    values: dict[str, str]


def foreign(world: World) -> list[Foreign]:
    """Everything in ``KINDS``, as it stands in *world*."""
    return [_made(world, kind, name) for kind, names in KINDS.items() for name in names.split()]


def _made(world: World, kind: str, name: str) -> Foreign:
    row = world.things.get(f"{name}_page") or world[name]
    values = {"pk": str(row.pk), "day": f"{world['first_day']:%Y-%m-%d}", "parameter": "community"}
    values["slug"] = values["session_slug"] = str(getattr(row, "slug", NOBODY["slug"]))
    values["key"] = str(getattr(row, "key", NOBODY["key"]))
    values["email"] = str(getattr(row, "email", ""))
    values["url"] = str(getattr(row, "full_url", ""))
    values["filename"] = str(getattr(row, "filename", "bestand.png"))
    return Foreign(name, kind, row, _readers(world, kind, name), values)


# Whose it is, where the name does not say it: at a door stand its helper and who may change the meeting.
NAMED = {
    "registration": (MEMBER, ADMINISTRATOR),
    "seating": (MEMBER, EDITOR, ORGANISER, ADMINISTRATOR),
}


def _readers(world: World, kind: str, name: str) -> tuple[str, ...]:
    """As the secrets tell; what has none is of the person it is named after, and of administrators."""
    if name in NAMED:
        return NAMED[name]
    owned = kind in ("session", "passkey", "communities.membership")
    secret = world.secrets.get(name.replace("rendition", "image"))
    if secret and not owned:
        return (*secret.readers, *((ADMINISTRATOR,) if "." in kind else ()))
    owner = name.partition("_")[2] if owned else name
    return tuple({owner, ADMINISTRATOR} & {*PEOPLE})


def kind_of(route: Route) -> str | None:
    """What an address with an argument asks for: a kind, "" for nothing private, None when not listed."""
    if rows := ROWS.match(route.name):
        return f"{rows[1]}.{rows[2]}"
    if route.is_cms:
        fits = [
            (len(start), kind)
            for kind, starts in CMS_PLACES.items()
            for start in starts.split()
            if route.pattern.startswith(start)
        ]
        return max(fits)[1] if fits else None
    return next((kind for kind, names in PLACES.items() if route.name in names.split()), None)


def has_place(route: Route) -> bool:
    """Whether the address of *route* has an argument."""
    return bool(PARAMETER.search(route.pattern))
