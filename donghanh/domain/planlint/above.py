"""What the rules that compare with the parent plan share: where the answer stands, and the words of both sides."""

from __future__ import annotations

from donghanh.domain.cascade import Item, Row
from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.text.markers import cite


def place_of(item: Item) -> Span | None:
    """Where an item stands in its own document."""
    if item.start is None or item.end is None or item.line is None:
        return None
    return Span(item.start, item.end, item.line, item.line)


def words_of(row: Row) -> dict[str, str]:
    """The parameters for the sentences: the words above, where they stand, and what is due and promised on each side."""
    answer = row.late.item if row.late else row.answers[0] if row.answers else None
    return {
        "above": row.above.text[:300],
        "where": cite(row.above.path),
        "line": str(row.above.line or ""),
        "due_above": (row.late.due_above if row.late else row.above.due) or "",
        "due": (answer.due or "") if answer else "",
        "value_above": _number(row.above.value, row.above.unit),
        "value": _number(answer.value, answer.unit) if answer else "",
        "open": "; ".join(row.clauses)[:300],
        "to": row.above.to,
    }


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    text = f"{value:g}".replace(".", ",")
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()
