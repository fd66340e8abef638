"""People and organisations."""

from datetime import date

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from cop_platform.accounts.models import Organisation, PartnerMembership, User

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


class VerifiedUserFactory(UserFactory):
    """A person who has proved their address."""

    @factory.post_generation
    def address(self: User, create: bool, extracted: object, **kwargs: object) -> None:
        EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


class OrganisationFactory(DjangoModelFactory):
    """A reviewed organisation."""

    class Meta:
        model = Organisation

    name = factory.Sequence("Organisatie {}".format)
    slug = factory.Sequence("organisatie-{}".format)


class PartnerMembershipFactory(DjangoModelFactory):
    """A partner since 2025, still."""

    class Meta:
        model = PartnerMembership

    organisation = factory.SubFactory(OrganisationFactory)
    starts_on = date(2025, 1, 1)
