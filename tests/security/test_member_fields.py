"""Every text that a visitor can write is known: a new one takes names safely, or is listed here with why."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from django import forms

import communities.views
import cop_platform.accounts.forms
import events.views
import home.views
import resources.views
from cop_platform.core.name_field import NameField

PUBLIC = [cop_platform.accounts.forms, communities.views, events.views, home.views, resources.views]
# Never shown to anybody else, and escaped where they are shown again.
NOT_A_NAME = {
    "code": "compared with a code",
    "q": "a search, told back to who asks",
    "credential": "read as JSON of a key",
    "login": "an e-mail address",
    "username": "never asked: the form drops it",
    "text": "of a consultation: for members and editors, who read it escaped",
    "comment": "for editors, who read it escaped in the CMS and in a mail",
    "suggestion": "for editors, who read it escaped in the CMS",
    "access_wishes": "for organisers, who read it escaped in the CMS",
    "dietary_wishes": "for organisers, who read it escaped in the CMS",
    "ticket": "compared with a signature",
    "key": "read as a UUID",
}
SECRET = (forms.PasswordInput, forms.HiddenInput)


def test_every_text_of_a_visitor_is_a_name_or_is_listed() -> None:
    loose = {
        f"{form.__name__}.{name}"
        for form, name, field in texts()
        if not isinstance(field, NameField) and name not in NOT_A_NAME
    }

    assert loose == set()


def test_names_of_people_organisations_links_and_keys_are_among_them() -> None:
    names = {name for _form, name, field in texts() if isinstance(field, NameField)}

    assert names == {"first_name", "last_name", "other_organisation", "name", "right_name", "role"}


def texts() -> Iterator[tuple[type[forms.BaseForm], str, forms.Field]]:
    for form in form_classes():
        for name, field in getattr(form, "base_fields", {}).items():
            is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.EmailField)
            if is_text and not isinstance(field.widget, SECRET):
                yield form, name, field


def form_classes() -> set[type[forms.BaseForm]]:
    found: set[type[forms.BaseForm]] = set()
    for package in PUBLIC:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            members = vars(import_module(module.name)).values()
            found |= {one for one in members if isinstance(one, type) and issubclass(one, forms.BaseForm)}
    return {form for form in found if form.__module__.startswith(tuple(one.__name__ for one in PUBLIC))}
