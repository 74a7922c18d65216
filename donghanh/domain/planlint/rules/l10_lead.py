"""L10: tasks that name no leading body. One finding for the document, with the count; the list shows which."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield once when most tasks of the body have neither lead nor deadline and no body is assigned duties."""
    tasks = [task for task in reading.tasks if task.parent is None]
    bare = [task for task in tasks if not task.lead]
    if len(tasks) >= 3 and len(bare) * 2 > len(tasks):
        params = {"bare": str(len(bare)), "all": str(len(tasks))}
        yield Finding(
            "L10",
            "missing_lead",
            "info" if reading.assignments else "warning",
            bare[0].span,
            bare[0].text[:120],
            params,
        )


RULE = Rule(
    "L10",
    ("missing_lead",),
    N_("NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4; yêu cầu rõ người, rõ việc, rõ thời gian"),
    check,
)
