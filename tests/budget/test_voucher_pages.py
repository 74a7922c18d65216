"""Booking vouchers on their pages: with a scan, over a line, twice, and back."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.budget.models import EstimateLine, Spending, VoucherScan
from donghanh.foundation.web import formats
from tests.budget.test_pages import body, file_of, open_
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo
from tests.factories.budget import TODAY, approved_line, money_in, spend

pytestmark = pytest.mark.django_db


def book(cast: Cast, of: EstimateLine, **fields: Any) -> Any:
    data = {"line": of.pk, "spent_on": formats.date(TODAY), "amount": "500.000", "voucher_number": "PC 01",
            "what": "Mua nước uống", "payee": "Cửa hàng Hoa Sen", **fields}  # fmt: skip
    return cast.officer.client().post(reverse("budget:spend"), data)


def test_a_voucher_with_its_scan_is_booked_in_one_form(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast)
    answer = book(cast, line, scan=SimpleUploadedFile("phieu.jpg", photo(), "image/jpeg"))
    one = Spending.objects.get()
    assert answer["Location"] == reverse("budget:spending", args=[one.pk])
    page = body(cast.officer.client().get(answer["Location"]))
    assert "Năm trăm nghìn đồng" in page
    scan = VoucherScan.objects.get()
    download = reverse("files:download", args=[scan.file_id])
    for reader in (cast.officer, cast.leader):
        assert file_of(reader.client().get(download)).encode()
    for other in (cast.stranger, cast.partner, cast.office_admin):
        assert other.client().get(download).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"MZ" + b"\0" * 300, "không phải ảnh"), (b"%PDF-1.4 cut", "bị cắt ngang"), (b"", "trống")],
)
def test_what_is_no_scan_is_refused_by_its_content_and_nothing_is_booked(
    cast: Cast, content: bytes, words: str
) -> None:
    line = approved_line(cast)
    money_in(cast)
    answer = book(cast, line, scan=SimpleUploadedFile("phieu.pdf", content, "application/pdf"))
    assert answer.status_code == 422
    assert words in body(answer)
    assert not Spending.objects.exists()


def test_over_the_line_and_the_funds_the_form_asks_and_keeps_what_was_typed(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast, 1_000_000)
    answer = book(cast, line, amount="2.100.000")
    page = body(answer)
    assert answer.status_code == 422
    assert "Cần xem lại trước khi chi" in page
    assert "Cửa hàng Hoa Sen" in page
    answer = book(cast, line, amount="2.100.000", accepts_over_line="on")
    assert "Ghi lý do chi trước khi tiền về" in body(answer)
    label = re.search(r'<label[^>]*for="id_over_funds_reason"[^>]*>.*?</label>', body(answer), re.DOTALL)
    assert label
    assert "không bắt buộc" not in label[0], "what is asked for is not called optional"
    book(cast, line, amount="2.100.000", accepts_over_line="on", over_funds_reason="Chờ cấp bổ sung")
    assert Spending.objects.get().over_funds_reason == "Chờ cấp bổ sung"


def test_an_ordinary_voucher_is_asked_nothing(cast: Cast) -> None:
    approved_line(cast)
    page = body(open_(cast.officer, "spend"))
    assert "Vẫn chi" not in page
    assert "Cần xem lại" not in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"amount": "-5"}, "Số tiền không âm"),
        ({"amount": "5,5"}, "Ghi số tiền bằng đồng"),
        ({"spent_on": f"01/01/{TODAY.year - 1}"}, f"Ngày phải trong năm {TODAY.year}"),
        ({"spent_on": "31/02/2026"}, "chỉ có"),
        ({"payee": ""}, "Ghi trả cho ai"),
        ({"line": ""}, "Ô này cần có"),
    ],
)
def test_a_bad_voucher_is_told_and_not_booked(cast: Cast, fields: dict[str, str], words: str) -> None:
    line = approved_line(cast)
    money_in(cast)
    answer = book(cast, line, **fields)
    assert answer.status_code == 422
    assert words in body(answer)
    assert not Spending.objects.exists()


def test_a_number_used_twice_is_told_with_the_first(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast)
    book(cast, line)
    assert "Số chứng từ này đã ghi ngày" in body(book(cast, line))


def test_reversing_asks_why_and_shows_both_sides(cast: Cast) -> None:
    line = approved_line(cast)
    money_in(cast)
    one = spend(line, cast)
    client, url = cast.officer.client(), reverse("budget:reverse", args=[one.pk])
    assert client.post(url, {"on": formats.date(TODAY), "reason": ""}).status_code == 422
    client.post(url, {"on": formats.date(TODAY), "reason": "Ghi nhầm mục"})
    page = body(client.get(reverse("budget:spending", args=[one.pk])))
    assert "Chứng từ này đã đảo ngày" in page
    assert "Ghi nhầm mục" in page
    counter = Spending.objects.get(reverses=one)
    assert "Âm năm trăm nghìn đồng" in body(client.get(reverse("budget:spending", args=[counter.pk])))
    assert client.post(url, {"on": formats.date(TODAY), "reason": "Nữa"}).status_code == 422
