"""What our Python may not do, and the few places that may, each with its reason."""

import ast
from collections.abc import Callable, Iterator

from tests.house.files import APPS, Breach, texts
from tests.house.leads import is_checked

Rule = Callable[[str, ast.AST], str | None]

WRITES_SQL = {
    # The queries of the search, as the models wrote them once; what is asked goes in as parameters.
    "home/prepared.py",
    "home/hits.py",
    "events/domain/seats/ledger.py",  # one constant: holds a row and returns it, which the models cannot
}
MARKS_SAFE = {
    "communities/templatetags/communities.py",  # joins what templates have escaped
    "cop_platform/core/templatetags/paper.py",  # a drawing that we made of an address of ours
    "events/templatetags/tickets.py",  # a drawing that we made of an address of ours
    "events/views/kept_table.py",  # keeps what a template has escaped
    "events/structured_data.py",  # JSON with <, > and & escaped
    "resources/texts.py",  # joins what templates have escaped
}
# For programs that have no cookie.  What has no reason beside it only reads; OPTIONS and HEAD of other
# methods are refused there.
WITHOUT_CSRF = {
    "cop_platform/notifications/views/unsubscribe.py",  # mail programs post; the secret is in the address
    "events/views/api/door.py",
    "events/views/feeds.py",
    "events/views/meeting.py",
    "events/views/personal_feed.py",
    "events/views/programme.py",
    "home/views/api.py",
    "resources/views/quick_vote.py",  # counts for nobody in person; asks the browser where the form came from
}
CLIENTS = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
}
ASKS_OTHERS = (
    "cop_platform/notifications/backends.py",  # talks to the mail server
    "cop_platform/notifications/domain/answers.py",  # names its errors
    "cop_platform/core/fetching/",
    "cop_platform/core/management/commands/serve_demo.py",  # asks itself whether it is up
    "cop_platform/core/management/commands/worker.py",  # only the name of this machine
)
RUNS_DATA = {"dill", "marshal", "pickle", "shelve"}
SENDS = {"mail_admins", "mail_managers", "send_mail", "send_mass_mail"}
# The login library gives its mails as objects of Django's, and asks us to send them.
NAMES_A_MAIL = ("cop_platform/accounts/adapter.py",)
SCOPED = {"visible_to", "public", "joined_by", "partners_on"}
# What these hold ends on a screen.
SCREENS = ("/views/", "/templatetags/", "panel.py", "panels.py", "context.py", "findings.py")
MANAGERS = {"objects", "_default_manager", "_base_manager"}
FINDS = {"get_list_or_404", "get_object_or_404"}
# Lists without anything private, and what belongs to the person who asks.
FOR_EVERYBODY = {
    "CommunityIndexPage",
    "EventIndexPage",
    "EvidenceLevel",
    "ExternalPlatform",
    "Helpdesk",
    "LabourMarketRegion",
    "LegacyTheme",
    "LibraryIndexPage",
    "PartnerAgenda",
    "Pillar",
    "PilotIndexPage",
    "PracticeIndexPage",
    "Theme",
}
CHECKED_OTHERWISE = {
    ("cop_platform/accounts/views/profile.py", "User"),  # the person who asks
    ("cop_platform/accounts/views/second_factor.py", "Authenticator"),  # of the person who asks
    ("cop_platform/accounts/views/sessions.py", "UserSession"),  # of the person who asks
    ("cop_platform/media/views/files.py", "SiteDocument"),  # may_see_file is asked next
    ("cop_platform/media/views/files.py", "SiteImage"),  # the same
    ("cop_platform/media/views/files.py", "SiteRendition"),  # the same, of its image
    ("cop_platform/notifications/views/unsubscribe.py", "User"),  # the person of a signed address
    ("communities/templatetags/communities.py", "Community"),  # of a page that was visible
    ("events/templatetags/meetings.py", "Event"),  # of a page that was visible
    ("events/templatetags/recurrence_words.py", "EventPage"),  # the page that an editor has open
    ("events/views/lookup.py", "Event"),  # narrows what visible_to gives
    ("events/views/lookup.py", "Redirect"),  # only to find a slug
    ("home/findings.py", "ContentType"),  # only to find a model
    ("home/findings.py", "model"),  # the same, by key
    ("home/views/dashboard.py", "Community"),  # those that the person who asks joined
    ("resources/views/editions.py", "Redirect"),  # only to find a slug
    ("resources/views/library.py", "ResourcePage"),  # the page of results of shelf, by key
    ("events/views/programme.py", "FestivalPage"),  # of a meeting that was visible
}


def breaches() -> list[Breach]:
    """Every breach in the apps."""
    return [breach for path, text in texts(".py", under=APPS) for breach in breaches_in(path, text)]


def breaches_in(path: str, text: str) -> Iterator[Breach]:
    """The breaches in the code *text* of *path*."""
    if "/migrations/" in path:
        return
    for node in ast.walk(ast.parse(text)):
        for rule in RULES:
            if reason := rule(path, node):
                yield Breach(path, getattr(node, "lineno", 1), reason)


def marks_safe(path: str, node: ast.AST) -> str | None:
    """HTML is made by templates and format_html."""
    made = isinstance(node, ast.Call) and name_of(node.func) in ("mark_safe", "SafeString")
    if made and path not in MARKS_SAFE and not all(isinstance(one, ast.Constant) for one in node.args):  # type: ignore[attr-defined]
        return "make HTML with a template or format_html"
    return None


def runs_data(path: str, node: ast.AST) -> str | None:
    """Data never becomes code."""
    called = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")
    )
    if called or RUNS_DATA & set(imported(node)):
        return "data must not become code"
    return None


def writes_sql(path: str, node: ast.AST) -> str | None:
    """SQL of our own is a constant; values go in as parameters."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
        return None
    name = name_of(node.func)
    if path in WRITES_SQL:
        return None
    if name == "RawSQL" or (name in ("raw", "extra") and "objects" in chain(node)):
        return "ask through the models"
    is_statement = name in ("execute", "executemany") and node.args and "cursor" in chain(node)
    return "no formatting in SQL; give parameters" if is_statement and not is_constant(node.args[0]) else None


def skips_csrf(path: str, node: ast.AST) -> str | None:
    """Only what reads and never looks who asks."""
    skips = "csrf_exempt" in imported(node) or name_of(node) == "csrf_exempt"
    return "post with a token" if skips and path not in WITHOUT_CSRF else None


def shows_everything(path: str, node: ast.AST) -> str | None:
    """A query for a screen starts from what the visitor may see."""
    is_screen = any(place in path for place in SCREENS)
    if not is_screen or not (model := asked_of(node)):
        return None
    if model in FOR_EVERYBODY or (path, model) in CHECKED_OTHERWISE:
        return None
    return f"start with {model}.objects.visible_to(user)"


def asked_of(node: ast.AST) -> str:
    """The model whose every row *node* asks for, or nothing."""
    if isinstance(node, ast.Call) and name_of(node.func) in FINDS and node.args:
        return name_of(node.args[0]) if name_of(node.args[0])[:1].isupper() else ""
    if not isinstance(node, ast.Attribute) or node.attr in SCOPED:
        return ""
    manager = node.value
    is_manager = isinstance(manager, ast.Attribute) and manager.attr in MANAGERS
    return name_of(manager.value) if is_manager else ""


def searches_everything(path: str, node: ast.AST) -> str | None:
    """The search of the CMS knows no visitor."""
    is_search = isinstance(node, ast.Call) and name_of(node.func) == "search"
    words = chain(node) if is_search else set()  # type: ignore[arg-type]
    is_open = {"live", "public", *MANAGERS} & words and "visible_to" not in words
    return "search in visible_pages" if is_open else None


def reads_another_clock(path: str, node: ast.AST) -> str | None:
    """One clock, that tests can stop."""
    is_now = isinstance(node, ast.Call) and ast.unparse(node.func) in ("timezone.now", "now_in_utc")
    return (
        "take now as a value, or from core.clock" if is_now and path != "cop_platform/core/clock.py" else None
    )


def leads_anywhere(path: str, node: ast.AST) -> str | None:
    """Visitors are sent to our own addresses only."""
    if not isinstance(node, ast.FunctionDef):
        return None
    return None if is_checked(path, node) else "redirect to a reversed or checked address"


def asks_others(path: str, node: ast.AST) -> str | None:
    """Other sites are asked through core.fetching."""
    return (
        "fetch with core.fetching"
        if CLIENTS & set(imported(node)) and not path.startswith(ASKS_OTHERS)
        else None
    )


def sends_mail(path: str, node: ast.AST) -> str | None:
    """Mail goes through the queue."""
    if path.startswith("cop_platform/notifications/"):
        return None
    words = set(imported(node))
    sends = SENDS & words or ("django.core.mail" in words and path not in NAMES_A_MAIL)
    return "put mail in the queue" if sends or name_of(node) == "email_user" else None


RULES: list[Rule] = [
    marks_safe,
    runs_data,
    writes_sql,
    skips_csrf,
    shows_everything,
    searches_everything,
    reads_another_clock,
    leads_anywhere,
    asks_others,
    sends_mail,
]


def name_of(node: ast.AST) -> str:
    """The last word of a name."""
    return getattr(node, "id", getattr(node, "attr", ""))


def chain(node: ast.Call) -> set[str]:
    """Every word before the last one of a chain of calls."""
    words = set()
    at: ast.AST = node.func
    while isinstance(at, ast.Attribute | ast.Call):
        at = at.func if isinstance(at, ast.Call) else at.value
        words.add(name_of(at))
    return words


def imported(node: ast.AST) -> list[str]:
    """The modules and names that *node* imports."""
    if isinstance(node, ast.Import):
        return [part for alias in node.names for part in (alias.name, alias.name.split(".")[0])]
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        names = [alias.name for alias in node.names]
        return [module, module.split(".")[0], *names, *(f"{module}.{name}" for name in names)]
    return []


def is_constant(node: ast.expr) -> bool:
    """Whether a text was written down: in place, or under a NAME."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())
