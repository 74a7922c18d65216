"""Passkeys (WebAuthn), through python-fido2. A passkey is unlocked by finger, face or PIN, so it is both factors."""

import base64
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from donghanh.accounts.models import Factor, FactorKind, User
from donghanh.accounts.refusals import AccountRefused

STATE = "webauthn"


def _server(request: HttpRequest) -> Fido2Server:
    host = request.get_host().rsplit(":", 1)[0]
    origin = f"{request.scheme}://{request.get_host()}"
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name="Đồng Hành"), verify_origin=lambda given: given == origin
    )


def _credentials(factors: Any) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(factor.credential)) for factor in factors]


def begin_registration(request: HttpRequest, user: User) -> dict[str, Any]:
    """What the browser needs to make a passkey; the challenge stays in the session."""
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(id=user.pk.bytes, name=user.login, display_name=user.login),
        _credentials(user.factors.filter(kind=FactorKind.PASSKEY)),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[STATE] = state
    return dict(options)


def finish_registration(request: HttpRequest, answer: Mapping[str, Any]) -> tuple[str, bytes, int]:
    """Credential id, data and signature counter of the new passkey. Refused: ``passkey_wrong``."""
    try:
        data = _server(request).register_complete(request.session.pop(STATE), answer)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AccountRefused("passkey_wrong") from error
    credential = data.credential_data
    if credential is None:
        raise AccountRefused("passkey_wrong")
    return _name(credential.credential_id), bytes(credential), data.counter


def begin_authentication(request: HttpRequest, user: User | None = None) -> dict[str, Any]:
    """What the browser needs to show a passkey: any of this site, or one of the paused account's."""
    known = _credentials(user.factors.filter(kind=FactorKind.PASSKEY)) if user else None
    options, state = _server(request).authenticate_begin(known, user_verification=UserVerificationRequirement.REQUIRED)
    request.session[STATE] = state
    return dict(options)


def finish_authentication(
    request: HttpRequest, answer: Mapping[str, Any], *, user: User | None = None
) -> tuple[Factor, int]:
    """The passkey that was shown, its signature verified, and the counter it told; what that means is judged by
    ``actions.factors.prove_passkey``. Refused: ``passkey_wrong`` for whatever does not fit."""
    try:
        credential_id = str(answer["id"])
        factors = Factor.objects.select_related("user").filter(
            kind=FactorKind.PASSKEY, credential_id=credential_id.rstrip("="), user__is_active=True
        )
        factor = (factors.filter(user=user) if user else factors).first()
        if factor is None:
            raise KeyError(credential_id)
        _server(request).authenticate_complete(request.session.pop(STATE), _credentials([factor]), answer)
        return factor, AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AccountRefused("passkey_wrong") from error


def _name(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
