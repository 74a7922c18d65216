"""A list that comes in, from the side of its pages: read, looked over, sent back sealed, its problems as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from donghanh.documents.sheets.forms import ListForm, SealedForm
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.shape import Sheet
from donghanh.documents.sheets.template import MEDIA_TYPE
from donghanh.documents.sheets.upload import SheetRefused, Sheets, read_pasted, read_upload, seal, unseal
from donghanh.documents.sheets.wording import problem_words, sentence_for
from donghanh.foundation.web.export import csv_response

SHOWN_PROBLEMS = 200


@dataclass(frozen=True)
class ListIn:
    """One kind of list: how it is read, sealed, and put into words."""

    sheet: Sheet
    module: str
    """What reads a file of it, in a child."""
    salt: str
    problems: Mapping[str, Any]
    """The words of what may be wrong with it."""

    def read(self, form: ListForm) -> Sheets | None:
        """What a valid form brings; ``None`` when it is refused, and then the form says why. A file takes about a second."""
        file = form.cleaned_data["file"]
        try:
            if file:
                return read_upload(file, module=self.module)
            return read_pasted(form.cleaned_data["pasted"], self.sheet)
        except SheetRefused as refused:
            form.add_error("file" if file else "pasted", sentence_for(refused))
            return None

    def sealed(self, sheets: Sheets, *, of: str) -> str:
        """What was read, for the page to send back; ``of`` says whose it is and for what."""
        return seal(sheets, of=of, salt=self.salt)

    def sent_back(self, request: HttpRequest, *, of: str) -> Sheets | None:
        """What a page sent back; ``None`` when it is too old or somebody else's, and then a message says so."""
        form = SealedForm(request.POST)
        try:
            return unseal(form.cleaned_data["sheets"] if form.is_valid() else "", of=of, salt=self.salt)
        except SheetRefused as refused:
            messages.error(request, sentence_for(refused))
            return None

    def said(self, found: Sequence[Problem]) -> dict[str, Any]:
        """The problems as the page shows them: ``problems`` (place, words), and how many ``more`` there are."""
        return {
            "problems": [(one.place, self._words(one)) for one in found[:SHOWN_PROBLEMS]],
            "more": max(0, len(found) - SHOWN_PROBLEMS),
        }

    def problem_file(self, found: Sequence[Problem]) -> HttpResponseBase:
        """All the problems as a file, to be mended beside the list."""
        columns: dict[str, Any] = {
            _("Ô"): lambda one: one.place,
            _("Dòng"): lambda one: one.row or "",
            _("Cần sửa"): self._words,
        }
        return csv_response(found, columns, name="cho-can-sua")

    def _words(self, problem: Problem) -> str:
        return problem_words(problem, self.problems)


def template_response(content: bytes, name: str) -> HttpResponse:
    """A list to fill in, as a file of that name."""
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
