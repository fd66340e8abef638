"""A person with a row in every table that keeps something of people, and a mark in every field."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.db.models import CharField, EmailField, FileField, GenericIPAddressField, JSONField, TextField
from PIL.Image import new
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Comment,
    CommentReply,
    GroupApprovalTask,
    ModelLogEntry,
    PageLogEntry,
    PageSubscription,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from cop_platform.accounts.models import AccessNeeds, Closure, Consent, PrivacyPolicy, UnusedWarning, User
from cop_platform.core.activity import record
from cop_platform.core.privacy import labels
from cop_platform.media.models import SiteDocument, SiteImage
from cop_platform.notifications.models import MailRefusal, OutboxMail
from cop_platform.taxonomy.models import ContentStatus
from events.domain.attendance import check_in
from events.domain.certificates import make_certificate
from events.domain.seats import Applicant, register
from events.models import Doorkeeper, EventIndexPage, FeedSubscription, PeopleFile, Place
from resources.models import (
    Bookmark,
    ChangeProposal,
    Consultation,
    ConsultationComment,
    Follow,
    HandbookPage,
    OwnerApproval,
    PracticeContact,
    ReadingPlace,
    ReadingRefusal,
    SectionVote,
    StatusChange,
    Steward,
    Suggestion,
)
from tests.factories.accounts import OrganisationFactory, VerifiedUserFactory
from tests.factories.communities import MembershipFactory
from tests.factories.events import festival_page, meeting_page
from tests.factories.partners import partner_calendar
from tests.factories.resources import chapter, handbook, practice, resource
from tests.factories.seats import seating

NOW = datetime(2026, 3, 1, 11, tzinfo=UTC)
NETWORK_ADDRESS = "198.51.100.77"
KEPT_APART = {"sessions.Session"}  # its content is signed: it holds the mark inside


def marked_person(mark: str, agenda: EventIndexPage) -> User:
    """Somebody with rows everywhere, *mark* (four characters) in all personal text, by the labels."""
    person: User = VerifiedUserFactory(email=f"{mark}@merk.test", first_name=f"{mark}voornaam")
    _account(person, mark)
    _membership(person, mark)
    _editing(person, mark, agenda)
    _following(person, agenda)
    numbers = count()
    for label in labels().values():
        if label.of is not None and label.model_name not in KEPT_APART:
            _mark(label.rows(person), label, mark, numbers)
    person.refresh_from_db()
    return person


def _account(person: User, mark: str) -> None:
    address = EmailAddress.objects.get(user=person)
    EmailConfirmation.objects.create(email_address=address, created=NOW, sent=NOW, key=mark)
    Closure.objects.create(person=person, asked_at=NOW)
    AccessNeeds.objects.create(person=person, text=mark)
    UnusedWarning.objects.create(person=person, warned_at=NOW)
    Consent.objects.create(person=person, policy=PrivacyPolicy.objects.first(), given_at=NOW)
    Authenticator.objects.create(user=person, type="totp", data={})
    session = SessionStore()
    session["_auth_user_id"], session["words"] = str(person.pk), mark
    session.save()
    UserSession.objects.create(user=person, ip=NETWORK_ADDRESS, session_key=mark, user_agent=mark)
    account = SocialAccount.objects.create(user=person, provider="openid_connect", uid=mark)
    SocialToken.objects.create(account=account, token=mark, token_secret=mark)


def _membership(person: User, mark: str) -> None:
    MembershipFactory(person=person)
    FeedSubscription.objects.create(person=person, name=mark, token_hash=mark, hint=mark, created_at=NOW)
    for recipient in (person, None):
        mail = {"kind": "test", "to_address": person.email, "next_attempt_at": NOW + timedelta(days=9)}
        OutboxMail.objects.create(recipient=recipient, dedupe_key=f"{mark}{recipient}", **mail)
    MailRefusal.objects.create(person=person, kind="test", created_at=NOW)
    MailRefusal.objects.create(address=person.email, kind="test", created_at=NOW)
    record(actor=person, verb="test", target=person)
    _seats(person, mark)


def _following(person: User, agenda: EventIndexPage) -> None:
    Follow.objects.create(person=person, page=agenda, created_at=NOW)
    Bookmark.objects.create(person=person, page=agenda, created_at=NOW)
    text = resource(agenda.get_parent(), f"Tekst {person.pk}")
    book = handbook(agenda.get_parent(), f"Boek {person.pk}")
    place = {"handbook": book, "chapter": chapter(book), "edition": 1, "former_edition": 1}
    # Of somebody with an account: the address is what leads to them.
    example = practice(agenda.get_parent(), f"Praktijk {person.pk}")
    asked = {"token_hash": f"{person.pk}", "asked_at": NOW, "ends_at": NOW + timedelta(days=9)}
    PracticeContact.objects.create(practice=example, email=person.email, **asked)
    ReadingPlace.objects.create(person=person, read_at=NOW, **place)
    ReadingRefusal.objects.create(person=person, since=NOW)
    Steward.objects.create(person=person, page=text, since=NOW)
    _consulted(person, handbook(agenda.get_parent(), f"Handboek {person.pk}"))
    status = ContentStatus.objects.get_or_create(slug="concept", defaults={"label_nl": "Concept"})[0]
    StatusChange.objects.create(page=text, status=status, changed_at=NOW, set_by=person)
    _feedback(person, agenda)


def _feedback(person: User, agenda: EventIndexPage) -> None:
    """A vote, and a suggestion that became a proposal."""
    page = chapter(handbook(agenda.get_parent(), f"Handboek {person.pk}"))
    section = {"page": page, "anchor": "bellen", "person": person, "given_at": NOW}
    SectionVote.objects.create(**section, is_useful=True)
    made = Suggestion.objects.create(**section, heading="Bellen", text="Bel", closed_at=NOW)
    facts = {"page": page, "source": "suggestie", "source_key": made.pk, "made_at": NOW}
    ChangeProposal.objects.create(**facts, credit=person, made_by=person)


def _consulted(person: User, book: HandbookPage) -> None:
    days = {"opens_at": NOW, "closes_at": NOW + timedelta(days=9), "reported_at": NOW}
    row = Consultation.objects.create(handbook=book, community=MembershipFactory().community, **days)
    said = {"created_at": NOW, "hidden_at": NOW, "hidden_by": person, "answered_by": person}
    ConsultationComment.objects.create(consultation=row, chapter_title="Waarom", person=person, **said)


def _seats(person: User, mark: str) -> None:
    """A seat as a person with an account, and one as a guest with the same address."""
    question = {"id": "doel", "label": "Wat wilt u leren?", "days_kept": 30}
    for who in ({"person": person}, {"name": mark, "email": person.email, "registered_by": person}):
        applicant = Applicant(**who, access_wishes=mark, dietary_wishes=mark, answers={"doel": mark})
        row = register(seating(questions=[question]), applicant=applicant, place=Place.ROOM, now=NOW)
        check_in(row, by=person, now=row.seating.starts_at, anyway=True)
        row.refresh_from_db()
        make_certificate(row, name=mark, shows_name=True, now=row.seating.ends_at)
    PeopleFile.objects.create(seating=row.seating, asked_by=person, form="csv", asked_at=NOW)
    facts = {"given_by": person, "given_at": NOW, "expires_at": NOW + timedelta(days=9)}
    Doorkeeper.objects.create(event=row.seating.event, email=person.email, **facts)


def _editing(person: User, mark: str, agenda: EventIndexPage) -> None:
    page = meeting_page(agenda, f"Vergadering {mark[0]}", owner=person, contact_email=person.email)
    festival_page(agenda, f"Festival {mark[0]}", contact_email=person.email)
    partner_calendar(name=f"Partner {mark[0]}", contact_email=person.email)
    kind = ContentType.objects.get_for_model(page)
    remark = Comment(page=page, user=person, text=f"{mark} opmerking", contentpath="title")
    page.wagtail_admin_comments.add(remark)
    version = page.save_revision(user=person)
    page.save()
    CommentReply.objects.create(comment=Comment.objects.get(user=person), user=person, text=mark)
    PageSubscription.objects.create(user=person, page=page, comment_notifications=True)
    flow = WorkflowState.objects.create(
        content_type=kind,
        base_content_type=kind,
        object_id=page.pk,
        workflow=Workflow.objects.create(name=mark[0]),
        requested_by=person,
    )
    task = Workflow.objects.first().tasks.first() or _task(mark)
    TaskState.objects.create(
        workflow_state=flow, revision=version, task=task, finished_by=person, comment=mark, content_type=kind
    )
    _approval(TaskState.objects.last(), person, mark)
    log = {"timestamp": NOW, "action": "wagtail.edit", "user": person}
    PageLogEntry.objects.create(page=page, content_type=kind, label="Vergadering", **log)
    about = ContentType.objects.get_for_model(person)
    ModelLogEntry.objects.create(content_type=about, object_id=str(person.pk), label=str(person), **log)
    ModelLogEntry.objects.create(content_type=kind, object_id="1", label="Vergadering", **log)
    form = {"user": person, "content_type": kind, "object_id": str(page.pk)}
    EditingSession.objects.create(last_seen_at=NOW, **form)
    FormState.objects.create(data=mark, last_updated_at=NOW, **form)
    _uploads(person, mark)


def _approval(state: Any, person: User, mark: str) -> None:
    """A text that the person approved for its owner."""
    owner = OrganisationFactory(contact_email=person.email)
    facts = {"asked_at": NOW, "expires_at": NOW, "closed_at": NOW, "outcome": "approved"}
    hashes = {"content_hash": "afdruk", "token_hash": f"afdruk {state.pk}"}
    OwnerApproval.objects.create(
        task_state=state,
        organisation=owner,
        title="Tekst",
        sent_to=person.email,
        name=mark,
        **facts,
        **hashes,
    )


def _task(mark: str) -> Any:
    return GroupApprovalTask.objects.create(name=f"taak {mark[0]}")


def _uploads(person: User, mark: str) -> None:
    UploadedFile.objects.create(file=_file(mark, "los"), uploaded_by_user=person)
    UserProfile.objects.create(user=person, avatar=_file(mark, "foto"))
    # The tables of Wagtail's own models are there too, empty.
    for documents in (Document, SiteDocument):
        rows = ContentFile(b"punt;besluit", "verslag.csv")
        documents.objects.create(title="Verslag", file=rows, uploaded_by_user=person)
    facts = {"title": "Zaal", "width": 1, "height": 1, "uploaded_by_user": person}
    for images in (Image, SiteImage):
        images.objects.create(file=_picture(), **facts)


def _picture() -> ContentFile:
    content = BytesIO()
    new("RGB", (1, 1)).save(content, "PNG")
    return ContentFile(content.getvalue(), "zaal.png")


def _file(mark: str, name: str) -> ContentFile:
    return ContentFile(f"inhoud {mark}".encode(), f"{mark}-{name}.png")


def _mark(rows: Any, label: Any, mark: str, numbers: Any) -> None:
    keys = list(rows.values_list("pk", flat=True))
    assert keys, f"{label.model_name}: make a row of this table here"
    for name in label.personal:
        part = label.model._meta.get_field(name)
        for key in keys:
            if (value := _marking(part, f"{mark}{next(numbers)}")) is not None:
                label.model._base_manager.filter(pk=key).update(**{name: value})


def _marking(part: Any, text: str) -> Any:
    if isinstance(part, EmailField | FileField):
        return None  # the address and the file names hold the mark already
    if isinstance(part, GenericIPAddressField):
        return NETWORK_ADDRESS
    if isinstance(part, JSONField):
        return {"woorden": text}
    return text[: part.max_length] if isinstance(part, CharField | TextField) else None
