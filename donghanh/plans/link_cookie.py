"""How a browser is known behind a personal link: by the key of its visit in a cookie, and in a form by which link it was.

Neither opens an account; the cookie goes to these pages alone. The visit stands on the server, so it ends there.
"""

import datetime as dt
import uuid

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from donghanh.plans.models import LinkVisit, PersonalLink
from donghanh.plans.queries.village import visit_with

COOKIE = "dh_duong_dan"
PATH = "/duong-dan/"
FIELD = "duong_dan"
"""Hidden in the forms: which link it was, when the cookie is gone by the time something is sent."""
FORM_LASTS = dt.timedelta(days=3)
NOTE_EVERY = dt.timedelta(minutes=1)
"""How often a visit is written down as used: once a minute is exact enough, and spares a write per page."""
_SALT = "plans.personal_link"


def visit_of(request: HttpRequest) -> LinkVisit | None:
    """The visit the cookie names, open or not; at most one query."""
    key = request.COOKIES.get(COOKIE, "")
    return visit_with(key) if key else None


def note_use(visit: LinkVisit, at: dt.datetime) -> None:
    """Let an open visit stay open from now. It never lasts longer than ``LinkVisit.LONGEST`` by that."""
    if at - visit.seen_at >= NOTE_EVERY:
        LinkVisit.objects.filter(pk=visit.pk).update(seen_at=at)


def remember(response: HttpResponse, key: str) -> None:
    """Give the browser the key of a visit that has just begun."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=int(LinkVisit.KNOWN.total_seconds()),
        path=PATH,
        httponly=True,
        samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def forget(response: HttpResponse) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def named(link: PersonalLink) -> str:
    """What a form says of the link it belongs to; it opens nothing, a PIN must still be typed."""
    return signing.dumps(str(link.pk), salt=_SALT)


def link_named(request: HttpRequest) -> uuid.UUID | None:
    """The link a posted form belongs to; nothing for a form of others, or one that lay open for days."""
    try:
        return uuid.UUID(signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=FORM_LASTS))
    except (signing.BadSignature, ValueError):
        return None
