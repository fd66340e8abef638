"""Structured log lines: events and ids, never names, addresses or tokens."""

import logging
import re

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-z]{2,}", re.IGNORECASE)
_BEFORE = "persoonlijk|bewijs|uitnodiging|aanmelding|afmelden|terugnemen|kaartje|evaluatie|goedkeuren"
_TOKEN = re.compile(rf"(/(?:{_BEFORE})/)[^/\s?\"']+")


def mask(text: str) -> str:
    """*text* with e-mail addresses and secret path parts replaced."""
    return _TOKEN.sub(r"\1***", _EMAIL.sub("<e-mail>", text))


def mask_event(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A structlog processor that masks every value but numbers."""
    return {key: _masked(value) for key, value in event.items()}


def _masked(value: object) -> object:
    return value if value is None or isinstance(value, int | float) else mask(str(value))


# What happens to a line, whether structlog or Python's own logging made it.
_STEPS: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def configure() -> None:
    """Send structlog's lines through Python's logging, so that one formatter masks them all."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_STEPS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def formatter() -> logging.Formatter:
    """The formatter of settings.LOGGING: one JSON object per line."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_STEPS,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            mask_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
