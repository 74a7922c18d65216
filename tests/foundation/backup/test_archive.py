"""What goes into an archive comes out as it was, or not at all."""

import datetime as dt
import random
from pathlib import Path

import pytest
from pyrage import x25519

from donghanh.foundation.backup import archive
from donghanh.foundation.backup.manifest import Entry, Manifest, Snapshot
from donghanh.foundation.backup.refusals import BackupRefused

AT = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
SNAPSHOT = Snapshot(
    vendor="sqlite", tables={"a": 3}, migrations=[("foundation", "0001_initial")], audit_sequence=9, audit_hash="f" * 64
)
KEY = x25519.Identity.generate()


def _manifest(entries: dict[str, Entry]) -> Manifest:
    return Manifest(made_at=AT, snapshot=SNAPSHOT, entries=entries)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A small archive of two files."""
    for name, content in (("one", b"xin chao" * 5000), ("two", b"")):
        (tmp_path / name).write_bytes(content)
    target = tmp_path / "out" / "backup.age"
    files = [("database/one", tmp_path / "one"), ("files/ab/two", tmp_path / "two")]
    archive.pack(target, files, recipients=[KEY.to_public()], manifest=_manifest)
    return target


def _unpacked(source: Path, folder: Path, key: x25519.Identity = KEY) -> Manifest:
    folder.mkdir()
    return archive.unpack(source, folder, identity=key)


def test_what_was_packed_comes_back_identical(packed: Path, tmp_path: Path) -> None:
    manifest = _unpacked(packed, tmp_path / "in")
    assert (tmp_path / "in/database/one").read_bytes() == b"xin chao" * 5000
    assert (tmp_path / "in/files/ab/two").read_bytes() == b""
    assert (manifest.made_at, manifest.snapshot) == (AT, SNAPSHOT)
    assert set(manifest.entries) == {"database/one", "files/ab/two"}


def test_archive_is_readable_by_its_owner_alone_and_in_no_clear_text(packed: Path) -> None:
    assert packed.stat().st_mode & 0o777 == 0o600
    assert b"xin chao" not in packed.read_bytes()
    assert [path.name for path in packed.parent.iterdir()] == [packed.name], "nothing half-made is left beside it"


def test_existing_file_is_never_overwritten(packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(BackupRefused) as refused:
        archive.pack(packed, [], recipients=[KEY.to_public()], manifest=_manifest)
    assert (refused.value.code, packed.read_bytes()) == ("already_exists", before)


def test_failure_while_packing_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out" / "backup.age"
    with pytest.raises(FileNotFoundError):
        archive.pack(target, [("x", tmp_path / "absent")], recipients=[KEY.to_public()], manifest=_manifest)
    assert list(target.parent.iterdir()) == []


def test_other_key_does_not_open_it(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused) as refused:
        _unpacked(packed, tmp_path / "in", x25519.Identity.generate())
    assert refused.value.code == "wrong_key"


def test_every_recipient_opens_it(tmp_path: Path) -> None:
    other = x25519.Identity.generate()
    (tmp_path / "one").write_bytes(b"1")
    target = tmp_path / "backup.age"
    archive.pack(
        target, [("one", tmp_path / "one")], recipients=[KEY.to_public(), other.to_public()], manifest=_manifest
    )
    for number, key in enumerate((KEY, other)):
        assert _unpacked(target, tmp_path / str(number), key).snapshot == SNAPSHOT


def test_thousand_bit_flips_are_all_refused(packed: Path, tmp_path: Path) -> None:
    original = packed.read_bytes()
    chance = random.Random(20260302)
    for number in range(1000):
        spoiled = bytearray(original)
        position = chance.randrange(len(original) * 8)
        spoiled[position // 8] ^= 1 << (position % 8)
        packed.write_bytes(spoiled)
        with pytest.raises(BackupRefused) as refused:
            _unpacked(packed, tmp_path / f"in{number}")
        assert refused.value.code in {"damaged", "wrong_key"}


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.99])
def test_truncated_archive_is_refused(packed: Path, tmp_path: Path, kept: float) -> None:
    content = packed.read_bytes()
    packed.write_bytes(content[: int(kept * len(content)) if kept < 1 else kept])
    with pytest.raises(BackupRefused) as refused:
        _unpacked(packed, tmp_path / "in")
    assert refused.value.code == "damaged"


def _forged(tmp_path: Path, files: list[tuple[str, Path]], entries: dict[str, Entry]) -> Path:
    """An archive somebody else made for our public key, whose manifest says ``entries``."""
    target = tmp_path / "forged.age"
    archive.pack(target, files, recipients=[KEY.to_public()], manifest=lambda _: _manifest(entries))
    return target


@pytest.mark.parametrize(
    "promised", [{}, {"one": Entry(1, "0" * 64)}, {"one": Entry(1, "0" * 64), "two": Entry(0, "")}]
)
def test_contents_that_differ_from_the_manifest_are_refused(tmp_path: Path, promised: dict[str, Entry]) -> None:
    (tmp_path / "one").write_bytes(b"1")
    forged = _forged(tmp_path, [("one", tmp_path / "one")], promised)
    with pytest.raises(BackupRefused) as refused:
        _unpacked(forged, tmp_path / "in")
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("name", ["../escaped", "/escaped", "files/../../escaped"])
def test_entry_that_would_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "one").write_bytes(b"1")
    forged = _forged(tmp_path, [(name, tmp_path / "one")], {})
    with pytest.raises(BackupRefused) as refused:
        _unpacked(forged, tmp_path / "in")
    assert refused.value.code == "damaged"
    assert not list(tmp_path.rglob("escaped"))


def test_backup_of_a_later_format_is_refused_as_newer() -> None:
    text = _manifest({}).to_json().replace(b'"format": 1', b'"format": 2')
    with pytest.raises(BackupRefused) as refused:
        Manifest.from_json(text)
    assert refused.value.code == "newer_version"


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff"])
def test_text_that_is_no_manifest_is_refused(text: bytes) -> None:
    with pytest.raises(BackupRefused) as refused:
        Manifest.from_json(text)
    assert refused.value.code == "damaged"
