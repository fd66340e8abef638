"""Doors for the worker: what the CMS and the framework leave to a clock."""

from datetime import datetime

import structlog
from django.core.management import call_command
from django.db import transaction

from cop_platform.core.models import ContentStamp
from cop_platform.core.periodic import periodic
from cop_platform.core.privacy.retention import remove_expired
from cop_platform.core.proofreading.door import hold_back_unfinished

# Counting so many takes no time, and a new version costs every page its copy.
FEW_STAMPS = 200
log = structlog.stdlib.get_logger("cop_platform.privacy")


@periodic("publish scheduled pages", seconds=60)
def publish_scheduled(now: datetime) -> None:
    """Publish and withdraw the pages whose moment has come; what is not finished waits for its writer."""
    hold_back_unfinished(now)
    call_command("publish_scheduled", verbosity=0)


@periodic("remove personal data that has had its time", seconds=24 * 3600)
def forget(now: datetime) -> None:
    """Sessions, old mails and the rest: what goes when is said in the privacy labels."""
    counts = remove_expired(now)
    log.info("personal data removed", **{name: count for name, count in counts.items() if count})


@periodic("join stamps of the content", seconds=3600)
def join_stamps(now: datetime) -> None:
    """One stamp for many, as the version is counted over all of them; a new one, so that none comes back."""
    if ContentStamp.objects.count() < FEW_STAMPS:
        return
    with transaction.atomic():
        ContentStamp.objects.all().delete()
        ContentStamp.objects.create()


@periodic("remove results of tasks", seconds=24 * 3600)
def prune_results(now: datetime) -> None:
    """Keep what tasks answered for two weeks, and no longer."""
    call_command("prune_db_task_results", verbosity=0)
