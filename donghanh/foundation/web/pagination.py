"""Cutting a list into pages. Filters stay in the address; a page that does not exist becomes the nearest that does."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 25
PARAMETER = "trang"


@dataclass(frozen=True)
class Link:
    """One number in the row of pages; ``number`` is ``None`` for the gap."""

    number: int | None
    url: str
    is_current: bool


class ListPage(Page[Any]):
    """A page of rows that also knows the links to the other pages. Used by ``components/pages.html``."""

    links: list[Link]
    previous_url: str
    next_url: str


class _Paginator(Paginator[Any]):
    def _get_page(self, *args: Any, **kwargs: Any) -> ListPage:
        return ListPage(*args, **kwargs)


def page_of(rows: Any, request: HttpRequest, *, size: int = PAGE_SIZE) -> ListPage:
    """The page of an ordered queryset or list that the address asks for. Costs one count and one query.

    Give the queryset an order that ends in the primary key, or rows may wander between pages.
    """
    paginator = _Paginator(rows, size)
    page: ListPage = paginator.get_page(request.GET.get(PARAMETER))  # type: ignore[assignment]

    def url(number: int) -> str:
        query = request.GET.copy()
        query[PARAMETER] = str(number)
        if number == 1:
            del query[PARAMETER]
        return f"?{query.urlencode()}"

    page.links = [
        Link(number, url(number), number == page.number) if isinstance(number, int) else Link(None, "", False)
        for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    page.previous_url = url(page.previous_page_number()) if page.has_previous() else ""
    page.next_url = url(page.next_page_number()) if page.has_next() else ""
    return page
