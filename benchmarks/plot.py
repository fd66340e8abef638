"""Pictures of what is kept: each time as a multiple of its limit, by number of meetings."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def main() -> None:
    """Draw each file of results beside itself, as SVG."""
    for path in sorted(FOLDER.glob("*.json")):
        _draw(json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".svg"))
        sys.stdout.write(f"{path.stem}.svg\n")


def _draw(results: dict[str, Any], path: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    # The same file for the same results.
    matplotlib.rcParams["svg.hashsalt"] = "benchmarks"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 6), layout="constrained")
    for name, points in _lines(results).items():
        numbers, spreads = zip(*points, strict=True)
        middle = [spread["median"] for spread in spreads]
        least = [spread["median"] - spread["min"] for spread in spreads]
        most = [spread["max"] - spread["median"] for spread in spreads]
        axes.errorbar(numbers, middle, yerr=[least, most], marker="o", capsize=3, label=name)
    axes.set(xscale="log", yscale="log", xlabel="meetings", ylabel="milliseconds: median, least and most")
    axes.set_title(f"{results['date'][:10]} · {results['commit']} · {results['database']}")
    axes.grid(visible=True, alpha=0.3)
    figure.legend(loc="outside right upper", fontsize="small")
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def _lines(results: dict[str, Any]) -> dict[str, list[tuple[int, dict[str, float]]]]:
    found: dict[str, list[tuple[int, dict[str, float]]]] = {}
    for job, by_number in results["jobs"].items():
        for number, result in by_number.items():
            for name, target in result["targets"].items():
                found.setdefault(f"{job} {name}", []).append((int(number), target["ms"]))
    return found


if __name__ == "__main__":
    main()
