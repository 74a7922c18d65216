"""The second factor: adding, proving, removing, and giving it back when everything is lost."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone

from donghanh.accounts import totp
from donghanh.accounts.actions._shared import end_sessions, locked, use_up
from donghanh.accounts.actions.codes import LETTERS
from donghanh.accounts.actions.notices import leave_notice
from donghanh.accounts.limits import forget_attempts, second_step_of
from donghanh.accounts.models import CodePurpose, Factor, FactorKind, NoticeKind, OneTimeCode, RecoveryCode, User
from donghanh.accounts.policy import policy_for
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.secrets import digest, seal, unseal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

RECOVERY_CODES = 10


@transaction.atomic
def add_totp(*, user: User, secret: bytes, typed: str, label: str, at: dt.datetime) -> Factor:
    """Add an authenticator app once it has shown that it knows the secret; return the factor.

    An account adds factors to itself only: no view takes another account. Refused: ``code_wrong``.
    """
    step = totp.accepted_step(secret, typed, now=at.timestamp(), after=0)
    if step is None:
        raise AccountRefused("code_wrong")
    factor = Factor(user=user, kind=FactorKind.TOTP, label=label[:60], counter=step, created_at=at, last_used_at=at)
    factor.sealed_secret = seal("totp", secret, bound_to=f"{user.pk}|{factor.pk}")
    factor.save(force_insert=True)
    return _noted(factor, at)


@transaction.atomic
def add_passkey(
    *, user: User, credential_id: str, credential: bytes, counter: int, label: str, at: dt.datetime
) -> Factor:
    """Add a passkey whose registration the caller has verified; return the factor. Refused: ``passkey_taken``."""
    if Factor.objects.filter(credential_id=credential_id).exists():
        raise AccountRefused("passkey_taken")
    factor = Factor.objects.create(
        user=user,
        kind=FactorKind.PASSKEY,
        label=label[:60],
        credential_id=credential_id,
        credential=credential,
        counter=counter,
        created_at=at,
    )
    return _noted(factor, at)


def _noted(factor: Factor, at: dt.datetime) -> Factor:
    user = factor.user
    leave_notice(user=user, kind=NoticeKind.FACTOR_ADDED, at=at)
    record("accounts.factor_added", by=Actor(kind="person", id=user.pk), at=at, on=factor, new={"kind": factor.kind})
    return factor


@transaction.atomic
def prove_totp(*, user: User, typed: str, at: dt.datetime) -> Factor | None:
    """The app whose code was typed, which is spent thereby; ``None`` for a wrong, old or repeated code."""
    for factor in user.factors.filter(kind=FactorKind.TOTP):
        secret = unseal("totp", bytes(factor.sealed_secret), bound_to=f"{user.pk}|{factor.pk}")
        step = totp.accepted_step(secret, typed, now=at.timestamp(), after=factor.counter)
        if step is None:
            continue
        spent = Factor.objects.filter(pk=factor.pk, counter__lt=step).update(counter=step, last_used_at=at)
        return factor if spent else None
    return None


def prove_passkey(*, user: User, factor: Factor, counter: int, at: dt.datetime) -> Factor:
    """Take a passkey whose signature the caller has verified as proof, and keep its counter; return the factor.

    A counter that does not go up means two machines hold the key (WebAuthn §6.1.1): refused as ``passkey_copied``, with
    a notice to the owner and an audit event. Passkeys that count nothing always say 0 and pass.
    """
    own = user.factors.filter(pk=factor.pk, kind=FactorKind.PASSKEY)
    expected = own.filter(counter__lt=counter) if counter else own.filter(counter=0)
    if expected.update(counter=counter, last_used_at=at):
        return factor
    with transaction.atomic():
        leave_notice(user=user, kind=NoticeKind.PASSKEY_COPIED, at=at)
        record(
            "accounts.passkey_copied",
            by=Actor(kind="person", id=user.pk),
            at=at,
            on=factor,
            old={"counter": factor.counter},
            new={"counter": counter},
        )
    raise AccountRefused("passkey_copied")


@transaction.atomic
def use_recovery_code(*, user: User, typed: str, at: dt.datetime) -> bool:
    """Whether the typed code is one of the account's, which is spent thereby. The owner gets a notice."""
    text = "".join(char for char in typed.upper() if char.isalnum())
    spent = user.recovery_codes.filter(digest=_digest(user, text), used_at__isnull=True).update(used_at=at)
    if not spent:
        return False
    leave_notice(user=user, kind=NoticeKind.RECOVERY_USED, at=at)
    record("accounts.recovery_used", by=Actor(kind="person", id=user.pk), at=at, on=user)
    return True


@transaction.atomic
def renew_recovery_codes(*, user: User, at: dt.datetime) -> list[str]:
    """Ten new codes, returned this one time; the old ones are dead."""
    user = locked(user)  # asked for twice at once, there are ten all the same
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    had = user.recovery_codes.all().delete()[0]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    if had:
        leave_notice(user=user, kind=NoticeKind.RECOVERY_RENEWED, at=at)
    record("accounts.recovery_renewed", by=Actor(kind="person", id=user.pk), at=at, on=user)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _digest(user: User, text: str) -> str:
    return digest("recovery", f"{user.pk}|{text}")


@transaction.atomic
def remove_factor(*, factor: Factor, by: Actor, at: dt.datetime) -> None:
    """Remove one of the own factors. Refused: ``not_yours``; ``last_factor`` where sign-in needs one."""
    if by.id != factor.user_id:
        raise AccountRefused("not_yours")
    user = locked(factor.user)
    others = user.factors.exclude(pk=factor.pk).exists()
    if not others and policy_for(user, timezone.localdate(at)).needs_second_factor:
        raise AccountRefused("last_factor")
    record("accounts.factor_removed", by=by, at=at, on=factor, old={"kind": factor.kind})
    factor.delete()
    leave_notice(user=user, kind=NoticeKind.FACTOR_REMOVED, at=at)


@transaction.atomic
def reset_factors(*, code: OneTimeCode, user: User, at: dt.datetime) -> User:
    """Drop all factors of an account whose owner has just typed the password *and* a second person's code.

    Refused: ``code_gone`` for a code of another purpose or account. The next step is setting a new factor up.
    """
    if code.purpose != CodePurpose.FACTOR or code.user_id != user.pk:
        raise AccountRefused("code_gone")
    use_up(code, at)
    user.factors.all().delete()
    user.recovery_codes.all().delete()
    end_sessions(user)
    forget_attempts(second_step_of(user.pk))
    leave_notice(user=user, kind=NoticeKind.FACTORS_RESET, at=at)
    record("accounts.factors_reset", by=Actor(kind="person", id=user.pk), at=at, on=user)
    return user
