"""Between a candidate's fields and the boxes of its form. Plain values in, plain values out."""

import datetime as dt
import re
from typing import Any

from donghanh.documents.extraction import body
from donghanh.documents.header import whole_date
from donghanh.documents.models import CandidateKind

Json = dict[str, Any]
_DAY = re.compile(r"^\s*(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\s*$")


def boxes_of(kind: str, fields: Json) -> Json:
    """What the form shows at first."""
    boxes: Json = {"text": fields.get("text") or ""}
    if kind == CandidateKind.TASK:
        boxes["lead"] = "; ".join(item["printed"] for item in fields.get("lead") or [])
        boxes["coordinating"] = "; ".join(item["printed"] for item in fields.get("coordinating") or [])
        boxes["mode"] = fields.get("mode") or "assign"
        boxes["deadline_on"] = deadline_day(fields.get("deadline"))
    elif kind == CandidateKind.TARGET:
        boxes |= {name: fields.get(name) for name in ("value", "unit", "operator")}
    elif kind == CandidateKind.REPORT_DUTY:
        boxes["reporter"] = (fields.get("reporter") or {}).get("printed") or ""
        boxes |= {name: fields.get(name) or "" for name in ("to", "via")}
        boxes["by"] = shown_day(fields.get("by"))
    return boxes


def fields_from(kind: str, fields: Json, boxes: Json) -> Json:
    """The fields after the form: what has no box, and what was not touched, stays as it was."""
    before = boxes_of(kind, fields)
    after = {**fields, "text": " ".join(str(boxes["text"]).split())}
    if kind == CandidateKind.TASK:
        for name in ("lead", "coordinating"):
            if boxes.get(name, "") != before[name]:
                after[name] = bodies_from(boxes.get(name) or "", known=fields.get(name) or [])
        after["mode"] = boxes.get("mode") or before["mode"]
        if boxes.get("deadline_on") != before["deadline_on"]:
            after["deadline"] = day_as_deadline(boxes.get("deadline_on"))
    elif kind == CandidateKind.TARGET:
        value = boxes.get("value")
        after["value"] = before["value"] if value == before["value"] else _number(value)
        after |= {"unit": boxes.get("unit") or "", "operator": boxes.get("operator") or fields.get("operator")}
    elif kind == CandidateKind.REPORT_DUTY:
        if (boxes.get("reporter") or "") != before["reporter"]:
            after["reporter"] = body(boxes["reporter"]) if boxes.get("reporter") else None
        for name in ("to", "via"):
            if (boxes.get(name) or "") != before[name]:
                after[name] = boxes.get(name) or None
        if (boxes.get("by") or "") != before["by"]:  # a person's day is the last one, and needs no better guess
            after |= {"by": typed_day(boxes.get("by") or ""), "expected_by": None, "rule": "by"}
    return after


def fields_of_new(kind: str, *, text: str, lead: str = "") -> Json:
    """The fields of an item added by hand."""
    text = " ".join(text.split())
    if kind == CandidateKind.TASK:
        return {
            "text": text,
            "section_path": [],
            "lead": bodies_from(lead, known=[]),
            "coordinating": [],
            "mode": "assign",
            "deadline": None,
            "schedule": None,
        }
    if kind == CandidateKind.REPORT_DUTY:
        empty = dict.fromkeys(("to", "via", "by", "expected_by", "period"))
        return {"text": text, "reporter": body(lead) if lead.strip() else None, **empty}
    if kind == CandidateKind.TARGET:
        return {"text": text, "value": None, "unit": "", "operator": ">=", "target_kind": "chi_tieu"}
    return {"text": text}


def bodies_from(typed: str, *, known: list[Json]) -> list[Json]:
    """The bodies a person typed, split at semicolons; one that was there before is kept as it was."""
    by_name = {item["printed"]: item for item in known}
    names = [" ".join(part.split()) for part in typed.split(";")]
    return [by_name.get(name) or body(name) for name in dict.fromkeys(names) if name]


def deadline_day(deadline: Any) -> dt.date | None:
    """The last day of a deadline, when it comes to one."""
    if not isinstance(deadline, dict):
        return None
    last = deadline.get("due") or deadline.get("date") or (deadline.get("range") or [None])[-1]
    return whole_date(last)


def day_as_deadline(day: dt.date | None) -> Json | None:
    """A deadline a person typed: on or before the day."""
    if day is None:
        return None
    return {"rule": "by", "text": "", "date": day.isoformat(), "due": day.isoformat()}


def shown_day(text: Any) -> str:
    """An ISO day, whole or yearly, as an office writes it; anything else as it is."""
    raw = str(text or "")
    if day := whole_date(raw):
        return f"{day:%d/%m/%Y}"
    yearly = re.fullmatch(r"--(\d\d)-(\d\d)", raw)
    return f"{yearly[2]}/{yearly[1]}" if yearly else raw


def typed_day(text: str) -> str | None:
    """The reverse of :func:`shown_day`; what is no day stays the words they are."""
    hit = _DAY.match(text)
    if not hit:
        return text.strip() or None
    day, month, year = int(hit[1]), int(hit[2]), hit[3]
    if year and (whole := whole_date(f"{int(year):04}-{month:02}-{day:02}")):
        return whole.isoformat()
    return f"--{month:02}-{day:02}" if not year else text.strip()


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    number = float(value)  # finite: the form holds it below a million million
    return int(number) if number.is_integer() else number


def place_of_selection(source: str, begins: str, ends: str) -> Json:
    """Where a selection stands in the source: ``start``, ``end`` and ``text`` for the form; empty when it is nowhere.

    Both ends are ``line:column`` as the page counted them, the small numbers of the marks left out. No word of the
    text travels in an address this way.
    """
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    start, end = _offset(begins, starts), _offset(ends, starts)
    if start is None or end is None or not start < end <= len(source):
        return {}
    text = " ".join(source[start:end].split())
    return {"start": start, "end": end, "text": text} if text else {}


def _offset(place: str, starts: list[int]) -> int | None:
    hit = re.fullmatch(r"(\d{1,6}):(\d{1,6})", place)
    if not hit or not 0 < int(hit[1]) < len(starts):
        return None
    line = int(hit[1])
    return min(starts[line - 1] + int(hit[2]), starts[line] - 1)
