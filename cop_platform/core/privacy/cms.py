"""Labels of the tables that Django, Wagtail and the task queue bring."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit.acts import acts
from cop_platform.core.privacy.erasure import also_scrub
from cop_platform.core.privacy.labels import Basis, Group, Kept, Purpose
from cop_platform.core.privacy.registry import label, nothing_personal

EDITING = Purpose(Group.EDITORS, _("Om samen aan pagina's te werken."), Basis.TASK)
AUDIT = Purpose(Group.EDITORS, _("Om achteraf te zien wie wat heeft gewijzigd."), Basis.LAW)
LOGIN = Purpose(Group.LOGIN, _("Om u ingelogd te houden, en alleen u."), Basis.TASK)
# Long enough for an inquiry that begins a year later.
DAYS_OF_LOG = 730
WITHOUT_YOU = Kept(_("zolang de pagina er is; uw naam tot u uw account verwijdert"))


def of_the_log(now: datetime) -> Q:
    """The acts of security and moderation: the rest is evidence of what people did and learned."""
    return Q(verb__in=[act.verb for act in acts().values() if not act.is_evidence])


def sessions_of(person: Any) -> Q:
    """The sessions of *person*: nothing but their content tells whose they are."""
    rows = apps.get_model("sessions.Session").objects.iterator()
    return Q(pk__in=[row.pk for row in rows if _is_of(row.get_decoded(), str(person.pk), person.email)])


def _is_of(data: dict[str, Any], key: str, email: str) -> bool:
    return data.get("_auth_user_id") == key or email in str(data).lower()


@also_scrub
def forget_in_revisions(person: Any) -> int:
    """Take the remarks and the address of *person* out of stored versions of pages; returns how many."""
    revisions = apps.get_model("wagtailcore.Revision").objects
    hit = Q(content__icontains=f'"user": {person.pk}') | Q(content__icontains=person.email)
    changed = 0
    for row in revisions.filter(hit).iterator():
        content = _without(person, row.content)
        if content != row.content:
            changed += revisions.filter(pk=row.pk).update(content=content)
    return changed


def _without(person: Any, content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without(person, value) for key, value in content.items()}
    if isinstance(content, list):
        return [_without(person, each) for each in content if not _is_remark_of(person, each)]
    return "" if isinstance(content, str) and content.lower() == person.email else content


def _is_remark_of(person: Any, content: Any) -> bool:
    return isinstance(content, dict) and "text" in content and content.get("user") == person.pk


label(
    "sessions.Session",
    _("waar u bent ingelogd: de sessie"),
    LOGIN,
    of=sessions_of,
    kept=Kept(_("tot u uitlogt, of na twee weken"), since="expire_date"),
    withheld={
        "session_key": _("geheim nummer van de sessie"),
        "session_data": _("dat u bent ingelogd, in een vorm voor de computer"),
    },
    plain="expire_date",
)
label(
    "core.Activity",
    _("uw handelingen op de website"),
    AUDIT,
    of="actor",
    unlinked="actor",
    kept=Kept(
        _("wat voor de beveiliging telt %(days)s dagen; zonder u, als u uw account verwijdert"),
        since="happened_at",
        days=DAYS_OF_LOG,
        where=of_the_log,
    ),
    shown={
        "happened_at": _("moment"),
        "verb": _("handeling"),
        "target_type": _("soort"),
        "target_id": _("nummer"),
    },
    plain="data by_person",
)
label(
    "wagtailcore.Page",
    _("pagina's die u hebt gemaakt"),
    EDITING,
    of="owner",
    unlinked="owner locked_by",
    kept=WITHOUT_YOU,
    shown={"title": _("titel"), "url_path": _("adres")},
    plain="*",
)
label(
    "wagtailcore.Revision",
    _("versies van pagina's die u hebt bewaard"),
    EDITING,
    of="user",
    unlinked="user",
    kept=WITHOUT_YOU,
    shown={"object_str": _("titel"), "created_at": _("moment")},
    plain="*",
)
for name in ("PageLogEntry", "ModelLogEntry"):
    label(
        f"wagtailcore.{name}",
        _("uw wijzigingen in het CMS"),
        AUDIT,
        of="user",
        unlinked="user",
        about=name == "ModelLogEntry",
        kept=Kept(_("de wijziging blijft, zonder u, als u uw account verwijdert")),
        shown={"label": _("titel"), "action": _("handeling"), "timestamp": _("moment")},
        exported={"data": _("bijzonderheden")},
        instead={"data": {}},
        plain="*",
    )
label(
    "wagtailcore.Comment",
    _("uw opmerkingen bij pagina's"),
    EDITING,
    of="user",
    unlinked="resolved_by",
    exported={"text": _("tekst"), "created_at": _("gemaakt op"), "updated_at": _("gewijzigd op")},
    shown={"page": _("pagina")},
    plain="*",
)
label(
    "wagtailcore.CommentReply",
    _("uw antwoorden op opmerkingen"),
    EDITING,
    of="user",
    exported={"text": _("tekst"), "created_at": _("gemaakt op"), "updated_at": _("gewijzigd op")},
    plain="*",
)
label(
    "wagtailcore.PageSubscription",
    _("pagina's waarvan u bericht krijgt bij een opmerking"),
    EDITING,
    of="user",
    exported={"page": _("pagina"), "comment_notifications": _("bericht bij opmerkingen")},
)
label(
    "wagtailcore.WorkflowState",
    _("pagina's die u liet nakijken"),
    EDITING,
    of="requested_by",
    unlinked="requested_by",
    kept=WITHOUT_YOU,
    shown={"created_at": _("moment"), "status": _("stand")},
    plain="*",
)
label(
    "wagtailcore.TaskState",
    _("pagina's die u hebt nagekeken"),
    EDITING,
    of="finished_by",
    unlinked="finished_by",
    instead={"comment": ""},
    kept=WITHOUT_YOU,
    exported={"comment": _("opmerking")},
    shown={"finished_at": _("moment"), "status": _("stand")},
    plain="*",
)
label(
    "wagtailcore.UploadedFile",
    _("bestanden die u aan het plaatsen bent"),
    EDITING,
    of="uploaded_by_user",
    exported={"file": _("bestand")},
    plain="*",
)
for model in ("wagtailimages.Image", "wagtaildocs.Document"):
    label(
        model,
        _("bestanden die u hebt geplaatst"),
        EDITING,
        of="uploaded_by_user",
        unlinked="uploaded_by_user",
        kept=Kept(_("zolang het bestand er is; uw naam tot u uw account verwijdert")),
        shown={"title": _("titel"), "created_at": _("gemaakt op")},
        plain="*",
    )
label(
    "wagtailadmin.EditingSession",
    _("welke pagina u open hebt in het CMS"),
    EDITING,
    of="user",
    kept=Kept(_("%(days)s dag na de laatste keer"), since="last_seen_at", days=1),
    exported={"last_seen_at": _("laatst gezien"), "is_editing": _("bezig met wijzigen")},
    plain="*",
)
label(
    "wagtailadmin.FormState",
    _("formulieren die u nog niet hebt bewaard"),
    EDITING,
    of="user",
    kept=Kept(_("%(days)s dag na de laatste wijziging"), since="last_updated_at", days=1),
    exported={"data": _("inhoud"), "last_updated_at": _("gewijzigd op")},
    plain="*",
)
label(
    "wagtailusers.UserProfile",
    _("uw instellingen van het CMS"),
    EDITING,
    of="user",
    exported={
        "avatar": _("foto"),
        "preferred_language": _("taal"),
        "current_time_zone": _("tijdzone"),
        "theme": _("kleuren"),
        "contrast": _("contrast"),
        "density": _("dichtheid"),
        "keyboard_shortcuts": _("sneltoetsen"),
        "submitted_notifications": _("bericht bij nakijken"),
        "approved_notifications": _("bericht bij goedkeuring"),
        "rejected_notifications": _("bericht bij afkeuring"),
        "updated_comments_notifications": _("bericht bij opmerkingen"),
        "dismissibles": _("gesloten meldingen"),
    },
)

nothing_personal("auth", "Group Permission")
nothing_personal("contenttypes", "ContentType")
nothing_personal("core", "ContentStamp Lease")
# What a task is asked names things by number; its result goes after two weeks.
nothing_personal("django_tasks_database", "DBTaskResult")
nothing_personal("recurrence", "Recurrence Rule Date Param")
nothing_personal("taggit", "Tag TaggedItem")
nothing_personal("wagtailadmin", "Admin")
nothing_personal(
    "wagtailcore",
    "Locale Site GroupSitePermission CollectionViewRestriction Collection GroupCollectionPermission"
    " WorkflowContentType Workflow WorkflowTask Task GroupApprovalTask GroupPagePermission"
    " PageViewRestriction WorkflowPage ReferenceIndex",
)
nothing_personal("wagtailembeds", "Embed")
nothing_personal("wagtailimages", "Rendition")
nothing_personal("wagtailredirects", "Redirect")
nothing_personal("wagtailsearch", "IndexEntry SQLiteFTSIndexEntry")
# Words that were searched for, counted without anybody's name.
nothing_personal("wagtailsearchpromotions", "Query QueryDailyHits SearchPromotion")
