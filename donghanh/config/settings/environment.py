"""Typed reading of the environment, failing loudly and saying how to mend it."""

import ipaddress
import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]


def text(name: str, default: str | None = None) -> str:
    """The value of an environment variable; refuses to start when it is required and missing."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name} in the environment; docs/howto/production.md says to what.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable: 1, true, yes and on mean yes."""
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number above nothing; refuses to start with anything else."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to a whole number above 0, or leave it out.")
    return int(value)


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses and networks with spaces between, "127.0.0.1 10.0.0.0/24"; refuses to start when one is none."""
    try:
        return [ipaddress.ip_network(word) for word in text(name, "").split()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}. Write addresses or networks with spaces between.") from error


def address(name: str, schemes: tuple[str, ...] = ("https",)) -> str:
    """An address that begins with https (or another scheme named), or nothing; refuses to start with anything else."""
    value = text(name, "")
    if value and not (urlsplit(value).scheme in schemes and urlsplit(value).hostname):
        wanted = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(f"{name} must be an address that begins with {wanted}, or be left out.")
    return value


def channels() -> list[str]:
    """The channels for messages whose variables are set; refuses to start with one set by halves."""
    roads = {
        "donghanh.notices.channels.mail.Mail": ("DONGHANH_MAIL_HOST", "DONGHANH_MAIL_FROM"),
        "donghanh.notices.channels.relays.Sms": ("DONGHANH_SMS_URL", "DONGHANH_SMS_TOKEN", "DONGHANH_SMS_SENDER"),
        "donghanh.notices.channels.relays.Zalo": ("DONGHANH_ZALO_URL", "DONGHANH_ZALO_TOKEN", "DONGHANH_ZALO_TEMPLATE"),
    }
    opened = []
    for path, (first, *others) in roads.items():
        if not text(first, ""):
            continue
        if missing := [name for name in (*others, "DONGHANH_ADDRESS") if not text(name, "")]:
            raise ImproperlyConfigured(
                f"{first} is set, so {', '.join(missing)} must be too; see docs/howto/messages.md."
            )
        opened.append(path)
    return opened


def var() -> Path:
    """The folder for everything that is not code: database, files, secrets, backups. DONGHANH_VAR moves it."""
    return Path(os.environ.get("DONGHANH_VAR") or ROOT / "var")


def secret(name: str) -> bytes:
    """A secret from the environment (``DONGHANH_SECRET_NAME``) or from the file run.py made under ``var/secrets``."""
    from_outside = os.environ.get(f"DONGHANH_SECRET_{name.upper()}")
    if from_outside:
        return from_outside.encode()
    path = var() / "secrets" / name
    if path.exists():
        return path.read_bytes().strip()
    raise ImproperlyConfigured(
        f"No secret {name!r}: start once with `python3 run.py`, or set DONGHANH_SECRET_{name.upper()}."
    )


def database() -> dict[str, object]:
    """Django's database settings: SQLite under ``var/`` unless DONGHANH_DATABASE_URL names a PostgreSQL."""
    url = os.environ.get("DONGHANH_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": var() / "donghanh.sqlite3",
            "OPTIONS": {
                # trusted_schema stays on: Django's JSON columns carry a CHECK with JSON_VALID, which "off" refuses.
                # IMMEDIATE queues writers instead of failing them half-way. FULL is what survives a power cut in WAL.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                ),
            },
        }
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": (query.get("host") or [parts.hostname or ""])[0],
        "PORT": parts.port or (query.get("port") or [""])[0],
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django must not
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8},
            "options": "-c jit=off",  # compiling a page's short questions costs more than answering them
        },
    }
