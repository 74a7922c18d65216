"""Read a sample as the command line does: the reading schema with the findings, also against the plan above."""

from __future__ import annotations

from functools import cache
from typing import Any

from donghanh.documents.checking import check
from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.reference import load_library, load_territory
from donghanh.documents.wording_findings import to_json
from donghanh.domain.cascade import side_of
from donghanh.domain.planlint.library import LawLibrary, Territory


@cache
def _reference() -> tuple[LawLibrary, Territory]:
    return load_library(), load_territory()


def read_sample(data: bytes, parent: bytes | None = None) -> dict[str, Any]:
    """The reading of a file as JSON; raises ``Refused`` as the reader does. Costs one reading and one check, two readings with a parent."""
    file = read_bytes(data)
    above = side_of(read_bytes(parent).to_json()) if parent else None
    found = check(file, *_reference(), None, above)
    return file.to_json() | {"findings": [to_json(finding) for finding in found]}
