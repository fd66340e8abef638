"""The workflow of the library: a colleague reads, then the owner approves."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from home.loading.base import Loader
from home.roles import EDITORS
from resources.models import LibraryIndexPage, OwnerApprovalTask

NAME = "Redactie en eigenaar"
READING, APPROVING = "Controle van de inhoud", "Goedkeuring door de eigenaar"


def load(loader: Loader) -> None:
    """Make the workflow, once, for the library; whoever made another for it keeps that."""
    library = LibraryIndexPage.objects.first()
    if library is None or Workflow.objects.filter(name=NAME).exists():
        return
    flow = Workflow.objects.create(name=NAME)
    for place, task in enumerate((_reading(), OwnerApprovalTask.objects.create(name=APPROVING))):
        WorkflowTask.objects.create(workflow=flow, task=task, sort_order=place)
    WorkflowPage.objects.get_or_create(page=library.page_ptr, defaults={"workflow": flow})


def _reading() -> GroupApprovalTask:
    task: GroupApprovalTask = GroupApprovalTask.objects.create(name=READING)
    task.groups.set(Group.objects.filter(name=EDITORS))
    return task
