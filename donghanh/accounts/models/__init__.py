"""Accounts: who signs in. What a person may do is decided by posts, in ``people``."""

from donghanh.accounts.models.attempts import SignInAttempt
from donghanh.accounts.models.codes import CodePurpose, OneTimeCode
from donghanh.accounts.models.factors import Factor, FactorKind, RecoveryCode
from donghanh.accounts.models.notices import AccountNotice, NoticeKind
from donghanh.accounts.models.sessions import Device, Session
from donghanh.accounts.models.stash import FormStash
from donghanh.accounts.models.user import User

__all__ = [
    "AccountNotice",
    "CodePurpose",
    "Device",
    "Factor",
    "FactorKind",
    "FormStash",
    "NoticeKind",
    "OneTimeCode",
    "RecoveryCode",
    "Session",
    "SignInAttempt",
    "User",
]
