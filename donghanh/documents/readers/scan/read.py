"""Photos and scans into a source, page by page, with progress for whoever waits."""

from __future__ import annotations

from donghanh.documents.readers import progress
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.marks import refuse_unread
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
    refuse_unread(sheets)
    return compose(sheets, "scan")
