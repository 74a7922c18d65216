"""The device cookie: which browsers an account has signed in from, and which may come back by themselves."""

import datetime as dt
import ipaddress
import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from donghanh.accounts.models import Device, User
from donghanh.accounts.secrets import digest

COOKIE = "donghanh_device"
SIGNED_OUT = "donghanh_signed_out"
"""Beside the device's cookie, from a sign-out to the next sign-in: nobody is at work on this browser."""
LASTS = dt.timedelta(days=30)
"""A partner body's device comes back for thirty days; a known one is known for as long."""

_BROWSERS = (
    ("Edg/", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def label_of(request: HttpRequest) -> str:
    """A name people recognise, "Chrome · Windows"; the full header is never stored."""
    agent = request.headers.get("User-Agent", "")
    parts = [
        next((name for sign, name in table if re.search(re.escape(sign), agent)), "") for table in (_BROWSERS, _SYSTEMS)
    ]
    return " · ".join(filter(None, parts)) or "Trình duyệt khác"


def network_of(request: HttpRequest) -> str:
    """The address the request came from, of IPv6 the half that is the subscriber's. Used only as a keyed digest.

    Behind the proxies of ``settings.TRUSTED_PROXIES`` it is what they wrote into X-Forwarded-For: read from the end,
    the first that is none of theirs, because everything before it may have been made up by the sender. From anybody
    else the header means nothing.
    """
    sender = _address(str(request.META.get("REMOTE_ADDR", "")))
    told = request.headers.get("X-Forwarded-For", "").split(",")
    while sender is not None and told and any(sender in proxies for proxies in settings.TRUSTED_PROXIES):
        before = _address(told.pop())
        if before is None:
            break
        sender = before
    if isinstance(sender, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((sender, 64), strict=False))
    return str(sender or "")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def device_of(request: HttpRequest, *, at: dt.datetime) -> Device | None:
    """The live device the cookie names; at most one query, none without a cookie."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    return (
        Device.objects.select_related("user")
        .filter(token_digest=digest("device", token), revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )


def new_device(*, user: User, label: str, remembered: bool, at: dt.datetime) -> tuple[Device, str]:
    """Write a device down and return it with the token for its cookie, which is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    device = Device.objects.create(
        user=user,
        token_digest=digest("device", token),
        label=label,
        remembered=remembered,
        created_at=at,
        last_used_at=at,
        expires_at=at + LASTS,
    )
    return device, token


def set_cookie(response: HttpResponse, token: str) -> None:
    """Give the browser its token."""
    _give(response, COOKIE, token)


def note_signed_out(response: HttpResponse) -> None:
    """Have the browser say, until the next sign-in, that who signed in on it last has left. The device stays known."""
    _give(response, SIGNED_OUT, "1")


def note_signed_in(response: HttpResponse) -> None:
    """Take that word back."""
    response.delete_cookie(SIGNED_OUT, samesite="Lax")


def last_at_work(request: HttpRequest, *, at: dt.datetime) -> User | None:
    """Who signed in last on this device and has not signed out since; at most one query."""
    device = None if request.COOKIES.get(SIGNED_OUT) else device_of(request, at=at)
    return device.user if device else None


def _give(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
