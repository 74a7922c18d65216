"""The pages of inspections, and who meets them."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.web import formats
from donghanh.inspections import actions
from donghanh.inspections.actions import Given
from donghanh.inspections.models import Answer, Finding, FindingFile, FindingState, Inspection
from tests.cast import Cast, Member
from tests.factories.activities import kind_of
from tests.factories.community import SHELTER, initiative_of
from tests.factories.inspections import (
    claimed_finding,
    concluded,
    finding_of,
    given_finding,
    inspection_of,
    version_of,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)
PDF = b"%PDF-1.4\n%EOF\n%%EOF\n"


def body(answer: Any) -> str:
    return answer.content.decode()


def at(name: str, row: Any) -> str:
    return reverse(f"inspections:{name}", args=[row.pk])


def post_finding(member: Member, one: Inspection, **fields: Any) -> Any:
    data = {
        "what": "Sổ sinh hoạt thiếu ba tháng", "demand": "Ghi đủ sổ", "severity": "serious",
        "owner": f"cq:{one.host_id}", "due_on": formats.date(TODAY + 10 * DAY), **fields,
    }  # fmt: skip
    return member.client().post(at("finding_new", one), data)


def test_an_inspection_is_planned_in_one_form(cast: Cast) -> None:
    version = version_of()
    data = {
        "subject": f"th:{cast.village.pk}", "held_on": formats.date(TODAY), "checklist_version": str(version.pk),
        "host": str(cast.officer.organisation.pk), "decision_number": "45/QĐ-UBND",
    }  # fmt: skip
    answer = cast.officer.client().post(reverse("inspections:new"), data)
    one = Inspection.objects.get()
    assert answer["Location"] == at("inspection", one)
    page = body(cast.officer.client().get(answer["Location"]))
    assert "45/QĐ-UBND" in page
    assert "Chưa có trưởng đoàn" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"subject": "th:khong-co"}, "Chọn một trong các mục có sẵn"),
        ({"held_on": "31/11/2026"}, "chỉ có 30 ngày"),
        ({"ends_on": formats.date(TODAY - DAY)}, "Ngày cuối phải sau ngày đầu"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(cast: Cast, fields: dict[str, str], words: str) -> None:
    data = {
        "subject": f"th:{cast.village.pk}", "held_on": formats.date(TODAY), "checklist_version": str(version_of().pk),
        "host": str(cast.officer.organisation.pk), "title": "Kiểm tra đột xuất", **fields,
    }  # fmt: skip
    answer = cast.officer.client().post(reverse("inspections:new"), data)
    assert answer.status_code == 422
    assert words in body(answer)
    assert "Kiểm tra đột xuất" in body(answer)
    assert not Inspection.objects.exists()


def fill(client: Any, one: Inspection, page: str, **typed: str) -> Any:
    """Send the page as a browser does: everything hidden as it was drawn, and what was typed by the code of a line."""
    hidden = dict(re.findall(r'<input type="hidden" name="([vw]_\w+)" value="([^"]*)"', page))
    lines = {line.code: line.pk.hex for line in one.checklist_version.lines.all()}
    data = hidden | {f"{key[0]}_{lines[key[2:].replace('_', '.')]}": value for key, value in typed.items()}
    return client.post(at("answers", one), data)


def test_two_phones_fill_one_checklist_and_the_later_one_is_shown_what_stands(cast: Cast) -> None:
    one = inspection_of(cast)
    officer, leader = cast.officer.client(), cast.officer.client()
    actions.add_team_member(inspection=one, post=cast.partner.post, by=cast.officer.actor, at=NOW)
    partner = cast.partner.client()
    first, second = body(officer.get(at("answers", one))), body(partner.get(at("answers", one)))
    assert fill(officer, one, first, c_1_1="yes", n_1_3="26").status_code == 302
    answer = fill(partner, one, second, c_1_1="no", n_1_4="9")
    assert answer.status_code == 409
    page = body(answer)
    assert "Lường Thị Nhạn vừa ghi: Có" in page
    assert Answer.objects.get(line__code="1.4").number == 9, "what nobody else had touched was saved"
    assert Answer.objects.get(line__code="1.3").number == 26, "an untouched line is not written over"
    assert Answer.objects.get(line__code="1.1").choice == "yes"
    assert fill(partner, one, page, c_1_1="no", n_1_3="26", n_1_4="9").status_code == 302
    assert Answer.objects.get(line__code="1.1").choice == "no"
    assert leader.get(at("answers", one)).status_code == 200
    finding = finding_of(cast, one, owner=cast.police)
    page = body(partner.get(at("inspection", one)))
    assert finding.what in page
    assert at("finding", finding) not in page, "in the team, and yet not whose finding it is"
    assert partner.get(at("conclude", one)).status_code == 404


def test_a_wrong_number_keeps_the_whole_page_as_typed(cast: Cast) -> None:
    one = inspection_of(cast)
    client = cast.officer.client()
    answer = fill(client, one, body(client.get(at("answers", one))), n_1_3="hai sáu", t_4_1="Muốn có loa")
    assert answer.status_code == 422
    assert "Muốn có loa" in body(answer)
    assert not Answer.objects.exists()


def test_a_finding_by_working_days_with_a_photo_goes_out_with_the_conclusion(cast: Cast) -> None:
    one = inspection_of(cast)
    paper = SimpleUploadedFile("so-sinh-hoat.pdf", PDF)
    answer = post_finding(cast.officer, one, due_on="", due_days="5", files=paper)
    assert answer.status_code == 302
    finding = Finding.objects.get()
    assert finding.due_on > TODAY + 4 * DAY
    assert FindingFile.objects.get().shows_done is False
    kind_of("inspection")
    data = {"conclusion": "Tốt", "version": Inspection.objects.get().version}
    cast.officer.client().post(at("conclude", one), data)
    finding.refresh_from_db()
    assert finding.state == FindingState.OPEN


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due_on": ""}, "một trong hai"),
        ({"due_days": "5"}, "một trong hai"),
        ({"due_on": formats.date(TODAY - DAY)}, "Hạn này đã qua"),
        ({"severity": ""}, "Chọn mức độ"),
        ({"files": SimpleUploadedFile("x.exe", b"MZ")}, "x.exe: không phải ảnh"),
    ],
)
def test_a_finding_typed_wrongly_is_told_and_nothing_is_stored(cast: Cast, fields: dict[str, Any], words: str) -> None:
    one = inspection_of(cast)
    answer = post_finding(cast.officer, one, **fields)
    assert answer.status_code == 422
    assert words in body(answer)
    assert "Ghi đủ sổ" in body(answer)
    assert not Finding.objects.exists()


def test_a_body_sees_its_own_findings_once_sent_and_reports(cast: Cast) -> None:
    draft = finding_of(cast)
    other = given_finding(cast, owner=cast.police)
    client = cast.partner.client()
    assert client.get(at("finding", draft)).status_code == 404
    assert client.get(at("finding", other)).status_code == 404
    assert client.get(at("inspection", draft.inspection)).status_code == 404
    concluded(cast, draft.inspection)
    assert client.get(reverse("inspections:list"))["Location"] == reverse("inspections:findings")
    page = body(client.get(reverse("inspections:findings")))
    assert draft.what in page
    assert "Sổ sinh hoạt" in body(client.get("/")), "the start page says what waits"
    draft.refresh_from_db()
    answer = client.post(
        at("claim", draft),
        {"text": "Đã ghi đủ", "done_on": formats.date(TODAY), "version": draft.version,
         "files": SimpleUploadedFile("anh.pdf", PDF)},
    )  # fmt: skip
    assert answer.status_code == 302
    assert "Phó Chủ tịch" in body(client.get(at("finding", draft))), "the page says who may verify"
    assert client.post(at("verify", draft), {"version": draft.version}).status_code == 404
    file = FindingFile.objects.get()
    opened = client.get(reverse("files:download", args=[file.file_id]))
    assert b"".join(opened.streaming_content) == PDF
    opened.close()
    assert cast.village_head.client().get(reverse("files:download", args=[file.file_id])).status_code == 404
    leader = cast.leader.client()
    assert draft.what in body(leader.get("/"))
    draft.refresh_from_db()
    assert leader.post(at("verify", draft), {"version": draft.version}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == FindingState.CLOSED


def test_who_reported_reads_who_may_verify_and_has_no_button(cast: Cast) -> None:
    finding = given_finding(cast)
    actions.claim_done(
        finding=finding, expected_version=finding.version, text="Xong", done_on=TODAY, by=cast.officer.actor, at=NOW
    )
    page = body(cast.officer.client().get(at("finding", finding)))
    assert "người khác xác nhận" in page
    assert at("verify", finding) not in page
    answer = cast.officer.client().post(at("verify", finding), {"version": finding.version})
    assert answer.status_code == 422
    assert "Phó Chủ tịch" in body(answer)
    assert at("verify", finding) in body(cast.leader.client().get(at("finding", finding)))


def test_a_shelter_is_not_named_to_the_body_that_puts_a_finding_right(cast: Cast) -> None:
    shelter = initiative_of(cast, SHELTER, "Nơi tạm lánh số 1")
    one = inspection_of(cast, subject=shelter)
    finding = finding_of(cast, one)
    concluded(cast, one)
    client = cast.partner.client()
    for address in (at("finding", finding), reverse("inspections:findings"), reverse("inspections:findings_export")):
        answer = client.get(address)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else body(answer)
        assert "tạm lánh số 1" not in text
        assert "Sổ sinh hoạt" in text
    finding.refresh_from_db()
    data = {"text": "Xong", "done_on": formats.date(TODAY), "version": finding.version}
    answer = client.post(at("claim", finding), data | {"files": SimpleUploadedFile("anh.pdf", PDF)})
    assert not FindingFile.objects.exists(), "no picture of a shelter is taken in"
    assert answer.status_code == 302


def test_a_remembered_device_reaches_own_findings_alone(cast: Cast) -> None:
    finding = given_finding(cast)

    narrowed = cast.partner.narrowed
    assert list(Finding.objects.visible_to(narrowed)) == [finding]
    assert not Inspection.objects.visible_to(narrowed).exists()
    assert not Finding.objects.visible_to(cast.officer.narrowed).exists()
    assert not Finding.objects.visible_to(cast.stranger.scope).exists()


def test_lists_filter_export_and_add_up(cast: Cast) -> None:
    given_finding(cast)
    late = given_finding(cast, what="Biển tên địa chỉ tin cậy đã mờ")
    Finding.objects.filter(pk=late.pk).update(due_on=TODAY - DAY)
    client = cast.officer.client()
    page = body(client.get(reverse("inspections:findings"), {"tinh-trang": "overdue"}))
    assert "Biển tên" in page
    assert "Sổ sinh hoạt" not in page
    assert "2 kiến nghị đã gửi" in page
    assert "Không có kiến nghị nào như vậy" in body(client.get(reverse("inspections:findings"), {"q": "xyz"}))
    answer = client.get(reverse("inspections:findings_export"), {"tinh-trang": "overdue"})
    text = b"".join(answer.streaming_content).decode()
    assert "Biển tên" in text
    assert "Sổ sinh hoạt" not in text
    assert client.get(reverse("inspections:export"), {"dang": "xlsx"}).status_code == 200
    assert "Chưa có cuộc kiểm tra nào" in body(cast.stranger.client().get(reverse("inspections:list")))


def test_the_sheet_is_printed_empty_and_filled(cast: Cast) -> None:
    one = inspection_of(cast)
    line = one.checklist_version.lines.get(code="1.1")
    actions.save_answers(inspection=one, given={line.pk: Given("no", text="Hết hạn")}, by=cast.officer.actor, at=NOW)
    client = cast.officer.client()
    filled, empty = body(client.get(at("sheet", one))), body(client.get(at("sheet", one) + "?trong=1"))
    assert "Hết hạn" in filled
    assert "chưa trả lời" in filled
    assert "Hết hạn" not in empty
    assert "☐" in empty


def test_an_own_checklist_is_copied_ordered_and_published(cast: Cast) -> None:
    version = version_of()
    client = cast.officer.client()
    page = body(client.get(reverse("inspections:checklist_new") + f"?chep={version.checklist_id}"))
    assert "Kiểm tra câu lạc bộ (xã Sông Mây)" in page
    client.post(reverse("inspections:checklist_new"), {"name": "Bảng của xã", "copies": str(version.pk)})
    own = version.checklist._meta.model.objects.get(name="Bảng của xã")
    draft = own.versions.get()
    second = draft.lines.order_by("order")[1]
    client.post(at("line_edit", second), {"len": "1"})
    assert draft.lines.order_by("order")[0] == second
    client.post(at("line_edit", second), {"bo": "1"})
    assert not draft.lines.filter(pk=second.pk).exists()
    client.post(at("publish", draft), {"version": draft.version})
    draft.refresh_from_db()
    assert not draft.is_draft
    answer = client.post(at("line_new", draft), {"code": "9", "question": "Nữa", "kind": "text"})
    assert answer.status_code == 422
    assert "Bản đã ban hành không sửa được" in body(answer)
    assert cast.leader.client().get(at("line_new", draft)).status_code == 404
    assert cast.stranger.client().get(at("checklist", own)).status_code == 404


def queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_more_rows_cost_no_more_queries(cast: Cast) -> None:
    finding = claimed_finding(cast)
    one = finding.inspection
    client = cast.officer.client()
    addresses = [
        reverse("inspections:list"), reverse("inspections:findings"), at("inspection", one), at("sheet", one),
        at("finding", finding), reverse("inspections:checklists"),
    ]  # fmt: skip
    before = [queries(client, address) for address in addresses]
    for number in range(6):
        given_finding(cast, what=f"Điều thứ {number}")
        finding_of(cast, one, what=f"Thêm điều thứ {number}")
    after = [queries(client, address) for address in addresses]
    assert after == before
    assert max(after) < 26


def test_the_printed_record_leaves_each_a_place_to_sign(cast: Cast) -> None:
    one = inspection_of(cast)
    actions.add_team_member(inspection=one, post=cast.partner.post, by=cast.officer.actor, at=NOW)
    actions.add_team_member(inspection=one, outside="Chuyên viên Sở Nội vụ", by=cast.officer.actor, at=NOW)
    concluded(cast, one)
    sheet = body(cast.leader.client().get(at("sheet", one)))
    assert f"<b>{one.host.name.upper()}</b>" in sheet
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheet
    closing = sheet[sheet.index("dh-closing") :]
    for words in (
        "ĐẠI DIỆN NƠI ĐƯỢC KIỂM TRA",
        "TRƯỞNG ĐOÀN",
        cast.leader.person.full_name,
        cast.partner.person.full_name,
    ):
        assert words in closing
    assert closing.count("dh-signs__name") == 4
    assert closing.count("……………………") == 2, "the inspected body, and who comes from outside without a name"
    empty = body(cast.leader.client().get(at("sheet", one) + "?trong=1"))
    assert "Biên bản được lập" not in empty
