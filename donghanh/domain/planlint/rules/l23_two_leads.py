"""L23: two bodies lead one task: who answers for it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Duty, Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.bodies import is_group
from donghanh.domain.text.forms import fold


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield tasks whose words give "chủ trì" to several bodies, and one duty led by two bodies in the same words.

    A printed group ("các thôn", "các trường") is one answer per member and no conflict.
    """
    for task in reading.tasks:
        if len(task.lead) > 1 and "chủ trì" in task.text and not any(map(is_group, task.lead)):
            yield Finding("L23", "two_leads", "warning", task.span, task.text[:200], {"bodies": "; ".join(task.lead)})
    led: dict[str, tuple[str, Duty]] = {}
    for assignment in reading.assignments:
        for duty in assignment.duties:
            if not duty.lead:
                continue
            words = " ".join(fold(duty.text).split()).strip(" .;")
            first = led.setdefault(words, (assignment.agency, duty))
            if first[0] != assignment.agency and len(words) > 30:
                bodies = f"{first[0]}; {assignment.agency}"
                yield Finding("L23", "two_leads", "warning", duty.span, duty.text[:200], {"bodies": bodies})


RULE = Rule("L23", ("two_leads",), "NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4; mỗi việc một cơ quan chủ trì", check)
