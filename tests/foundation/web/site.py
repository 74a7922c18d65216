"""A small site of every kind of answer, so that the layout is tested apart from the apps that use it."""

import datetime as dt
import io
import uuid

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from donghanh.foundation.access import NOBODY, Actor, Scope
from donghanh.foundation.access.decorators import public, signed_in
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.export import csv_response
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField
from donghanh.foundation.web.htmx import render_fragment_or_page
from donghanh.foundation.web.toasts import confirm

OFFICER = Scope(actor=Actor(kind="person", id=uuid.UUID(int=1)), on=dt.date(2026, 11, 23))
because = public("a page of the test site only")


def somebody(request: HttpRequest) -> Scope:
    """Scope builder: signed in, unless the test says otherwise by a header."""
    return NOBODY if "X-Stranger" in request.headers else OFFICER


class StepForm(VersionedFormMixin, Form):
    """What is edited on the page that loses its race."""

    name = forms.CharField(label="Tên việc")
    due_on = VietnameseDateField(label="Hạn")
    state = forms.ChoiceField(label="Tình trạng", choices=[("open", "Chưa xong"), ("done", "Đã xong")])


class StepKey:
    """Which step it is, as far as a form needs to know."""

    pk = 1

    class _meta:
        label_lower = "tests.step"


class Step:
    """A stored row, as far as the page with both versions needs one."""

    version = 4
    name = "Treo băng-rôn"
    due_on = dt.date(2026, 11, 25)
    state = "open"


@because
def page(request: HttpRequest) -> HttpResponse:
    """A page of the layout."""
    return render(request, "web/help.html")


@because
def toast(request: HttpRequest) -> HttpResponse:
    """A page that confirms and warns."""
    confirm(request, "Đã giao việc", undo="/lui-lai/")
    messages.error(request, "Chưa gửi được")
    return render(request, "web/help.html")


@because
def crash(request: HttpRequest) -> HttpResponse:
    """A bug."""
    raise RuntimeError("a secret detail")


@because
def moved(request: HttpRequest) -> HttpResponse:
    """A redirect."""
    return redirect("/trang/")


@because
def attachment(request: HttpRequest) -> FileResponse:
    """A file."""
    return FileResponse(io.BytesIO(b"x"), as_attachment=True, filename="tep.txt", content_type="text/plain")


@because
def stream(request: HttpRequest) -> StreamingHttpResponse:
    """An answer that has no length."""
    return StreamingHttpResponse(iter([b"a", b"b"]))


@because
def table(request: HttpRequest) -> StreamingHttpResponse:
    """A list as CSV."""
    return csv_response([{"a": "=1+1"}], {"Tên": lambda row: row["a"]}, name="danh-sach")


@because
def echo(request: HttpRequest, word: str) -> HttpResponse:
    """Reads everything a request can carry."""
    return HttpResponse(f"{list(request.GET.items())}{list(request.POST.items())}{request.path}")


@because
def cached(request: HttpRequest) -> HttpResponse:
    """A view that would like to be kept."""
    response = HttpResponse("x")
    response["Cache-Control"] = "public, max-age=600"
    return response


@because
def race(request: HttpRequest) -> HttpResponse:
    """An edit whose race is lost."""
    form = StepForm(request.POST)
    assert form.is_valid(), form.errors
    wanted = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    return conflict_page(request, StaleRecord(stored=Step(), wanted=wanted), form)


@because
def three(request: HttpRequest) -> HttpResponse:
    """An edit of a step that had its first deadline in version 1 and has another since version 4. ``muon`` reads what is
    stored a moment too early; ``ten`` and ``han`` are what somebody stored besides."""
    early = "muon" in request.GET and not getattr(request, "is_asked_again", False)
    old = "ban" in request.GET or early
    now = request.GET.get("han")
    stored = {
        "name": request.GET.get("ten", Step.name),
        "due_on": dt.date(2026, 11, 20) if old else dt.date.fromisoformat(now) if now else Step.due_on,
        "state": Step.state,
        "version": 1 if old else 5 if now else Step.version,
    }
    form = StepForm(request.POST or None, of=StepKey(), initial=stored)
    if not form.is_valid():
        return HttpResponse(str(form))
    if form.expected_version == 1:
        wanted = {name: form.cleaned_data[name] for name in ("name", "due_on", "state")}
        return conflict_page(request, StaleRecord(stored=Step(), wanted=wanted), form)
    data = form.fields_typed
    said = (form.expected_version, data["name"], f"{data['due_on']:%d/%m/%Y}", data["state"], form.meanwhile)
    return HttpResponse("|".join(map(str, said)))


@because
def region(request: HttpRequest) -> HttpResponseBase:
    """A page with a region htmx can ask for."""
    return render_fragment_or_page(request, "web/help.html", "web/_notices.html", {})


@signed_in
def closed(request: HttpRequest) -> HttpResponse:
    """A page for who is signed in."""
    return HttpResponse("x")


urlpatterns = [
    path("", include("donghanh.foundation.web.urls")),
    path("trang/", page, name="page"),
    path("bao/", toast, name="toast"),
    path("loi/", crash, name="crash"),
    path("chuyen/", moved, name="moved"),
    path("tep/", attachment, name="attachment"),
    path("dong/", stream, name="stream"),
    path("bang/", table, name="table"),
    path("vong/<str:word>/", echo, name="echo"),
    path("giu/", cached, name="cached"),
    path("dua/", race, name="race"),
    path("ba-ban/", three, name="three"),
    path("vung/", region, name="region"),
    path("kin/", closed, name="closed"),
    path("", include(([path("dang-nhap/", page, name="sign_in")], "accounts"))),
    path("", include(([path("viec/", page, name="home"), path("tim/", page, name="search")], "console"))),
]
handler400 = "donghanh.foundation.web.errors.bad_request"
handler403 = "donghanh.foundation.web.errors.not_found"
handler404 = "donghanh.foundation.web.errors.not_found"
handler500 = "donghanh.foundation.web.errors.apology"
