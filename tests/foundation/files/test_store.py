import datetime as dt
import hashlib
import uuid

import pytest

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import FileTooLarge, open_content, path_of, store

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
    with pytest.raises(FileTooLarge):
        keep([b"x" * 600, b"x" * 600], limit=1000)
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
