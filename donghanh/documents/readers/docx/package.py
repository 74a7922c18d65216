"""The zip of a Word file, looked over before anything in it is opened."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from donghanh.documents.readers.refusal import Refused

# What honest files stay far below: a plan has some 20 parts, a hundred pages are 5 MB of XML.
MOST_PARTS = 2_000
LARGEST_PART = 64_000_000
LARGEST_TOTAL = 200_000_000
SUSPECT_SIZE = 2_000_000
STEEPEST = 500
"""Word's XML shrinks 10 to 40 times, with thousands of like rows 200 times. Deflate can do 1,000."""
_HEAD = 4096
_END = b"PK\x05\x06"
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"
# ISO 29500 Strict names its parts elsewhere; what they hold is the same.
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_MAIN = "/officeDocument"
_OTHER_FORMATS = (
    (b"xl/workbook", "bảng tính Excel (.xlsx)", "wrong_type"),
    (b"ppt/presentation", "bài trình chiếu (.pptx)", "wrong_type"),
    (b"opendocument.text", "OpenDocument (.odt)", "unsupported_format"),
    (b"xl/", "bảng tính Excel (.xlsx)", "wrong_type"),
)
_ZIP = "tệp nén ZIP"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)


def parser_options() -> dict[str, Any]:
    """How every part is parsed: no entities, no network, no document type, libxml2's own limits on depth and size."""
    return {
        "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True,
        "remove_pis": True,
    }  # fmt: skip


def refuse_broken_xml(error: etree.XMLSyntaxError) -> Refused:
    """Return the refusal for what the parser could not take: too deep or too large, else damaged."""
    too_much = re.search(r"depth|huge|memory|xmlSAX2Characters|amplification|too long", str(error), re.IGNORECASE)
    return Refused("too_complex" if too_much else "damaged")


def parse(data: bytes) -> etree._Element:
    """Return the root of a small part. Refuses a document type, which no Word file has, and broken XML."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**parser_options()))
    except etree.XMLSyntaxError as error:
        raise refuse_broken_xml(error) from error
    refuse_doctype(root)
    return root


def refuse_doctype(root: etree._Element) -> None:
    """Refuse a parsed part that declared a document type further down than the first look went."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("unsafe")


class Package:
    """A Word file whose list of parts was found harmless; parts are unpacked when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the list of parts; refuses what is no Word file, damaged, locked, or made to burst. Unpacks nothing."""
        self._zip = _open(data)
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self.main = self._find_main(data)
        self._relations: dict[str, tuple[str, str]] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._parts)

    def read(self, name: str) -> bytes | None:
        """Return a part as bytes, or nothing when there is none of that name. Refuses a damaged or locked one."""
        info = self._parts.get(name)
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise Refused("encrypted")
        if info.file_size > LARGEST_PART:
            raise Refused("too_complex")
        try:
            with self._zip.open(info) as part:
                data = part.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise Refused("damaged") from error
        if len(data) > LARGEST_PART:
            raise Refused("too_complex")
        if any(mark in data[:_HEAD] for mark in _DOCTYPE):
            raise Refused("unsafe")
        if _STRICT in data[:_HEAD]:
            for strict, usual in _TRANSITIONAL:
                data = data.replace(strict, usual)
        return data

    def related(self, kind: str) -> bytes | None:
        """Return the part the main part names for this purpose ("styles", "numbering"), or nothing."""
        for what, target in self._main_relations().values():
            if what == kind:
                return self.read(target)
        return None

    def related_by_id(self, identity: str) -> bytes | None:
        """Return the part behind an identity the main part uses, or nothing."""
        found = self._main_relations().get(identity)
        return self.read(found[1]) if found else None

    def headers_and_footers(self, first: str | None) -> Iterator[tuple[str, str]]:
        """Yield the identity and the kind ("header", "footer") of each that the main part has, each part once; the one of
        identity ``first`` before all others."""
        seen = set()
        relations = sorted(self._main_relations().items(), key=lambda relation: relation[0] != first)
        for identity, (kind, target) in relations:
            if kind in ("header", "footer") and target not in seen:
                seen.add(target)
                yield identity, kind

    def _main_relations(self) -> dict[str, tuple[str, str]]:
        if self._relations is None:
            folder, name = posixpath.split(self.main)
            self._relations = self._relations_of(f"{folder}/_rels/{name}.rels", folder)
        return self._relations

    def _relations_of(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        data = self.read(name)
        if data is None:
            return {}
        found = {}
        for relation in parse(data):
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" or not target:
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], path)
        return found

    def _find_main(self, data: bytes) -> str:
        for kind, target in self._relations_of("_rels/.rels", "").values():
            if kind == _MAIN.strip("/") and target in self._parts and "xl/" not in target and "ppt/" not in target:
                return target
        if "word/document.xml" in self._parts:
            return "word/document.xml"
        raise refuse_zip(data)


def refuse_zip(data: bytes) -> Refused:
    """Return the refusal for a zip that holds no Word document."""
    for mark, name, code in _OTHER_FORMATS:
        if mark in data:
            return Refused(code, {"format": name})
    return Refused("wrong_type", {"format": _ZIP})


def _open(data: bytes) -> zipfile.ZipFile:
    end = data.rfind(_END, -65_557 if len(data) > 65_557 else 0)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > MOST_PARTS:
        raise Refused("too_complex")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        named = refuse_zip(data)
        raise (named if named.params["format"] != _ZIP else Refused("damaged")) from error
    parts = archive.infolist()
    names = [info.filename for info in parts]
    if len(parts) > MOST_PARTS or sum(info.file_size for info in parts) > LARGEST_TOTAL:
        raise Refused("too_complex")
    if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
        raise Refused("unsafe")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in parts):
        raise Refused("unsafe")  # OPC allows no other, and others unpack without a limit
    for info in parts:
        if info.file_size > SUSPECT_SIZE and info.file_size > STEEPEST * max(1, info.compress_size):
            raise Refused("too_complex")
    return archive


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name[:3] or ".." in re.split(r"[/\\]", name)
