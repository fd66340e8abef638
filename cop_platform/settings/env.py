"""Typed readers for the environment; a wrong value is refused with its name and value."""

from pathlib import Path
from typing import Any

from environs import Env

ROOT = Path(__file__).resolve().parents[2]

env = Env()


def sqlite_options() -> dict[str, object]:
    """Options that keep concurrent writers from failing with "database is locked".

    IMMEDIATE takes the write lock at BEGIN, so waiting (timeout, seconds) works;
    WAL lets readers go on meanwhile.  Either alone still fails under load.
    """
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA mmap_size=134217728; PRAGMA busy_timeout=20000;"
        ),
    }


def postgresql_options(*, is_pooled: bool = False) -> dict[str, object]:
    """Options with which each connection plans a statement once, and not each time it is asked.

    Planning took half of the database's time when a hundred people register at once.  With a
    pool that gives each transaction another connection (*is_pooled*) nothing can be kept.
    """
    return {"server_side_binding": True, "prepare_threshold": None if is_pooled else 5}


def database(default: str) -> dict[str, object]:
    """The default database of ``DATABASE_URL`` (or *default*), with options per engine."""
    # SQLite too: opening the file and its log takes ten times as long as most queries.
    config: dict[str, Any] = env.dj_db_url("DATABASE_URL", default, conn_max_age=60)
    if "sqlite" in str(config["ENGINE"]):
        config["OPTIONS"] = {**sqlite_options(), **config.get("OPTIONS", {})}
    else:
        is_pooled = env.bool("DATABASE_IS_POOLED", False)
        config |= {"CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": is_pooled}
        config["OPTIONS"] = {**postgresql_options(is_pooled=is_pooled), **config.get("OPTIONS", {})}
    return config


def cache(default: str) -> dict[str, object]:
    """The default cache of ``CACHE_URL``; ``valkey://`` is spoken by Django's Redis client."""
    url = env.str("CACHE_URL", default)
    if url.startswith("dbcache://"):
        return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": url[10:]}
    if url.startswith("locmem://"):
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url.replace("valkey://", "redis://", 1),
    }


def mail(default: str) -> dict[str, Any]:
    """The mail server of ``EMAIL_URL``; ``smtp+tls://`` starts TLS, ``smtp+ssl://`` is TLS from the start.

    What no scheme is known for is refused: it would be a connection that anybody can read.
    """
    scheme = env.str("EMAIL_URL", default).partition("://")[0]
    config: dict[str, Any] = env.dj_email_url("EMAIL_URL", default)
    if scheme.startswith(("smtp", "submi")):
        config["EMAIL_BACKEND"] = "cop_platform.notifications.backends.SmtpBackend"
    if scheme in ("smtp+tls", "smtp+ssl"):
        config["EMAIL_USE_TLS"] = scheme == "smtp+tls"
        config["EMAIL_USE_SSL"] = scheme == "smtp+ssl"
        config["EMAIL_PORT"] = config["EMAIL_PORT"] or (587 if scheme == "smtp+tls" else 465)
    if "EMAIL_BACKEND" not in config:
        raise ValueError(f"EMAIL_URL starts with {scheme}://; use smtp+tls://user:password@host:587")
    # A server that hangs may not stop the worker.
    config["EMAIL_TIMEOUT"] = config["EMAIL_TIMEOUT"] or 10
    return config


def single_sign_on_providers() -> list[dict[str, Any]]:
    """The identity providers of ``SINGLE_SIGN_ON``, a JSON list, one for each organisation.

    Each has ``id``, ``name``, ``server`` (of which ``/.well-known/openid-configuration``
    is read), ``client_id`` and ``secret``.  A missing key is refused at the start, and a
    client id that two of them share: the login library tells them apart by it.
    """
    wanted = [single_sign_on_provider(**given) for given in env.json("SINGLE_SIGN_ON", [])]
    clients = [provider["client_id"] for provider in wanted]
    for client in clients:
        if clients.count(client) > 1:
            raise ValueError(f"SINGLE_SIGN_ON: client_id {client} is used by two providers")
    return wanted


def single_sign_on_provider(id: str, name: str, server: str, client_id: str, secret: str) -> dict[str, Any]:
    """One provider, as the login library wants it."""
    return {
        "provider_id": id,
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": server},
    }
