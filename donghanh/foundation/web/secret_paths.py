"""Addresses that are secrets themselves: what follows their beginning is kept out of the log, and told to nobody as where
a request came from."""

import logging
import re

_beginnings: list[str] = []


def hide_after(beginning: str) -> None:
    """Keep what follows this beginning of a path ("/lich/") out of every line Django logs about a request, and out of what
    browsers say of where they come from; called from ``AppConfig.ready()``."""
    if beginning not in _beginnings:
        _beginnings.append(beginning)


def is_secret(path: str) -> bool:
    """Whether the path is such an address: whatever is answered there, an error page too, must not have it told on, not even
    to our own files, whose requests stand in a log as well."""
    return path.startswith(tuple(_beginnings))


class HideSecretPaths(logging.Filter):
    """Cuts secrets out of the arguments of a log record; lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Called by the logger before anything is written."""
        if _beginnings and isinstance(record.args, tuple):
            record.args = tuple(hidden(one) if isinstance(one, str) else one for one in record.args)
        return True


def hidden(path: str) -> str:
    """The path without the secret in it."""
    for beginning in _beginnings:
        path = re.sub(f"{re.escape(beginning)}[^/?\\s]+", f"{beginning}…", path)
    return path


def listen() -> None:
    """Stand before the loggers that name requests."""
    for name in ("django.request", "django.security.DisallowedHost", "django.security.csrf", "django.server"):
        logging.getLogger(name).addFilter(HideSecretPaths())
