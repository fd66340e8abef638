"""Made-up plans of every kind that an editor may publish: the same ones in every run."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from random import Random

from cop_platform.core.errors import RuleError
from events.domain.recurrence import check
from events.domain.recurrence.walk import MAX_REACH, rule_starts
from events.rules import Rule, Weekday
from events.rules.parsing import FREQUENCIES
from events.values import ExtraDate, Override, Schedule

YEARS = (datetime(2025, 1, 1), datetime(2030, 1, 1))
# The nights in which the clock changes, from noon to noon.
NIGHTS = [date(2025, 3, 29), date(2025, 10, 25), date(2026, 3, 28), date(2026, 10, 24), date(2027, 3, 27)]
NIGHTS += [date(2027, 10, 30), date(2028, 3, 25), date(2028, 10, 28), date(2029, 3, 24), date(2029, 10, 27)]
# Hours and minutes at which a meeting begins, and how many minutes it lasts.
DAYTIME = [(8, 0, 60), (9, 30, 120), (13, 15, 45), (16, 0, 480)]
EVENING = [(19, 30, 150), (21, 0, 180), (23, 30, 20)]
OVERNIGHT = [(22, 0, 480), (23, 30, 60), (18, 0, 900), (20, 0, 2160)]
EARLY = [(0, 0, 60), (0, 30, 60), (1, 0, 240), (1, 30, 30), (3, 0, 60), (3, 30, 90)]
SHAPES = {"daytime": DAYTIME, "evening": EVENING, "overnight": OVERNIGHT, "early": EARLY}
WHOLE_DAYS = {"a day": (1,), "days": (2, 3, 5)}
KINDS = (*SHAPES, *WHOLE_DAYS)


@dataclass
class Made:
    """Plans that our own check accepts, and how many it refused, by the reason."""

    schedules: list[Schedule] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


@cache
def made(number: int, seed: int = 2025) -> Made:
    """*number* accepted plans; frequency, kind and night take turns, so each is there often."""
    random, result = Random(seed), Made()
    while len(result.schedules) < number:
        turn = len(result.schedules)
        try:
            schedule = _series(random, turn) if turn % 10 else _single(random, turn // 10)
            check(schedule)
        except RuleError as error:
            result.refused[error.code] += 1
            continue
        result.schedules.append(schedule)
    return result


def _single(random: Random, turn: int) -> Schedule:
    """A meeting without a rule, most of them around a night in which the clock changes."""
    night = datetime.combine(NIGHTS[turn % len(NIGHTS)], time())
    kind = KINDS[turn // 2 % len(KINDS)]
    day = night + timedelta(days=random.choice([0, 0, 1]))
    schedule = _shaped(random, day, kind)
    extras = _extra_dates(random, schedule, [day + timedelta(days=random.randint(1, 400)) for _ in range(2)])
    return replace(schedule, extra_dates=extras)


def _series(random: Random, turn: int) -> Schedule:
    frequency, kind = FREQUENCIES[turn % 4], random.choice(KINDS)
    begin = YEARS[0] + timedelta(days=random.randint(0, 1400))
    begin = random.choice([begin, datetime.combine(random.choice(NIGHTS), time()) - timedelta(weeks=8)])
    schedule = replace(_shaped(random, begin, kind), rrule=str(_rule(random, frequency, begin.date())))
    first = next(rule_starts(schedule, schedule.start, schedule.start + MAX_REACH), schedule.start)
    return _with_exceptions(random, replace(schedule, start=first, end=first + schedule.length))


def _shaped(random: Random, day: datetime, kind: str) -> Schedule:
    if kind in WHOLE_DAYS:
        return Schedule(day, day + timedelta(days=random.choice(WHOLE_DAYS[kind])), all_day=True)
    hour, minute, length = random.choice(SHAPES[kind])
    start = day + timedelta(hours=hour, minutes=minute)
    return Schedule(start, start + timedelta(minutes=length))


def _rule(random: Random, frequency: str, begin: date) -> Rule:
    ends = random.choice(["", "count", "until"])
    rule = Rule(
        frequency,
        interval=random.choice([1, 1, 2, 3, 5]),
        count=random.randint(1, 70) if ends == "count" else None,
        until=begin + timedelta(days=random.randint(30, 1500)) if ends == "until" else None,
        months=_months(random, frequency),
    )
    if frequency in ("DAILY", "WEEKLY"):
        days = random.sample(range(7), random.randint(0, 4))
        return replace(rule, weekdays=tuple(Weekday(0, day) for day in sorted(days)))
    return _in_month(random, rule)


def _months(random: Random, frequency: str) -> tuple[int, ...]:
    if frequency == "YEARLY":
        return tuple(sorted(random.sample(range(1, 13), random.choice([1, 1, 2]))))
    return random.choice([(), (), (1, 2, 3, 4, 5, 6, 9, 10, 11, 12), (3, 10)])


def _in_month(random: Random, rule: Rule) -> Rule:
    """Days of the month, numbered weekdays, or a place among weekdays (BYSETPOS)."""
    by = random.choice(["days", "numbered", "place", "nothing"])
    if by == "days":
        days = random.sample([1, 7, 15, 28, 29, 30, 31, -1, -2, -7], random.choice([1, 1, 2]))
        return replace(rule, month_days=tuple(sorted(days)))
    if by == "numbered":
        nth = random.sample([1, 2, 3, 4, 5, -1, -2], random.choice([1, 1, 2]))
        return replace(rule, weekdays=tuple(Weekday(n, random.randrange(7)) for n in sorted(nth)))
    if by == "place":
        days = random.sample(range(7), random.randint(2, 5))
        weekdays = tuple(Weekday(0, day) for day in sorted(days))
        return replace(rule, weekdays=weekdays, positions=(random.choice([1, 2, 3, -1, -2]),))
    return rule if rule.frequency == "MONTHLY" else replace(rule, months=())


def _with_exceptions(random: Random, schedule: Schedule) -> Schedule:
    """Dates left out, moved, cancelled and added, around the clock changes where there are any."""
    starts = list(islice(rule_starts(schedule, schedule.start, YEARS[1]), 400))
    near = [start for start in starts if any(abs((start.date() - night).days) < 4 for night in NIGHTS)]
    chosen = _some(random, starts, 4) + _some(random, near, 2)
    changed = sorted(set(chosen))
    random.shuffle(changed)
    left_out = tuple(start.date() for start in changed[:2] if start != schedule.start)
    overrides = [_override(random, schedule, start) for start in changed[2:]]
    days = [schedule.start + timedelta(days=random.randint(1, 900)) for _ in range(random.choice([0, 0, 1]))]
    return replace(
        schedule,
        excluded_on=tuple(sorted(set(left_out))),
        overrides=tuple(overrides),
        extra_dates=_extra_dates(random, schedule, days),
    )


def _some(random: Random, starts: list[datetime], most: int) -> list[datetime]:
    return random.sample(starts, random.randint(0, min(most, len(starts))))


def _override(random: Random, schedule: Schedule, original: datetime) -> Override:
    if random.random() < 0.4:
        return Override(original, "cancel", reason=random.choice(["", "Zaal dicht; te weinig, helaas"]))
    start, end = _moved(random, schedule, original + timedelta(days=random.randint(-9, 20)))
    return Override(original, "move", start, end, reason="Verplaatst")


def _extra_dates(random: Random, schedule: Schedule, days: list[datetime]) -> tuple[ExtraDate, ...]:
    return tuple(ExtraDate(*_moved(random, schedule, day)) for day in days)


def _moved(random: Random, schedule: Schedule, day: datetime) -> tuple[datetime, datetime]:
    """Another time of the same kind on *day*, sometimes in a night in which the clock changes."""
    if random.random() < 0.15:
        day = datetime.combine(random.choice(NIGHTS), time())
    if schedule.all_day:
        start = datetime.combine(day.date(), time())
        return start, start + random.choice([1, 2]) * schedule.length
    hour, minute, length = random.choice(DAYTIME + EVENING + OVERNIGHT + EARLY)
    start = datetime.combine(day.date(), time(hour, minute))
    return start, start + timedelta(minutes=length)


def titled(schedules: list[Schedule]) -> Iterator[tuple[str, Schedule]]:
    """Each plan with a title of its own, so that no two dates are the same."""
    return ((f"Reeks {number:04}", schedule) for number, schedule in enumerate(schedules))
