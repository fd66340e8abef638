"""What our Python may not do, and the few places that may, each with its reason."""

import ast
from collections.abc import Callable, Iterator

from tests.house.files import APPS, Breach, texts
from tests.house.leads import is_checked

Rule = Callable[[str, ast.AST], str | None]

MARKS_SAFE = {
    "communities/templatetags/communities.py",  # joins what templates have escaped
    "events/views/kept_table.py",  # keeps what a template has escaped
    "events/structured_data.py",  # JSON with <, > and & escaped
    "resources/texts.py",  # joins what templates have escaped
}
# They only read, for programs that have no cookie; OPTIONS and HEAD of other methods are refused there.
WITHOUT_CSRF = {
    "events/views/api/door.py",
    "events/views/feeds.py",
    "events/views/meeting.py",
    "events/views/personal_feed.py",
    "events/views/programme.py",
    "home/views/api.py",
}
CLIENTS = {"aiohttp", "ftplib", "http.client", "httpx", "requests", "smtplib", "urllib.request", "urllib3"}
ASKS_OTHERS = (
    "cop_platform/core/fetching/",
    "cop_platform/core/management/commands/serve_demo.py",  # asks itself whether it is up
)
RUNS_DATA = {"dill", "marshal", "pickle", "shelve"}
SENDS = {"mail_admins", "mail_managers", "send_mail", "send_mass_mail"}
SCOPED = {"visible_to", "public", "joined_by", "partners_on"}
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
    "MenukaartQuestion",
    "PartnerAgenda",
    "Pillar",
    "PilotIndexPage",
    "PracticeIndexPage",
    "Theme",
}
CHECKED_OTHERWISE = {
    ("cop_platform/accounts/views/profile.py", "User"),  # the person who asks
    ("cop_platform/accounts/views/second_factor.py", "Authenticator"),  # of the person who asks
    ("cop_platform/media/views/files.py", "SiteRendition"),  # of an image that is asked about next
    ("events/views/lookup.py", "Event"),  # narrows what visible_to gives
    ("events/views/lookup.py", "Redirect"),  # only to find a slug
    ("home/views/dashboard.py", "Community"),  # those that the person who asks joined
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
    if name == "RawSQL" or (name in ("raw", "extra") and "objects" in chain(node)):
        return "ask through the models"
    is_statement = name in ("execute", "executemany") and node.args and "cursor" in chain(node)
    return "no formatting in SQL; give parameters" if is_statement and not is_constant(node.args[0]) else None


def skips_csrf(path: str, node: ast.AST) -> str | None:
    """Only what reads and never looks who asks."""
    return "post with a token" if "csrf_exempt" in imported(node) and path not in WITHOUT_CSRF else None


def shows_everything(path: str, node: ast.AST) -> str | None:
    """A query for a screen starts from what the visitor may see."""
    if "/views/" not in path or not isinstance(node, ast.Attribute) or node.attr in SCOPED:
        return None
    if not (isinstance(node.value, ast.Attribute) and node.value.attr == "objects"):
        return None
    model = name_of(node.value.value)
    if model in FOR_EVERYBODY or (path, model) in CHECKED_OTHERWISE:
        return None
    return f"start with {model}.objects.visible_to(user)"


def searches_everything(path: str, node: ast.AST) -> str | None:
    """The search of the CMS knows no visitor."""
    is_search = isinstance(node, ast.Call) and name_of(node.func) == "search"
    return "search in visible_pages" if is_search and "live" in chain(node) else None  # type: ignore[arg-type]


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
    is_outside = not path.startswith("cop_platform/notifications/")
    return "put mail in the queue" if is_outside and SENDS & set(imported(node)) else None


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
