import datetime as dt
import uuid

import pytest
from django.http import Http404
from django.test import RequestFactory

from donghanh.foundation.access import NOBODY, Actor, Scope
from donghanh.foundation.files import owners, views
from donghanh.foundation.files.store import path_of, store

AT = dt.datetime(2026, 1, 5, 8, 0, tzinfo=dt.UTC)
SOMEBODY = Scope(actor=Actor(kind="person", id=uuid.uuid4()), on=dt.date(2026, 1, 5))


@pytest.fixture(autouse=True)
def files(settings, tmp_path, monkeypatch):
    settings.FILES_ROOT = tmp_path / "files"
    monkeypatch.setattr(owners, "_owners", {})
    settings.LOGIN_URL = "/sign-in/"


@pytest.fixture
def file(db):
    return store(
        b"<script>x</script>",
        name="Danh sách bà Nguyễn Thị X.html",
        media_type="text/html",
        owner_type="test",
        owner_id=uuid.uuid4(),
        at=AT,
    )


def get(file_id, scope=SOMEBODY):
    request = RequestFactory().get("/")
    request.scope = scope
    return views.download(request, pk=file_id)


def test_file_nobody_answers_for_is_absent(file):
    with pytest.raises(Http404):
        get(file.pk)


def test_file_its_owner_refuses_is_absent(file):
    owners.register("test", lambda scope, file: False)
    with pytest.raises(Http404):
        get(file.pk)


def test_stranger_is_sent_to_sign_in(file):
    owners.register("test", lambda scope, file: True)
    response = get(file.pk, NOBODY)
    assert response.status_code == 302


def test_file_is_an_attachment_no_browser_runs_under_a_name_that_says_nothing(file):
    owners.register("test", lambda scope, file: True)
    response = get(file.pk)
    assert b"".join(response.streaming_content) == b"<script>x</script>"
    response.close()
    assert response["Content-Disposition"] == f'attachment; filename="tep-{file.digest[:8]}.html"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_file_whose_content_is_lost_is_absent(file):
    owners.register("test", lambda scope, file: True)
    path_of(file.digest).unlink()
    with pytest.raises(Http404):
        get(file.pk)
