"""The tables of docs/performance.md, from the results that are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.results import kept

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
START, END = "<!-- results -->\n", "<!-- end of results -->\n"


def renew() -> None:
    """Put the present tables in the page."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8"), kept()), encoding="utf-8")


def with_tables(page: str, found: dict[str, dict[str, Any]]) -> str:
    """*page* with the tables of the results *found* between its marks."""
    before, _mark, rest = page.partition(START)
    _old, _mark, after = rest.partition(END)
    return (
        f"{before}{START}\n{''.join(_section(name, results) for name, results in found.items())}{END}{after}"
    )


def _section(name: str, results: dict[str, Any]) -> str:
    versions = ", ".join(f"{package} {version}" for package, version in results["versions"].items())
    changed = " with changes" if results["is_changed"] else ""
    loads = f"{results['load_before']:.1f} before, {results['load_after']:.1f} after"
    lines = [
        f"### {name}",
        "",
        f"{results['date'][:10]}, commit {results['commit']}{changed}, {results['database']}, {versions}; "
        f"{results['processors']} processors, load {loads}; {results['rounds']} rounds.",
        "",
        "| what | meetings | ms: median (least–most) | times its limit | queries |",
        "|---|---|---|---|---|",
        *(row for job, by_number in results["jobs"].items() for row in _rows(job, by_number)),
        "",
        f"![{name}, milliseconds by number of meetings](../benchmarks/results/{name}.svg)",
        "",
    ]
    return "\n".join(lines) + "\n"


def _rows(job: str, by_number: dict[str, Any]) -> list[str]:
    names = dict.fromkeys(name for result in by_number.values() for name in result["targets"])
    return [
        _row(f"{job} {name}", number, result["targets"][name])
        for name in names
        for number, result in by_number.items()
        # Some take part at small numbers only.
        if name in result["targets"]
    ]


def _row(what: str, number: str, told: dict[str, Any]) -> str:
    ratio = f"{_spread(told['ratio'])} of {told['limit']}" if "ratio" in told else ""
    return f"| {what} | {number} | {_spread(told['ms'])} | {ratio} | {told.get('queries', '')} |"


def _spread(found: dict[str, float]) -> str:
    return f"{found['median']:g} ({found['min']:g}–{found['max']:g})"
