"""Trying mails again in the CMS."""

import pytest

from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.models import OutboxMail

pytestmark = pytest.mark.django_db
PATH = "/cms/bulk/notifications/outboxmail/retry/"


def put(key, state, **fields):
    row = enqueue(Mail(key, "Tekst"), kind="x", to_address="a@example.org", dedupe_key=key, now=clock.now())
    OutboxMail.objects.filter(pk=row.pk).update(state=state, attempts=7, last_error="550 no", **fields)
    return row


def test_administrator_has_stopped_mails_tried_again(client, beheer):
    client.force_login(beheer)
    bounced, failed = put("Geweigerd", "bounced"), put("Mislukt", "failed")
    sent = put("Verstuurd", "sent", body_text="")
    query = "&".join(f"id={row.pk}" for row in (bounced, failed, sent))

    asked = client.get(f"{PATH}?{query}")
    client.post(f"{PATH}?{query}")

    assert "Geweigerd" in asked.text
    assert "kunnen niet opnieuw" in asked.text
    states = OutboxMail.objects.order_by("pk").values_list("state", "attempts")
    assert [*states] == [("waiting", 0), ("waiting", 0), ("sent", 7)]


@pytest.mark.parametrize("name", ["redacteur", "organisator", "joris"])
def test_nobody_else_can(name, client, request):
    client.force_login(request.getfixturevalue(name))
    row = put("Geweigerd", "bounced")

    client.post(f"{PATH}?id={row.pk}")

    assert OutboxMail.objects.get().state == "bounced"


def test_list_shows_state_error_and_next_attempt(client, beheer):
    client.force_login(beheer)
    put("Geweigerd", "bounced")

    text = client.get("/cms/snippets/notifications/outboxmail/").text

    assert "geweigerd" in text
    assert "550 no" in text
    assert "Volgende poging" in text
    assert 'href="/cms/bulk/notifications/outboxmail/retry/' in text
