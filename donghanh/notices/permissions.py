"""What may be done with the messages of others. One's own notices need no permission beyond being signed in."""

from enum import StrEnum


class NoticePermission(StrEnum):
    """Permissions of the notices app; roles map to them in ``config/roles.py``."""

    WATCH = "notices.watch"
    """See whose messages may not have arrived, by state and day and never their text, and note that it was looked into."""
