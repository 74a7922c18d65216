"""Own media items: the list, one, noting and correcting it, the year by channel."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.communication import actions
from donghanh.communication.forms.media import ItemEditForm, ItemFilter, ItemForm, VoidItemForm
from donghanh.communication.models import Channel, MediaItem, MediaItemQuerySet
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.media import channel_columns, item_columns
from donghanh.communication.queries.totals import by_channel
from donghanh.communication.views.desk import REFUSAL, ask_first, desk_of, load, now, page_context, refusing
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation

FIELDS = (
    "channel", "title", "published_on", "link", "body", "minutes", "repeats", "reach", "reach_quality", "version",
)  # fmt: skip


def _filter(request: ScopedRequest) -> ItemFilter:
    asked = request.GET.copy()
    if len(asked.get("noi", "")) != len("00000000-0000-0000-0000-000000000000"):
        asked.pop("noi", None)
    form = ItemFilter(asked, auto_id="filter_%s")
    seen = MediaItem.objects.visible_to(request.scope).filter(body__isnull=False).order_by().values("body")
    form.offer(
        Channel.objects.visible_to(request.scope).in_order(),
        Organisation.objects.filter(pk__in=seen).order_by("sort_key", "pk"),
    )
    form.is_valid()
    return form


def _found(request: ScopedRequest, form: ItemFilter) -> MediaItemQuerySet:
    values = form.values
    rows = MediaItem.objects.visible_to(request.scope).standing()
    if words := values.get("q"):
        rows = rows.matching(words)
    lookups = (("kenh", "channel__code"), ("noi", "body_id"), ("tu", "published_on__gte"), ("den", "published_on__lte"))
    for name, lookup in lookups:
        if name in values:
            rows = rows.filter(**{lookup: values[name]})
    return rows.select_related("channel__counts_as", "body").order_by("-published_on", "-recorded_at", "pk")


@requires(P.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """Own items, newest first."""
    form = _filter(request)
    page = page_of(_found(request, form), request)
    n = page.paginator.count
    context = page_context(request, "media") | {
        "form": form,
        "page": page,
        "shown": ngettext("%(n)s tin, bài", "%(n)s tin, bài", n) % {"n": formats.number(n)},
    }
    return render(request, "communication/media.html", context)


@requires(P.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    columns: dict[str, Callable[[MediaItem], Any]] = item_columns()
    return list_response(request, _found(request, _filter(request)).iterator(chunk_size=500), columns, name="tin-bai")


def _year(request: ScopedRequest) -> int:
    asked, today = request.GET.get("nam", ""), request.scope.on.year
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4
    return int(asked) if is_year and abs(int(asked) - today) <= 20 else today


@requires(P.READ)
def year(request: ScopedRequest) -> HttpResponse:
    """The year by channel and month."""
    shown = _year(request)
    context = page_context(request, "media") | {
        "year": shown,
        "lines": by_channel(MediaItem.objects.visible_to(request.scope), shown),
        "months": range(1, 13),
        "before": shown - 1,
        "after": shown + 1,
    }
    return render(request, "communication/media_year.html", context)


@requires(P.READ)
def year_export(request: ScopedRequest) -> HttpResponseBase:
    """The year by channel and month as a file."""
    lines = by_channel(MediaItem.objects.visible_to(request.scope), _year(request))
    return list_response(request, lines, channel_columns(), name="tin-bai-theo-kenh")


@requires(P.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Note an item."""
    desk, scope = desk_of(request), request.scope
    form = ItemForm(request.POST or None, initial={"published_on": scope.on})
    form.offer(desk.bodies(scope), Channel.objects.visible_to(scope).offered(scope.on))
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.note_item(unit=desk.unit, by=scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (_("Đã ghi tin bài."), reverse("communication:media")),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Ghi tin bài của mình"), "action": _("Ghi lại"), "back_url": reverse("communication:media")},
    )


@requires(P.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Correct an item."""
    one = _one(request, pk)
    desk, scope = desk_of(request), request.scope
    form = ItemEditForm(request.POST or None, of=one, initial={name: getattr(one, name) for name in FIELDS})
    visible = Channel.objects.visible_to(scope)
    bodies = [*desk.bodies(scope), *([one.body] if one.body else [])]
    form.offer(bodies, visible.offered(scope.on) | visible.filter(pk=one.channel_id))
    back = reverse("communication:media")

    def save() -> MediaItem:
        return actions.correct_item(
            item=one, expected_version=form.expected_version, by=scope.actor, at=now(), **form.fields_typed
        )

    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã sửa tin bài."), back),
        refusal=REFUSAL,
        template="communication/form.html",
        page={
            "title": _("Sửa tin bài"),
            "action": _("Lưu"),
            "back_url": back,
            "remove_url": reverse("communication:item_void", args=[one.pk]),
            "remove": _("Bỏ tin bài này"),
        },
    )


@requires(P.KEEP)
def void(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take an item out."""
    one = _one(request, pk)
    form = VoidItemForm(request.POST or None, initial={"version": one.version})
    return ask_first(
        request,
        form,
        lambda: actions.void_item(
            item=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        ),
        done=lambda made: (_("Đã bỏ tin bài."), reverse("communication:media")),
        question=_("Bỏ tin bài này?"),
        text=_("Tin bài không còn trong danh sách và số liệu; lý do được giữ lại."),
        action=_("Bỏ tin bài"),
        back=reverse("communication:item", args=[one.pk]),
    )


def _one(request: ScopedRequest, pk: uuid.UUID) -> MediaItem:
    return load(MediaItem.objects.standing().select_related("unit", "channel", "body"), request, pk, P.KEEP)
