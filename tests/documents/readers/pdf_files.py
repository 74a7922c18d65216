"""Invented papers set as PDF pages in the form of NĐ 30/2020/NĐ-CP, for tests that read them back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "data" / "fonts"
Part = dict[str, Any]
Manner = Literal["decree", "office"]


@dataclass(frozen=True)
class Paper:
    """What a paper says. ``body`` and ``appendix`` hold parts: ``text()``, ``heading()``, ``table()``, ``centre()``."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    body: tuple[Part, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    appendix: tuple[Part, ...] = ()
    running: str = ""


def text(words: str, bold: int = 0) -> Part:
    """A paragraph, its first ``bold`` characters in bold."""
    return {"kind": "text", "text": words, "bold": bold}


def heading(words: str) -> Part:
    """A bold paragraph."""
    return {"kind": "heading", "text": words}


def centre(words: str) -> Part:
    """A bold line in the middle."""
    return {"kind": "centre", "text": words}


def table(*rows: tuple[str, ...], widths: tuple[float, ...] | None = None) -> Part:
    """A ruled table whose first row is repeated on every page."""
    part: Part = {"kind": "table", "rows": [list(row) for row in rows]}
    return part | ({"widths": list(widths)} if widths else {})


def landscape(*parts: Part) -> Part:
    """Pages on their side, for an appendix."""
    return {"kind": "landscape", "body": list(parts)}


def set_typst(source: str) -> bytes:
    """Return a page set from typst source in the type of official documents."""
    setting = '#set text(font: "Tinos", lang: "vi", hyphenate: false, size: 14pt)\n#set par(justify: true)\n'
    return _compiled((setting + source).encode())


def set_pdf(paper: Paper, manner: Manner = "decree") -> bytes:
    """Return the paper as a PDF. Costs about a tenth of a second."""
    return _compiled(str(HERE / "paper.typ"), paper=json.dumps(asdict(paper), ensure_ascii=False), manner=manner)


def _compiled(source: str | bytes, **inputs: str) -> bytes:
    import typst

    return typst.compile(source, font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=inputs)
