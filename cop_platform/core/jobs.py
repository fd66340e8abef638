"""Doors for the worker: what the CMS and the framework leave to a clock."""

from datetime import datetime

from django.core.management import call_command

from cop_platform.core.periodic import periodic


@periodic("publish scheduled pages", seconds=60)
def publish_scheduled(now: datetime) -> None:
    """Publish and withdraw the pages whose moment has come."""
    call_command("publish_scheduled", verbosity=0)


@periodic("remove sessions that ended", seconds=24 * 3600)
def clear_sessions(now: datetime) -> None:
    """Nobody can use them any more."""
    call_command("clearsessions", verbosity=0)


@periodic("remove results of tasks", seconds=24 * 3600)
def prune_results(now: datetime) -> None:
    """Keep what tasks answered for two weeks, and no longer."""
    call_command("prune_db_task_results", verbosity=0)
