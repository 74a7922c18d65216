"""The one way a reader says no: a stable code with parameters. Words for people are in ``wording``."""

from __future__ import annotations

from dataclasses import dataclass, field

CODES = (
    "empty",
    "too_large",
    "wrong_type",
    "unsupported_format",
    "binary_noise",
    "legacy_encoding",
    "unknown_encoding",
    "damaged",
    "encrypted",
    "locked_pdf",
    "unsafe",
    "too_complex",
    "only_pictures",
    "portfolio",
    "xfa_form",
    "too_many_pages",
    "too_many_pixels",
    "heic_photo",
    "no_text",
    "unclear_picture",
    "photo_unusable",
    "not_vietnamese",
    "not_official_document",
    "secrecy",
)


@dataclass(eq=False)  # not frozen: leaving a context sets the traceback of an exception
class Refused(Exception):
    """A file cannot be read, for a named reason; ``params`` fill the message. Not frozen: Python itself writes the
    traceback into an exception that passes a context manager."""

    code: str
    params: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code
