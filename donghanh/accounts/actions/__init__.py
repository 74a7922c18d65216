"""Every change to accounts: opening them, letting people in, and what they change about their own."""

from donghanh.accounts.actions.accounts import create_account

__all__ = ["create_account"]
