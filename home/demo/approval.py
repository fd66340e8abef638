"""A chapter that a colleague has read, and that waits for its owner."""

from wagtail.models import Workflow, WorkflowState

from cop_platform.accounts.models import Organisation, User
from home.demo.people import address
from home.founding import workflow
from home.loading.base import Loader
from resources.models import ChapterPage, HandbookPage


def load(loader: Loader) -> None:
    """Offer the chapter, once; nothing when somebody removed it or the workflow."""
    workflow.load(loader)
    item = loader.read("approval")
    owner = Organisation.objects.filter(slug=item["owner"], contact_email="")
    owner.update(contact_email=address(item["mailbox"]))
    book = HandbookPage.objects.filter(slug=item["handbook"]).first()
    fields = {"title": item["title"], "intro": item["intro"], "body": loader.blocks(item["blocks"])}
    page = loader.page(ChapterPage, book, item["slug"], fields, publish=False)
    flow = Workflow.objects.filter(name=workflow.NAME).first()
    if page is not None and flow is not None:
        _offer(page, flow, User.objects.get(email=address(item["author"])))


def _offer(page: ChapterPage, flow: Workflow, author: User) -> None:
    if WorkflowState.objects.filter(object_id=str(page.pk)).exists():
        return
    state = flow.start(page, author)
    state.current_task_state.specific.approve(user=author)
