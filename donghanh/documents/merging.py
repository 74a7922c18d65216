"""What two candidates become when they are merged. Plain values in, plain values out."""

from typing import Any

from donghanh.documents.bodies import key_of

Json = dict[str, Any]


def merged_fields(kind: str, into: Json, other: Json) -> Json:
    """The fields of ``into`` completed from ``other``: its own words and dates win, bodies are joined.

    A task without a lead takes the other's leads; when it has one, the other's leads coordinate, because a task has
    one lead. A body already named is not named twice.
    """
    if kind != "task":
        return {**other, **{name: value for name, value in into.items() if value not in (None, "", [])}}
    fields = dict(into)
    leads, coordinating = list(into.get("lead") or []), list(into.get("coordinating") or [])
    if not leads:
        leads = list(other.get("lead") or [])
        fields["mode"] = other.get("mode", into.get("mode"))
        joining = list(other.get("coordinating") or [])
    else:
        joining = [*(other.get("lead") or []), *(other.get("coordinating") or [])]
    named = {key_of(item["printed"]) for item in (*leads, *coordinating)}
    for item in joining:
        if key_of(item["printed"]) not in named:
            coordinating.append(item)
            named.add(key_of(item["printed"]))
    fields["lead"], fields["coordinating"] = leads, coordinating
    for name in ("deadline", "schedule"):
        fields[name] = into.get(name) or other.get(name)
    return fields


def same_fields(one: Json | None, other: Json | None) -> bool:
    """Whether two sets of fields say the same. Whom the printed names mean is no part of what an item says: it is
    filled in when the document is applied."""
    return one is not None and other is not None and _said(one) == _said(other)


def _said(fields: Json) -> Json:
    said = dict(fields)
    for name in ("lead", "coordinating"):
        if name in said:
            said[name] = [item["printed"] for item in said[name] or []]
    if said.get("reporter"):
        said["reporter"] = said["reporter"]["printed"]
    return said
