"""The people whom tests ask for by name."""

import pytest


@pytest.mark.django_db
def test_people_exist_without_demo(sanne, gast, beheer, redacteur):
    assert [str(person) for person in (sanne, gast)] == ["Sanne Tester", "Gast Tester"]
    assert beheer.is_superuser
    assert redacteur.has_perm("wagtailadmin.access_admin")


@pytest.mark.demo
@pytest.mark.django_db
def test_people_of_the_demo_have_their_communities(sanne, joris, fatima, gast, organisator):
    counts = [person.memberships.count() for person in (sanne, joris, fatima, gast)]

    assert all(counts[:3])
    assert counts[3] == 0
    assert organisator.groups.exists()
