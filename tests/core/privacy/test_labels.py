"""Every field of every table says what it keeps of people."""

import pytest
from django.core.checks import run_checks

from communities.models import Membership
from cop_platform.accounts.models import Consent, Organisation, User
from cop_platform.core.privacy import checks, registry
from cop_platform.core.privacy.labels import Label
from events.models import FeedSubscription


def texts(model: type) -> list[str]:
    return [found.msg for found in checks.problems(model)]


def test_everything_has_a_label() -> None:
    assert [found.msg for found in run_checks() if found.id.startswith("privacy.")] == []


def relabel(monkeypatch: pytest.MonkeyPatch, name: str, **changes: object) -> None:
    facts = {**vars(registry.labels()[name]), **changes}
    monkeypatch.setitem(registry._labels, name, Label(**facts))


def test_table_without_a_label_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry._labels, "accounts.consent")

    assert texts(Consent) == ["accounts.Consent has no privacy label"]
    assert "privacy.W001" in [found.id for found in run_checks()]


def test_field_without_a_label_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    relabel(monkeypatch, "accounts.user", withheld={})

    assert texts(User) == ["accounts.User has no label for the field password"]


def test_label_of_a_field_that_does_not_exist_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    relabel(monkeypatch, "accounts.consent", plain="shoe_size")

    assert texts(Consent) == ["accounts.Consent has no field shoe_size, but a label for it"]


@pytest.mark.parametrize(
    ("model", "field"), [(Membership, "person"), (FeedSubscription, "person"), (User, "email")]
)
def test_people_do_not_hide_in_a_table_that_claims_to_have_none(
    monkeypatch: pytest.MonkeyPatch, model: type, field: str
) -> None:
    name = model._meta.label_lower
    monkeypatch.delitem(registry._labels, name)
    registry_of_none = {*registry._impersonal, name}
    monkeypatch.setattr(registry, "_impersonal", registry_of_none)

    assert texts(model) == [f"{model._meta.label} says it holds nothing personal, but has the field {field}"]


def test_own_words_that_would_stay_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from wagtail.models import Comment, TaskState

    relabel(monkeypatch, "wagtailcore.taskstate", instead={})
    relabel(monkeypatch, "wagtailcore.comment", unlinked="")

    assert texts(TaskState) == ["wagtailcore.TaskState keeps comment when the account ends"]
    assert "wagtailcore.Comment keeps the link resolved_by when the account ends" in texts(Comment)


def test_organisations_are_not_people() -> None:
    assert texts(Organisation) == []
