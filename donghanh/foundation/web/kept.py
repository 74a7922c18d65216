"""A form that could not be taken because the session had ended, drawn again on its own page with what was typed.

The page is asked for by GET with the typed data laid into ``request.POST``: a view draws its form with
``Form(request.POST or None)``, and acts only on what is posted. A form bound to such data is never valid besides, so
nothing is saved unless the person presses the button.
"""

from collections.abc import Iterable, MutableMapping
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


class KeptData(QueryDict):
    """What was typed. Knows whether a form of the page has taken it."""

    taken: list[bool]

    @classmethod
    def of(cls, fields: Iterable[tuple[str, str]]) -> "KeptData":
        """The data of these fields, in their order."""
        data = cls("", mutable=True)
        data.taken = []
        for name, value in fields:
            data.appendlist(name, value)
        data._mutable = False
        return data

    def __copy__(self) -> "KeptData":
        return self._marked(super().__copy__())

    def __deepcopy__(self, memo: MutableMapping[int, Any]) -> "KeptData":
        return self._marked(super().__deepcopy__(memo))

    def _marked(self, made: Any) -> "KeptData":
        made.taken = self.taken  # one list: a form bound to the copy has taken the data as well
        return made  # type: ignore[no-any-return]


def lay_into(request: HttpRequest, fields: Iterable[tuple[str, str]]) -> KeptData:
    """Let the page of a GET request draw its form with these fields."""
    data = KeptData.of(fields)
    request.POST = data  # type: ignore[assignment]
    request._files = MultiValueDict()  # type: ignore[attr-defined]  # or reading FILES would put an empty POST there
    return data


def note_taken(data: Any, names: Iterable[str]) -> None:
    """Called by every form of the house: whether it was drawn with kept data of its own fields."""
    if isinstance(data, KeptData) and not data.taken and any(name in data for name in names):
        data.taken.append(True)
