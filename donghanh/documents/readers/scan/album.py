"""Several photos of one paper, packed by :mod:`donghanh.documents.readers.photos`, read as the pages of one document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from donghanh.documents.readers import progress
from donghanh.documents.readers.photos import KIND_PART, MOST_PHOTOS, is_picture
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.marks import refuse_unread
from donghanh.documents.readers.printed.sheet import Sheet
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.pictures import pictures_in
from donghanh.documents.readers.scan.recognise import Recogniser
from donghanh.documents.readers.source import Remark, Source

_NUMBER = re.compile(r"[-–—\s]*(\d{1,2})[-–—\s.]*")
_MARGIN = 0.12
_MIDDLE = (0.3, 0.7)


def read_album(data: bytes) -> Source:
    """Return the source of photos that are the pages of one paper, in the order of the page numbers printed on them where these
    leave no doubt, else as they were packed. Cost: as for a scan.

    Refuses ``photo_unusable`` with the name of a photo that is damaged or none, ``too_many_pages``, ``damaged`` and what
    a scan is refused for.
    """
    photos = _photos_in(data)
    progress.report(0, len(photos))
    sheets: list[Sheet] = []
    names: list[str] = []
    with Recogniser() as recogniser:
        for done, (name, photo) in enumerate(photos, 1):
            try:
                pages = [recogniser.sheet(picture) for picture in pictures_in(photo)]
            except Refused as refused:
                if refused.code != "damaged":
                    raise
                raise Refused("photo_unusable", {"name": name}) from refused
            sheets += pages
            names += [name] * len(pages)
            progress.report(done, len(photos))
    refuse_unread(sheets)
    order = by_printed_number(sheets)
    told = ", ".join(dict.fromkeys(names[place] for place in order))
    code = "photos_joined" if order == sorted(order) else "photos_reordered"
    return compose([sheets[place] for place in order], "scan", [Remark(code, {"count": len(photos), "names": told})])


def by_printed_number(sheets: Sequence[Sheet]) -> list[int]:
    """The places of pages by the numbers printed on them; as they are unless every page has its own, the first one perhaps
    none (NĐ 30/2020/NĐ-CP, Phụ lục I, mục I: the first page shows no number). A page too unclear to be read leaves doubt."""
    if any(sheet.is_unclear for sheet in sheets):
        return list(range(len(sheets)))
    numbers = [_printed_number(sheet) for sheet in sheets]
    if numbers.count(None) == 1:
        numbers[numbers.index(None)] = 1
    places = range(len(sheets))
    if sorted(number or 0 for number in numbers) != [place + 1 for place in places]:
        return list(places)
    return sorted(places, key=lambda place: numbers[place] or 0)


def _printed_number(sheet: Sheet) -> int | None:
    """The number that stands by itself in the middle of the upper or lower margin."""
    found = set()
    for run in sheet.runs:
        match = _NUMBER.fullmatch(" ".join(word.text for word in run))
        middle = (run[0].left + run[-1].right) / 2 / sheet.width if run else 0.0
        is_at_edge = run and (run[0].bottom < _MARGIN * sheet.height or run[0].top > (1 - _MARGIN) * sheet.height)
        if match and is_at_edge and _MIDDLE[0] < middle < _MIDDLE[1]:
            found.add(int(match[1]))
    return found.pop() if len(found) == 1 else None


def _photos_in(data: bytes) -> list[tuple[str, bytes]]:
    """The photos with their names. Only parts that are stored as they are are taken, so nothing grows."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as album:
            parts = [part for part in album.infolist() if part.filename != KIND_PART]
            if len(parts) > MOST_PHOTOS:
                raise Refused("too_many_pages", {"pages": str(len(parts)), "limit": str(MOST_PHOTOS)})
            stored = all(part.compress_type == zipfile.ZIP_STORED and not part.flag_bits & 1 for part in parts)
            if not parts or not stored or sum(part.file_size for part in parts) > len(data):
                raise Refused("damaged")
            photos = [(part.filename.rpartition("/")[2], album.read(part)) for part in parts]
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a broken file makes the library stumble over
        raise Refused("damaged") from error
    for name, photo in photos:
        if not is_picture(photo[:16]):
            raise Refused("photo_unusable", {"name": name})
    return photos
