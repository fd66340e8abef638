"""The examples of mails in the CMS."""

import pytest

from cop_platform.notifications.kinds import all_kinds
from cop_platform.notifications.rendering.plain import WIDTH
from cop_platform.notifications.views.preview import example

pytestmark = pytest.mark.django_db
FROM = "/cms/mails/"


@pytest.mark.parametrize("name", ["redacteur", "beheer", "organisator"])
def test_staff_sees_every_kind_by_name(name, client, request):
    client.force_login(request.getfixturevalue(name))

    text = client.get(FROM).text

    assert all(f'href="/cms/mails/{kind.code}/"' in text for kind in all_kinds())
    assert "Partneragenda komt niet binnen" in text


def test_others_do_not_come_in(client, joris):
    client.force_login(joris)

    for path in (FROM, f"{FROM}partner_failing/", f"{FROM}partner_failing/html/"):
        assert client.get(path).status_code == 302


def test_kind_is_shown_as_text_and_in_a_frame_that_can_do_nothing(client, redacteur):
    client.force_login(redacteur)

    page = client.get(f"{FROM}partner_failing/")
    frame = client.get(f"{FROM}partner_failing/html/?taal=nl")

    assert "De agenda van Werkplein Rivierenland komt niet meer binnen" in page.text
    assert "<pre>Beste Noor," in page.text
    assert 'src="/cms/mails/partner_failing/html/?taal=nl"' in page.text
    assert 'sandbox=""' in page.text
    assert "<h1" in frame.text
    policy = frame["Content-Security-Policy"]
    assert ("sandbox" in policy, "default-src 'none'" in policy, "script-src" in policy) == (
        True,
        True,
        False,
    )
    assert frame["X-Frame-Options"] == "SAMEORIGIN"


def test_english_is_one_click_away_and_an_unknown_language_is_dutch(client, redacteur):
    client.force_login(redacteur)

    assert '<html lang="en"' in client.get(f"{FROM}partner_failing/html/?taal=en").text
    assert '<html lang="nl"' in client.get(f"{FROM}partner_failing/html/?taal=xx").text


def test_unknown_kind_is_not_there(client, redacteur):
    client.force_login(redacteur)

    assert client.get(f"{FROM}bestaat-niet/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_is_a_whole_mail_with_its_example(language):
    for kind in all_kinds():
        mail = example(kind, language)

        assert 0 < len(mail.subject) <= 200, kind.code
        assert mail.html.count("<h1") == 1, kind.code
        assert f'<html lang="{language}"' in mail.html, kind.code
        assert kind.why, kind.code
        assert not any(mark in mail.text + mail.html for mark in ("{{", "{%", "\ue000", "\ue002")), kind.code
        assert bool(mail.unsubscribe_url) is not kind.is_transactional, kind.code
        long = [line for line in mail.text.splitlines() if len(line) > WIDTH and "://" not in line]
        assert long == [], kind.code
