"""Print the part that tells bodies what to do, in the ways in which offices write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.samples.compose.numbering import marker
from tests.samples.compose.printed import Para
from tests.samples.compose.spec import Body, Duty
from tests.samples.compose.words import lower_first, run_on, without_stop

if TYPE_CHECKING:
    from tests.samples.compose.body import Place, Writer


def write(writer: Writer, body: Body, place: Place) -> None:
    """Print one body and its duties, and tell the gold."""
    duties = [Duty(duty) if isinstance(duty, str) else duty for duty in body.duties]
    style = writer.setting.duties
    name = writer.gold.take(body.name, numbers=False).text
    body = replace(body, name=name)
    named = " ".join(filter(None, [body.ask or body.order, name]))
    if body.fault == "mixed_numbering" and body.fault in writer.gold.planted:
        texts = _mixed(writer, named, duties, place)
        _tell(writer, body, duties, texts, texts, place)
    elif style == "run_in":
        _in_one(writer, body, duties, place, f"{named}: ", "run_in")
    elif style == "sentence" and not (body.order and len(duties) > 2):
        _in_one(writer, body, duties, place, f"{named} ", "item")
    elif style == "prose":
        _in_one(writer, body, duties, place, f"{named} ", "")
    else:
        writer.heading(place, named)
        wish = "paragraphs" if len(duties) == 1 and style == "bullets" else "bullets" if style == "sentence" else style
        texts = []
        for number, duty in enumerate(duties, 1):
            text = writer.gold.take(duty.text).text
            writer.item(text, number, place, wish)
            texts.append(text)
        _tell(writer, body, duties, texts, texts, place)


def _in_one(writer: Writer, body: Body, duties: list[Duty], place: Place, lead: str, kind: str) -> None:
    """All duties in one paragraph behind the name. The whole is one duty; a reader may also list its clauses."""
    text = writer.gold.take(run_on([duty.text for duty in duties])).text
    clauses, at = [], 0
    for duty in duties:
        words = _printed(writer, lower_first(without_stop(duty.text)))
        clauses.append(text[text.index(words[:40], at) :])
        at = text.index(words[:40], at) + 1
    if kind:
        writer.section(place, lead.rstrip(": ") if kind == "run_in" else (lead + text).rstrip("."), kind)
        style = writer.setting.markers[place.depth - 1]
        bold = len(lead) if kind == "run_in" else 0
        role = "run_in" if kind == "run_in" else "item"
        writer.blocks.append(Para(lead + text, role, place.markers[-1], place.depth, style, bold=bold))  # type: ignore[arg-type]
    else:
        writer.blocks.append(Para(lead[0].upper() + lead[1:] + text, "text"))
    _tell(writer, body, duties, [text], clauses, place)


def _printed(writer: Writer, source: str) -> str:
    from tests.samples.compose.marks import parse

    return parse(source, writer.gold.planted).text


def _mixed(writer: Writer, named: str, duties: list[Duty], place: Place) -> list[str]:
    """The first duty behind a colon, the others with letters below it, as real plans print it."""
    first, *rest = [writer.gold.take(duty.text).text for duty in duties]
    writer.section(place, named, "run_in")
    style = writer.setting.markers[place.depth - 1]
    writer.blocks.append(
        Para(f"{named}: {first}", "run_in", place.markers[-1], place.depth, style, bold=len(named) + 1)
    )
    for number, text in enumerate(rest, 1):
        letter = marker("a)", number)
        writer.gold.section(letter, 3, text.rstrip("."), "item")
        writer.blocks.append(Para(text, "item", letter, place.depth + 1, "a)"))
    return [first, *rest]


def _tell(writer: Writer, body: Body, duties: list[Duty], texts: list[str], clauses: list[str], place: Place) -> None:
    item: dict[str, Any] = {
        "agency": body.name,
        "requested": bool(body.ask),
        "duty_prefixes": [text[:60] for text in texts],
    }
    if len(clauses) > len(texts):
        item["duty_clauses"] = [clause[:60] for clause in clauses]
    if body.members:
        item["agencies"] = list(body.members)
    writer.gold.values["assignments"].append(item)
    for duty in duties:
        writer.gold.reports(duty.reports, body.name, place.path, " ".join((*texts, body.name)))
