"""Sound files to spoil: invented samples in every form that is read, the same bytes in every run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from tests.documents.readers.html_files import plan_html
from tests.documents.readers.scan_files import as_file, scanned
from tests.samples.compose.compose import Sample
from tests.samples.compose.forms import FORMS
from tests.samples.compose.plain import text_of
from tests.samples.compose.scan import scanned_pdf
from tests.samples.written import samples

ENDINGS = {
    "text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "docx-auto": ".docx", "pdf": ".pdf",
    "png": ".png", "jpeg": ".jpg", "tiff": ".tif", "scan": ".pdf", "other": ".bin",
}  # fmt: skip
OF_A_FORM = 6
"""At most so many sound files of each form."""
NO_DATE = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(?:D:|>)(\d{4}-?\d\d-?\d\dT?\d\d:?\d\d:?\d\d)")
_IDENTITIES = re.compile(rb"/ID\[\(.*?\)\]|<xmpMM:\w+ID>.*?<", re.DOTALL)


def sound(form: str, chance: Random) -> bytes:
    """One of the sound files of a form; nothing for the form that is no reader's."""
    return chance.choice(_stock(form)) if form != "other" else b""


@cache
def _stock(form: str) -> tuple[bytes, ...]:
    wanted = [sample for sample in _composed() if sample.setting.markdown == (form == "markdown")]
    step = max(1, len(wanted) // OF_A_FORM)
    return tuple(MAKERS[form](sample) for sample in wanted[::step][:OF_A_FORM])


@cache
def _composed() -> tuple[Sample, ...]:
    return tuple(samples())


def _text(sample: Sample) -> bytes:
    return text_of(sample.sheet, sample.setting).encode()


def _html(sample: Sample) -> bytes:
    from donghanh.documents.readers.open_file import read_source

    return plan_html(read_source(_text(sample)).blocks).encode()


def _docx(sample: Sample) -> bytes:
    return packed(parts_of(FORMS["docx"].make(sample.sheet)))


def _numbered(sample: Sample) -> bytes:
    return packed(parts_of(FORMS["docx-auto"].make(sample.sheet)))


def _pdf(sample: Sample) -> bytes:
    return undated(FORMS["pdf"].make(sample.sheet))


def _picture(sample: Sample, kind: str) -> bytes:
    """The top of the first page: recognising it costs a second and not three."""
    page = scanned(_pdf(sample), dpi=150)
    return as_file(page.crop((0, 0, page.width, page.height // 3)), kind, dpi=(150, 150))


def _scan(sample: Sample) -> bytes:
    page = scanned(_pdf(sample), dpi=150)
    return undated(scanned_pdf([page.crop((0, 0, page.width, page.height // 3))], 150))


MAKERS: Mapping[str, Callable[[Sample], bytes]] = {
    "text": _text, "markdown": _text, "html": _html, "docx": _docx, "docx-auto": _numbered, "pdf": _pdf,
    "png": lambda sample: _picture(sample, "PNG"), "jpeg": lambda sample: _picture(sample, "JPEG"),
    "tiff": lambda sample: _picture(sample, "TIFF"), "scan": _scan,
}  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the parts that says nothing of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, NO_DATE), data, method)
    return out.getvalue()


def undated(pdf: bytes) -> bytes:
    """A PDF whose dates and identities are the same whenever it is made; nothing in it moves."""
    pdf = _DATES.sub(lambda found: re.sub(rb"\d", b"1", found[0]), pdf)
    return _IDENTITIES.sub(lambda found: re.sub(rb"(?<=[(>])[^)<]+", lambda one: b"A" * len(one[0]), found[0]), pdf)
