"""The session engine (``settings.SESSION_ENGINE``): rows of our own table, found by a digest of the cookie's key.

A session ends by idleness or by age, whichever comes first; both are on the row, written at sign-in from the policy
of the account. An ended session still tells whose it was (``ended_user_id``), so that text typed into a form can be
kept for the same person, and nothing else.
"""

import datetime as dt
import uuid
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.accounts.models import Session
from donghanh.accounts.secrets import digest

IDLE = dt.timedelta(minutes=15)
ABSOLUTE = dt.timedelta(hours=10)
NOTE_EVERY = dt.timedelta(minutes=1)
"""How often a visit is written down: once a minute is exact enough for fifteen, and spares a write per page."""


class SessionStore(SessionBase):
    """Database sessions with hashed keys, an idle limit, an absolute limit and a named owner."""

    ended_user_id: uuid.UUID | None = None
    """The account of the session that the cookie named and that has ended; ``None`` in every other case."""
    row: Session | None = None
    """The stored session, once loaded and live."""
    idle: dt.timedelta = IDLE
    absolute: dt.timedelta = ABSOLUTE

    def _digest(self, session_key: str | None = None) -> str:
        return digest("session", session_key or self.session_key or "")

    def load(self) -> dict[str, Any]:
        """The contents of the live session, or nothing; one query, and one write a minute."""
        now = timezone.now()
        row = Session.objects.filter(key_digest=self._digest()).first()
        if row is None or not row.is_live(now):
            self.ended_user_id = row.user_id if row else None
            self._session_key = None
            return {}
        if now - row.last_seen_at >= NOTE_EVERY:
            Session.objects.filter(pk=row.pk).update(last_seen_at=now)
            row.last_seen_at = now
        self.row = row
        return dict(self.decode(row.data))

    def exists(self, session_key: str) -> bool:
        """Whether the key is taken."""
        return Session.objects.filter(key_digest=self._digest(session_key)).exists()

    def create(self) -> None:
        """Take a fresh key and store an empty session under it."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            self.row = None
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def cycle_key(self) -> None:
        """Another key for the same session, after which the old one is dead.

        The session of an account stays the row it is: proving once more who one is makes no session younger, and its
        device can still end it. Raises ``SessionInterrupted`` when it was ended meanwhile.
        """
        self._get_session()  # type: ignore[attr-defined]
        if self.session_key is None or self.row is None or self.row.user_id is None:
            super().cycle_key()
            return
        before = self._digest()
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
        if not Session.objects.filter(key_digest=before).update(key_digest=self._digest()):
            raise SessionInterrupted("The session was ended while it was being used.")
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Write the contents; a session that was ended meanwhile stays ended (``UpdateError``)."""
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        now = timezone.now()
        values = {"data": self.encode(data), "user_id": data.get(SESSION_KEY), "narrowed": bool(data.get("narrowed"))}
        if not must_create:
            if not Session.objects.filter(key_digest=self._digest()).update(**values):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                self.row = Session.objects.create(
                    key_digest=self._digest(),
                    created_at=now,
                    last_seen_at=now,
                    idle_seconds=int(self.idle.total_seconds()),
                    expires_at=now + self.absolute,
                    **values,
                )
        except IntegrityError as taken:
            raise CreateError from taken

    def delete(self, session_key: str | None = None) -> None:
        """End the session for good."""
        if session_key or self.session_key:
            Session.objects.filter(key_digest=self._digest(session_key)).delete()
        if session_key in (None, self.session_key):
            self.row = None

    @classmethod
    def clear_expired(cls) -> None:
        """Drop sessions that ended more than an hour ago: until then they still say whose unsent text it was."""
        limit = timezone.now() - dt.timedelta(hours=1)
        Session.objects.filter(expires_at__lt=limit).delete()
        Session.objects.filter(last_seen_at__lt=limit - dt.timedelta(days=1)).delete()
