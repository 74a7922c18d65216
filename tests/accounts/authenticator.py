"""A passkey in software: what a phone or a key does when a browser asks it to register or to sign (WebAuthn level 2)."""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

ORIGIN, HOST = "http://testserver", "testserver"


class Passkey:
    """One key for one account. ``counter`` is what it says it has signed; a copy starts from the same number."""

    def __init__(self, counter: int = 0) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = os.urandom(32)
        self.counter = counter

    def register(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the browser sends after ``navigator.credentials.create``."""
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(bytes(16), self.credential_id, public)
        data = self._data(AuthenticatorData.FLAG.AT, credential)
        return self._answer(
            clientDataJSON=self._client_data("webauthn.create", options),
            attestationObject=bytes(AttestationObject.create("none", data, {})),
        )

    def sign(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the browser sends after ``navigator.credentials.get``."""
        data = self._data(AuthenticatorData.FLAG(0))
        client_data = self._client_data("webauthn.get", options)
        signed = bytes(data) + hashlib.sha256(client_data).digest()
        return self._answer(
            clientDataJSON=client_data,
            authenticatorData=bytes(data),
            signature=self.key.sign(signed, ec.ECDSA(hashes.SHA256())),
        )

    def _data(self, flags: AuthenticatorData.FLAG, credential: bytes = b"") -> AuthenticatorData:
        known = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
        return AuthenticatorData.create(hashlib.sha256(HOST.encode()).digest(), known | flags, self.counter, credential)

    @staticmethod
    def _client_data(kind: str, options: dict[str, Any]) -> bytes:
        challenge = options["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": ORIGIN}).encode()

    def _answer(self, **response: bytes) -> dict[str, Any]:
        name = websafe_encode(self.credential_id)
        encoded = {key: websafe_encode(value) for key, value in response.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": encoded}
