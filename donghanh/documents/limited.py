"""What runs in the child process: reading, linting and drafting under limits of memory, time and output.

``python -m donghanh.documents.limited FILE``. Imports no Django: it starts in a tenth of a second and holds no database
connection, secret or session that a hostile file could reach.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from donghanh.documents.fence import shut_in
from donghanh.documents.limits import OUTPUT_BYTES, PROCESSES, RECOGNITION_MEMORY, TEXT, Limits, limits_for
from donghanh.documents.readers import progress

LINE = 64
"""Every report is one line of this length over the one before it, so that a flood of them takes no room."""


def limit_this_process(limits: Limits = TEXT) -> None:
    """Take memory, time, output and further processes away from this process, for good; a reader that may have to
    recognise pages keeps a reserve. Does nothing where the system has no limits."""
    try:
        import resource
    except ImportError:  # Windows: the time-out of the parent remains
        return
    wanted = {
        resource.RLIMIT_AS: (limits.memory, limits.most_memory),
        resource.RLIMIT_CPU: (limits.cpu, limits.most_cpu),
        resource.RLIMIT_FSIZE: (OUTPUT_BYTES, OUTPUT_BYTES),
        resource.RLIMIT_NPROC: (PROCESSES, PROCESSES),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, values in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, values)


def report_to(slate: Path, limits: Limits) -> None:
    """Have readers' reports written on the slate, each over the one before; the first draws on the reserve."""
    target = os.open(slate, os.O_WRONLY)
    granted = False

    def write(done: int, total: int) -> None:
        nonlocal granted
        if limits.recognises and not granted:
            granted = True
            _grant(limits, total)
        os.lseek(target, 0, os.SEEK_SET)
        os.write(target, f"progress {done} {total}".ljust(LINE - 1)[: LINE - 1].encode() + b"\n")

    progress.send_to(write)


def _grant(limits: Limits, pages: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (RECOGNITION_MEMORY, RECOGNITION_MEMORY))
        most = limits.cpu_for(pages)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def main() -> int:
    """Read the file named on the command line and print the reading with its findings, ``source_text`` and ``drafts``.
    A paper with a secrecy mark is refused.

    ``--law FILE`` names the instruments to judge by (:mod:`donghanh.documents.law`), without it they come from
    ``data/``; ``--above FILE`` is the reading of the plan above, to be compared with; ``--progress FILE`` is the slate for
    reports. With ``--kept yes`` the file named is no paper but the text and blocks that were kept of one.
    """
    shut_in()
    path, options = Path(sys.argv[1]), dict(zip(sys.argv[2::2], sys.argv[3::2], strict=False))
    limits = limits_for(path)
    limit_this_process(limits)
    if "--progress" in options:
        report_to(Path(options["--progress"]), limits)
    from donghanh.documents.readers.refusal import Refused

    try:
        result = reading_of(
            path, law=_given(options, "--law"), above=_given(options, "--above"), is_kept="--kept" in options
        )
    except Refused as refused:
        print(json.dumps({"refused": {"code": refused.code, "params": refused.params}}))
        return 2
    sys.stdout.write(json.dumps(result, ensure_ascii=False))
    return 0


def _given(options: dict[str, str], name: str) -> Path | None:
    return Path(options[name]) if name in options else None


def reading_of(
    path: Path, *, law: Path | None = None, above: Path | None = None, is_kept: bool = False
) -> dict[str, Any]:
    """Return all that is told of a file: the reading with its findings, ``source_text`` and ``drafts``; by the library and
    beside the plan above in the files of :func:`main`'s options. ``is_kept`` says that the file holds what was kept of an
    earlier reading. Raises ``Refused``; sets no limits."""
    from donghanh.documents.checking import check
    from donghanh.documents.extraction import drafts_of, to_json
    from donghanh.documents.law import library_from
    from donghanh.documents.lookalikes import SKIMMED, is_skimmed
    from donghanh.documents.readers.kept import rows_of
    from donghanh.documents.readers.open_file import read_file, read_kept
    from donghanh.documents.readers.reference import load_library, load_territory
    from donghanh.documents.readers.secrecy import refuse_secret
    from donghanh.documents.wording_findings import to_json as finding_json
    from donghanh.domain.cascade import side_of

    file = read_kept(path) if is_kept else read_file(path)
    refuse_secret(file.reading.header.secrecy)
    library = library_from(law.read_text("utf-8")) if law else load_library()
    parent = side_of(json.loads(above.read_text("utf-8"))) if above else None
    findings = [finding_json(one) for one in check(file, library, load_territory(), parent=parent)]
    result = {**file.to_json(), "findings": findings, "source_text": file.source.text}
    result["source"]["blocks"] = rows_of(file.source.text, file.source.blocks)
    drafts = drafts_of(result)
    if is_skimmed(drafts):
        result["source"]["remarks"].append({"code": SKIMMED, "params": {}})
    return {**result, "drafts": [to_json(draft) for draft in drafts]}


if __name__ == "__main__":
    sys.exit(main())
