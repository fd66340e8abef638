"""People."""

import factory
from factory.django import DjangoModelFactory

from cop_platform.accounts.models import User

PASSWORD = "een-lang-wachtwoord"


class UserFactory(DjangoModelFactory):
    """A person who can log in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    first_name = factory.Sequence("Voornaam{}".format)
    last_name = "Tester"
    email = factory.Sequence("persoon{}@example.org".format)
    password = factory.django.Password(PASSWORD)
