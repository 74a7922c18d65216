"""Sealing protected addresses, so that a copy of the database alone tells none of them.

The key is made from the secret that seals the audit chain, which lives outside of the database and has to be there again after
a restore. Each text is bound to its model: a row laid beside another model does not open.
"""

import base64
import os
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"donghanh.community.protected-address.1"
_NONCE = 12


class SealBroken(Exception):
    """The text does not open with this installation's secret: it was made with another, or somebody changed it."""


def seal(text: str, *, of: uuid.UUID) -> str:
    """The text, readable only with the secret of this installation and for this model."""
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), of.bytes)).decode()


def unseal(sealed: str, *, of: uuid.UUID) -> str:
    """The text again. Raises :class:`SealBroken`."""
    try:
        raw = base64.b64decode(sealed, validate=True)
        return _cipher().decrypt(raw[:_NONCE], raw[_NONCE:], of.bytes).decode()
    except (InvalidTag, ValueError) as broken:
        raise SealBroken from broken


def _cipher() -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(settings.AUDIT_KEY))
