"""An answer with a photo over a network that breaks off: all of it is kept or nothing."""

import io
from typing import Any

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, RequestFactory, encode_multipart
from django.urls import reverse
from django.utils import timezone

from donghanh.config.wsgi import application
from donghanh.foundation.files.models import StoredFile
from donghanh.plans import actions
from donghanh.plans.models import Evidence, TaskParty
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of
from tests.plans.test_evidence import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast: Cast) -> TaskParty:
    """The part of the partner's body, sent."""
    task = task_of(plan_of(cast), lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    return task.parties.get()


def sent(client: Client, part: TaskParty, share: float) -> tuple[int, str]:
    """The answer, files before words, of which only so much arrives at the server's own door."""
    fields = {"csrfmiddlewaretoken": "a" * 32, "files": [upload(), upload(name="hai.jpg")]}
    body = encode_multipart(BOUNDARY, fields | {"answer": "xong", "text": "46 người dự", "done_on": ""})
    cookies = {"csrftoken": "a" * 32, **{name: one.value for name, one in client.cookies.items()}}
    environ: dict[str, Any] = {
        **RequestFactory().generic("POST", reverse("plans:answer", args=[part.pk]), body, MULTIPART_CONTENT).environ,
        "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "wsgi.input": io.BytesIO(body[: round(len(body) * share)]),
    }
    said: list[str] = []
    page = application(environ, lambda status, *_: said.append(status))  # type: ignore[arg-type, func-returns-value]
    return int(said[0][:3]), b"".join(page).decode()


@pytest.mark.parametrize("share", [0, 0.02, 0.3, 0.6, 0.9, 0.999])
def test_cut_off_anywhere_nothing_is_kept_and_the_person_is_told(cast: Cast, part: TaskParty, share: float) -> None:
    status, page = sent(cast.partner.client(), part, share)
    assert status == 400
    assert "Mạng đứt giữa chừng" in page
    part.refresh_from_db()
    assert part.state == PartState.SENT
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def test_arrived_whole_it_is_kept_whole(cast: Cast, part: TaskParty) -> None:
    status, _page = sent(cast.partner.client(), part, 1)
    assert status == 302
    part.refresh_from_db()
    assert part.state == PartState.DONE
    assert Evidence.objects.filter(told_in__isnull=False).count() == 2
