"""What is printed begins with one head, in the same capitals everywhere, and leaves room for hands."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from donghanh.foundation.web import formats

APPS = Path(formats.__file__).parents[2]
TEMPLATES = sorted(APPS.glob("**/templates/**/*.html"))
CSS = (APPS / "foundation/web/static/web/additions.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("xã Sông Mây", "", "ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"),
        ("UBND xã Sông Mây", "", "ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"),
        ("Ủy ban nhân dân phường Gò Đậu", "short", "UBND PHƯỜNG GÒ ĐẬU"),
        ("", "", ""),
    ],
)
def test_who_issues_a_sheet_stands_in_capitals(name: str, form: str, said: str) -> None:
    assert formats.issuer(name, form) == said


def test_every_sheet_takes_its_head_from_one_place() -> None:
    texts = {str(path.relative_to(APPS)): path.read_text("utf-8") for path in TEMPLATES}
    heads = [name for name, text in texts.items() if "dh-sheet__top" in text]
    assert heads == ["foundation/web/templates/components/paper_head.html"]
    sheets = {name for name, text in texts.items() if '<article class="dh-sheet' in text}
    assert len(sheets) > 9
    for name in sheets:
        assert texts[name].count("components/paper_head.html") == 1, name
        assert "{% block paper_head %}{% endblock %}" in texts[name], f"{name} would print two heads"


def test_an_official_head_names_who_stands_above_and_the_motto() -> None:
    given = {"official": True, "unit_name": "xã Sông Mây", "body_name": "Phòng Văn hóa - Xã hội", "is_above": True}
    text = re.sub(r"<[^>]+>", "|", render_to_string("components/paper_head.html", given))
    words = [part.strip() for part in text.split("|") if part.strip()]
    assert words == [
        "UBND XÃ SÔNG MÂY", "PHÒNG VĂN HÓA - XÃ HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    asked = render_to_string("components/paper_head.html", given | {"body_name": "Hội Nông dân xã", "is_above": False})
    assert "UBND" not in asked, "nobody stands above a body that cannot be ordered"


def test_hands_have_room_and_stay_with_the_sentence_before_them() -> None:
    text = render_to_string(
        "components/paper_signs.html", {"closing": "Đã đọc lại.", "seats": [("TRƯỞNG ĐOÀN", "Thu")]}
    )
    assert text.index("dh-closing") < text.index("Đã đọc lại.") < text.index("TRƯỞNG ĐOÀN")
    assert ".dh-signs__name{margin-top:25mm" in CSS
    assert ".dh-closing{break-inside:avoid;break-before:avoid" in CSS
