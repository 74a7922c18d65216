"""Neutral error pages: the same words for what is absent and what is not yours.

They are drawn without context processors, database or session, so they also stand when those do not; should even the
template fail, a sentence is left.
"""

import logging
import re
import uuid
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.preferences import language_of, theme_of
from donghanh.foundation.web.whole import CutShort

log = logging.getLogger("donghanh.errors")

LAST_RESORT = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đồng Hành</title>'
    "<h1>Phần mềm đang có lỗi</h1><p>Chờ vài phút rồi tải lại trang. Nếu vẫn vậy, báo người quản trị của cơ quan.</p>"
)
"""What is said when nothing else can be drawn."""
NEVER_SHOWN_AGAIN = re.compile(r"password|passphrase|token|secret|code|otp|csrf|^pin$", re.IGNORECASE)
LONG_ENOUGH = 6
FIGURES = re.compile(r"\d[\d.,:/ -]{0,30}")
"""A number, a day or an hour."""
NOT_TYPED = frozenset({"version"})
_ways_on: dict[str, tuple[str, str | Promise]] = {"/": ("/", gettext_lazy("Về Việc của tôi"))}


def lead_on(beginning: str, url: str, label: str | Promise) -> None:
    """Let error pages below this beginning of a path lead to an address of their own: people who come without an account
    must not land at the sign-in page. Called from ``AppConfig.ready()``."""
    _ways_on[beginning] = (url, label)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be understood or came only in part (400), or held more than can be taken (413)."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    if isinstance(exception, CutShort):
        return cut_short(request)
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        title=_("Chưa đọc được yêu cầu"),
        text=_("Đường dẫn hoặc dữ liệu gửi lên không đúng dạng. Quay lại trang trước rồi làm lại."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing for this person: status 404 and the same bytes in both cases."""
    return _nothing_here(request, HTTPStatus.NOT_FOUND)


def not_a_page(request: HttpRequest, refused: HttpResponseNotAllowed) -> HttpResponse:
    """An address that takes forms and is no page: the same words as for what is absent, status 405."""
    response = _nothing_here(request, HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = refused["Allow"]
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than can be taken in one go."""
    return _page(
        request,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        title=_("Gửi lên nhiều quá"),
        text=_("Tệp hoặc chữ gửi lên lớn hơn mức nhận được. Chia nhỏ rồi gửi lại, chưa có gì bị mất ở đây."),
    )


def cut_short(request: HttpRequest) -> HttpResponse:
    """The network broke off in the middle of what was sent; nothing of it was kept."""
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        title=_("Mạng đứt giữa chừng, chưa gửi được"),
        text=_(
            "Máy chủ mới nhận được một phần nên chưa ghi gì cả. Quay lại trang trước, chữ đã nhập thường vẫn còn ở đó; "
            "xem lại mạng rồi gửi lần nữa. Nhiều ảnh thì gửi từng ít một."
        ),
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old (Django's CSRF check). What was typed is shown once more, to be copied: it is
    not sent again by a button, because then the check would protect nobody."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        title=_("Trang này để lâu quá nên chưa gửi được"),
        text=_("Chưa có gì được lưu. Quay lại trang trước, tải lại rồi gửi lần nữa."),
        typed=typed_text(request),
    )


def apology(request: HttpRequest) -> HttpResponse:
    """A bug of ours; nothing of it is shown but a number by which the log can be searched."""
    reference = uuid.uuid4().hex[:8]
    log.error("The person saw an apology; reference %s", reference)
    try:
        return _page(
            request,
            HTTPStatus.INTERNAL_SERVER_ERROR,
            title=_("Phần mềm đang có lỗi"),
            text=_("Lỗi này của phần mềm, không phải của anh/chị. Chờ vài phút rồi làm lại."),
            reference=reference,
            typed=typed_text(request),
        )
    except Exception:
        log.exception("The apology itself could not be drawn; reference %s", reference)
        return HttpResponse(LAST_RESORT, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def typed_text(request: HttpRequest) -> list[str]:
    """The texts of a form that was sent, from two words on, and at the end its numbers and days in their order, so that nobody has
    to write or count them twice. No passwords, codes or tokens; nothing when the form cannot be read."""
    try:
        fields = list(request.POST.lists())
    except Exception:
        return []
    typed = [
        text.strip()
        for name, values in fields
        for text in values
        if not NEVER_SHOWN_AGAIN.search(name) and name not in NOT_TYPED
    ]
    figures = " · ".join(text for text in typed if FIGURES.fullmatch(text))
    texts = [text for text in typed if len(text) >= LONG_ENOUGH and " " in text and not FIGURES.fullmatch(text)]
    return [*texts, figures] if figures else texts


def _nothing_here(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    return _page(
        request,
        status,
        title=_("Không có trang này"),
        text=_("Không có trang này, hoặc anh/chị không được xem."),
    )


def _page(request: HttpRequest, status: HTTPStatus, **context: Any) -> HttpResponse:
    nearest = max((beginning for beginning in _ways_on if request.path.startswith(beginning)), key=len, default="/")
    context["on_url"], context["on_label"] = _ways_on[nearest]
    shell = {"theme": theme_of(request), "language": language_of(request)}
    return HttpResponse(render_to_string("web/error.html", {"shell": shell, **context}), status=status)
