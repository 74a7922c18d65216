"""The two things a browser remembers about how pages look: theme and language. Cookies, no row, no script."""

from typing import Literal, cast, get_args

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Theme = Literal["auto", "light", "dark"]
THEMES = get_args(Theme)
THEME_COOKIE = "theme"
YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> Theme:
    """The theme chosen on this device; "auto" follows the device."""
    chosen = request.COOKIES.get(THEME_COOKIE)
    return cast(Theme, chosen) if chosen in THEMES else "auto"


def language_of(request: HttpRequest) -> str:
    """The language chosen on this device. Vietnamese unless somebody chose otherwise: a browser set up in English
    says nothing about the office it stands in."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def remember(response: HttpResponse, *, theme: str | None = None, language: str | None = None) -> None:
    """Set the cookies for what was chosen; values that do not exist are passed over."""
    if theme is not None and theme in THEMES:
        _set(response, THEME_COOKIE, theme)
    if language is not None and language in dict(settings.LANGUAGES):
        _set(response, settings.LANGUAGE_COOKIE_NAME, language)


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=bool(settings.SESSION_COOKIE_SECURE)
    )
