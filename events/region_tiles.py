"""The labour-market regions as tiles, placed roughly as on the map."""

from collections.abc import Callable, Iterable
from typing import Any

from cop_platform.taxonomy.models import LabourMarketRegion

# By CBS code, because names change: letters on the tile, column, row.
TILES = {
    "AM01": ("GRN", 6, 1),
    "AM02": ("FRL", 5, 1),
    "AM03": ("DRE", 6, 2),
    "AM05": ("TWE", 6, 3),
    "AM06": ("STD", 6, 4),
    "AM07": ("MGE", 6, 5),
    "AM08": ("NIJ", 5, 6),
    "AM09": ("ACH", 7, 5),
    "AM10": ("RIV", 4, 6),
    "AM11": ("FLE", 4, 3),
    "AM12": ("GVS", 4, 4),
    "AM13": ("MUT", 4, 5),
    "AM14": ("AMF", 5, 4),
    "AM15": ("NHN", 3, 2),
    "AM17": ("ZAW", 3, 3),
    "AM18": ("GAM", 3, 4),
    "AM19": ("HRL", 2, 4),
    "AM20": ("MHO", 3, 5),
    "AM21": ("HAA", 1, 5),
    "AM22": ("RIJ", 1, 6),
    "AM23": ("DRS", 2, 6),
    "AM24": ("ZEE", 1, 7),
    "AM25": ("WBR", 2, 7),
    "AM26": ("MBR", 3, 7),
    "AM27": ("NOB", 4, 7),
    "AM28": ("ZOB", 3, 8),
    "AM29": ("NLI", 5, 7),
    "AM30": ("ZLI", 5, 9),
    "AM32": ("HEL", 4, 8),
    "AM33": ("MLI", 5, 8),
    "AM34": ("ZHC", 2, 5),
    "AM35": ("GOR", 3, 6),
    "AM36": ("ZWO", 5, 3),
    "AM37": ("ZKI", 2, 3),
    "AM38": ("FVA", 5, 5),
}
# A region that is not on the map yet stands below it, at the left.
ELSEWHERE = (1, 9)
HEAT_FROM = (1, 3, 5)


def region_tiles(
    regions: Iterable[Any], url_of: Callable[[LabourMarketRegion], str], current: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """The *regions* (each with ``number``) as ``region_tiles`` wants them; *current* are slugs."""
    chosen = set(current)
    return [_tile(region, url_of(region), is_current=region.slug in chosen) for region in regions]


def _tile(region: Any, url: str, *, is_current: bool) -> dict[str, Any]:
    letters, column, row = TILES.get(region.code, (region.slug[:3].upper(), *ELSEWHERE))
    return {
        "code": region.abbreviation or letters,
        "name": region.label,
        "url": url,
        "count": region.number,
        "column": column,
        "row": row,
        "current": is_current,
        "heat": sum(region.number >= least for least in HEAT_FROM),
    }
