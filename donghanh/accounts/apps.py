"""The accounts app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-in: who somebody is, nothing about what they may do. See README.md beside this file."""

    name = "donghanh.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Put the own account among the person's things, and the nightly round into the calendar."""
        from donghanh.accounts.jobs import keep_accounts
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation

        schedule("accounts.keep", keep_accounts, at=dt.time(1, 30))
        navigation.register(
            navigation.NavItem(
                code="account",
                label=_("Tài khoản của tôi"),
                url_name="accounts:account",
                icon="key",
                order=10,
                place="account",
            )
        )
