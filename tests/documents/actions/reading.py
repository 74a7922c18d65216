"""What tests of readings share: a queue that only a worker empties, and a reader that says what the test wants."""

import pytest

from donghanh.documents import jobs
from donghanh.documents.child import ReaderAnswer
from donghanh.documents.jobs import read_requested
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.jobs import timetable

NOT_A_PAPER = ReaderAnswer(refusal="not_official_document")


@pytest.fixture(autouse=True)
def queue(settings, kind, monkeypatch):
    """A queue that only a worker empties, as the office has it, and nothing the calendar puts into it."""
    monkeypatch.setattr(timetable, "_entries", {})
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}


@pytest.fixture
def answers(monkeypatch):
    """What the reader will say next."""
    said = []
    monkeypatch.setattr(jobs, "read_in_child", lambda path, **more: said.pop(0) if len(said) > 1 else said[0])
    return said


def read(request):
    state = read_requested.call(request_id=str(request.pk))
    request.refresh_from_db()
    return state


def stored(settings):
    root = settings.FILES_ROOT
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def audit(verb):
    return list(AuditEvent.objects.filter(verb=verb).values_list("new", flat=True))
