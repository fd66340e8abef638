"""A mail as it is read: text and HTML, in the language of the reader."""

import pytest
from django.template import TemplateSyntaxError

from cop_platform.notifications.kinds import UnknownKind
from cop_platform.notifications.rendering import prepare_mail, render_mail
from cop_platform.notifications.rendering.inlining import inlined
from cop_platform.notifications.rendering.mails import render_text
from cop_platform.notifications.rendering.plain import WIDTH, wrapped
from tests.factories.accounts import UserFactory

HTML = (
    '{% extends "emails/base.html" %}{% block content %}<p class="action"><a class="button" href="{{ url }}">'
    "{{ words }}</a></p>{% endblock %}"
)


def rendered(kind, to="gast@example.org", language="nl", **context):
    return render_mail(
        kind.code, context={"words": "Tekst.", "url": "/x/", **context}, language=language, to=to
    )


def test_text_has_greeting_content_sender_and_reason(make_kind):
    mail = rendered(make_kind(), first_name="Anna")

    assert mail.text.startswith("Beste Anna,\n\nTekst.\n\nMet vriendelijke groet,\nVoor een Inclusieve")
    assert "\n--\nU krijgt deze mail omdat u meedoet.\nVragen? redactie@localhost\n" in mail.text


def test_person_is_greeted_by_name_and_an_address_is_not(make_kind):
    kind = make_kind()

    assert rendered(kind, UserFactory.build(first_name="Bo")).text.startswith("Beste Bo,\n")
    assert rendered(kind).text.startswith("Goedendag,\n")


def test_english_reader_gets_english(make_kind):
    mail = rendered(make_kind(), language="en")

    assert '<html lang="en"' in mail.html
    assert 'lang="nl"' not in mail.html


def test_html_escapes_and_text_does_not(make_kind):
    mail = rendered(make_kind(html=HTML), words="<b>Bo & co</b>", first_name="<i>")

    assert "Bo & co</b>" in mail.text
    assert "<b>Bo & co</b>" in mail.text
    assert "&lt;b&gt;Bo &amp; co&lt;/b&gt;" in mail.html
    assert "<b>" not in mail.html
    assert "Beste &lt;i&gt;," in mail.html


def test_html_without_template_is_made_of_the_text(make_kind):
    mail = rendered(make_kind(), words="Eerste <b>.\nRegel\n\nTweede: https://example.org/a?b=1&c=2.")

    assert ">Eerste &lt;b&gt;.<br>Regel</p>" in mail.html
    assert 'Tweede: <a href="https://example.org/a?b=1&amp;c=2" style="color: #0a5566' in mail.html
    assert ">https://example.org/a?b=1&amp;c=2</a>.</p>" in mail.html
    assert mail.html.count("Met vriendelijke groet") == 1


def test_every_html_mail_has_one_heading_language_and_style_on_elements(make_kind):
    mail = rendered(make_kind(subject="Uw plek", html=HTML))

    assert mail.html.startswith('<!DOCTYPE html><html lang="nl"')
    assert mail.html.count("<h1") == 1
    assert ">Uw plek</h1>" in mail.html
    button = mail.html.split('<a class="button"')[1].split(">")[0]
    assert "background: #0a5566" in button
    assert "prefers-color-scheme: dark" in mail.html
    assert "\ue000" not in mail.html
    assert "{%" not in mail.html


def test_subject_is_one_line_whatever_the_names_are(make_kind):
    kind = make_kind(subject="Plek voor {{ words }}")

    assert rendered(kind, words="Bo\r\nBcc: x@example.org").subject == "Plek voor Bo Bcc: x@example.org"


def test_unknown_kind_is_refused():
    with pytest.raises(UnknownKind):
        render_mail("bestaat-niet", context={}, language="nl", to="a@example.org")


def test_optional_kind_says_how_to_get_rid_of_it(make_kind):
    mail = rendered(make_kind(optional=True))

    assert mail.unsubscribe_url.startswith("http://testserver/afmelden/")
    assert mail.unsubscribe_url in mail.text
    assert f'href="{mail.unsubscribe_url}"' in mail.html
    assert "http://testserver/mijn/meldingen/" in mail.text


def test_transactional_kind_has_no_link_to_unsubscribe(make_kind):
    mail = rendered(make_kind())

    assert mail.unsubscribe_url == ""
    assert "afmelden" not in mail.text + mail.html


def test_links_of_an_english_mail_lead_to_english_pages(make_kind):
    assert rendered(make_kind(optional=True), language="en").unsubscribe_url.startswith(
        "http://testserver/en/afmelden/"
    )


def test_mail_of_bare_text_gets_both_layouts():
    mail = render_text("Uw\ncode", "Goedendag,\n\nDit is uw code:\n\n123456", language="nl")

    assert mail.subject == "Uw code"
    assert mail.text.startswith("Goedendag,\n\nDit is uw code:\n\n123456\n\nMet vriendelijke")
    assert ">123456</p>" in mail.html


def test_lines_of_text_are_short_and_addresses_stay_whole():
    link = "https://example.org/" + "a" * 90
    text = wrapped(f"{'woord ' * 40}\n\n\n\n- {'punt ' * 30}\n{link}\n")

    lines = text.splitlines()
    assert link in lines
    assert all(len(line) <= WIDTH for line in lines if line != link)
    assert "\n\n\n" not in text
    assert [line[:2] for line in lines if "punt" in line] == ["- ", "  "]


def test_style_comes_on_parts_of_mails_and_tags_stay_as_they_were():
    source = (
        '{% extends "emails/base.html" %}{% block content %}{% if a > b %}<p>'
        '{% blocktranslate with c=d|default:"<e>" %}<strong>{{ c }}</strong>{% endblocktranslate %}</p>'
        '{% endif %}<p title="{{ f }}">g</p>{# weg #}{% endblock %}'
    )

    styled = inlined(source)

    assert styled.startswith('{% extends "emails/base.html" %}{% block content %}{% if a > b %}<p style="')
    assert (
        '{% blocktranslate with c=d|default:"<e>" %}<strong>{{ c }}</strong>{% endblocktranslate %}' in styled
    )
    assert '<p title="{{ f }}" style="' in styled
    assert "weg" not in styled


@pytest.mark.parametrize(
    "source",
    [
        "<table>{% if a %}<tr><td>b</td></tr>{% endif %}</table>",
        '<p title="a" {% if b %}class="c"{% endif %}>',
    ],
)
def test_tag_where_html_has_no_text_is_refused(source):
    with pytest.raises(TemplateSyntaxError):
        inlined(source)


def test_prepared_mail_is_the_same_as_a_rendered_one(make_kind):
    kind = make_kind(optional=True, subject="Voor {{ words }}", html=HTML)
    person = UserFactory.build(pk=7, first_name="Bo & <co>")

    prepared = prepare_mail(kind.code, context={"url": "/x/"}, places=["words"], language="en")
    once = render_mail(kind.code, context={"url": "/x/", "words": "<Word>"}, language="en", to=person)

    assert prepared.for_one(person, {"words": "<Word>"}) == once
    assert prepared.for_one(person, {"words": "a\r\nBcc: b"}).subject == "Voor a Bcc: b"


def test_value_is_never_read_as_a_place(make_kind):
    kind = make_kind(html=HTML)
    prepared = prepare_mail(kind.code, context={"url": "/"}, places=["words", "geheim"], language="nl")

    mail = prepared.for_one("a@example.org", {"words": "\ue002geheim\ue003 {{ geheim }}", "geheim": "123"})

    assert "123" not in mail.text + mail.html


def test_place_without_value_is_a_mistake(make_kind):
    prepared = prepare_mail(make_kind().code, context={}, places=["words"], language="nl")

    with pytest.raises(KeyError):
        prepared.for_one("a@example.org", {})
