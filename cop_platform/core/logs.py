"""Structured log lines: events and ids, never names, addresses or tokens."""

import logging
import re

import structlog
from structlog.typing import EventDict, WrappedLogger

_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-z]{2,}", re.IGNORECASE)
_TOKEN = re.compile(r"(/(?:persoonlijk|bewijs|uitnodiging|afmelden)/)[^/\s?\"']+")


def mask(text: str) -> str:
    """*text* with e-mail addresses and secret path parts replaced."""
    return _TOKEN.sub(r"\1***", _EMAIL.sub("<e-mail>", text))


def mask_event(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A structlog processor that masks every text value."""
    return {key: mask(value) if isinstance(value, str) else value for key, value in event.items()}


def formatter() -> logging.Formatter:
    """The formatter of settings.LOGGING: one JSON object per line."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        mask_event,
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            mask_event,
            structlog.processors.JSONRenderer(),
        ],
    )
