"""The notices app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Notices, the messages about them, and the roads those take. See README.md beside this file."""

    name = "donghanh.notices"
    label = "notices"

    def ready(self) -> None:
        """Hang up the bell, send every morning, put the pages into the navigation."""
        from django.utils import timezone

        from donghanh.foundation.access import Scope
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import bell, navigation
        from donghanh.notices.jobs import forget_old, send_later
        from donghanh.notices.permissions import NoticePermission
        from donghanh.notices.queries import unchecked_count, unread_count, unread_expression

        def doubtful(scope: Scope) -> int:
            return unchecked_count(scope, timezone.now())

        bell.register("notices:list", unread_count, unread_expression)
        schedule("notices.send", send_later, at=dt.time(7, 30))
        schedule("notices.forget", forget_old, at=dt.time(3, 20))
        navigation.register(
            navigation.NavItem(
                code="messages",
                label=_("Tin nhắc chưa chắc đến"),
                url_name="notices:messages",
                icon="send",
                order=85,
                permission=NoticePermission.WATCH,
                extra=True,
                badge=doubtful,
            )
        )
        navigation.register(
            navigation.NavItem(
                code="reminders",
                label=_("Cách nhận nhắc việc"),
                url_name="notices:preferences",
                icon="bell",
                order=20,
                place="account",
            )
        )
