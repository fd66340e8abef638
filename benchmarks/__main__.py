"""``python -m benchmarks run|peers|plot|table|gate``."""

from __future__ import annotations

import argparse
import os

JOBS = ("J1", "J2", "J4", "J5", "J6", "J8")


def main() -> None:
    """Do what the command line asks."""
    asked = _parser().parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    if getattr(asked, "db", "sqlite") == "pg":
        os.environ["BENCH_POSTGRES"] = "true"
    from benchmarks import commands

    getattr(commands, asked.command)(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("run", "peers"):
        command = commands.add_parser(name)
        command.add_argument("--n", type=_numbers, default=[100, 1000, 10_000], help="numbers of meetings")
        command.add_argument("--rounds", type=int, default=7)
        command.add_argument("--db", choices=["sqlite", "pg"], default="sqlite")
        command.add_argument("--save", action="store_true", help="keep the results in benchmarks/results")
    commands.choices["run"].add_argument(
        "--job", action="append", choices=JOBS, help="all of them when left out"
    )
    for name in ("plot", "table", "gate"):
        commands.add_parser(name)
    return parser


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


if __name__ == "__main__":
    main()
