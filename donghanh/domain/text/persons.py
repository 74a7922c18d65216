"""Taking persons out of a line that leaves the house: names after a form of address, full names, long numbers."""

import re
from collections.abc import Iterable

_CAPITAL = r"[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_WORD = rf"{_CAPITAL}[^\W\d_]*"
_ADDRESS = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ụ|[Cc]ô|[Cc]hú|[Bb]ác|[Tt]hầy|[Đđ]ồng chí|[Đđ]/c|[Nn]ạn nhân)"
)
_FAMILY = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đinh|Trương|Lương|Tô|Vi|Lò|Lường|Quàng|"
    r"Sầm|Triệu|Giàng|Sùng|Thào|Mạc|Hà|Đàm)"
)
_ADDRESSED = re.compile(rf"\b({_ADDRESS}) {_WORD}(?: {_WORD}){{0,4}}")
_FULL = re.compile(rf"\b{_FAMILY}(?: {_WORD}){{2,4}}")
_NUMBER = re.compile(r"\d(?:[ .]?\d){7,}")
GAP = "…"


def without_persons(text: str, known: Iterable[str] = ()) -> str:
    """The text with what may name a person replaced by "…": names known, names addressed, full names, long numbers.

    Rather too much than too little: a school named after somebody loses its name too. Nothing here can promise that
    every name is found, so what goes through here must not be about cases in the first place.
    """
    for name in known:
        if len(name.split()) > 1:
            text = re.sub(re.escape(name), GAP, text, flags=re.IGNORECASE)
    text = _ADDRESSED.sub(rf"\1 {GAP}", text)
    return _NUMBER.sub(GAP, _FULL.sub(GAP, text))
