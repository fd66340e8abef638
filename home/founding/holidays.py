"""The feast days of the Netherlands, by computation, and the school holidays as the ministry set them."""

from datetime import date, timedelta

from dateutil.easter import easter
from django.utils.text import slugify

from cop_platform.taxonomy.models import Holiday, SchoolRegion
from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read

YEARS_BACK, YEARS_AHEAD = 1, 3
SUNDAY = 6
FIXED = (
    ("Nieuwjaarsdag", 1, 1),
    ("Bevrijdingsdag", 5, 5),
    ("Eerste Kerstdag", 12, 25),
    ("Tweede Kerstdag", 12, 26),
)
AFTER_EASTER = (
    ("Goede Vrijdag", -2),
    ("Eerste Paasdag", 0),
    ("Tweede Paasdag", 1),
    ("Hemelvaartsdag", 39),
    ("Eerste Pinksterdag", 49),
    ("Tweede Pinksterdag", 50),
)


def load(loader: Loader) -> None:
    """Write the feast days of the years around today and every school holiday we know of."""
    this_year = loader.today.year
    for year in range(this_year - YEARS_BACK, this_year + YEARS_AHEAD + 1):
        for name, day in feast_days(year):
            _load(loader, name, day, {"kind": Holiday.Kind.FEAST, "last_on": day})
    for item in read(CONTENT, "holidays")["school_holidays"]:
        first, last = (date.fromisoformat(item[name]) for name in ("first_on", "last_on"))
        fields = {"kind": Holiday.Kind.SCHOOL, "last_on": last, **_where(item["school_regions"])}
        _load(loader, item["name"], first, fields)


def feast_days(year: int) -> list[tuple[str, date]]:
    """The feast days of *year*, in order; King's Day is a day earlier when it would be a Sunday."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    found = [(name, date(year, month, day)) for name, month, day in FIXED]
    found += [(name, sunday + timedelta(days=days)) for name, days in AFTER_EASTER]
    found.append(("Koningsdag", kings_day - timedelta(days=kings_day.weekday() == SUNDAY)))
    return sorted(found, key=lambda feast: feast[1])


def _where(regions: list[str]) -> dict[str, bool]:
    names = zip(("in_north", "in_middle", "in_south"), SchoolRegion.values, strict=True)
    return {name: region in regions for name, region in names}


def _load(loader: Loader, name: str, first: date, fields: dict[str, object]) -> None:
    lookup = {"name": name, "first_on": first}
    loader.row(Holiday, f"{slugify(name)}-{first}", fields, lookup=lookup)
