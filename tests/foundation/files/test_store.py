import datetime as dt
import hashlib
import os
import uuid

import pytest

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import (
    FileTooLarge,
    discard,
    incoming,
    open_content,
    path_of,
    place_of,
    release,
    remove_unowned,
    store,
)
from donghanh.foundation.files.sweep import sweep_contents

AT = dt.datetime(2026, 1, 5, 8, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def keep(content, **more):
    given = {"name": "ke-hoach.txt", "media_type": "text/plain", "owner_type": "test", "owner_id": uuid.uuid4()}
    return store(content, at=AT, **{**given, **more})


@pytest.mark.django_db
def test_content_comes_back_as_it_was():
    file = keep([b"Hai ", b"ph\xe1\xba\xa7n"])
    with open_content(file) as content:
        assert content.read() == "Hai phần".encode()
    assert file.digest == hashlib.sha256("Hai phần".encode()).hexdigest()
    assert file.size == len("Hai phần".encode())


@pytest.mark.django_db
def test_same_content_is_kept_once_and_never_written_again(files):
    first = keep(b"as it was")
    path = path_of(first.digest)
    before = path.stat()
    second = keep(b"as it was", name="another.txt")
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert StoredFile.objects.filter(digest=second.digest).count() == 2
    assert [p for p in files.rglob("*") if p.is_file()] == [path]


@pytest.mark.django_db
def test_too_large_content_leaves_nothing_behind(files):
    with pytest.raises(FileTooLarge) as refused:
        keep([b"x" * 600, b"x" * 600, b"x" * 300], limit=1000)
    assert (refused.value.size, refused.value.limit) == (1500, 1000)
    assert not [p for p in files.rglob("*") if p.is_file()]
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_content_that_breaks_off_leaves_nothing_behind(files):
    def broken():
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        keep(broken())
    assert not [p for p in files.rglob("*") if p.is_file()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("offered", "kept"),
    [
        ("C:\\Users\\ha\\kế hoạch.docx", "kế hoạch.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\x00\u202eb.txt", "ab.txt"),
        ("", "tep"),
    ],
)
def test_offered_name_is_kept_without_folders_and_tricks(offered, kept):
    assert keep(b"x", name=offered).original_name == kept


def contents(files):
    return [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_held_content_can_be_read_by_us_and_by_nobody_else_until_it_is_released():
    file = keep(b"who knows what", held=True)
    assert place_of(file.digest).read_bytes() == b"who knows what"
    with pytest.raises(FileNotFoundError):
        open_content(file)
    release(file)
    with open_content(file) as content:
        assert content.read() == b"who knows what"


@pytest.mark.django_db
def test_held_content_is_no_part_of_the_folders_a_backup_copies(files):
    keep(b"who knows what", held=True)
    assert list(files.glob("??/*")) == []


@pytest.mark.django_db(transaction=True)
def test_discarded_content_is_gone_unless_somebody_else_has_the_same(files):
    mine, theirs = keep(b"the same"), keep(b"the same")
    discard(mine)
    assert contents(files) == [path_of(theirs.digest)]
    discard(theirs)
    assert contents(files) == []


@pytest.mark.django_db
def test_what_arrived_and_was_not_kept_is_gone(files):
    with incoming(b"not wanted after all") as arrived:
        assert arrived.path.exists()
    assert contents(files) == []


@pytest.mark.django_db
def test_content_with_an_owner_is_never_removed(files):
    file = keep(b"mine")
    assert not remove_unowned(file.digest)
    assert contents(files) == [path_of(file.digest)]


@pytest.mark.django_db(transaction=True)
def test_daily_sweep_removes_what_nobody_owns_and_nothing_else(files):
    mine, waiting = keep(b"mine"), keep(b"waiting", held=True)
    for content, held in ((b"left in the store", False), (b"left waiting", True)):
        keep(content, held=held).delete()
    dead, alive = files / "incoming-dead", files / "incoming-alive"
    for path in (dead, alive):
        path.write_bytes(b"half")
    os.utime(dead, (0, 0))
    assert sweep_contents.call(day="2026-01-05") == 3
    assert sorted(contents(files)) == sorted([path_of(mine.digest), place_of(waiting.digest), alive])
