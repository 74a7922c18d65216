"""Names of elements and attributes of WordprocessingML (ISO/IEC 29500-1) in the form lxml compares."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = W + "val"


def small(value: str | None, default: int = 0) -> int:
    """Return an attribute as a number; the default when it is none, or too long to be one."""
    return int(value) if value is not None and len(value) < 9 and value.isdecimal() else default


def is_on(value: str | None) -> bool:
    """Whether a toggle with this ``w:val`` is on; the element alone means yes (17.17.4)."""
    return value not in ("0", "false", "off", "none")
