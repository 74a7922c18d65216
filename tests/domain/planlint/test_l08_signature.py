"""L08: on behalf of the committee, with the codes of the decree, by a named person."""

import pytest

from tests.domain.planlint.papers import SIGN, Changes, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("missing_signature", {"sign": ""}),
    ("missing_signature", {"sign": SIGN.replace("\n\nLê Văn Bình", "")}),
    ("missing_signature", {"sign": SIGN.replace("Lê Văn Bình", "(Đã ký)")}),
    ("missing_on_behalf", {"sign": SIGN.replace("TM. ỦY BAN NHÂN DÂN\n", "")}),
    ("signer_style", {"sign": SIGN.replace("KT. ", "K.T ")}),
    ("signer_style", {"sign": SIGN.replace("KT. ", "KT ")}),
    ("signer_style", {"sign": SIGN.replace("TM. ", "T/M ")}),
    ("signer_style", {"sign": SIGN.replace("Lê", "ThS. Lê")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_signature", {}),
    ("missing_on_behalf", {}),
    ("signer_style", {}),
    ("missing_signature", {"sign": SIGN.replace("Lê Văn Bình", "K’Brếp Y Niê")}),  # a name of another language
    ("missing_on_behalf", {"sign": "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn Bình"}),  # by order, not for the committee
    ("missing_on_behalf", {"kind": "QUYẾT ĐỊNH", "sign": "CHỦ TỊCH\n\nLê Văn Bình"}),  # he decides in his own name
    ("signer_style", {"number": "Số 09-KH/ĐU", "sign": "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn Bình"}),  # the form of the Party
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_faulty_signature_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L08", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_right_signature_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L08", changes)


def test_the_line_for_the_committee_goes_above_the_first_line_of_the_signature() -> None:
    (finding,) = told("L08", sign=SIGN.replace("TM. ỦY BAN NHÂN DÂN\n", ""))
    assert (finding.text, finding.replacement) == ("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
