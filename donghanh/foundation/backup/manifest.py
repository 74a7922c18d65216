"""The table of contents of a backup: what must be in it, so that a restore can prove that nothing is missing."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Self

from donghanh.foundation.backup.refusals import BackupRefused

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One file inside the archive."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """What the database held at the moment it was copied."""

    vendor: str
    """``sqlite`` or ``postgresql``."""
    tables: dict[str, int]
    """Rows by table."""
    migrations: list[tuple[str, str]]
    """App and name of every migration applied."""
    audit_sequence: int
    audit_hash: str
    """The end of the audit chain. Kept outside (on paper), it also shows a database that was rolled back."""


@dataclass(frozen=True)
class Manifest:
    """Everything a restore compares with what it has brought back."""

    made_at: dt.datetime
    snapshot: Snapshot
    entries: dict[str, Entry]

    def to_json(self) -> bytes:
        """Write as JSON; :meth:`from_json` reads it back equal."""
        body = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(body, ensure_ascii=False, sort_keys=True, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Read what :meth:`to_json` wrote. Refuses anything else (``damaged``) and later formats (``newer_version``)."""
        try:
            body = json.loads(text)
            if body["format"] > FORMAT:
                raise BackupRefused("newer_version", detail=f"format {body['format']}")
            snapshot = body["snapshot"]
            snapshot["migrations"] = [(app, name) for app, name in snapshot["migrations"]]
            return cls(
                made_at=dt.datetime.fromisoformat(body["made_at"]),
                snapshot=Snapshot(**snapshot),
                entries={name: Entry(**entry) for name, entry in body["entries"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupRefused("damaged", detail=NAME) from error
