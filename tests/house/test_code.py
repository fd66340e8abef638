"""Our Python keeps the rules of the house; each rule sees a breach when there is one."""

import pytest

from tests.house import code
from tests.house.files import ROOT

VIEW = "events/views/made_up.py"
BREACHES = [
    ("mark_safe(text)", "make HTML with a template"),
    ("SafeString(text)", "make HTML with a template"),
    ("eval(text)", "data must not become code"),
    ("import pickle", "data must not become code"),
    ("from marshal import loads", "data must not become code"),
    ("connection.cursor().execute(f'SELECT {a}')", "no formatting in SQL"),
    ("cursor.execute('SELECT %s' % a)", "no formatting in SQL"),
    ("Event.objects.raw(a)", "ask through the models"),
    ("Event.objects.filter(a=1).extra(where=[a])", "ask through the models"),
    ("RawSQL(a, [])", "ask through the models"),
    ("from django.views.decorators.csrf import csrf_exempt", "post with a token"),
    ("@method_decorator(csrf.csrf_exempt)\ndef view(request): ...", "post with a token"),
    ("view.csrf_exempt = True", "post with a token"),
    ("Event.objects.all()", "start with Event.objects.visible_to"),
    ("Event.objects.get(pk=pk)", "start with Event.objects.visible_to"),
    ("Event._default_manager.get(pk=pk)", "start with Event.objects.visible_to"),
    ("get_object_or_404(Event, pk=pk)", "start with Event.objects.visible_to"),
    ("shortcuts.get_list_or_404(Event, pk=pk)", "start with Event.objects.visible_to"),
    (
        "get_object_or_404(Community.objects.filter(a=1), slug=slug)",
        "start with Community.objects.visible_to",
    ),
    ("Page.objects.live().search(a)", "search in visible_pages"),
    ("EventPage.objects.filter(a=1).search(a)", "search in visible_pages"),
    ("EventPage.objects.live().public().search(a)", "search in visible_pages"),
    ("timezone.now()", "from core.clock"),
    ("def view(request):\n    return redirect(request.GET['next'])", "redirect to a reversed"),
    (
        "def view(request):\n    return HttpResponseRedirect(request.META['HTTP_REFERER'])",
        "redirect to a reversed",
    ),
    ("def view(request):\n    return redirect(f\"{request.GET['next']}?a=1\")", "redirect to a reversed"),
    ("def view(request):\n    return redirect('https://example.org/')", "redirect to a reversed"),
    (
        "def view(request):\n    to = request.GET['a']\n    return redirect(to or 'agenda')",
        "redirect to a reversed",
    ),
    ("import requests", "fetch with core.fetching"),
    ("from urllib.request import urlopen", "fetch with core.fetching"),
    ("import urllib3.connection", "fetch with core.fetching"),
    ("import requests\nrequests.get(a)", "fetch with core.fetching"),
    ("import socket", "fetch with core.fetching"),
    ("from django.core.mail import send_mail", "put mail in the queue"),
    ("from django.core import mail", "put mail in the queue"),
    ("import django.core.mail", "put mail in the queue"),
    ("from django.core.mail import EmailMultiAlternatives", "put mail in the queue"),
    ("person.email_user(a, b)", "put mail in the queue"),
]
KEPT = [
    "format_html('<b>{}</b>', text)",
    "mark_safe('<br>')",
    "ast.literal_eval(text)",
    "cursor.execute('SELECT 1 WHERE %s', [a])",
    "Event.objects.visible_to(user).filter(a=1)",
    "get_object_or_404(Event.objects.visible_to(user), slug=slug)",
    "get_object_or_404(links_of(person), pk=pk)",
    "EventPage.objects.visible_to(user).search(a)",
    "visible_pages(user).search(a)",
    "WORD.search(text)",
    "clock.now()",
    "field(default=timezone.now)",
    "from urllib.parse import urlencode",
    "def view(request):\n    return redirect('agenda')",
    "def view(request):\n    return redirect(f\"{reverse('agenda')}?{query}\")",
    "def view(request):\n    to = get_next_redirect_url(request)\n    return redirect(to or 'agenda')",
]


def reasons(text: str, path: str = VIEW) -> list[str]:
    return [breach.reason for breach in code.breaches_in(path, text)]


def test_our_code_keeps_the_rules() -> None:
    assert [str(breach) for breach in code.breaches()] == []


@pytest.mark.parametrize(("text", "reason"), BREACHES)
def test_breach_is_seen(text: str, reason: str) -> None:
    assert any(told.startswith(reason) or reason in told for told in reasons(text))


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    "path", ["events/templatetags/made_up.py", "events/panels.py", "cop_platform/core/context.py"]
)
def test_what_ends_on_a_screen_without_a_view_is_seen_too(path: str) -> None:
    assert reasons("Event.objects.get(pk=pk)", path) == ["start with Event.objects.visible_to(user)"]
    assert reasons("Event.objects.get(pk=pk)", "events/domain/made_up.py") == []


def test_exception_holds_in_its_own_place_only() -> None:
    text = "from django.views.decorators.csrf import csrf_exempt"

    assert reasons(text, "events/views/feeds.py") == []
    assert reasons(text, "events/views/agenda.py") != []


def test_every_rule_is_tried() -> None:
    tried = {rule for text, _reason in BREACHES for rule in code.RULES if breaks(rule, text)}

    assert tried == set(code.RULES)


def breaks(rule: code.Rule, text: str) -> bool:
    return any(rule(VIEW, node) for node in code.ast.walk(code.ast.parse(text)))


def test_exceptions_name_files_that_exist() -> None:
    places = code.MARKS_SAFE | code.WITHOUT_CSRF | {place for place, _model in code.CHECKED_OTHERWISE}

    assert [place for place in places if not (ROOT / place).is_file()] == []


def test_no_exception_of_visibility_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    excused = code.CHECKED_OTHERWISE
    monkeypatch.setattr(code, "CHECKED_OTHERWISE", set())

    told = [(path, reason.split()[2]) for path, _line, reason in code.breaches()]

    assert {(path, name.partition(".")[0]) for path, name in told} == excused
