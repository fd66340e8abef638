"""Tables of which no page that is kept shows anything; what is not listed counts as shown.

An app lists its own in ``<app>/unshown.py``.
"""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.conf import settings

_labels: list[tuple[str, str]] = []
# Tables without a model of their own.
_OTHERS = frozenset({"django_migrations", "wagtailsearch_indexentry_fts"})


def unshown(app: str, names: str) -> None:
    """List the tables of the models *names* of *app*; call it when the app is loaded."""
    _labels.extend((app, name) for name in names.split())


@cache
def unshown_tables() -> frozenset[str]:
    """The tables that may change without any kept page being another."""
    caches = (str(config["LOCATION"]) for config in settings.CACHES.values() if config.get("LOCATION"))
    return _OTHERS.union(caches, *(_tables(app, name) for app, name in _labels))


def _tables(app: str, name: str) -> Iterator[str]:
    model = apps.get_model(app, name)
    yield model._meta.db_table
    yield from (field.m2m_db_table() for field in model._meta.local_many_to_many)


unshown("core", "Activity ContentStamp Lease")
unshown("sessions", "Session")
unshown("usersessions", "UserSession")
unshown("account", "EmailAddress EmailConfirmation")
unshown("mfa", "Authenticator")
unshown("socialaccount", "SocialAccount SocialToken")
unshown("django_tasks_database", "DBTaskResult")
unshown("wagtailadmin", "EditingSession FormState")
# Drafts and what was said of them: what is published is in the tables of the pages.
unshown(
    "wagtailcore",
    "Comment CommentReply ModelLogEntry PageLogEntry PageSubscription ReferenceIndex Revision TaskState"
    " UploadedFile WorkflowState",
)
unshown("wagtailsearch", "IndexEntry")
unshown("wagtailsearchpromotions", "QueryDailyHits")
unshown("wagtailusers", "UserProfile")
