"""Between the address of the list and the question it asks."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from communities.domain.listing import present_slug
from communities.values import CommunityFilter, Option
from cop_platform.core.errors import RuleError

PARAMETERS = {
    "thema": "themes",
    "doelgroep": "audiences",
    "regio": "regions",
    "soort": "types",
    "lidmaatschap": "policies",
}
MAX_VALUES = 40
MAX_WORDS = 200


class UnknownFilterValue(RuleError):
    """The address asks for a value that no list has."""

    status = 400
    code = "unknown_filter_value"


def parse_filter(query: QueryDict) -> CommunityFilter:
    """The question in *query*; values are not checked yet, empty ones ask for nothing."""
    chosen = {facet: _values(query, parameter) for parameter, facet in PARAMETERS.items()}
    return CommunityFilter(words=query.get("q", "")[:MAX_WORDS].strip(), **chosen)


def check_values(query: QueryDict, options: dict[str, list[Option]]) -> QueryDict | None:
    """The query with former slugs replaced, or None when every value is known.

    Raises UnknownFilterValue, which names the first value that never existed.
    """
    corrected, is_renamed = query.copy(), False
    for parameter, facet in PARAMETERS.items():
        known = {option.value for option in options[facet]}
        present = [
            value if value in known else _renamed(parameter, value) for value in _values(query, parameter)
        ]
        is_renamed |= present != list(_values(query, parameter))
        corrected.setlist(parameter, present)
    return corrected if is_renamed else None


def without(query: QueryDict, parameter: str, value: str) -> str:
    """The query string of *query* minus one value, on the first page; "?" when nothing is left."""
    rest = query.copy()
    rest.setlist(parameter, [kept for kept in query.getlist(parameter) if kept != value])
    rest.pop("pagina", None)
    return f"?{rest.urlencode()}"


def _values(query: QueryDict, parameter: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(filter(None, query.getlist(parameter))))
    if len(values) > MAX_VALUES:
        raise UnknownFilterValue(_("U koos te veel filters tegelijk."))
    return values


def _renamed(parameter: str, value: str) -> str:
    slug = present_slug(PARAMETERS[parameter], value)
    if slug is None:
        text = _("Wij kennen “%(value)s” niet als %(parameter)s. Misschien is het adres verouderd.")
        raise UnknownFilterValue(text % {"value": value[:60], "parameter": parameter})
    return slug
