"""The way back to a form after a time-out. It sends nothing by itself."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from donghanh.accounts import stash
from donghanh.accounts.entrance import start_page
from donghanh.accounts.kept_boxes import boxes_of
from donghanh.accounts.models import User
from donghanh.foundation.access.decorators import signed_in


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def kept_text(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Lead the account that typed it back to the form, filled. Where the form's page cannot take it, show the text here,
    to be corrected and sent where it was meant for; POST drops it."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    if request.method == "POST":
        stash.drop(user=user, stash_id=pk)
        return redirect(start_page())
    kept = stash.open_for(user=user, stash_id=pk, at=timezone.now())
    if kept is None:
        raise Http404
    if stash.ASKED not in request.GET:
        return redirect(stash.filled_page(kept, pk))
    boxes, hidden = boxes_of(kept)
    return render(
        request,
        "accounts/kept_text.html",
        {"kept": kept, "pk": pk, "field": stash.FIELD, "boxes": boxes, "hidden": hidden},
    )
