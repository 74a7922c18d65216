"""Square codes that a phone's camera reads."""

import qrcode


def square(text: str) -> tuple[int, str]:
    """The side of the square code and the path of its dark cells, for an SVG without style attributes."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), path
