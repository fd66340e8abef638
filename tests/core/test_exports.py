"""Spreadsheets of the CMS."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.accounts import VerifiedUserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["=1+1", "\x0b@SUM(1)"])
def test_report_of_the_cms_calculates_nothing(client: Client, title: str) -> None:
    page = Page.get_first_root_node().add_child(instance=StandardPage(title=title, slug="som"))
    page.save_revision().publish()
    client.force_login(VerifiedUserFactory(is_superuser=True))

    report = b"".join(client.get("/cms/reports/aging-pages/?export=csv").streaming_content).decode()
    excel = b"".join(client.get("/cms/reports/aging-pages/?export=xlsx").streaming_content)

    assert report.splitlines()[-1].startswith(f"'{title.strip()}")
    assert excel.startswith(b"PK")
