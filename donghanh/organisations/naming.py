"""How names of bodies are compared: a strict key that only forgives spelling, and a loose one that forgives habits.

Strict: case, accents, tone places, punctuation, "và"/"&", and the usual abbreviations ("CA xã" is "Công an xã").
Loose, besides: the level word and the name of the own unit ("Công an" is "Công an xã Sông Mây"), and the short forms
people use in speech ("Hội Phụ nữ" is "Hội Liên hiệp Phụ nữ Việt Nam"). Another unit's level word stays, so
"Công an tỉnh" never becomes the commune's police.
"""

import re

from donghanh.domain.text import fold
from donghanh.units.naming import SEPARATOR, accented, folded

ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmt": "ủy ban mặt trận",
    "tq": "tổ quốc",
    "mt": "mặt trận",
    "vn": "việt nam",
    "lhpn": "liên hiệp phụ nữ",
    "hlhpn": "hội liên hiệp phụ nữ",
    "hpn": "hội phụ nữ",
    "pn": "phụ nữ",
    "hnd": "hội nông dân",
    "nd": "nông dân",
    "ccb": "cựu chiến binh",
    "hccb": "hội cựu chiến binh",
    "nct": "người cao tuổi",
    "ctđ": "chữ thập đỏ",
    "tncs": "thanh niên cộng sản",
    "đtn": "đoàn thanh niên",
    "hcm": "hồ chí minh",
    "tntp": "thiếu niên tiền phong",
    "cđ": "công đoàn",
    "lđlđ": "liên đoàn lao động",
    "ca": "công an",
    "cax": "công an xã",
    "qs": "quân sự",
    "bchqs": "ban chỉ huy quân sự",
    "bch": "ban chỉ huy",
    "vp": "văn phòng",
    "vh": "văn hóa",
    "xh": "xã hội",
    "vhxh": "văn hóa xã hội",
    "vhtt": "văn hóa thông tin",
    "tt": "thông tin",
    "kt": "kinh tế",
    "lđtbxh": "lao động thương binh xã hội",
    "lđ": "lao động",
    "tb": "thương binh",
    "gd": "giáo dục",
    "đt": "đào tạo",
    "gdđt": "giáo dục đào tạo",
    "tp": "tư pháp",
    "ht": "hộ tịch",
    "tyt": "trạm y tế",
    "yt": "y tế",
    "đtt": "đài truyền thanh",
    "thpt": "trung học phổ thông",
    "thcs": "trung học cơ sở",
    "th": "tiểu học",
    "mn": "mầm non",
    "ptdtbt": "phổ thông dân tộc bán trú",
    "clb": "câu lạc bộ",
    "htx": "hợp tác xã",
    "tdp": "tổ dân phố",
    "nvh": "nhà văn hóa",
    "hctđ": "hội chữ thập đỏ",
}
"""Abbreviations as offices print them, in lower case; a dictionary of general use, not of one paper."""

_SHORT_FORMS = (
    (r"(?:ủy ban |ban thường trực )*mặt trận tổ quốc(?: việt nam)?", "mặt trận tổ quốc"),
    (r"liên hiệp phụ nữ(?: việt nam)?", "phụ nữ"),
    (r"đoàn thanh niên cộng sản(?: hồ chí minh)?|đoàn tncs", "đoàn thanh niên"),
    (r"nông dân việt nam", "nông dân"),
    (r"^văn phòng (?:hội đồng nhân dân |ủy ban nhân dân |đảng ủy ){1,2}", "văn phòng "),
    (
        r"^(?:ban quản lý|ban cán sự|ban nhân dân|ban điều hành|trưởng|cán sự) (?=thôn|khối|tổ dân phố|bản|ấp|xóm|khu phố|làng|buôn)",
        "",
    ),
    (r"^(?:ban chủ nhiệm) (?=câu lạc bộ)", ""),
    (r"^trường (?=trung học|tiểu học|mầm non|phổ thông|thcs)", ""),
)
_SPLIT = re.compile(r"[^\w]+")
_FILLERS = {"và", "của"}


def _words(text: str) -> str:
    tokens = (token for token in _SPLIT.split(accented(text)) if token and token not in _FILLERS)
    return " ".join(ABBREVIATIONS.get(token, token) for token in tokens)


def strict_key(text: str) -> str:
    """The name as it is compared first, and as aliases are stored."""
    return fold(_words(text))


def loose_key(text: str, *, level: str, unit_name: str) -> str:
    """The name without the own unit's level word and name, and in its spoken short form; may be empty."""
    words = _words(text)
    own = _words(unit_name)
    level = _words(level)
    if own and level:
        words = re.sub(rf"\b{level} {own}$|(?<=\S) {own}$", "", words)
    if level:
        words = re.sub(rf"(?<=\S) (?:cấp )?{level}(?! hội)(?=\s|$)", "", words)
    words = re.sub(r"(?<=\S) (?:địa phương|sở tại|trên địa bàn)$", "", words)
    for pattern, short in _SHORT_FORMS:
        words = re.sub(pattern, short, words)
    return fold(" ".join(words.split()))


_POST = re.compile(
    r"(?:dong chi |ong |ba )?(?:pho )?(?:chu tich|bi thu|giam doc|hieu truong|chu nhiem|truong (?:phong|ban|cong an|dai|tram)|"
    r"chanh van phong|thu truong|nguoi dung dau)\b"
)


def is_post(key: str) -> bool:
    """Whether a loose key names a person by a post ("Chủ tịch UBND phường"), and so no body. A village head is none: the
    key of a village's head is the village's."""
    return bool(_POST.match(key))


def search_text(*names: str) -> str:
    """What a ``search`` column holds: each name with accents and without, so that one LIKE finds either."""
    return SEPARATOR.join(spelling for name in names for spelling in (accented(name), folded(name)))
