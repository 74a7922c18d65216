"""The cookie of somebody who came in by a personal link: which link, by which PIN, and when last. It opens no account."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from donghanh.plans.models import PersonalLink

COOKIE = "dh_duong_dan"
PATH = "/duong-dan/"
IDLE_SECONDS = 30 * 60
KEPT_SECONDS = 12 * 3600
"""So long the browser still knows which link it was, so that a PIN is enough to go on."""
_SALT = "plans.personal_link"


@dataclass(frozen=True)
class Known:
    """What the cookie says. ``is_fresh`` says whether it opens without the PIN."""

    link_id: uuid.UUID
    round: int
    is_fresh: bool


def known(request: HttpRequest) -> Known | None:
    """What the cookie of a request says; nothing without one, or for one that is not ours."""
    given = request.COOKIES.get(COOKIE, "")
    for fresh, age in ((True, IDLE_SECONDS), (False, KEPT_SECONDS)):
        try:
            data: Any = signing.loads(given, salt=_SALT, max_age=age)
            return Known(uuid.UUID(data["link"]), int(data["round"]), fresh)
        except signing.SignatureExpired:
            continue
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return None
    return None


def remember(response: HttpResponse, link: PersonalLink) -> None:
    """Give the browser a cookie that opens the link's pages for half an hour more."""
    response.set_cookie(
        COOKIE,
        signing.dumps({"link": str(link.pk), "round": link.round}, salt=_SALT),
        max_age=KEPT_SECONDS,
        path=PATH,
        httponly=True,
        samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def forget(response: HttpResponse) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
