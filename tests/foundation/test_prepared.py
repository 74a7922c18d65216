import datetime as dt
import uuid

import pytest
from django.db import IntegrityError

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.prepared import Prepared

AT = dt.datetime(2026, 1, 5, 8, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def file(number):
    return StoredFile(
        digest=f"{number:064}",
        size=number,
        media_type="text/plain",
        original_name=f"kế hoạch {number} % %s.txt",
        owner_type="test",
        owner_id=uuid.uuid4(),
        created_at=AT,
    )


def test_rows_are_written_as_they_are():
    rows = [file(number) for number in range(5)]
    Prepared(rows).insert()
    fields = [field.attname for field in StoredFile._meta.concrete_fields]
    stored = {row.pk: row for row in StoredFile.objects.all()}
    assert [[getattr(stored[row.pk], name) for name in fields] for row in rows] == [
        [getattr(row, name) for name in fields] for row in rows
    ]


def test_rows_are_known_to_be_stored_afterwards():
    row = file(1)
    Prepared([row]).insert()
    row.size = 2
    row.save()
    assert StoredFile.objects.get().size == 2


def test_nothing_is_written_before(django_assert_num_queries):
    with django_assert_num_queries(0):
        Prepared([file(1)])
        Prepared([]).insert()


def test_database_still_refuses_what_it_refuses():
    with pytest.raises(IntegrityError):
        Prepared([file(-1)]).insert()
