"""One item of the review: confirm, leave out, edit, split, merge, take back, add."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from donghanh.documents.actions.merge import merge_candidate
from donghanh.documents.actions.recall import recall_candidate
from donghanh.documents.actions.review import (
    accept_candidate,
    add_candidate,
    edit_candidate,
    reject_candidate,
    reopen_candidate,
    restore_printed,
    take_edit_back,
)
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.editing import boxes_of, fields_from, fields_of_new, place_of_selection
from donghanh.documents.forms import AddItemForm, ItemForm, SplitForm
from donghanh.documents.models import Candidate, Decision, Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.review_page import ReviewPage, candidate_of
from donghanh.documents.views.common import attempt, load_document, say_refused, status_of
from donghanh.documents.views.review import strip_of
from donghanh.documents.wording import refusal
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.htmx import is_htmx, render_fragment_or_page
from donghanh.foundation.web.toasts import confirm

REVIEW = DocumentPermission.REVIEW


@requires(REVIEW)
def show(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """One item as it stands: the way back out of a form that was opened in place."""
    candidate = candidate_of(load_document(request, pk, REVIEW), item_pk)
    return _answer(request, candidate)


@require_POST
@requires(REVIEW)
def accept(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Đúng"."""
    return _decide(request, pk, item_pk, accept_candidate)


@require_POST
@requires(REVIEW)
def reject(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Bỏ mục này"."""
    return _decide(request, pk, item_pk, reject_candidate)


@require_POST
@requires(REVIEW)
def reopen(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Xem lại": back to not seen, with every word kept."""
    return _decide(request, pk, item_pk, reopen_candidate, stay=True)


@require_POST
@requires(REVIEW)
def restore(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Trả về như văn bản in": the words of the paper in place of those a person wrote, which can be taken back."""
    return _decide(request, pk, item_pk, restore_printed, stay=True)


@require_POST
@requires(REVIEW)
def take_back(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Lấy lại bản đã sửa": what "Trả về như văn bản in" took away."""
    return _decide(request, pk, item_pk, take_edit_back, stay=True)


@requires(REVIEW)
def edit(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Sửa": the item's boxes, in place of the item or on a page of their own."""
    candidate = candidate_of(load_document(request, pk, REVIEW), item_pk)
    initial = {**boxes_of(candidate.kind, candidate.fields), "version": candidate.version}
    form = ItemForm(
        request.POST or None, of=candidate, kind=candidate.kind, initial=initial, prefix=f"m{candidate.number}"
    )
    if request.method == "POST" and form.is_valid():
        fields = fields_from(candidate.kind, candidate.fields, form.cleaned_data)
        try:
            edit_candidate(
                candidate=candidate,
                fields=fields,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=timezone.now(),
            )
        except StaleRecord as stale:
            return _conflict(request, stale, form, candidate.kind)
        except DocumentRefusal as refused:
            say_refused(request, refused)
        else:
            if form.meanwhile:
                confirm(request, form.meanwhile)
        return _answer(request, candidate, refresh=bool(form.meanwhile))
    return _form(request, candidate, form, "edit")


@requires(REVIEW)
def split(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Tách": one line for each thing to be done."""
    candidate = candidate_of(load_document(request, pk, REVIEW), item_pk)
    text = str(candidate.fields.get("text") or "").replace("; ", ";\n")
    form = SplitForm(
        request.POST or None, initial={"texts": text, "version": candidate.version}, prefix=f"m{candidate.number}"
    )
    if request.method == "POST" and form.is_valid():
        try:
            split_candidate(
                candidate=candidate,
                texts=form.cleaned_data["texts"].splitlines(),
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=timezone.now(),
            )
        except StaleRecord as stale:
            return _conflict(request, stale, form, candidate.kind)
        except DocumentRefusal as refused:
            form.add_error("texts", refusal(refused.code, refused.params))
        else:
            return _answer(request, candidate, refresh=True)
    return _form(request, candidate, form, "split")


@require_POST
@requires(REVIEW)
def recall(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Làm như lần trước": the bodies and the cuts the office gave the same sentence before."""
    candidate = candidate_of(load_document(request, pk, REVIEW), item_pk)
    attempt(request, recall_candidate, candidate=candidate)
    return _answer(request, candidate, refresh=True)


@requires(REVIEW)
def merge(request: ScopedRequest, pk: uuid.UUID, item_pk: uuid.UUID) -> HttpResponse:
    """ "Gộp": into a look-alike at the press of its button, or into any other item chosen on the page."""
    document = load_document(request, pk, REVIEW)
    candidate = candidate_of(document, item_pk)
    if request.method == "POST":
        into = _other(document, request.POST.get("into") or request.GET.get("into", ""))
        if into is None:
            say_refused(request, DocumentRefusal("cannot_merge"))
        else:
            attempt(request, merge_candidate, candidate=candidate, into=into)
        return _answer(request, candidate, refresh=True)
    others = Candidate.objects.filter(reading_id=candidate.reading_id, kind=candidate.kind).exclude(pk=candidate.pk)
    others = others.exclude(decision__in=(Decision.REJECTED, Decision.MERGED)).order_by("order", "number")
    context = {"document": document, "candidate": candidate, "others": others}
    return render_fragment_or_page(request, "documents/item_merge.html", "documents/_item_merge.html", context)


@requires(REVIEW)
def add(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """An item the reader did not see. The script fills in the selection; without it lines are named by number."""
    document = load_document(request, pk, REVIEW)
    reading = document.readings.filter(is_current=True).first()
    source = reading.source_text if reading else ""
    asked = place_of_selection(source, request.GET.get("tu", ""), request.GET.get("den", ""))
    form = AddItemForm(request.POST or None, source=source, initial=asked)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        fields = fields_of_new(data["kind"], text=data["text"], lead=data["lead"])
        given = {"document": document, "kind": data["kind"], "fields": fields, "span": data["span"]}
        candidate = attempt(request, add_candidate, versioned=False, **given)
        if candidate is None:
            return redirect("documents:page", document.pk)
        return redirect(_address(document.pk, candidate.number))
    return render(request, "documents/add_item.html", {"document": document, "form": form}, status=status_of(request))


def _decide(
    request: ScopedRequest,
    pk: uuid.UUID,
    item_pk: uuid.UUID,
    action: Callable[..., Candidate],
    *,
    stay: bool = False,
) -> HttpResponse:
    """Take the decision. Where other items change with it, or it is refused, a script loads the page anew; ``stay`` shows
    the item itself again rather than the next one."""
    candidate = candidate_of(load_document(request, pk, REVIEW), item_pk)
    alone = not (candidate.decision == Decision.MERGED or _holds_others(candidate))
    done = attempt(request, action, candidate=candidate)
    return _answer(request, candidate, refresh=done is None or not alone, stay=stay or done is None)


def _holds_others(candidate: Candidate) -> bool:
    both = Q(split_from=candidate) | Q(merged_into=candidate)
    return "edited" in candidate.undo or Candidate.objects.filter(both).exists()


def _other(document: Document, key: str) -> Candidate | None:
    try:
        return candidate_of(document, uuid.UUID(key))
    except ValueError:
        return None


def _answer(request: ScopedRequest, candidate: Candidate, *, refresh: bool = False, stay: bool = False) -> HttpResponse:
    """The item and the progress strip for a script; the page, at the next item, for everybody else."""
    if is_htmx(request):
        if refresh:
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
            response["HX-Redirect"] = _address(candidate.document_id, candidate.number)
            return response
        page = ReviewPage(request.scope, candidate.document_id, permission=REVIEW)
        item = page.item(candidate.pk)
        context = {"item": item, "swap": True, **strip_of(page)}
        return render(request, "documents/_item_answer.html", context)
    return redirect(_address(candidate.document_id, candidate.number if stay else _next_unseen(candidate)))


def _next_unseen(candidate: Candidate) -> int:
    """The number of the next item nobody has looked at; the item's own when there is none."""
    rows = Candidate.objects.filter(reading_id=candidate.reading_id, decision=Decision.PENDING)
    following = rows.filter(order__gte=candidate.order).exclude(pk=candidate.pk).order_by("order", "number").first()
    return (following or rows.order_by("order", "number").first() or candidate).number


def _address(pk: uuid.UUID, number: int) -> str:
    query = QueryDict(mutable=True)
    query["muc"] = str(number)
    return f"{reverse('documents:review', args=[pk])}?{query.urlencode()}#m{number}"


def _form(request: HttpRequest, candidate: Candidate, form: Any, name: str) -> HttpResponse:
    context = {"document": candidate.document, "candidate": candidate, "form": form, "act": name}
    return render_fragment_or_page(
        request, "documents/item_form.html", "documents/_item_form.html", context, status=status_of(request)
    )


def _conflict(request: HttpRequest, stale: StaleRecord, form: Any, kind: str) -> HttpResponse:
    """Both versions side by side, as the boxes show them."""
    stored: Any = stale.stored
    shown = boxes_of(kind, stored.fields)
    typed = dict(form.cleaned_data)
    stale.wanted = {name: typed[name] for name in form.fields if name != "version" and name in typed}
    for name in stale.wanted:
        setattr(stored, name, shown.get(name, shown.get("text")))
    return conflict_page(request, stale, form)
