"""Acts that several bodies issue and sign together: the first is the issuer, the others stand beside it and none is lost."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DAY = "Sông Mây, ngày 10 tháng 01 năm 2026\n"
BODY = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND xã Sông Mây, hai đơn vị phối hợp thực hiện như sau:\n"
    "I. NHIỆM VỤ\n1. Tuyên truyền tại các thôn.\n2. Tiếp nhận tin báo.\n"
)
TWO = "CÔNG AN XÃ SÔNG MÂY\nHỘI LIÊN HIỆP PHỤ NỮ XÃ SÔNG MÂY\n"
WOMEN = "Hội Liên hiệp Phụ nữ xã Sông Mây"


def joint(
    names: str = TWO,
    kind: str = "KẾ HOẠCH LIÊN NGÀNH\nPhòng ngừa bạo lực năm 2026\n",
    end: str = "",
    number: str = "01/KHLN-CA-HPN",
) -> Reading:
    text = f"{names}{MOTTO}Số: {number}\n{DAY}{kind}{BODY}\n{end}"
    return read(text, read_blocks(text))


def issuers(reading: Reading) -> tuple[str | None, list[str]]:
    return reading.header.issuer, [body.text for body in reading.header.co_issuers]


def signed(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(one.position, one.name) for one in (reading.signer, *reading.co_signers)]


CHIEF, CHAIR = ("TRƯỞNG CÔNG AN XÃ", "Lê Văn Hòa"), ("CHỦ TỊCH", "Trần Thị Mơ")


@pytest.mark.parametrize(
    "names",
    [
        TWO,
        "CÔNG AN XÃ SÔNG MÂY - HỘI LIÊN HIỆP PHỤ NỮ XÃ\n",
        "CÔNG AN XÃ SÔNG MÂY          HỘI LIÊN HIỆP PHỤ NỮ XÃ SÔNG MÂY\n",
    ],
    ids=["one above the other", "in one line", "side by side"],
)
def test_every_issuer_of_a_joint_plan_is_read_and_the_first_leads(names: str) -> None:
    reading = joint(names)
    assert issuers(reading) == ("Công an xã Sông Mây", [WOMEN])
    assert reading.header.issuer_parent is None
    assert reading.to_json()["co_issuers"] == [WOMEN]


@pytest.mark.parametrize(
    "end",
    [
        "TRƯỞNG CÔNG AN XÃ\n\nLê Văn Hòa\nTM. BAN THƯỜNG VỤ HỘI\nCHỦ TỊCH\n\nTrần Thị Mơ\nNơi nhận:\n- UBND xã;\n- Lưu: VT.\n",
        "TRƯỞNG CÔNG AN XÃ\n\nLê Văn Hòa\nHỘI LIÊN HIỆP PHỤ NỮ XÃ\nCHỦ TỊCH\n\nTrần Thị Mơ\n",
        "TRƯỞNG CÔNG AN XÃ          CHỦ TỊCH\n\n\nLê Văn Hòa          Trần Thị Mơ\n",
        "TRƯỞNG CÔNG AN XÃ\nCHỦ TỊCH\nLê Văn Hòa\nTrần Thị Mơ\n",
    ],
    ids=["one above the other", "with the name of the body", "side by side", "read across"],
)
def test_every_signer_of_a_joint_plan_is_read_and_nothing_of_them_is_left(end: str) -> None:
    reading = joint(end=end)
    assert signed(reading) == [CHIEF, CHAIR]
    assert not reading.unclaimed
    assert [one["name"] for one in reading.to_json()["co_signers"]] == ["Trần Thị Mơ"]


def test_signatures_on_behalf_that_were_read_across_are_told_apart() -> None:
    end = "TM. ỦY BAN NHÂN DÂN\nTM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nCHỦ TỊCH\nLê Văn Hòa\nTrần Thị Mơ\n"
    first, second = (one := joint(end=end)).signer, one.co_signers[0]
    assert (first.on_behalf, first.name) == ("TM. ỦY BAN NHÂN DÂN", "Lê Văn Hòa")
    assert (second.on_behalf, second.name) == ("TM. BAN THƯỜNG TRỰC", "Trần Thị Mơ")


def test_a_plan_of_working_together_is_joint_when_its_bodies_sign_it() -> None:
    names = f"{TWO}TRƯỜNG THCS SÔNG MÂY\n"
    end = "TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\nCHỦ TỊCH\nTrần Thị Mơ\nHIỆU TRƯỞNG\nNguyễn Thị Sen\n"
    reading = joint(names, "KẾ HOẠCH\nPhối hợp phòng ngừa bạo lực năm 2026\n", end, "01/KH-CA-HPN-THCS")
    assert issuers(reading) == ("Công an xã Sông Mây", [WOMEN, "Trường THCS Sông Mây"])
    assert signed(reading) == [CHIEF, CHAIR, ("HIỆU TRƯỞNG", "Nguyễn Thị Sen")]


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        ("KẾ HOẠCH\nPhối hợp phòng ngừa bạo lực năm 2026\n", "TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\n"),
        ("KẾ HOẠCH\nPhối hợp phòng ngừa bạo lực năm 2026\n", "NGƯỜI LẬP\nTrần Thị Mơ\nTRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\n"),
        ("KẾ HOẠCH\nPhòng ngừa bạo lực năm 2026\n", "TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\n"),
    ],
    ids=["one signer", "who drew it up signs too", "no joint act"],
)
def test_the_body_above_stays_above_where_one_body_issues(kind: str, end: str) -> None:
    reading = joint("UBND XÃ SÔNG MÂY\nCÔNG AN XÃ\n", kind, end, "01/KH-CAX")
    assert issuers(reading) == ("Công an xã Sông Mây", [])
    assert reading.header.issuer_parent == "UBND xã Sông Mây"
    assert "co_issuers" not in reading.to_json()


@pytest.mark.parametrize(
    "end",
    [
        "KT. TRƯỞNG CÔNG AN XÃ\nPHÓ TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\nNơi nhận:\n- UBND xã;\n- Lưu: VT, Trần Mơ.\n",
        "TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\nNơi nhận:\nCác thôn\nLưu Vân\n",
        "TRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\nTRƯỞNG CÔNG AN XÃ\nLê Văn Hòa\n",
        "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND XÃ\nLê Văn Hòa\n",
    ],
    ids=["acting", "names of recipients", "signed twice", "two posts of one person"],
)
def test_one_signer_stays_one(end: str) -> None:
    reading = joint(end=end)
    assert reading.signer.name == "Lê Văn Hòa"
    assert reading.co_signers == ()
