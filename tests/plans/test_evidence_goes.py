"""When what evidence belongs to is deleted, the original and both pictures leave the disk too, and not before that is certain."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donghanh.documents.pictures.kinds import FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import incoming, path_of, store
from donghanh.plans import actions
from donghanh.plans.actions.turns import forget_coming_turns
from donghanh.plans.evidence_files import OWNER, PICTURES_OWNER
from donghanh.plans.imports import PlanImport
from donghanh.plans.jobs import keep_plans
from donghanh.plans.models import Evidence, Plan, Task
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of
from tests.plans.test_imports import applied
from tests.plans.test_turns import D, on, recurring, send

pytestmark = pytest.mark.django_db
NOW = timezone.now()
Commit = Callable[..., AbstractContextManager[Any]]
__all__ = ["applied"]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """A block at whose end everything is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def shown(task: Task, cast: Cast, words: bytes = b"a") -> Evidence:
    """A photo the office added, drawn: three contents on the disk."""
    signed: dict[str, Any] = {"by": cast.officer.actor, "at": NOW}
    with incoming(b"photo " + words) as content:
        one = actions.take_evidence(task=task, party=None, content=content, kind=FileKind.JPEG, name="a.jpg", **signed)
    actions.tell_evidence(task=task, party=None, **signed)
    actions.show_evidence(evidence=one, prepared=Prepared(b"large " + words, b"small " + words), **signed)
    one.refresh_from_db()
    return one


def contents() -> list[str]:
    return sorted(path.read_text() for path in settings.FILES_ROOT.glob("??/*"))


def test_with_a_task(cast: Cast, commit: Commit) -> None:
    plan = plan_of(cast)
    task, other = task_of(plan, cast=cast), task_of(plan, "Treo băng-rôn", cast=cast)
    shown(task, cast)
    shown(other, cast, b"b")
    with commit():
        task.delete()
        assert len(contents()) == 6, "not before it is certain"
    assert contents() == ["large b", "photo b", "small b"]
    assert StoredFile.objects.count() == 3


def test_with_the_turns_of_a_task_that_were_taken_back(cast: Cast, commit: Commit) -> None:
    task = send(recurring(cast), cast)
    first, *coming = task.turns.order_by("slot")
    shown(first, cast)
    shown(coming[0], cast, b"b")
    with commit():
        forget_coming_turns(pattern=task, by=cast.officer.actor, at=on(D(2026, 3, 11)))
    assert contents() == ["large a", "photo a", "small a"]


def test_with_a_plan_that_was_taken_back(cast: Cast, applied: Any, commit: Commit) -> None:
    document, _ = applied
    shown(Task.objects.filter(plan__document=document)[0], cast)
    with commit():
        PlanImport().undo(document=document, by=cast.officer.actor, at=NOW)
    assert not Plan.objects.filter(document=document).exists()
    assert contents() == []
    assert not StoredFile.objects.filter(owner_type__in=(OWNER, PICTURES_OWNER)).exists()


def test_taking_a_plan_back_asks_no_more_for_more_files(cast: Cast, applied: Any, commit: Commit) -> None:
    document, _ = applied
    task, costs = Task.objects.filter(plan__document=document)[0], []
    for count in (1, 8):
        for number in range(count):
            shown(task, cast, f"{count} {number}".encode())
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            PlanImport().undo(document=document, by=cast.officer.actor, at=NOW)
            transaction.set_rollback(True)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_what_is_rolled_back_leaves_everything_where_it_was(cast: Cast, commit: Commit) -> None:
    task = task_of(plan_of(cast), cast=cast)
    one = shown(task, cast)
    with commit(), transaction.atomic():
        task.delete()
        transaction.set_rollback(True)
    assert contents() == ["large a", "photo a", "small a"]
    assert Evidence.objects.get(pk=one.pk).file


def test_content_somebody_else_has_too_stays(cast: Cast, commit: Commit) -> None:
    plan = plan_of(cast)
    task, other = task_of(plan, cast=cast), task_of(plan, "Treo băng-rôn", cast=cast)
    shown(task, cast)
    kept = shown(other, cast)
    with commit():
        task.delete()
    assert contents() == ["large a", "photo a", "small a"]
    assert kept.file
    assert path_of(kept.file.digest).exists()


def test_night_finds_files_to_which_no_row_leads_and_no_others(cast: Cast, commit: Commit) -> None:
    task = task_of(plan_of(cast), cast=cast)
    kept = shown(task, cast)
    about = {"name": "x", "media_type": "image/jpeg", "owner_id": kept.pk, "at": NOW}
    for owner in (OWNER, PICTURES_OWNER, "documents.document"):
        store(f"left by {owner}".encode(), owner_type=owner, **about)  # type: ignore[arg-type]
    with commit():
        keep_plans.func(timezone.localdate().isoformat())
    assert contents() == ["large a", "left by documents.document", "photo a", "small a"]
    assert AuditEvent.objects.filter(verb="plans.evidence_file_dropped").count() == 2
    with commit():
        keep_plans.func(timezone.localdate().isoformat())
    assert AuditEvent.objects.filter(verb="plans.evidence_file_dropped").count() == 2
