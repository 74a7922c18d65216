"""Certificates as one PDF, drawn by Typst with Be Vietnam Pro embedded."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from donghanh.foundation.web import formats
from donghanh.training.models import Certificate

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "data" / "fonts"


@dataclass(frozen=True)
class Paper:
    """What one certificate says, as it is printed."""

    number: str
    authority: str
    name: str
    birth: str
    course: str
    facts: str
    placed: str
    signer_title: str
    signer: str


def paper_of(certificate: Certificate, days: Sequence[dt.date]) -> Paper:
    """What a certificate says. Needs the course and its organiser loaded; ``days`` are those of the sessions held."""
    course = certificate.enrolment.course
    day = certificate.issued_on
    return Paper(
        number=certificate.full_number,
        authority=certificate.authority,
        name=certificate.printed_name,
        birth=str(certificate.printed_birth or ""),
        course=course.title,
        facts=_facts(course.organiser.name, course.hours, days),
        placed=f"{certificate.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        signer_title=certificate.signer_title,
        signer=certificate.signer_name,
    )


def pdf_of(papers: Iterable[Paper]) -> bytes:
    """The papers, a page each. Two hundred take a third of a second; reads the fonts of the repository and no others."""
    rows = [
        {
            "number": one.number,
            "authority": one.authority,
            "name": one.name,
            "birth": one.birth,
            "course": one.course,
            "facts": one.facts,
            "placed": one.placed,
            "signer-title": one.signer_title,
            "signer": one.signer,
        }
        for one in papers
    ]
    source = (HERE / "certificate.typ").read_bytes()
    made: bytes = typst.compile(source, font_paths=_fonts(), sys_inputs={"papers": json.dumps(rows)})
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _facts(organiser: str, hours: object, days: Sequence[dt.date]) -> str:
    """ "do Phòng … tổ chức, từ ngày … đến ngày … (14 giờ)". Papers are Vietnamese whatever language the pages are read in."""
    first, last = (formats.date(days[0]), formats.date(days[-1])) if days else ("", "")
    when = f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"
    length = f" ({formats.number(hours)} giờ)" if hours else ""  # type: ignore[arg-type]
    return f"do {organiser} tổ chức{', ' + when if first else ''}{length}"
