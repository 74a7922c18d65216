"""Photos and scans into a source, page by page, with progress for whoever waits."""

from __future__ import annotations

from donghanh.documents.readers import progress
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.pictures import page_count, pictures_in
from donghanh.documents.readers.scan.recognise import Recogniser
from donghanh.documents.readers.source import Source


def read_scan(data: bytes) -> Source:
    """Return the source of a file of pictures. Cost: one to two seconds of the processor a page.

    Refuses damaged files, too many pages or pixels, and pictures without any print.
    """
    total = page_count(data)
    progress.report(0, total)
    sheets = []
    with Recogniser() as recogniser:
        for done, picture in enumerate(pictures_in(data), 1):
            sheets.append(recogniser.sheet(picture))
            progress.report(done, total)
    if not any(sheet.runs for sheet in sheets):
        raise Refused("unclear_picture" if any(sheet.is_unclear for sheet in sheets) else "no_text")
    return compose(sheets, "scan")
