"""Codes of six digits that change every half minute (RFC 6238 with SHA-1, as every authenticator app speaks it)."""

import base64
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

STEP = 30
DIGITS = 6
DRIFT = 1
"""Steps a phone's clock may be off, either way."""


def new_secret() -> bytes:
    """Twenty random bytes (RFC 4226 §4, R6)."""
    return secrets.token_bytes(20)


def code_at(secret: bytes, step: int) -> str:
    """The six digits of one time step."""
    mac = hmac.new(secret, struct.pack(">Q", step), "sha1").digest()
    offset = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def accepted_step(secret: bytes, typed: str, *, now: float, after: int) -> int | None:
    """The time step a typed code belongs to, if it is near now and later than the last one accepted; else ``None``.

    ``after`` makes a code work once: whoever looks over a shoulder cannot type it again.
    """
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return None
    here = int(now) // STEP
    for step in range(here - DRIFT, here + DRIFT + 1):
        if step > after and hmac.compare_digest(code_at(secret, step), digits):
            return step
    return None


def spelled(secret: bytes) -> str:
    """The secret as people type it where no camera is at hand: groups of four letters."""
    letters = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def address(secret: bytes, *, account: str, issuer: str = "Đồng Hành") -> str:
    """What the square code says to the app."""
    letters = base64.b32encode(secret).decode().rstrip("=")
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?{urlencode({'secret': letters, 'issuer': issuer})}"
