"""The score that MDN HTTP Observatory gives an answer; the rules are those of 2024 and later.

One starts at 100.  Penalties always count; bonuses only from 90 on.  Left out is what an
answer alone cannot tell: certificates, and the list of preloaded hosts (5 points that we
never count).  Scripts come from our own host, so integrity costs and earns nothing.
"""

from collections.abc import Callable

from django.http import HttpResponse

BONUS_FROM = 90
HALF_A_YEAR = 15_768_000
CAREFUL_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_SCRIPTS = {"'unsafe-inline'", "data:", "https:", "http:", "*"}
Rule = Callable[[HttpResponse], int]


def score(response: HttpResponse) -> int:
    """The points for *response*, which was asked for over https."""
    points = [rule(response) for rule in RULES]
    without_bonus = 100 + sum(given for given in points if given < 0)
    bonus = sum(given for given in points if given > 0)
    return max(0, without_bonus + (bonus if without_bonus >= BONUS_FROM else 0))


def content_policy(response: HttpResponse) -> int:
    """-25 without one, -20 for inline scripts, up to 10 for one that starts from nothing."""
    directives = directives_of(response)
    if not directives:
        return -25
    default = directives.get("default-src", {"*"})
    scripts = directives.get("script-src", default)
    if UNSAFE_SCRIPTS & (scripts | directives.get("object-src", default)):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "http:" in set().union(*directives.values()):
        return -20
    if UNSAFE_SCRIPTS & directives.get("style-src", default):
        return 0
    from_nothing = default == {"'none'"} and directives.get("form-action") in ({"'none'"}, {"'self'"})
    return 10 if from_nothing else 5


def cookies(response: HttpResponse) -> int:
    """5 when all are secure and stay on the site; -40 at worst."""
    given = list(response.cookies.values())
    if not given:
        return 0
    sessions = [cookie for cookie in given if "sess" in cookie.key]
    if not all(cookie["secure"] for cookie in given):
        return -40 if any(not cookie["secure"] for cookie in sessions) else -20
    if not all(cookie["httponly"] for cookie in sessions):
        return -30
    sites = {cookie["samesite"] for cookie in given}
    if "None" in sites:
        return -20
    return 5 if sites <= {"Lax", "Strict"} else 0


def shared_with_origins(response: HttpResponse) -> int:
    """-50 when scripts of every site may read it with the visitor's cookies."""
    with_cookies = response.get("Access-Control-Allow-Credentials", "").lower() == "true"
    return -50 if with_cookies and response.get("Access-Control-Allow-Origin") else 0


def redirection(response: HttpResponse) -> int:
    """-20 when it leads away from https."""
    return -20 if response.get("Location", "").startswith("http://") else 0


def referrers(response: HttpResponse) -> int:
    """5 for a policy that tells other sites no address."""
    policy = response.get("Referrer-Policy")
    if policy is None:
        return 0
    return 5 if policy in CAREFUL_REFERRERS else -5


def strict_transport(response: HttpResponse) -> int:
    """-20 without it, -10 when it is for less than half a year."""
    words = [word.strip() for word in response.get("Strict-Transport-Security", "").lower().split(";")]
    ages = [word.removeprefix("max-age=") for word in words if word.startswith("max-age=")]
    if not ages or not ages[0].isdigit():
        return -20
    return 0 if int(ages[0]) >= HALF_A_YEAR else -10


def sniffing(response: HttpResponse) -> int:
    """-5 when browsers may guess at the type."""
    return 0 if response.get("X-Content-Type-Options") == "nosniff" else -5


def framing(response: HttpResponse) -> int:
    """5 when the content policy says who may frame it, -20 when nothing does."""
    if "frame-ancestors" in directives_of(response):
        return 5
    return 0 if response.get("X-Frame-Options", "").lower() in ("deny", "sameorigin") else -20


def resource_policy(response: HttpResponse) -> int:
    """10 when other sites cannot embed it."""
    value = response.get("Cross-Origin-Resource-Policy")
    return {"same-origin": 10, "same-site": 10, "cross-origin": 0, None: 0}.get(value, -5)


RULES: list[Rule] = [
    content_policy,
    cookies,
    shared_with_origins,
    redirection,
    referrers,
    strict_transport,
    sniffing,
    framing,
    resource_policy,
]


def directives_of(response: HttpResponse) -> dict[str, set[str]]:
    """The sources of each directive of the content policy; the first of a name counts."""
    found: dict[str, set[str]] = {}
    for directive in response.get("Content-Security-Policy", "").split(";"):
        name, *sources = directive.split() or [""]
        if name:
            found.setdefault(name.lower(), set(sources))
    return found
