"""Who can open a backup."""

from pathlib import Path

import pytest
from pyrage import x25519

from donghanh.foundation.backup import keys
from donghanh.foundation.backup.refusals import BackupRefused


def test_first_use_makes_a_pair_that_fits_and_only_the_owner_reads(tmp_path: Path) -> None:
    (made,) = keys.recipients(tmp_path / "keys")
    secret = tmp_path / "keys" / keys.SECRET_NAME
    assert str(keys.identity(secret).to_public()) == str(made)
    assert secret.stat().st_mode & 0o777 == 0o600


def test_backups_go_on_after_the_secret_half_was_taken_to_the_safe(tmp_path: Path) -> None:
    (before,) = keys.recipients(tmp_path)
    (tmp_path / keys.SECRET_NAME).unlink()
    (after,) = keys.recipients(tmp_path)
    assert str(before) == str(after)
    assert not keys.secret_is_here(tmp_path)


def test_further_recipients_are_added(tmp_path: Path) -> None:
    province = x25519.Identity.generate().to_public()
    assert str(keys.recipients(tmp_path, further=f" {province} ")[1]) == str(province)


def test_further_recipient_that_is_no_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused) as refused:
        keys.recipients(tmp_path, further="so-noi-vu")
    assert refused.value.code == "bad_recipient"


@pytest.mark.parametrize("content", [b"", b"# only a remark\n", b"AGE-SECRET-KEY-1NO\n", b"\xff\xfe"])
def test_file_that_holds_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k").write_bytes(content)
    with pytest.raises(BackupRefused) as refused:
        keys.identity(tmp_path / "k")
    assert refused.value.code == "bad_key"


def test_absent_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused) as refused:
        keys.identity(tmp_path / "k")
    assert refused.value.code == "no_such_file"
