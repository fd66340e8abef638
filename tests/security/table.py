"""Who gets what at every address: the one table of the project.

A new address must be listed here, or the suite fails.  Read a row as: these routes
end in this way for everybody, but otherwise for the roles that are named.  The words
are those of ``trial.outcome``; each row tells GET first and POST second, where POST
sends nothing: "not so" (405) is an address that only reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.security.roles import (
    ADMINISTRATOR,
    ANONYMOUS,
    CMS_STAFF,
    DEACTIVATED,
    EDITOR,
    MEMBER,
    MODERATOR,
    NOBODY,
    ORGANISER,
    OTHER_MEMBER,
    OTHER_MODERATOR,
    PEOPLE,
    ROLES,
    WITHOUT_FACTOR,
)

STRANGERS = (ANONYMOUS, DEACTIVATED)


@dataclass(frozen=True)
class Row:
    """How *routes* (names, or patterns without one) end; *but* names the roles that get something else."""

    routes: str
    get: str
    post: str
    but: Mapping[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)

    def expected(self, role: str) -> tuple[str, str]:
        """The outcome of GET and of POST for *role*."""
        return next((ends for some, ends in self.but.items() if role in some), (self.get, self.post))


HOSTS = (EDITOR, ORGANISER, ADMINISTRATOR)
AT_THE_DOOR = (MEMBER, *HOSTS)
TO_LOGIN = ("login", "login")
TABLE = (
    # Reading, for everybody.
    Row(
        "agenda embed guides guide occurrence programme session communities library glossary",
        "page",
        "not so",
    ),
    Row(
        "figures schemes helpdesks menukaart menukaart_choice practices pilots actions knowledge_agenda",
        "page",
        "not so",
    ),
    Row("recently_changed", "page", "not so"),
    Row("consultation whole_handbook", "page", "not so"),
    Row("edition_pdf", "gone", "not so"),
    Row("edition_picture", "gone", "not so"),
    Row("editions edition edition_chapter edition_changes chapter_changes", "page", "not so"),
    Row("search regions region themes theme partners", "page", "not so"),
    Row("agenda_feed agenda_json agenda_rss short_feed meeting_file date_file", "page", "not so"),
    Row("programme_feed programme_json", "page", "not so"),
    Row("api api_document api_events api_occurrences api_regions api_themes", "page", "not so"),
    Row("robots sitemap security_txt privacy_register", "page", "not so"),
    Row("healthz readyz wagtail_serve", "page", "page"),
    Row("favicon festival", "away", "not so"),
    Row("^api(?:/.*)?$", "gone", "gone"),
    # Asking for a seat: a form that is empty is refused.
    Row("sign_up sign_up_on sign_up_for_session", "page", "wrong"),
    # Who comes first gets a seat there: nothing is drawn.
    Row("draw draw_on draw_for_session", "gone", "not so"),
    # The secret is in the address.
    Row("personal_feed", "page", "not so"),
    Row("registration", "page", "wrong"),
    # Nothing of it must be told.
    Row("told", "page", "away"),
    # The secret is in the address; beside the text it opens what stands in it, and no other number.
    Row("practice_contact", "page", "wrong"),
    Row("approve_text", "page", "wrong"),
    Row("approve_text_picture approve_text_document", "gone", "not so"),
    # The secret is in the address; this person was not there yet.
    Row("evaluation", "wrong", "wrong"),
    # Files: this one is in a collection of the editors; of pictures there are none.
    Row("wagtaildocs_serve", "gone", "not so", {(EDITOR, ADMINISTRATOR): ("page", "not so")}),
    Row("image_original image_rendition", "gone", "not so"),
    # PDFs of a handbook for editors; of the chapter and card of somewhere else.
    Row("handbook_pdf", "gone", "not so", {(EDITOR, ADMINISTRATOR): ("page", "not so")}),
    Row("chapter_pdf room_card room_card_pdf", "gone", "not so"),
    Row("wagtailcore_authenticate_with_password", "page", "page"),
    # What a reader says of a section; a vote from nowhere leads to the page with a token.
    Row("section_feedback", "page", "wrong"),
    Row("quick_vote", "not so", "away"),
    # One's own pages.
    Row("my_page", "page", "not so", {NOBODY: ("login", "not so")}),
    Row("profile", "page", "page", {NOBODY: TO_LOGIN}),
    Row("feed_links", "page", "wrong", {NOBODY: TO_LOGIN}),
    Row("my_agenda", "page", "not so", {NOBODY: ("login", "not so")}),
    # This member was not there; a code of nothing.
    Row("certificate", "wrong", "wrong"),
    Row("certificate_pdf check_certificate", "gone", "not so"),
    Row("my_certificate", "gone", "gone", {NOBODY: TO_LOGIN, (MEMBER,): ("wrong", "wrong")}),
    Row("my_certificate_pdf", "gone", "not so", {NOBODY: ("login", "not so")}),
    Row("my_registration", "gone", "gone", {NOBODY: TO_LOGIN, (MEMBER,): ("page", "wrong")}),
    Row("my_told", "gone", "gone", {NOBODY: TO_LOGIN, (MEMBER,): ("page", "away")}),
    Row("mail_choices", "page", "away", {NOBODY: TO_LOGIN}),
    Row("renew_feed_link", "gone", "gone", {NOBODY: TO_LOGIN, (MEMBER,): ("page", "page")}),
    Row("revoke_feed_link", "gone", "gone", {NOBODY: TO_LOGIN, (MEMBER,): ("page", "away")}),
    Row("read_privacy_statement", "not so", "away", {NOBODY: ("not so", "login")}),
    Row("kept_texts my_suggestions", "page", "not so", {NOBODY: ("login", "not so")}),
    Row("forget_places stop_places resume_places", "not so", "away", {NOBODY: ("not so", "login")}),
    Row("keep_text drop_bookmark", "not so", "away", {NOBODY: ("not so", "login")}),
    # The member said something in the round of their community.
    Row("consultation_chapter", "away", "away", {NOBODY: TO_LOGIN, (MEMBER, MODERATOR): ("page", "wrong")}),
    Row("take_back_comment", "not so", "gone", {NOBODY: ("not so", "login"), (MEMBER,): ("not so", "away")}),
    Row("hide_comment", "not so", "gone", {NOBODY: ("not so", "login"), (MODERATOR,): ("not so", "away")}),
    Row("follow_text", "not so", "away", {NOBODY: ("not so", "login")}),
    Row("unfollow_text", "not so", "away", {NOBODY: ("not so", "login")}),
    Row("join_community leave_community", "not so", "away", {NOBODY: ("not so", "login")}),
    # The most serious: who asks proves first who they are.
    Row("close_account own_data", "again", "again", {NOBODY: TO_LOGIN}),
    # The secret is in the address; this one is wrong.
    Row("reopen_account unsubscribe", "wrong", "wrong"),
    Row("account_closed", "page", "page"),
    # The door of the meeting for everybody: the member helps there, the staff organises it.
    Row("doors", "page", "not so", {NOBODY: ("login", "not so")}),
    Row("check_in walk_in", "gone", "gone", {NOBODY: TO_LOGIN, AT_THE_DOOR: ("page", "wrong")}),
    Row(
        "check_in_state attendance_list",
        "gone",
        "not so",
        {NOBODY: ("login", "not so"), AT_THE_DOOR: ("page", "not so")},
    ),
    Row("doorkeepers", "gone", "gone", {NOBODY: TO_LOGIN, HOSTS: ("page", "wrong")}),
    Row("dismiss_doorkeeper", "not so", "gone", {NOBODY: ("not so", "login"), HOSTS: ("not so", "away")}),
    Row("check_in_worker check_in_shell", "page", "not so"),
    # A ticket is in the address; this one is of nobody.
    Row("ticket", "gone", "not so"),
    # The account.  Here staff without a second factor are let in, to set one up.
    Row("account_login", "away", "away", {STRANGERS: ("page", "page"), (WITHOUT_FACTOR,): TO_LOGIN}),
    Row("account_signup account_request_login_code", "away", "away", {STRANGERS: ("page", "page")}),
    Row("account_reset_password account_reset_password_from_key", "page", "page"),
    Row("account_reset_password_done account_reset_password_from_key_done", "page", "not so"),
    Row("account_inactive socialaccount_login_cancelled", "page", "not so"),
    Row("socialaccount_login_error", "no", "not so"),
    Row("account_logout", "page", "away", {STRANGERS: ("away", "away")}),
    Row("second_factor", "away", "not so", {STRANGERS: TO_LOGIN, (WITHOUT_FACTOR,): ("page", "not so")}),
    Row("account_reauthenticate account_change_password", "page", "page", {STRANGERS: TO_LOGIN}),
    Row("socialaccount_connections", "page", "page", {STRANGERS: TO_LOGIN}),
    Row("account_email usersessions_list", "page", "away", {STRANGERS: TO_LOGIN}),
    Row("mfa_index mfa_list_webauthn", "page", "not so", {STRANGERS: TO_LOGIN}),
    Row("account_email_verification_sent account_set_password", "away", "away", {STRANGERS: TO_LOGIN}),
    Row("account_confirm_login_code mfa_authenticate", "away", "away", {STRANGERS: TO_LOGIN}),
    Row("mfa_login_webauthn", "away", "away", {STRANGERS: TO_LOGIN}),
    # Whoever wants to change the ways to log in proves first who they are.
    Row(
        "mfa_activate_totp mfa_add_webauthn mfa_generate_recovery_codes",
        "again",
        "again",
        {STRANGERS: TO_LOGIN},
    ),
    Row("mfa_reauthenticate mfa_reauthenticate_webauthn", "again", "again", {STRANGERS: TO_LOGIN}),
    Row("mfa_remove_webauthn mfa_edit_webauthn", "again", "again", {STRANGERS: TO_LOGIN}),
    Row("mfa_deactivate_totp mfa_download_recovery_codes", "gone", "gone", {STRANGERS: TO_LOGIN}),
    Row("mfa_view_recovery_codes", "gone", "not so", {STRANGERS: TO_LOGIN}),
    Row("end_session", "not so", "gone", {STRANGERS: ("not so", "login"), (MEMBER,): ("not so", "away")}),
    # Logging in with the organisation: none is set up.
    Row("socialaccount_signup _util/login/ wagtailcore_login", "login", "login"),
    Row("openid_connect_login openid_connect_callback", "gone", "gone"),
)


@dataclass(frozen=True)
class CmsRow:
    """Which staff comes in at every route of the CMS whose pattern begins with *prefix*."""

    prefix: str
    staff: tuple[str, ...]


ADMINISTRATORS, EDITORS, ALL_STAFF = (ADMINISTRATOR,), (EDITOR, ADMINISTRATOR), CMS_STAFF
# Who moderates a community edits its page, and nothing else.
WITH_FILES = (EDITOR, ORGANISER, ADMINISTRATOR)
# The longest prefix counts.  Outside the staff nobody comes in anywhere: they are sent to log in.
CMS = (
    CmsRow("cms/", ALL_STAFF),
    CmsRow("cms/users/", ADMINISTRATORS),
    CmsRow("cms/groups/", ADMINISTRATORS),
    CmsRow("cms/sites/", ADMINISTRATORS),
    CmsRow("cms/collections/", ADMINISTRATORS),
    CmsRow("cms/workflows/list/", ADMINISTRATORS),
    CmsRow("cms/workflows/add/", ADMINISTRATORS),
    CmsRow("cms/workflows/tasks/index/", ADMINISTRATORS),
    CmsRow("cms/redirects/", ADMINISTRATORS),
    CmsRow("cms/searchpicks/", EDITORS),
    # A window with the words for which editors chose an answer; of what visitors look for nothing is kept.
    CmsRow("cms/searchpicks/queries/chooser/", ALL_STAFF),
    CmsRow("cms/snippets/accounts/user/", ADMINISTRATORS),
    CmsRow("cms/snippets/accounts/privacypolicy/", ADMINISTRATORS),
    CmsRow("cms/snippets/accounts/organisation/", EDITORS),
    CmsRow("cms/snippets/accounts/partneragenda/", EDITORS),
    CmsRow("cms/snippets/communities/membership/", ADMINISTRATORS),
    CmsRow("cms/snippets/notifications/outboxmail/", ADMINISTRATORS),
    CmsRow("cms/snippets/events/partnercalendar/", EDITORS),
    CmsRow("cms/snippets/events/", WITH_FILES),
    CmsRow("cms/images/", WITH_FILES),
    CmsRow("cms/documents/", WITH_FILES),
    # Windows that offer nothing to who may choose nothing.
    CmsRow("cms/images/chooser/", ALL_STAFF),
    CmsRow("cms/documents/chooser/", ALL_STAFF),
    CmsRow("cms/snippets/resources/", EDITORS),
    # Who leads the community of a consultation answers its comments.
    CmsRow("cms/snippets/resources/consultationcomment/", (MODERATOR, *EDITORS)),
    CmsRow("cms/snippets/taxonomy/", EDITORS),
    CmsRow("cms/handboeken/", EDITORS),
    CmsRow("cms/snippets/home/", EDITORS),
    CmsRow("cms/reports/zoekvragen-zonder-resultaat/", EDITORS),
    CmsRow("cms/reports/agenda-abonnementen/", EDITORS),
    CmsRow("cms/reports/documenten-zonder-tekst/", WITH_FILES),
    CmsRow("cms/reports/menukaart/", EDITORS),
    CmsRow("cms/reports/oordelen/", EDITORS),
    CmsRow("cms/reports/logboek/", ADMINISTRATORS),
)
# Scripts and drawings of the CMS, and its former doors, which lead to ours: the same for everybody.
CMS_FOR_EVERYBODY = {
    "cms/login/": "login",
    "^cms/password_reset/": "away",
    "cms/password_reset/": "away",
    "cms/sprite/": "page",
    "cms/jsi18n/": "page",
}


@dataclass(frozen=True)
class Instance:
    """A page as it was made in ``world``: who reads it, and what the others get."""

    things: str
    readers: tuple[str, ...]
    others: str = "gone"


OWN = (MEMBER, MODERATOR, ADMINISTRATOR)
OTHER = (OTHER_MEMBER, OTHER_MODERATOR, ADMINISTRATOR)
# What is hidden does not exist (404); what an editor closed in the CMS says so, as the CMS does.
PAGES = (
    Instance("meeting festival changed text page own_page other_page", ROLES),
    Instance("own_members own_concealed own_in_hidden own_hidden_page", OWN),
    Instance("other_members other_concealed other_in_hidden other_hidden_page", OTHER),
    Instance("own_invited other_invited", (ADMINISTRATOR,)),
    Instance("draft scheduled unpublished draft_handbook", ()),
    Instance("restricted below_restricted", EDITORS, "login"),
    Instance("for_people below_for_people", PEOPLE, "login"),
)


def row_of(route: str) -> Row | None:
    """The row that lists the route of this name or pattern."""
    return next((row for row in TABLE if route in row.routes.split()), None)


def staff_of(pattern: str) -> tuple[str, ...]:
    """Who comes in at a route of the CMS."""
    rows = [row for row in CMS if pattern.startswith(row.prefix)]
    return max(rows, key=lambda row: len(row.prefix)).staff
