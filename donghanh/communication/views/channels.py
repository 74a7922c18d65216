"""Media channels of the office's own: the list, adding, correcting, retiring one."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.communication import actions
from donghanh.communication.forms.channels import (
    ChannelEditForm,
    ChannelFilter,
    ChannelForm,
    RetireForm,
    VersionForm,
)
from donghanh.communication.models import Channel, ChannelQuerySet
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.media import own_channel_columns, period_words, standing_of
from donghanh.communication.views.desk import REFUSAL, ask_first, desk_of, load, now, page_context, refusing
from donghanh.domain.text import fold
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of


def _national() -> ChannelQuerySet:
    return Channel.objects.filter(unit__isnull=True, is_offered=True).order_by("order", "code")


def _filter(request: ScopedRequest) -> ChannelFilter:
    form = ChannelFilter(request.GET, auto_id="filter_%s").offer(_national())
    form.is_valid()
    return form


def _found(request: ScopedRequest, form: ChannelFilter) -> list[Any]:
    """The own channels that answer to what is asked, with ``items`` and ``last_on``. An office has a handful, so that words are
    looked for in the names themselves. One query."""
    values, on = form.values, request.scope.on
    rows = Channel.objects.visible_to(request.scope).own()
    if kind := values.get("loai"):
        rows = rows.filter(counts_as__code=kind)
    if use := values.get("dung"):
        rows = rows.on(on) if use == "dang" else rows.filter(valid_until__lte=on)
    standing = Q(items_noted__void_reason="")
    rows = rows.annotate(
        items=Count("items_noted", filter=standing), last_on=Max("items_noted__published_on", filter=standing)
    )
    words = fold(values.get("q", "")).split()
    found = list(rows.select_related("counts_as").in_order())
    return [one for one in found if all(word in fold(one.name) for word in words)]


@requires(P.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """The own channels: of which kind, since when, how much was published there."""
    form = _filter(request)
    page = page_of(_found(request, form), request)
    n = page.paginator.count
    lines = [(one, period_words(one), *standing_of(one, request.scope.on)) for one in page.object_list]
    context = page_context(request, "media") | {
        "form": form,
        "page": page,
        "lines": lines,
        "shown": ngettext("%(n)s kênh của xã", "%(n)s kênh của xã", n) % {"n": formats.number(n)},
        "national": ", ".join(one.name for one in _national()),
    }
    return render(request, "communication/channels.html", context)


@requires(P.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    columns: dict[str, Callable[[Any], Any]] = own_channel_columns(request.scope.on)
    return list_response(request, _found(request, _filter(request)), columns, name="kenh")


@requires(P.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Add a channel of the office's own."""
    desk, scope = desk_of(request), request.scope
    form = ChannelForm(request.POST or None, initial={"valid_from": scope.on}).offer(_national())
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.add_channel(unit=desk.unit, by=scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (_("Đã thêm kênh. Ghi tin bài thì chọn được kênh này."), _list_url()),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Thêm kênh của xã"), "action": _("Thêm kênh"), "back_url": _list_url()},
    )


@requires(P.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Rename it, correct its kind or its first day; from here it is retired, used again, or taken out."""
    one = _one(request, pk)
    names = ("name", "counts_as", "valid_from", "version")
    form = ChannelEditForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    form.offer(_national() | Channel.objects.filter(pk=one.counts_as_id))

    def save() -> Channel:
        return actions.correct_channel(
            channel=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    page = {
        "title": _("Sửa kênh của xã"),
        "lede": _("Đổi tên thì tin bài đã ghi cũng hiện tên mới."),
        "action": _("Lưu"),
        "back_url": _list_url(),
    }
    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã lưu kênh."), _list_url()),
        refusal=REFUSAL,
        template="communication/form.html",
        page=page | _way_out(one),
    )


def _way_out(one: Channel) -> dict[str, str]:
    """The one thing that may be done with it besides: what is in use is retired, what was never used goes."""
    if one.valid_until is not None:
        return {"remove_url": reverse("communication:channel_again", args=[one.pk]), "remove": _("Dùng lại kênh này")}
    if one.items_noted.exists():
        return {"remove_url": reverse("communication:channel_retire", args=[one.pk]), "remove": _("Thôi dùng kênh này")}
    return {"remove_url": reverse("communication:channel_remove", args=[one.pk]), "remove": _("Bỏ kênh ghi nhầm")}


@requires(P.KEEP)
def retire(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """From a day on nothing new is noted there."""
    one = _one(request, pk)
    form = RetireForm(request.POST or None, initial={"valid_until": request.scope.on, "version": one.version})
    return ask_first(
        request,
        form,
        lambda: actions.retire_channel(
            channel=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        ),
        done=lambda made: (_("Đã ghi thôi dùng kênh."), _list_url()),
        question=_("Thôi dùng kênh “%(name)s”?") % {"name": one.name},
        text=_("Tin bài đã ghi ở kênh này giữ nguyên trong danh sách và số liệu. Có thể dùng lại."),
        action=_("Thôi dùng"),
        back=_edit_url(one),
    )


@requires(P.KEEP)
def again(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Used again after all."""
    return _stepped(
        request,
        pk,
        actions.use_channel_again,
        said=_("Kênh dùng lại được."),
        question=_("Dùng lại kênh “%(name)s”?"),
        text=_("Ngày thôi dùng được bỏ; ghi tin bài mới thì chọn được kênh này."),
        action=_("Dùng lại"),
    )


@requires(P.KEEP)
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was added by mistake, and nothing was published there."""
    return _stepped(
        request,
        pk,
        actions.remove_channel,
        said=_("Đã bỏ kênh."),
        question=_("Bỏ kênh “%(name)s”?"),
        text=_("Chưa có tin bài nào ghi ở kênh này. Bỏ rồi thì không lấy lại được."),
        action=_("Bỏ kênh"),
    )


def _stepped(
    request: ScopedRequest,
    pk: uuid.UUID,
    step: Callable[..., Any],
    *,
    said: str,
    question: str,
    text: str,
    action: str,
) -> HttpResponseBase:
    """One step of a channel that needs nothing but a yes; ``question`` has a place for its name."""
    one = _one(request, pk)
    form = VersionForm(request.POST or None, initial={"version": one.version})
    return ask_first(
        request,
        form,
        lambda: step(channel=one, expected_version=form.expected_version, by=request.scope.actor, at=now()),
        done=lambda made: (said, _list_url()),
        question=question % {"name": one.name},
        text=text,
        action=action,
        back=_edit_url(one),
    )


def _one(request: ScopedRequest, pk: uuid.UUID) -> Channel:
    """An own channel the person keeps; 404 for a national one."""
    return load(Channel.objects.own().select_related("unit", "counts_as"), request, pk, P.KEEP)


def _list_url() -> str:
    return reverse("communication:channels")


def _edit_url(one: Channel) -> str:
    return reverse("communication:channel", args=[one.pk])
