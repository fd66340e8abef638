"""The contact person of one good practice: invented, as everybody in the demo."""

from datetime import timedelta

from cop_platform.accounts.models import User
from home.demo.people import address
from home.loading.base import Loader
from resources.domain.contacts.link import AGREED_FOR, digest
from resources.models import PracticeContact, PracticePage

PERSON, PRACTICE = "joris", "almere-nareizigers"


def load_contact(loader: Loader) -> None:
    """Let somebody with an account have agreed to stand with a practice."""
    person = User.objects.filter(email=address(PERSON)).first()
    practice = PracticePage.objects.live().filter(slug=PRACTICE).first()
    if person is None or practice is None:
        return
    # The first of a month: another day each night would be a change each night.
    since = (loader.now - timedelta(days=30)).replace(day=1, hour=9, minute=0, second=0, microsecond=0)
    agreed = {
        "email": person.email,
        "name": str(person),
        "role": practice.contact_role,
        # Of no link: none was sent.
        "token_hash": digest(PRACTICE),
        "asked_at": since,
        "agreed_at": since,
        "ends_at": since + AGREED_FOR,
    }
    loader.row(PracticeContact, PRACTICE, agreed, lookup={"practice": practice})
