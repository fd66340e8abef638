"""Two communities that may not know of each other, and one of everything that is not for everybody.

Every private thing has a word of its own in its title, its text and its file: a
word that no page shows for another reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL.Image import new as new_picture
from PIL.PngImagePlugin import PngInfo
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowTask,
)

from communities.models import Community, CommunityIndexPage, Membership
from communities.models.community import MembershipPolicy
from cop_platform.core import clock
from cop_platform.core.clock import local
from cop_platform.notifications.models import OutboxMail
from cop_platform.taxonomy.models import CommunityType
from events.domain.seats import Applicant, register
from events.domain.subscriptions import subscribe
from events.models import Doorkeeper, EvaluationAnswer, EventIndexPage, EventPage, PartnerItem, Place
from home.models import HomePage, StandardPage
from home.roles import EDITORS, ORGANISERS, make_role
from resources.domain import contacts
from resources.models import (
    ChapterPage,
    Consultation,
    ConsultationComment,
    LibraryIndexPage,
    OwnerApproval,
    OwnerApprovalTask,
    Paper,
    PracticeContact,
    Suggestion,
)
from tests.factories import events as make
from tests.factories import partners, resources
from tests.factories.accounts import OrganisationFactory, VerifiedUserFactory
from tests.factories.communities import MembershipFactory, publish_page
from tests.security import roles
from tests.security.roles import Visitor


@dataclass(frozen=True)
class Secret:
    """A word, and the roles that may read it somewhere."""

    word: str
    readers: tuple[str, ...]


@dataclass
class World:
    """What was made: *things* by name, *secrets* by the name of what they are in."""

    visitors: dict[str, Visitor] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def keep_secret(self, name: str, *readers: str) -> str:
        """A word for the thing *name*, that *readers* may read."""
        number = len(self.secrets)
        # Letters only: search splits and stems what it does not know.
        word = f"Kwartel{chr(97 + number // 26)}{chr(97 + number % 26)}zqx"
        self.secrets[name] = Secret(word, readers)
        return word

    def __getitem__(self, name: str) -> Any:
        return self.things[name]


def build() -> World:
    """The whole world, in the empty database."""
    world = World()
    site = _site()
    _people(world, site)
    for side in ("own", "other"):
        _communities(world, site, side)
    _meetings(world, site)
    _texts(world, site)
    _files(world, site)
    _rows(world)
    _door(world)
    return world


def _site() -> SimpleNamespace:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    Site.objects.filter(is_default_site=True).update(root_page=home)
    Site.clear_site_root_paths_cache()
    return SimpleNamespace(
        home=home,
        agenda=home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda")),
        communities=home.add_child(instance=CommunityIndexPage(title="Communities", slug="communities")),
        library=home.add_child(instance=LibraryIndexPage(title="Bibliotheek", slug="bibliotheek")),
    )


def _people(world: World, site: SimpleNamespace) -> None:
    people = {role: VerifiedUserFactory(first_name=role) for role in roles.ROLES if role != roles.ANONYMOUS}
    people[roles.EDITOR].groups.add(make_role(EDITORS, site.home))
    people[roles.ORGANISER].groups.add(make_role(ORGANISERS, site.agenda))
    for role in (roles.ADMINISTRATOR, roles.WITHOUT_FACTOR):
        people[role].is_superuser = people[role].is_staff = True
    people[roles.DEACTIVATED].is_active = False
    for person in people.values():
        person.save()
    world.visitors = {role: Visitor(role, people.get(role)) for role in roles.ROLES}
    world.things |= people


def _communities(world: World, site: SimpleNamespace, side: str) -> None:
    """An open and a hidden community of this *side*, each with its members' meetings."""
    CommunityType.objects.get_or_create(slug="netwerk", defaults={"label_nl": "Lerend netwerk"})
    prefix = "" if side == "own" else "other_"
    mine = (f"{prefix}member", f"{prefix}moderator", *_deactivated(side))
    word = world.keep_secret(f"{side}_hidden", *mine, roles.EDITOR, roles.ADMINISTRATOR)
    facts = {
        f"{side}": {"title": f"Groep {side}", "slug": f"groep-{side}"},
        f"{side}_hidden": {
            "title": word,
            "slug": word.lower(),
            "intro": word,
            "policy": MembershipPolicy.HIDDEN,
        },
    }
    for name, fields in facts.items():
        page = publish_page(site.communities, **fields)
        world.things[f"{name}_page"] = page
        community = world.things[name] = Community.objects.get(key=page.translation_key)
        _members(world, community, mine)
    _members_meetings(world, site, side, mine)


def _deactivated(side: str) -> tuple[str, ...]:
    return (roles.DEACTIVATED,) if side == "own" else ()


def _members(world: World, community: Community, names: tuple[str, ...]) -> None:
    for name in names:
        role = Membership.Role.MODERATOR if "moderator" in name else Membership.Role.MEMBER
        row = MembershipFactory(community=community, person=world[name], role=role)
        world.things.setdefault(f"membership_{name}", row)


def _members_meetings(world: World, site: SimpleNamespace, side: str, mine: tuple[str, ...]) -> None:
    staff = (roles.EDITOR, roles.ORGANISER, roles.ADMINISTRATOR)
    for name, community, access in (
        ("members", side, "leden"),
        ("concealed", side, "verborgen"),
        ("in_hidden", f"{side}_hidden", "openbaar"),
    ):
        word = world.keep_secret(f"{side}_{name}", *mine, *staff)
        world.things[f"{side}_{name}"] = _meeting(site, word, access=access, community=world[community])
    word = world.keep_secret(f"{side}_invited", *staff)
    world.things[f"{side}_invited"] = _meeting(site, word, access="uitnodiging", community=world[side])


def _meetings(world: World, site: SimpleNamespace) -> None:
    staff = (roles.EDITOR, roles.ORGANISER, roles.ADMINISTRATOR)
    open_to_all = {"takes_registrations": True}
    world.things["meeting"] = _meeting(site, "Taalcafe", rrule="FREQ=WEEKLY;COUNT=4", **open_to_all)
    world.things["first_day"] = next_week().date()
    world.things["festival"] = make.festival_page(
        site.agenda, "Zomerfestival", sessions_take_registrations=True, **open_to_all
    )
    make.session_of(world["festival"], "Openingssessie")
    _registration(world)
    world.things["draft"] = _draft(site, world.keep_secret("draft", *staff))
    world.things["scheduled"] = _draft(site, world.keep_secret("scheduled", *staff))
    world["scheduled"].go_live_at = clock.now() + timedelta(days=3)
    world["scheduled"].save_revision().publish()
    # It was public: calendars that had it are told that it is off.
    world.things["unpublished"] = _meeting(site, world.keep_secret("unpublished", *roles.ROLES))
    world["unpublished"].unpublish()
    page = world.things["changed"] = _meeting(site, "Openbaar overleg")
    page.title = page.intro = page.venue = world.keep_secret("changed", *staff)
    page.save_revision()


def _registration(world: World) -> None:
    """A seat of the member, and what only they and who holds their mail may read of it."""
    seats = make.event_of(world["meeting"]).seatings.order_by("starts_at")[0]
    applicant = Applicant(person=world[roles.MEMBER])
    made = register(seats, applicant=applicant, place=Place.ROOM, now=clock.now())
    world.things["registration"] = made


def _meeting(site: SimpleNamespace, title: str, **fields: Any) -> Any:
    usual = {"start": next_week(), "regions": [make.region()], "themes": [make.theme()]}
    return make.meeting_page(site.agenda, title, **{**usual, "venue": title, "intro": title, **fields})


def next_week() -> datetime:
    """Ten o'clock in a week: a recurrence knows no seconds."""
    return local(clock.now() + timedelta(days=7)).replace(hour=10, minute=0, second=0, microsecond=0)


def _draft(site: SimpleNamespace, title: str) -> Any:
    start = next_week()
    page = EventPage(title=title, slug=title.lower(), intro=title, start=start, live=False)
    page.end, page.event_type, page.event_format = (
        start + timedelta(hours=1),
        make.event_type(),
        make.event_format(),
    )
    site.agenda.add_child(instance=page).save_revision()
    return page


def _texts(world: World, site: SimpleNamespace) -> None:
    editors = (roles.EDITOR, roles.ADMINISTRATOR)
    world.things["text"] = resources.resource(site.library, "Toolkit")
    book = world.things["handbook"] = resources.handbook(site.library, slug="handboek")
    resources.chapter(book, "Waarom", slug="waarom", body=[("text", {"html": "<h3>Bellen</h3>"})])
    resources.edition(book)
    resources.chapter(book, "Hoe", slug="hoe")
    resources.edition(book)
    word = world.keep_secret("draft_handbook", *editors)
    draft = resources.handbook(site.library, word, slug=word.lower(), intro=word, live=False)
    world.things["draft_handbook"] = draft
    word = world.keep_secret("restricted", *editors)
    closed = world.things["restricted"] = resources.handbook(
        site.library, word, slug=word.lower(), intro=word, themes=[make.theme()]
    )
    # The PDF that the worker made of it.
    Paper.objects.create(page=closed, shows=[closed.pk], file=ContentFile(word.encode(), f"{word}.pdf"))
    below = world.keep_secret("below_restricted", *editors)
    world.things["below_restricted"] = resources.publish(
        closed, ChapterPage(title=below, slug=below.lower(), intro=below)
    )
    _english(world, closed, world.things["below_restricted"], editors)
    resources.edition(closed)
    resources.chapter(closed, below, slug="nog-een")
    resources.edition(closed)
    _restrict(closed, PageViewRestriction.GROUPS, Group.objects.get(name=EDITORS))
    _approval(world, book, editors)
    _consultation(world, book)
    word = world.keep_secret("suggestion", roles.MEMBER, *editors)
    said = {"page": ChapterPage.objects.get(slug="waarom"), "anchor": "bellen", "heading": "Bellen"}
    world.things["suggestion"] = Suggestion.objects.create(
        **said, text=word, person=world[roles.MEMBER], given_at=clock.now()
    )
    _contact(world, site)
    _plain_pages(world, site)


def _english(world: World, closed: Page, below: Page, editors: tuple[str, ...]) -> None:
    """English texts: of a closed handbook and its chapter, and a draft below a chapter for everybody."""
    word = world.keep_secret("english", *editors)
    resources.english(closed, word, intro=word)
    world.things["english"] = resources.english(below, word, intro=word)
    word = world.keep_secret("english_draft", *editors)
    public = ChapterPage.objects.get(slug="waarom")
    world.things["english_draft"] = resources.english(public, word, intro=word, live=False)
    resources.english(public.get_parent(), "Handbook")


def _consultation(world: World, book: Page) -> None:
    """What the member said of a public handbook, for their community."""
    word = world.keep_secret("comment", roles.MEMBER, roles.MODERATOR, roles.EDITOR, roles.ADMINISTRATOR)
    opens = {"opens_at": clock.now() - timedelta(days=1), "closes_at": clock.now() + timedelta(days=9)}
    row = Consultation.objects.create(handbook=book, community=world["own"], **opens)
    chapter = ChapterPage.objects.child_of(book).first()
    world.things["comment"] = ConsultationComment.objects.create(
        consultation=row,
        chapter=chapter,
        chapter_title=chapter.title,
        person=world[roles.MEMBER],
        role="klantmanager",
        text=word,
        created_at=clock.now(),
    )


def _approval(world: World, book: Page, editors: tuple[str, ...]) -> None:
    """A draft that waits for its owner, who has the link and no account."""
    word = world.keep_secret("approval", *editors)
    draft = resources.chapter(book, word, slug=word.lower(), intro=word, live=False)
    book.owner_organisation = OrganisationFactory(contact_email="eigenaar@example.org")
    book.save()
    flow = Workflow.objects.create(name="Met de eigenaar")
    WorkflowTask.objects.create(workflow=flow, task=OwnerApprovalTask.objects.create(name="Eigenaar"))
    draft.save_revision()
    flow.start(ChapterPage.objects.get(pk=draft.pk), world[roles.EDITOR])
    world.things["approval"] = OwnerApproval.objects.get()
    mail = OutboxMail.objects.get(kind="owner_approval_asked")
    world.tokens["owner"] = mail.body_text.partition("/goedkeuren/")[2].partition("/")[0]


def _contact(world: World, site: SimpleNamespace) -> None:
    """A practice with a contact person who agreed: for who is logged in, and with the link in the mail."""
    word = world.keep_secret("contact", *roles.PEOPLE)
    practice = world.things["practice"] = resources.practice(site.library, "Taalmaatjes")
    contacts.ask(practice, "contact@example.org", actor=world[roles.EDITOR], now=clock.now())
    contacts.agree(PracticeContact.objects.get(), name=word, role="", now=clock.now())
    mail = OutboxMail.objects.get(kind="practice_contact_asked")
    world.tokens["contact"] = mail.body_text.partition("/contactpersoon/")[2].partition("/")[0]


def _plain_pages(world: World, site: SimpleNamespace) -> None:
    world.things["page"] = site.home.add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
    for name, kind, readers in (
        ("for_people", PageViewRestriction.LOGIN, roles.PEOPLE),
        ("with_password", PageViewRestriction.PASSWORD, (roles.EDITOR, roles.ADMINISTRATOR)),
    ):
        word = world.keep_secret(name, *readers)
        page = StandardPage(title=word, slug=word.lower(), intro=word)
        world.things[name] = site.home.add_child(instance=page)
        world.things[f"{name}_restriction"] = _restrict(page, kind)
        below = StandardPage(
            title=world.keep_secret(f"below_{name}", *readers), slug=f"{name}-onder".replace("_", "-")
        )
        world.things[f"below_{name}"] = page.add_child(instance=below)


def _restrict(page: Page, kind: str, *groups: Group) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesam")
    restriction.groups.set(groups)
    return restriction


def _files(world: World, site: SimpleNamespace) -> None:
    closed = Collection.get_first_root_node().add_child(name="Besloten")
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name=EDITORS))
    word = world.keep_secret("document", roles.EDITOR, roles.ADMINISTRATOR)
    world.things["document"] = get_document_model().objects.create(
        title=word, collection=closed, file=ContentFile(f"Notulen;{word}\n".encode(), f"{word}.csv")
    )
    for side in ("own", "other"):
        _files_of_a_group(world, side)
    Redirect.add_redirect("/oude-groep", redirect_to=world["own_hidden_page"], is_permanent=True)


def _files_of_a_group(world: World, side: str) -> None:
    """A document and an image that only the page of the hidden community shows."""
    page, readers = world[f"{side}_hidden_page"], world.secrets[f"{side}_hidden"].readers
    word = world.keep_secret(f"{side}_document", *readers)
    document = get_document_model().objects.create(
        title=word, file=ContentFile(f"Verslag;{word}\n".encode(), f"{word}.csv")
    )
    word = world.keep_secret(f"{side}_image", *readers)
    image = get_image_model().objects.create(title=word, file=_picture(word))
    html = (
        f'<p><a linktype="document" id="{document.pk}">{document.title}</a></p>'
        f'<embed embedtype="image" id="{image.pk}" format="left" alt="{word}"/>'
    )
    page.body = [("text", {"html": html})]
    page.save_revision().publish()
    world.things |= {f"{side}_document": document, f"{side}_image": image}
    world.things[f"{side}_rendition"] = image.get_rendition("width-100")


def _picture(word: str) -> ContentFile[bytes]:
    """A drawing with *word* in its file."""
    written, notes = BytesIO(), PngInfo()
    notes.add_text("Comment", word)
    new_picture("RGB", (120, 80), "navy").save(written, "PNG", pnginfo=notes)
    return ContentFile(written.getvalue(), f"{word}.png")


def _rows(world: World) -> None:
    for name in (roles.MEMBER, roles.OTHER_MEMBER, roles.DEACTIVATED):
        word = world.keep_secret(f"feed_link_{name}", *(() if name == roles.DEACTIVATED else (name,)))
        made = subscribe(world[name], name=word, now=clock.now())
        world.things[f"feed_link_{name}"], world.tokens[name] = made
        world.things[f"session_{name}"] = UserSession.objects.create(
            user=world[name], ip="192.0.2.1", user_agent=word, session_key=f"key-of-{name}"
        )
    # Of somebody who is none of the visitors: it would change how they log in.
    world.things["passkey"] = Authenticator.objects.create(
        user=VerifiedUserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Sleutel"}
    )
    editors = (roles.EDITOR, roles.ADMINISTRATOR)
    calendar = world.things["partner_calendar"] = partners.partner_calendar(mode="bekijken")
    start = clock.now() + timedelta(days=5)
    word = world.keep_secret("partner_item", *editors)
    world.things["partner_item"] = PartnerItem.objects.create(
        calendar=calendar,
        uid="1",
        fingerprint="1",
        title=word,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
    )
    word = world.keep_secret("organisation", *editors)
    world.things["organisation"] = OrganisationFactory(name=word, slug=word.lower(), is_reviewed=False)
    world.things["mail"] = OutboxMail.objects.create(
        dedupe_key="1",
        kind="test",
        recipient=world[roles.MEMBER],
        to_address="ontvanger@example.org",
        subject="Onderwerp",
        body_text=world.keep_secret("mail"),
        next_attempt_at=clock.now(),
    )


def _door(world: World) -> None:
    """Somebody with a seat at the public meeting, and a member who helps at its door."""
    seats = world.things["seating"] = make.event_of(world["meeting"]).seatings.order_by("starts_at")[0]
    # Who registered somebody sees that, too.
    readers = (roles.MEMBER, roles.MODERATOR, roles.EDITOR, roles.ORGANISER, roles.ADMINISTRATOR)
    name = world.keep_secret("attendee", *readers)
    applicant = Applicant(name=name, email="deelnemer@gemeente.test", registered_by=world[roles.MODERATOR])
    register(seats, applicant=applicant, place=Place.ROOM, now=clock.now())
    facts = {"given_at": clock.now(), "expires_at": seats.ends_at}
    world.things["doorkeeper"] = Doorkeeper.objects.create(
        event=seats.event, email=world[roles.MEMBER].email, **facts
    )
    _evaluation(world)


def _evaluation(world: World) -> None:
    """What was said of that meeting: an answer that its organisers may read, and one that nobody may yet."""
    seats = world.things["seating"]
    staff = (roles.EDITOR, roles.ORGANISER, roles.ADMINISTRATOR)
    for name, readers, is_released in (("said", staff, True), ("said_alone", (), False)):
        word = world.keep_secret(name, *readers)
        EvaluationAnswer.objects.create(seating=seats, question="mee", text=word, is_released=is_released)
