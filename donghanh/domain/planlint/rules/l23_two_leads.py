"""L23: two bodies lead one task: who answers for it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Duty, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.bodies import is_group, starts_like_body
from donghanh.domain.text.forms import fold
from donghanh.domain.text.letters import vi_pattern

_TWICE = vi_pattern(
    r"(?:^|[.;]\s)(?P<one>[<A>][^.;:,]{3,60}?)\s+chủ trì\s*(?:,|và|, và)\s+(?P<other>[<A>][^.;:,]{3,60}?)\s+(?:cùng\s+)?chủ trì(?![\wÀ-ỹ])"
)


def _led_twice(text: str) -> tuple[str, ...]:
    """The two bodies of "Công an xã chủ trì, Trạm Y tế xã chủ trì …": nothing of the work stands between them."""
    match = _TWICE.search(text)
    if not match or not starts_like_body(match["one"]) or not starts_like_body(match["other"]):
        return ()
    return match["one"], match["other"]


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield tasks whose words give "chủ trì" to several bodies, and one duty led by two bodies in the same words.

    A printed group ("các thôn", "các trường") is one answer per member and no conflict.
    """
    for task in reading.tasks:
        if len(task.lead) > 1 and "chủ trì" in task.text and not any(map(is_group, task.lead)):
            yield Finding("L23", "two_leads", "warning", task.span, task.text[:200], {"bodies": "; ".join(task.lead)})
        elif twice := _led_twice(task.text):
            yield Finding("L23", "two_leads", "warning", task.span, task.text[:200], {"bodies": "; ".join(twice)})
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


RULE = Rule("L23", ("two_leads",), N_("NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4; mỗi việc một cơ quan chủ trì"), check)
