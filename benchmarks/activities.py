"""`run.py bench activities`: fifty thousand activities listed and added up, and a table of five thousand taken in.

Queries of the list, the month and the totals are counted with a hundred activities and with all of them: they must not grow.
Taking a table in is compared with looking the same rows over, in processor time, in one run. Exit code 1 when a bar is missed.

  --count N   how many activities (default 50000)
  --rows N    rows of the table (default 5000)
"""

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import cpu_seconds, table
from benchmarks.pages import prepare

FEW = 100
TABLE_BAR = 3.0
ADDRESSES = {"list": "/hoat-dong/", "month": "/hoat-dong/lich/", "totals": "/hoat-dong/tong-hop/"}


def main(arguments: Sequence[str]) -> int:
    """Make the activities in a demo in a temporary folder, measure, print two tables."""
    parser = argparse.ArgumentParser(
        prog="run.py bench activities", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--rows", type=int, default=5_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as folder:
        prepare(Path(folder))
        missed = _measure_pages(options.count)
        return _measure_table(options.rows) or missed


def _measure_pages(count: int) -> int:
    from django.test import Client

    from benchmarks.scenes import officer
    from benchmarks.tables import queries_of

    client = Client()
    client.force_login(officer())
    add_activities(FEW)
    few = {name: queries_of(client, address) for name, address in ADDRESSES.items()}
    add_activities(count - FEW)
    rows, missed = [], False
    for name, address in ADDRESSES.items():
        many = queries_of(client, address)
        missed |= many != few[name]
        spent = cpu_seconds(lambda address=address: client.get(address), rounds=5)
        rows.append([name, str(few[name]), str(many), f"{spent * 1000:.0f}", "ok" if many == few[name] else "MISSED"])
    print(table(["page", f"queries of {FEW}", f"of {count}", "CPU ms", ""], rows) + "\n")
    return int(missed)


def add_activities(count: int) -> None:
    """So many counted activities of the demo commune over two years, in its villages and by its bodies."""
    from django.utils import timezone

    from benchmarks.scenes import appointment
    from donghanh.activities.models import Activity, ActivityKind
    from donghanh.foundation.prepared import Prepared
    from donghanh.organisations.models import Organisation
    from donghanh.units.queries import villages

    unit, now, today = appointment().post.organisation.unit, timezone.now(), timezone.localdate()
    kinds = list(ActivityKind.objects.filter(unit__isnull=True, counts_people=True))
    places, bodies = list(villages(unit, today)), list(Organisation.objects.filter(unit=unit)[:12])
    for start in range(0, count, 5_000):
        rows = [
            Activity(
                unit=unit, counting_unit=unit, kind=kinds[n % len(kinds)], title=f"Hoạt động đo {n}",
                held_on=today - dt.timedelta(days=n % 730), village=places[n % len(places)], host=bodies[n % len(bodies)],
                state="counted", total=30 + n % 80, female=10 + n % 10, search=f"hoat dong do {n}", recorded_at=now,
            )
            for n in range(start, min(start + 5_000, count))
        ]  # fmt: skip
        Prepared(rows).insert()


def _measure_table(count: int) -> int:
    """Looking a table over, and taking it in (which looks every row over once more, then writes), against looking alone."""
    from django.utils import timezone

    from benchmarks.scenes import appointment
    from donghanh.activities.actions import keep_table, look_over, take_table_in
    from donghanh.activities.models import Activity
    from donghanh.activities.sheet import SHEET
    from donghanh.documents.sheets.columns import rows_in
    from donghanh.documents.sheets.upload import read_pasted
    from donghanh.foundation.access import Actor

    before = Activity.objects.count()
    host, by, at = appointment().post.organisation, Actor.system("bench"), timezone.now()
    day = timezone.localdate()
    head = "Ngày\tLoại\tTên hoạt động\tTổng số\tNữ"
    lines = [
        f"{day - dt.timedelta(days=n % 700):%d/%m/%Y}\tHội thi\tHội thi số {n}\t{20 + n % 50}\t{10 + n % 9}"
        for n in range(count)
    ]
    rows, problems = rows_in(read_pasted("\n".join([head, *lines]), SHEET), (SHEET,))
    assert not problems
    batch = keep_table(unit=host.unit, rows=rows[SHEET.key], by=by, at=at)
    looking = _spent(lambda: look_over(batch=batch, host=host, by=by, at=at))
    assert batch.bad == 0
    taking = _spent(lambda: take_table_in(batch=batch, host=host, by=by, at=at))
    assert Activity.objects.count() == before + count
    ratio = taking / looking
    kept = ratio <= TABLE_BAR
    head_row = ["table", "looking ms", "taking in ms", "ratio", "bar", ""]
    figures = [f"{looking * 1000:.0f}", f"{taking * 1000:.0f}", f"{ratio:.2f}", f"≤ {TABLE_BAR:g}"]
    print(table(head_row, [[f"{count} rows", *figures, "ok" if kept else "MISSED"]]))
    return int(not kept)


def _spent(work: Any) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
