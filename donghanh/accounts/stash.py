"""Keeping what was typed into a form whose session had ended, for the same account, for an hour."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from django.db.models.functions import Length
from django.http import QueryDict

from donghanh.accounts.models import FormStash, User
from donghanh.accounts.secrets import seal, unseal

LASTS = dt.timedelta(hours=1)
LARGEST = 3_500_000
"""Bytes: the longest text a form of the house takes is a pasted paper of a million letters, up to three bytes each."""
MOST = 20
"""So many of one account are kept, the newest; more open forms nobody has."""
MOST_BYTES = 10_000_000
"""So much of one account is kept in all, the newest first; the newest always, whatever its size up to ``LARGEST``."""
FIELD = "_stash"
"""Hidden field of the page that sends the text again; once it was taken, the stash is dropped."""
ASKED = "_giu"
"""In the address of the form's own page: which stash it is to be filled with."""
_NEVER = ("password", "csrf", "secret", "otp", "code", FIELD)


@dataclass(frozen=True)
class Kept:
    """A stashed form, opened for its owner."""

    path: str
    fields: list[tuple[str, str]]
    lost_files: int

    @property
    def page(self) -> str:
        """The address of the form without what follows the question mark."""
        return self.path.partition("?")[0]


def bare(path: str) -> str:
    """The address without the stash it was filled with before."""
    page, _, query = path.partition("?")
    asked = QueryDict(query, mutable=True)
    if ASKED not in asked:
        return path
    del asked[ASKED]
    return f"{page}?{asked.urlencode()}" if asked else page


def filled_page(kept: Kept, stash_id: uuid.UUID) -> str:
    """The address of the form's own page, to be drawn with what was typed."""
    return f"{kept.path}{'&' if '?' in kept.path else '?'}{ASKED}={stash_id}"


def _bound(stash: FormStash) -> str:
    return f"{stash.user_id}|{stash.pk}|{stash.path}"


def keep(*, user_id: uuid.UUID, path: str, posted: QueryDict, lost_files: int, at: dt.datetime) -> FormStash | None:
    """Seal the posted fields for this account; ``None`` when there is nothing to keep or too much of it.

    Passwords and codes are left out. Nothing is written for an account that is closed. What is older than the newest
    ``MOST`` of the account, or than the newest ``MOST_BYTES``, is dropped. Four queries.
    """
    fields = [
        (name, value)
        for name, values in posted.lists()
        if not any(word in name.lower() for word in _NEVER)
        for value in values
    ]
    plain = json.dumps(fields, ensure_ascii=False).encode()
    if not any(value.strip() for _, value in fields) or len(plain) > LARGEST or len(path) > 500:
        return None
    if not User.objects.filter(pk=user_id, is_active=True).exists():
        return None
    stash = FormStash(user_id=user_id, path=path, lost_files=lost_files, expires_at=at + LASTS)
    stash.sealed = seal("stash", plain, bound_to=_bound(stash))
    stash.save(force_insert=True)
    _drop_beyond_most(user_id)
    return stash


def _drop_beyond_most(user_id: uuid.UUID) -> None:
    own = FormStash.objects.filter(user_id=user_id).order_by("-expires_at", "pk").annotate(size=Length("sealed"))
    kept, total = 0, 0
    old = []
    for pk, size in own.values_list("pk", "size"):
        total += size
        if kept and (kept == MOST or total > MOST_BYTES):
            old.append(pk)
        else:
            kept += 1
    FormStash.objects.filter(pk__in=old).delete()


def open_for(*, user: User, stash_id: uuid.UUID, at: dt.datetime) -> Kept | None:
    """What was kept, for its owner only; ``None`` for anybody else, and after an hour."""
    stash = FormStash.objects.filter(pk=stash_id, user=user, expires_at__gt=at).first()
    if stash is None:
        return None
    try:
        fields = json.loads(unseal("stash", stash.sealed, bound_to=_bound(stash)))
    except InvalidTag:
        return None
    return Kept(stash.path, [(name, value) for name, value in fields], stash.lost_files)


def drop(*, user: User, stash_id: uuid.UUID) -> None:
    """Forget a stash that was sent again or is not wanted."""
    FormStash.objects.filter(pk=stash_id, user=user).delete()
