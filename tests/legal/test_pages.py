"""Pages of the library: who reads, who corrects, and what is said about what nobody has checked."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.web import panels
from donghanh.legal.actions import add_instrument
from donghanh.legal.models import LegalInstrument
from donghanh.legal.views.reading import CITATIONS
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = dt.date


def add(number: str, **fields) -> LegalInstrument:
    values = {
        "kind": "Quyết định",
        "title": f"Về việc {number}",
        "issuer": "UBND tỉnh An Lam",
        "issued_on": D(2024, 1, 2),
    }
    return add_instrument(number=number, by=make.TESTS, at=timezone.now(), **(values | fields))


@pytest.fixture
def decree() -> LegalInstrument:
    return add("12/2024/NĐ", status="in_force", effective_on=D(2024, 2, 1))


@pytest.fixture
def doubtful() -> LegalInstrument:
    return add("34/QĐ", kind="Nghị quyết")


def page(member, view: str, *args, **query) -> str:
    response = member.client().get(reverse(f"legal:{view}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_library_marks_what_nobody_has_checked(cast: Cast, decree, doubtful) -> None:
    html = page(cast.partner, "library")
    assert html.count("Chưa kiểm chứng</span>") == 1
    assert "Chưa đủ căn cứ</span>" in html


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ({"q": "12/2024"}, "12/2024/NĐ", "34/QĐ"),
        ({"loai": "Nghị quyết"}, "34/QĐ", "12/2024/NĐ"),
        ({"con": "yes"}, "12/2024/NĐ", "34/QĐ"),
        ({"con": "no", "ngay": "15/1/2024"}, "12/2024/NĐ", "34/QĐ"),
        ({"con": "unknown"}, "34/QĐ", "12/2024/NĐ"),
        ({"kiem": "chua"}, "34/QĐ", "12/2024/NĐ"),
        ({"kiem": "roi"}, "12/2024/NĐ", "34/QĐ"),
    ],
)
def test_library_is_narrowed(cast: Cast, decree, doubtful, query: dict, shown: str, hidden: str) -> None:
    html = page(cast.officer, "library", **query)
    assert f"Về việc {shown}" in html
    assert f"Về việc {hidden}" not in html


def test_library_as_a_file_follows_the_filters(cast: Cast, decree, doubtful) -> None:
    response = cast.officer.client().get(reverse("legal:export"), {"con": "yes"})
    text = b"".join(response.streaming_content).decode()
    assert "12/2024/NĐ" in text
    assert "34/QĐ" not in text


def test_instrument_explains_its_standing_on_the_day_asked_for(cast: Cast, decree) -> None:
    html = page(cast.officer, "instrument", decree.pk, ngay="15/1/2024")
    assert "Hiệu lực vào ngày 15/01/2024" in html
    assert "Văn bản có hiệu lực từ 01/02/2024, sau ngày đang xét." in html


def test_unverified_instrument_says_so_at_the_top(cast: Cast, doubtful) -> None:
    html = page(cast.officer, "instrument", doubtful.pk)
    assert "Mở văn bản gốc trước khi dùng làm căn cứ" in html
    assert "chưa rõ" in html


def test_successor_and_predecessor_lead_to_each_other(cast: Cast, decree) -> None:
    new = add("56/2026/NĐ", issued_on=D(2026, 1, 5))
    old = add("90/QĐ", replaced_by_number="56/2026/NĐ", issued_on=D(2025, 1, 5))
    assert reverse("legal:instrument", args=[new.pk]) in page(cast.officer, "instrument", old.pk)
    assert reverse("legal:instrument", args=[old.pk]) in page(cast.officer, "instrument", new.pk)


def test_who_cites_is_shown_through_the_socket(cast: Cast, decree, monkeypatch) -> None:
    monkeypatch.setattr(panels, "_providers", {})
    panels.register(CITATIONS, lambda scope, about: panels.Panel(f"Viện dẫn {about.number}", "components/facts.html"))
    assert "Viện dẫn 12/2024/NĐ" in page(cast.officer, "instrument", decree.pk)


def test_partner_reads_but_does_not_correct(cast: Cast, decree) -> None:
    assert "Sửa</a>" not in page(cast.partner, "instrument", decree.pk)
    for view, args in (("add", []), ("correct", [decree.pk]), ("verify", [decree.pk])):
        assert cast.partner.client().get(reverse(f"legal:{view}", args=args)).status_code == 404


class TestCorrecting:
    """The officer's way."""

    def form(self, instrument: LegalInstrument, **changes) -> dict:
        fields = ("number", "kind", "title", "issuer", "status", "confidence", "version")
        days = ("issued_on", "effective_on")
        values = {name: getattr(instrument, name) for name in fields}
        values |= {name: f"{getattr(instrument, name):%d/%m/%Y}" for name in days if getattr(instrument, name)}
        return values | changes

    def test_correction_is_stored_and_shown_with_its_author(self, cast: Cast, decree) -> None:
        url = reverse("legal:correct", args=[decree.pk])
        data = self.form(decree, title="Về việc đã sửa", reason="Đối chiếu bản gốc")
        assert cast.officer.client().post(url, data).status_code == 302
        html = page(cast.leader, "instrument", decree.pk)
        assert "Về việc đã sửa" in html
        assert "Lường Thị Nhạn" in html
        assert "Đối chiếu bản gốc" in html

    def test_neighbours_do_not_learn_the_author(self, cast: Cast, decree) -> None:
        cast.officer.client().post(reverse("legal:correct", args=[decree.pk]), self.form(decree, title="Khác"))
        html = page(cast.stranger, "instrument", decree.pk)
        assert "Người ở cơ quan khác" in html
        assert "Lường Thị Nhạn" not in html

    def test_lost_race_shows_both_versions(self, cast: Cast, decree) -> None:
        LegalInstrument.objects.filter(pk=decree.pk).update(title="Bản của người khác", version=9)
        response = cast.officer.client().post(
            reverse("legal:correct", args=[decree.pk]), self.form(decree, title="Bản của tôi")
        )
        assert response.status_code == 409
        html = response.content.decode()
        assert "Bản của người khác" in html
        assert "Bản của tôi" in html
        assert "number_key" not in html

    def test_refusal_stands_beside_its_field_and_keeps_what_was_typed(self, cast: Cast, decree) -> None:
        data = self.form(decree, ended_on="01/01/2020", status="superseded", title="Còn nguyên chữ")
        html = cast.officer.client().post(reverse("legal:correct", args=[decree.pk]), data).content.decode()
        assert "Ngày hết hiệu lực phải sau ngày có hiệu lực" in html
        assert "Còn nguyên chữ" in html

    def test_added_instrument_is_found(self, cast: Cast) -> None:
        data = {
            "number": "5/2026/QĐ-UBND",
            "kind": "Quyết định",
            "title": "Về một việc mới",
            "issuer": "UBND tỉnh An Lam",
            "status": "unverified",
            "confidence": "seen",
            "aliases": "QĐ số 5; Quyết định 5",
        }
        assert cast.officer.client().post(reverse("legal:add"), data).status_code == 302
        assert "5/2026/QĐ-UBND" in page(cast.officer, "library", q="qd so 5")

    def test_verified_instrument_loses_its_mark(self, cast: Cast, doubtful) -> None:
        data = {"version": 1, "status": "in_force", "source": "Công báo 12", "on": "2/11/2026"}
        assert cast.officer.client().post(reverse("legal:verify", args=[doubtful.pk]), data).status_code == 302
        assert "Chưa kiểm chứng</span>" not in page(cast.officer, "instrument", doubtful.pk)


def test_number_of_queries_does_not_grow_with_rows(cast: Cast, django_assert_max_num_queries) -> None:
    for n in range(24):
        add(f"{n}/QĐ")
    client = cast.officer.client()
    with django_assert_max_num_queries(14):
        client.get(reverse("legal:library"))
