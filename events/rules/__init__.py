"""Recurrence rules as values: read, write, and change from and to django-recurrence."""

from .conversion import deserialize, rule_from_recurrence, serialize
from .parsing import RuleTextError, parse_rule
from .rule import WEEKDAYS, Rule, Weekday

__all__ = [
    "WEEKDAYS",
    "Rule",
    "RuleTextError",
    "Weekday",
    "deserialize",
    "parse_rule",
    "rule_from_recurrence",
    "serialize",
]
