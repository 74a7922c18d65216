"""A side of the comparison out of a reading, given as the JSON of the reading schema (so that stored readings serve too)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from donghanh.domain.cascade.once import Places
from donghanh.domain.cascade.value import Item, Side
from donghanh.domain.text.dates import day_before
from donghanh.domain.text.forms import fold

Json = dict[str, Any]


def side_of(reading: Json) -> Side:
    """Return the issuer, level and items of a reading; a sentence that is a report line is no duty besides. Costs one pass."""
    seen: Counter[str] = Counter()
    items = []
    reports = list(_reports(reading))
    places = Places(reports)
    work = [item for item in (*_duties(reading), *_tasks(reading)) if not places.cover(item)]
    for item in (*work, *_targets(reading), *reports):
        key = f"{item.kind}:{fold(item.text)[:120]}"
        seen[key] += 1
        items.append(_with_key(item, key if seen[key] == 1 else f"{key}#{seen[key]}"))
    items.sort(key=lambda item: (item.start if item.start is not None else 1 << 30, item.kind))
    sections = reading.get("sections") or []
    return Side(
        level=str(reading.get("level") or ""),
        issuer=str(reading.get("issuer") or ""),
        year=reading.get("year"),
        items=tuple(items),
        has_budget=bool(reading.get("budget_sources")) or any(s.get("topic") == "budget" for s in sections),
    )


def _with_key(item: Item, key: str) -> Item:
    return Item(
        key, item.kind, item.text, item.start, item.end, item.line, item.path, item.bodies, item.due, item.value,
        item.unit, item.operator, item.to, item.via,
    )  # fmt: skip


def _place(values: Json) -> tuple[int | None, int | None, int | None]:
    span = values.get("span") or {}
    return span.get("start"), span.get("end"), span.get("line_start")


def _due(values: Json) -> str | None:
    when = values.get("deadline") or values.get("schedule")
    return (when.get("due") or when.get("date")) if isinstance(when, dict) else None


def _duties(reading: Json) -> Iterator[Item]:
    for assignment in reading.get("assignments") or []:
        names = tuple(assignment.get("agencies") or [assignment.get("agency") or ""])
        path = tuple(assignment.get("section_path") or ())
        for duty in assignment.get("duties") or []:
            values = duty if isinstance(duty, dict) else {"text": duty}
            yield Item("", "duty", str(values.get("text") or ""), *_place(values), path, names, _due(values))


def _tasks(reading: Json) -> Iterator[Item]:
    for task in reading.get("tasks") or []:
        path = tuple(task.get("section_path") or ())
        yield Item(
            "", "task", str(task.get("text") or ""), *_place(task), path, tuple(task.get("lead") or ()), _due(task)
        )


def _targets(reading: Json) -> Iterator[Item]:
    for target in reading.get("targets") or []:
        if target.get("kind") == "quantity":  # a count inside a duty is compared with its duty
            continue
        yield Item(
            "", "target", str(target.get("text") or ""), *_place(target), tuple(target.get("section_path") or ()),
            value=target.get("value"), unit=str(target.get("unit") or ""), operator=str(target.get("operator") or "="),
        )  # fmt: skip


def _reports(reading: Json) -> Iterator[Item]:
    for report in reading.get("reporting") or []:
        reporter = report.get("reporter")
        yield Item(
            "", "report", str(report.get("text") or ""), *_place(report), tuple(report.get("section_path") or ()),
            bodies=(reporter,) if reporter else (), due=_report_due(report),
            to=str(report.get("to") or ""), via=str(report.get("via") or ""),
        )  # fmt: skip


def _report_due(report: Json) -> str | None:
    printed = report.get("expected_by") or report.get("by")
    return day_before(printed) if printed and report.get("rule") == "before" else printed
