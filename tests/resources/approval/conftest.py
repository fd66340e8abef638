"""A chapter in a workflow whose last step is for its owner."""

import pytest
from wagtail.models import Workflow, WorkflowTask

from cop_platform.accounts.models import Organisation, User
from resources.models import ChapterPage, LibraryIndexPage, OwnerApproval, OwnerApprovalTask
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.resources import chapter, handbook

TEXT = [("text", {"html": "<h3>Zo doet u dat</h3><p>Bel eerst de werkgever.</p>"})]


@pytest.fixture
def owner(db: None) -> Organisation:
    """The organisation that is asked."""
    made: Organisation = OrganisationFactory(name="Werkplein", contact_email="teksten@werkplein.example")
    return made


@pytest.fixture
def author(db: None) -> User:
    """Who writes, and may publish."""
    made: User = UserFactory(is_superuser=True, is_staff=True, email="auteur@example.org")
    return made


@pytest.fixture
def page(library: LibraryIndexPage, owner: Organisation) -> ChapterPage:
    """A chapter with a draft."""
    made: ChapterPage = chapter(handbook(library, owner_organisation=owner), "Taalbuddy's", live=False)
    made.body = TEXT
    made.save_revision()
    return made


@pytest.fixture
def workflow(db: None) -> Workflow:
    """One step: the owner."""
    made = Workflow.objects.create(name="Met de eigenaar")
    WorkflowTask.objects.create(workflow=made, task=OwnerApprovalTask.objects.create(name="Eigenaar"))
    return made


@pytest.fixture
def asked(page: ChapterPage, workflow: Workflow, author: User) -> OwnerApproval:
    """The question that was mailed."""
    workflow.start(ChapterPage.objects.get(pk=page.pk), author)
    return OwnerApproval.objects.get()
