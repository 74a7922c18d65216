"""A table of activities on its way in, as the tests of tables look at it."""

from django.urls import reverse

from donghanh.activities.models import Batch
from tests.cast import Cast

URL = "/hoat-dong/nhap/"


def told(batch: Batch) -> list[tuple[str, str]]:
    """The key of the column and the code of every problem, row by row."""
    keys = {letter: key for key, letter in batch.letters.items()}
    return [(keys[one.column], one.code) for row in batch.lines.all() for one in row.found]


def page_of(cast: Cast, batch: Batch) -> str:
    """The page on which the officer mends the table."""
    return cast.officer.client().get(reverse("activities:table", args=[batch.pk])).content.decode()
