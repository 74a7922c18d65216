"""What a clerk does: back up, lose or spoil everything, restore, and find it as it was."""

import datetime as dt
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.audit.chain import breaks, head
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import path_of, store

AT = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def _note(word: str) -> AuditEvent:
    with transaction.atomic():
        return record("tests.wrote", by=Actor.system("tests"), at=AT, on=AuditEvent(pk=0), new={"word": word})


def _keep(content: bytes) -> StoredFile:
    return store(
        content, name="kế hoạch.txt", media_type="text/plain", owner_type="tests", owner_id=uuid.uuid4(), at=AT
    )


def _run(name: str, *arguments: object) -> str:
    out = io.StringIO()
    call_command(name, *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def secret(settings: Any) -> Path:
    """The audit secret as run.py lays it down."""
    path = settings.VAR / "secrets" / "audit"
    path.parent.mkdir()
    path.write_bytes(settings.AUDIT_KEY)
    return path


@pytest.fixture
def backup(settings: Any, secret: Path, tmp_path: Path) -> Path:
    """A backup of one event and one file; afterwards more was done, and the key lies in the safe."""
    _note("trước")
    _keep(b"content before")
    _run("backup", tmp_path / "usb" / "one.age")
    (settings.VAR / "keys" / "backup.key").rename(tmp_path / "safe.key")
    return tmp_path / "usb" / "one.age"


def test_restore_brings_back_database_files_and_secret(
    backup: Path, secret: Path, settings: Any, tmp_path: Path
) -> None:
    kept, key = StoredFile.objects.get(), settings.AUDIT_KEY
    at_backup = head()
    _note("sau")
    later = _keep(b"content after")
    path_of(kept.digest).unlink()
    secret.write_text("another machine's")

    said = _run("restore", backup, "--key", tmp_path / "safe.key", "--force")

    assert list(StoredFile.objects.values_list("digest", flat=True)) == [kept.digest]
    assert path_of(kept.digest).read_bytes() == b"content before"
    assert not path_of(later.digest).exists()
    assert secret.read_bytes() == key
    assert secret.stat().st_mode & 0o777 == 0o600
    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["tests.wrote", "foundation.backed_up", "foundation.restored"]
    assert AuditEvent.objects.get(sequence=at_backup.sequence).hash == at_backup.hash
    assert list(breaks(AuditEvent.objects.order_by("sequence"))) == []
    assert f"{at_backup.sequence}:{at_backup.hash}" in said, "the anchor that verify-audit --anchor takes"


def test_restore_onto_data_is_refused_without_consent(backup: Path, tmp_path: Path) -> None:
    before = head()
    with pytest.raises(CommandError, match="--force"):
        _run("restore", backup, "--key", tmp_path / "safe.key")
    assert head() == before


def test_damaged_backup_changes_nothing(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    before = head()
    with pytest.raises(CommandError, match="bị hỏng"):
        _run("restore", backup, "--key", tmp_path / "safe.key", "--force")
    assert head() == before
    assert StoredFile.objects.count() == 1


def test_restore_leaves_no_copy_in_clear_behind(backup: Path, settings: Any, tmp_path: Path) -> None:
    _run("restore", backup, "--key", tmp_path / "safe.key", "--force")
    assert [path.name for path in settings.VAR.iterdir() if path.name.startswith("donghanh-")] == []


def test_backup_says_where_the_key_lies_until_it_is_taken_away(settings: Any, tmp_path: Path) -> None:
    assert str(settings.VAR / "keys" / "backup.key") in _run("backup", tmp_path / "one.age")
    (settings.VAR / "keys" / "backup.key").unlink()
    assert "backup.key" not in _run("backup", tmp_path / "two.age")


def test_backup_without_a_name_goes_to_the_backups_folder(settings: Any) -> None:
    _run("backup")
    (made,) = (settings.VAR / "backups").iterdir()
    assert made.name.startswith("donghanh-")


def test_backup_onto_an_existing_file_is_refused_and_not_noted(backup: Path) -> None:
    before = head()
    with pytest.raises(CommandError, match="đã có"):
        _run("backup", backup)
    assert head() == before


def test_key_that_is_no_key_is_refused(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("mật khẩu")
    with pytest.raises(CommandError, match="không phải là khóa"):
        _run("restore", backup, "--key", tmp_path / "wrong", "--force")
