"""The pages of the intake: who opens them, and what is done on them."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.accounts.models import CodePurpose, User
from donghanh.foundation.files.models import StoredFile
from donghanh.people.actions import hand_out_code
from donghanh.people.models import Person
from donghanh.staffing.intake.sheets import BODIES, PEOPLE
from tests.cast import Cast
from tests.staffing.books import book_of, content_of, upload_of

pytestmark = pytest.mark.django_db
ROW = ["Tòng Văn Pín", "Công an xã", "Trưởng Công an", "Đơn vị phối hợp", "01/03/2026", "pin.tong", None]
PAGES = ("intake", "intake-template", "intake-apply", "intake-problems")


@pytest.mark.parametrize("who", ["officer", "leader", "partner", "village_head", "stranger"])
@pytest.mark.parametrize("page", PAGES)
def test_only_who_keeps_bodies_and_people_opens_them(cast: Cast, who: str, page: str) -> None:
    client, url = getattr(cast, who).client(), reverse(f"staffing:{page}")
    assert {client.get(url).status_code, client.post(url).status_code} == {404}


def test_the_list_of_people_leads_there(cast: Cast) -> None:
    url = reverse("staffing:intake")
    assert url in cast.office_admin.client().get(reverse("people:list")).content.decode()
    assert url not in cast.officer.client().get(reverse("people:list")).content.decode()


def test_the_template_can_be_filled_in_and_sent_as_it_is(cast: Cast) -> None:
    client = cast.office_admin.client()
    content = client.get(reverse("staffing:intake-template")).content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Cơ quan", "Người", "Hướng dẫn"]
    words = {cell.value for row in book["Hướng dẫn"].iter_rows() for cell in row}
    assert {"Thôn Bãi Sậy", "Công an xã", "Công chức phụ trách"} & words or "thôn Bãi Sậy" in words
    assert "Người trông máy" not in words
    for sheet in (BODIES, PEOPLE):
        assert [cell.value for cell in book[sheet.title][1]] == [column.heading for column in sheet.columns]
    book["Người"].append(ROW)
    page = client.post(reverse("staffing:intake"), {"file": upload_of(book)})
    assert page.context["found"].problems == []


def test_a_spreadsheet_is_looked_over_mended_and_taken_in(cast: Cast) -> None:
    client = cast.office_admin.client()
    wrong = [*ROW[:1], "Công an xa", *ROW[2:]]
    page = client.post(reverse("staffing:intake"), {"file": upload_of(book_of(people=[wrong]))})
    text = page.content.decode()
    assert "Người!B2" in text
    assert "Có phải “Công an xã”?" in text
    assert reverse("staffing:intake-apply") not in text
    file = client.post(reverse("staffing:intake-problems"), {"sheets": page.context["sealed"]})
    assert "Người!B2" in b"".join(file.streaming_content).decode()
    page = client.post(reverse("staffing:intake"), {"file": upload_of(book_of(people=[ROW]))})
    assert not Person.objects.filter(full_name="Tòng Văn Pín").exists()
    answer = client.post(reverse("staffing:intake-apply"), {"sheets": page.context["sealed"]})
    assert answer["Location"] == reverse("people:list")
    assert Person.objects.get(full_name="Tòng Văn Pín").user.login == "pin.tong"
    assert not StoredFile.objects.exists()
    again = client.post(reverse("staffing:intake-apply"), {"sheets": page.context["sealed"]})
    assert "Mọi dòng đều đã có" in again.content.decode()


def test_a_file_that_is_no_spreadsheet_is_told_so_beside_the_field(cast: Cast) -> None:
    page = cast.office_admin.client().post(reverse("staffing:intake"), {"file": upload_of(b"ten;co quan")})
    assert page.status_code == 422
    assert "không phải bảng tính Excel" in page.content.decode()


def test_nothing_sent_back_or_somebody_elses_leads_to_the_beginning(cast: Cast) -> None:
    client = cast.office_admin.client()
    for page in ("intake-apply", "intake-problems"):
        for sent in ({}, {"sheets": "bịa"}):
            answer = client.post(reverse(f"staffing:{page}"), sent)
            assert answer["Location"] == reverse("staffing:intake")


def test_the_proposed_name_stands_in_the_form_of_who_comes_in(cast: Cast) -> None:
    client = cast.office_admin.client()
    page = client.post(reverse("staffing:intake"), {"file": upload_of(book_of(people=[ROW]))})
    client.post(reverse("staffing:intake-apply"), {"sheets": page.context["sealed"]})
    person = Person.objects.get(full_name="Tòng Văn Pín")
    code = hand_out_code(person=person, purpose=CodePurpose.INVITE, by=cast.office_admin.actor, at=timezone.now())
    guest = type(client)()
    guest.post(reverse("accounts:handed_code"), {"handed": code})
    form = guest.get(reverse("accounts:choose_password"))
    assert 'value="pin.tong"' in form.content.decode()
    assert User.objects.get(login="pin.tong").enrolled_at is None


def test_a_file_taken_in_twice_promises_nothing_the_second_time(cast: Cast) -> None:
    client, book = cast.office_admin.client(), book_of(people=[ROW])
    url, apply = reverse("staffing:intake"), reverse("staffing:intake-apply")
    first = client.post(url, {"file": upload_of(book)})
    assert "Chưa ghi gì cho đến khi anh/chị bấm" in first.content.decode()
    client.post(apply, {"sheets": first.context["sealed"]})
    again = client.post(url, {"file": upload_of(book)})
    page = again.content.decode()
    assert "Mọi dòng đều đã có. Không có gì để ghi." in page
    assert "cho đến khi anh/chị bấm" not in page
    assert f'action="{apply}"' not in page
    pressed = client.post(apply, {"sheets": first.context["sealed"]})  # the page of before, sent once more
    assert "Mọi dòng đều đã có" in pressed.content.decode()
    assert Person.objects.filter(full_name=ROW[0]).count() == 1


def test_a_formula_and_a_sheet_of_two_far_cells_are_told_and_write_nothing(cast: Cast) -> None:
    client, book = cast.office_admin.client(), book_of(people=[["=A9", *ROW[1:]]])
    page = client.post(reverse("staffing:intake"), {"file": upload_of(book)}).content.decode()
    assert "Ô này là công thức" in page
    far = book_of()
    far["Người"]["XFD1048576"] = "x"
    answer = client.post(reverse("staffing:intake"), {"file": upload_of(far)})
    assert answer.status_code == 200
    assert "cần sửa" in answer.content.decode()
    assert not Person.objects.filter(full_name=ROW[0]).exists()


def test_a_file_cut_off_on_the_way_is_told_so(cast: Cast) -> None:
    whole = content_of(book_of(people=[ROW]))
    answer = cast.office_admin.client().post(reverse("staffing:intake"), {"file": upload_of(whole[: len(whole) // 2])})
    assert answer.status_code == 422
    assert "hỏng hoặc chép chưa hết" in answer.content.decode()
