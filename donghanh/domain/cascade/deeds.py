"""What a sentence of a plan does: the deed at its head, by a table of the verbs of administrative Vietnamese.

Two sentences about one thing are one demand and its answer only if they do the same with it: "thành lập câu lạc bộ" is not
answered by "duy trì câu lạc bộ", nor "kiểm tra việc chấp hành pháp luật" by "tuyên truyền pháp luật".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from donghanh.domain.text.forms import same_tone

_TABLE = """
tell: tuyên truyền, truyền thông, phổ biến, quán triệt, giáo dục, nâng cao nhận thức, thông tin về
broadcast < tell: phát thanh, phát sóng, phát bài, phát tin, phát trên loa, phát các bài
press < tell: đăng tin, đăng bài, đăng tải, đăng ít nhất, đưa tin, viết bài, viết tin
banner < tell: treo, căng treo, kẻ vẽ, dán, dựng pa nô, dựng pano
leaflet < tell: phát tờ rơi, phát tờ gấp, cấp phát, in ấn, biên soạn, in
talk < tell: nói chuyện, tọa đàm, sinh hoạt chuyên đề, hội thảo, đối thoại, diễn đàn, hội nghị
contest < tell: hội thi, cuộc thi, thi tìm hiểu, liên hoan, giải thi đấu, thi đấu
launch: lễ phát động, lễ ra quân, ra quân, mít tinh, phát động
train: tập huấn, bồi dưỡng, đào tạo, hướng dẫn nghiệp vụ, dạy, truyền nghề, huấn luyện
guide: hướng dẫn
found: thành lập, ra mắt, nhân rộng, xây dựng mô hình, xây dựng câu lạc bộ, xây dựng tổ, lập mới
keep: duy trì, củng cố, kiện toàn, nâng cao chất lượng, đổi mới
list: rà soát, khảo sát, lập danh sách, nắm tình hình, nắm chắc
count: thống kê, cập nhật, thu thập, tổng hợp số liệu
publish: công bố, công khai, niêm yết
inspect: kiểm tra, giám sát, thanh tra, phúc tra
report: báo cáo
review: sơ kết, tổng kết, đánh giá
fund: bố trí kinh phí, bố trí ngân sách, bố trí nguồn lực, cân đối ngân sách, cân đối kinh phí, dành kinh phí, bảo đảm kinh phí
plan: xây dựng kế hoạch, ban hành kế hoạch, lập kế hoạch, xây dựng chương trình hành động, ban hành chương trình hành động, cụ thể hóa
rule: ban hành, sửa đổi
reward: khen thưởng, biểu dương, tôn vinh, tuyên dương, vinh danh
honour: bình xét, công nhận
help: hỗ trợ, trợ giúp, giúp đỡ, cứu trợ
advise < help: tư vấn, tham vấn
visit: thăm hỏi, tặng quà, trao quà, thăm, chúc thọ, mừng thọ
care: chăm sóc, điều trị, nuôi dưỡng
examine: khám, sàng lọc, xét nghiệm, tiêm
receive: tiếp nhận
settle: xử lý, giải quyết, can thiệp, ngăn chặn, điều tra, xử phạt, truy tố, xét xử
mediate: hòa giải
mobilise: vận động, kêu gọi, huy động, quyên góp
sign: ký cam kết, ký kết, ký
integrate: lồng ghép
equip: trang bị, lắp đặt, lắp, sửa chữa, mua sắm, nâng cấp, tu bổ, xây mới
patrol: tuần tra, giữ gìn, giữ trật tự, canh gác
protect: bảo vệ
connect: kết nối, chuyển gửi, chuyển tuyến, giới thiệu việc làm, giao dịch việc làm
send: cử cán bộ, cử công chức, cử người, cử đại biểu, cử giáo viên
pay: chi trả, cấp thẻ, cấp học bổng, cấp kinh phí
nominate: quy hoạch, bổ nhiệm, giới thiệu cán bộ
plant: trồng
collect: thu gom, dọn vệ sinh, vệ sinh
"""
_CARRIERS = frozenset(
    "tổ chức triển khai thực hiện chủ động tiếp tục tăng cường đẩy mạnh tham mưu chỉ đạo quan tâm làm tốt mở cần phải "
    "kịp thời thường xuyên định kỳ đồng thời nhất là".split()
)
_JOINS = _CARRIERS | frozenset({",", "và", "hoặc", "kết", "hợp", "việc"})
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?%?|[,;:()]")
_CUTS = frozenset(",;:()")
_CLAUSE = re.compile(r"[;\n]+|\.\s")
LATEST = 7
"""A deed is the head of its clause if it begins among so many words, save after "phối hợp với …"."""
_JOINTLY = re.compile(r"^(?:[^\W\d_]+\s+){0,4}?(?:phối hợp|cùng)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """What one clause asks for: the codes of its deeds, and the words they are about."""

    codes: frozenset[str]
    about: tuple[str, ...]
    """The words of the clause, in order, without those of its deed; all of them where no verb is known."""


def _read(table: str) -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    phrases: dict[tuple[str, ...], str] = {}
    broader: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, _, words = line.partition(":")
        code, _, above = (part.strip() for part in name.partition("<"))
        if above:
            broader[code] = above
        for phrase in words.split(","):
            phrases[tuple(same_tone(phrase).lower().split())] = code
    return phrases, broader


_PHRASES, _BROADER = _read(_TABLE)
_LONGEST = max(map(len, _PHRASES))
_FIRST = frozenset(phrase[0] for phrase in _PHRASES)


def deeds_of(text: str) -> frozenset[str]:
    """Return the codes of what a sentence does: at the head of each of its clauses, those joined with it, and at the head of
    what follows a comma. Empty when no verb of the table stands there. Costs one pass over the words."""
    found: set[str] = set()
    for clause in _CLAUSE.split(text):
        for place, part in enumerate(_parts(clause)):
            found |= _head(part, latest=_latest(clause, place))[0]
    return frozenset(found)


def deed_of(clause: str) -> Deed:
    """Return what one clause does and what it does it with: the first deed at the head of it, and those joined with it."""
    parts = _parts(clause)
    for place, part in enumerate(parts):
        codes, begin, end = _head(part, latest=_latest(clause, place))
        if codes:
            rest = (*parts[:place], part[:begin], part[end:], *parts[place + 1 :])
            return Deed(frozenset(codes), tuple(word.lower() for other in rest for word in other))
    return Deed(frozenset(), tuple(word.lower() for part in parts for word in part))


def answers(done: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether one of the deeds done is one of those wanted, or a narrower kind of it."""
    return not wanted.isdisjoint(done) or any(_BROADER.get(code) in wanted for code in done)


def head_words(words: Iterable[str]) -> tuple[str, ...]:
    """The first two of the words that say something: what stands in for a deed where no verb is known."""
    return tuple(islice((word for word in words if word.isalpha() and word not in _JOINS), 2))


def begins_with_deed(words: str) -> bool:
    """Whether the first words, carriers aside, are a verb of the table; not where a comma comes first."""
    return not words.lstrip().startswith(",") and bool(_head(_TOKEN.findall(same_tone(words)), latest=1)[0])


def _latest(clause: str, place: int) -> int:
    if place:
        return 2
    return len(clause) if _JOINTLY.match(clause) else LATEST


def _parts(clause: str) -> list[list[str]]:
    """The words of a clause, cut at commas and brackets; a comma between two deeds does not cut."""
    parts: list[list[str]] = [[]]
    words = _TOKEN.findall(same_tone(clause))
    for place, word in enumerate(words):
        joins = word == "," and len(parts) == 1 and _ends_in_deed(parts[-1]) and bool(_at(words, place + 1)[1])
        if joins or word not in _CUTS:
            parts[-1].append(word)
        else:
            parts.append([])
    return [part for part in parts if part]


def _ends_in_deed(words: list[str]) -> bool:
    last = [word.lower() for word in words[-_LONGEST:]]
    return any(tuple(last[-size:]) in _PHRASES for size in range(1, len(last) + 1))


def _head(words: list[str], *, latest: int) -> tuple[set[str], int, int]:
    """The first deed that begins among the first words, carriers aside, and those joined with it: their codes, and where
    they begin and end."""
    place, counted = 0, 0
    while place < len(words) and counted < latest:
        length, code = _at(words, place)
        if code:
            found, end = _joined(words, place)
            return found, place, end
        counted += words[place].lower() not in _JOINS
        place += length
    return set(), 0, 0


def _joined(words: list[str], place: int) -> tuple[set[str], int]:
    found: set[str] = set()
    end = place
    while place < len(words):
        length, code = _at(words, place)
        place += length
        if code:
            found.add(code)
            end = place
        elif words[place - 1].lower() not in _JOINS:
            break
    return found, end


def _at(words: list[str], place: int) -> tuple[int, str]:
    """The longest verb that begins at a place: how many words it has, and its code. "báo cáo viên" is a person, and with a
    capital inside a sentence a verb is part of a name ("Trung tâm Giáo dục nghề nghiệp")."""
    if place >= len(words) or words[place].lower() not in _FIRST or (place and words[place][0].isupper()):
        return 1, ""
    for size in range(min(_LONGEST, len(words) - place), 0, -1):
        if code := _PHRASES.get(tuple(word.lower() for word in words[place : place + size])):
            if place + size < len(words) and words[place + size] == "viên":
                return size + 1, ""
            return size, code
    return 1, ""
