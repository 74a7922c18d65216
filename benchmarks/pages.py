"""`run.py bench pages`: how many queries a page needs, how heavy it is, and how much more work than a bare page.

All figures come from one run in one process, so the ratio holds on a slow machine too. Exit code 1 when a bar is missed.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import cpu_seconds, table
from benchmarks.tables import measure_tables


@dataclass(frozen=True)
class Page:
    """One page that is held to bars."""

    name: str
    queries: int
    """At most so many."""
    ratio: float
    """At most so many times the processor time of the bare page."""
    kilobytes: float
    """At most so heavy, before it is packed for the wire."""
    address: Callable[[Any], str]
    """Given the person signed in, makes what the page shows and returns its address."""


def review_of_twenty_pages(user: Any) -> str:
    """The review page of an invented plan of twenty sheets, received the way people hand it in."""
    from django.urls import reverse

    from benchmarks.scenes import received_document

    return reverse("documents:review", args=[received_document(user, pages=20).pk])


PAGES = (
    Page("documents:review, plan of 20 pages", queries=12, ratio=10, kilobytes=150, address=review_of_twenty_pages),
)


def main(arguments: Sequence[str]) -> int:
    """Prepare a demo in a temporary folder, measure every page, print the table."""
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as folder:
        prepare(Path(folder))
        return _measure_all(PAGES)


def prepare(folder: Path) -> None:
    """Make a demo in a folder, on SQLite, and have this process work with it."""
    set_up(folder)
    from django.core.management import call_command

    with (folder / "prepare.log").open("w") as log:
        call_command("prepare", stdout=log)


def set_up(folder: Path) -> None:
    """Have this process work with the demo in a folder."""
    from tooling.serve import make_secrets

    os.environ["DONGHANH_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "donghanh.config.settings.dev"
    os.environ.pop("DONGHANH_DATABASE_URL", None)
    make_secrets(folder / "secrets")
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "benchmarks.urls"
    settings.ALLOWED_HOSTS = ["testserver"]


def _measure_all(pages: Sequence[Page]) -> int:
    from django.test import Client

    from benchmarks.scenes import account

    user = account()
    client = Client()
    client.force_login(user)
    bare_queries, bare_seconds, _ = _measure(client, "/bare/")
    rows = [["bare page", str(bare_queries), "", f"{bare_seconds * 1000:.1f}", "1.0", "", "", ""]]
    missed = False
    for page in pages:
        queries, seconds, kilobytes = _measure(client, page.address(user))
        ratio = seconds / bare_seconds
        kept = queries <= page.queries and ratio <= page.ratio and kilobytes <= page.kilobytes
        missed |= not kept
        figures = [str(queries), f"≤ {page.queries}", f"{seconds * 1000:.1f}", f"{ratio:.1f}", f"≤ {page.ratio:g}"]
        figures += [f"{kilobytes:.0f}", f"≤ {page.kilobytes:g} {'ok' if kept else 'MISSED'}"]
        rows.append([page.name, *figures])
    print(table(["page", "queries", "bar", "CPU ms", "× bare", "bar", "kB", "bar"], rows) + "\n")
    leader = Client()
    leader.force_login(account("leader"))
    return measure_tables(client, leader) or int(missed)


def _measure(client: Any, address: str) -> tuple[int, float, float]:
    """Queries, processor seconds and size of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)  # fills caches that live as long as a server does
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}, so there is nothing to measure")
    return len(caught), cpu_seconds(lambda: client.get(address)), len(response.content) / 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
