"""Addresses of pages people publish: only https, nothing that follows the reader, and a key by which the same page is known."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

FOLLOWING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "mibextid", "zarsrc", "_gl", "ref_src"})
"""Parameters that tell a platform who passed the address on. ``utm_…`` belong to them."""
LONGEST = 500


class LinkProblem(Exception):
    """Why an address is not taken: ``code`` is ``long``, ``odd``, ``not_https`` or ``has_account``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Link:
    """An address as it is kept, and the key that is the same for the same page."""

    url: str
    key: str


def clean_link(text: str) -> Link:
    """The address of a page without what follows the reader. One without a scheme is read as https. Raises
    :class:`LinkProblem`."""
    text = text.strip()
    if len(text) > LONGEST:
        raise LinkProblem("long")
    if any(char.isspace() or not char.isprintable() or char in '<>"\\' for char in text):
        raise LinkProblem("odd")
    if ":" not in text.split("/")[0].split(".")[0]:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise LinkProblem("odd") from None
    if parts.scheme.lower() != "https":
        raise LinkProblem("not_https")
    if "@" in parts.netloc:
        raise LinkProblem("has_account")
    host = (parts.hostname or "").rstrip(".")
    if "." not in host or port not in (None, 443):
        raise LinkProblem("odd")
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in FOLLOWING and not name.lower().startswith("utm_")
    ]
    path = parts.path or "/"
    url = urlunsplit(("https", host, path, urlencode(kept), parts.fragment))
    key = f"{host.removeprefix('www.').removeprefix('m.')}{path.rstrip('/')}?{urlencode(sorted(kept))}".rstrip("?")
    return Link(url, key)
