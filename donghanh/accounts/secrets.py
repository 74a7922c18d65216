"""Digests and seals under keys derived from the installation's secret, which is not in the database."""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


def _key(purpose: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"donghanh.accounts.{purpose}".encode(), hashlib.sha256).digest()


def digest(purpose: str, value: str) -> str:
    """A keyed digest: equal values compare equal within one purpose, and the table alone gives nothing to try."""
    return hmac.new(_key(purpose), value.encode(), hashlib.sha256).hexdigest()


def seal(purpose: str, plain: bytes, *, bound_to: str) -> bytes:
    """``plain`` encrypted and bound to a row or an account; it opens nowhere else."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(purpose)).encrypt(nonce, plain, bound_to.encode())


def unseal(purpose: str, sealed: bytes, *, bound_to: str) -> bytes:
    """What :func:`seal` was given. Raises ``cryptography.exceptions.InvalidTag`` for anything altered or moved."""
    sealed = bytes(sealed)
    return AESGCM(_key(purpose)).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())
