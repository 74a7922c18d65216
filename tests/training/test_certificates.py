"""Certificates: numbers given once, papers that can be read back, revoked, issued anew, looked up."""

import datetime as dt
from typing import Any

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.training import actions
from donghanh.training.forms.certificates import NumberFilter
from donghanh.training.models import Certificate, CertificateSeries, Course, CourseEvent, IssuingOffice
from donghanh.training.paper.certificates import Paper, pdf_of
from donghanh.training.refusals import TrainingRefused
from tests import factories as make
from tests.cast import Cast
from tests.factories.training import NAMES, course_of, finished, member_of, today

BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def url(name: str, *args: Any) -> str:
    return reverse(f"training:{name}", args=args)


def office_of(cast: Cast, **fields: Any) -> IssuingOffice:
    values = {
        "authority": "Ủy ban nhân dân xã Sông Mây",
        "place": "Sông Mây",
        "symbol": "GCN-UBND",
        "signer_title": "Phó Chủ tịch",
        "signer_name": "Đàm Quang Khải",
    } | fields
    return actions.set_office(
        unit=values.pop("unit", cast.unit), expected_version=values.pop("version", 0), at=now(), **values, **BY
    )


def issued(cast: Cast, **fields: Any) -> tuple[Course, list[Certificate]]:
    office_of(cast)
    course = finished(cast, **fields)
    return course, actions.issue_certificates(course=course, issued_on=today(), at=now(), **BY)


def words_of(content: bytes) -> list[str]:
    """The text of each page; the word a soft line break cuts is joined."""
    book = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in book]


def test_who_completed_gets_a_number_in_the_order_of_names_and_nobody_else(cast: Cast) -> None:
    course, made = issued(cast, people=4, sessions=2, absent={0: 1})
    assert [one.full_number for one in made] == [f"{n:03d}/{today().year}/GCN-UBND" for n in (1, 2, 3)]
    assert [one.printed_name for one in made] == ["Vi Văn Pản", "Cà Văn Tịnh", "Hà Thị Xoan"]
    with pytest.raises(TrainingRefused, match="nobody_to_certify"):
        actions.issue_certificates(course=course, issued_on=today(), at=now(), **BY)


def test_numbers_go_on_over_courses_and_begin_anew_with_the_year_and_in_another_commune(cast: Cast) -> None:
    issued(cast, people=2)
    second = finished(cast, people=2, title="Khóa hai")
    made = actions.issue_certificates(course=second, issued_on=today(), at=now(), **BY)
    assert [one.number for one in made] == [3, 4]
    CertificateSeries.objects.update(year=today().year - 1)
    Certificate.objects.update(year=today().year - 1)
    third = finished(cast, people=1, title="Khóa ba")
    made = actions.issue_certificates(course=third, issued_on=today(), at=now(), **BY)
    assert made[0].number == 1
    office_of(cast, unit=cast.neighbour)
    there = finished(cast, people=1, title="Bên ấy", unit=cast.neighbour, organiser=cast.stranger.organisation)
    assert actions.issue_certificates(course=there, issued_on=today(), at=now(), **BY)[0].number == 1


def test_the_database_refuses_a_number_given_twice(cast: Cast) -> None:
    _, (first, second) = issued(cast, people=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=second.pk).update(number=first.number)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["issue", "revoke", "reissue"]), min_size=1, max_size=8))
def test_whatever_is_issued_and_revoked_no_number_is_given_twice(cast: Cast, steps: list[str]) -> None:
    if not IssuingOffice.objects.exists():
        office_of(cast)
    course = finished(cast, people=3, title=f"Khóa {Course.objects.count()}")
    codes = set()
    for step in steps:
        standing = Certificate.objects.standing().filter(enrolment__course=course).first()
        try:
            if step == "issue":
                actions.issue_certificates(course=course, issued_on=today(), at=now(), **BY)
            elif standing is None:
                continue
            elif step == "revoke":
                actions.revoke_certificate(
                    certificate=standing, expected_version=standing.version, reason="Sai tên", at=now(), **BY
                )
            else:
                actions.reissue_certificate(
                    certificate=standing,
                    expected_version=standing.version,
                    reason="Sai tên",
                    issued_on=today(),
                    at=now(),
                    **BY,
                )
        except TrainingRefused as refused:
            codes.add(refused.code)
    assert codes <= {"nobody_to_certify"}
    numbers = list(Certificate.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_cannot_be_issued_is_refused(cast: Cast) -> None:
    def issue(course: Course, day: dt.date) -> str:
        with pytest.raises(TrainingRefused) as refused:
            actions.issue_certificates(course=course, issued_on=day, at=now(), **BY)
        return refused.value.code

    assert issue(course_of(cast), today()) == "not_finished"
    course = finished(cast, people=1, title="Khóa hai")
    assert issue(course, today()) == "no_office"
    office_of(cast)
    assert issue(course, today() + dt.timedelta(days=1)) == "issued_ahead"
    assert issue(course, today() - dt.timedelta(days=30)) == "issued_early"
    assert not CertificateSeries.objects.exists()


def test_a_certificate_issued_anew_names_the_one_it_replaces_and_prints_the_name_of_now(cast: Cast) -> None:
    course, (first,) = issued(cast, people=1)
    person = member_of(first.enrolment)
    values = {"sex": "female", "birth_year": 1988, "village": None, "body": None, "role": "staff", "position": ""}
    actions.edit_member(
        member=person, course=course, expected_version=1, full_name="Lò Thị Mai", at=now(), **values, **BY
    )
    first.refresh_from_db()
    assert first.printed_name == NAMES[0]
    again = actions.reissue_certificate(
        certificate=first, expected_version=first.version, reason="In sai tên", issued_on=today(), at=now(), **BY
    )
    first.refresh_from_db()
    assert (again.number, again.printed_name, again.printed_birth, again.replaces) == (2, "Lò Thị Mai", 1988, first)
    assert first.revoked_on == today()
    with pytest.raises(TrainingRefused, match="revoked_already"):
        actions.revoke_certificate(certificate=first, expected_version=first.version, reason="Sai", at=now(), **BY)


def test_a_course_with_certificates_is_not_opened_again(cast: Cast) -> None:
    course, (only,) = issued(cast, people=1)
    with pytest.raises(TrainingRefused, match="has_certificates"):
        actions.reopen_course(course=course, expected_version=course.version, at=now(), **BY)
    actions.revoke_certificate(certificate=only, expected_version=1, reason="Chấm nhầm", at=now(), **BY)
    assert actions.reopen_course(course=course, expected_version=course.version, at=now(), **BY).state == "running"


def test_the_paper_reads_back_as_what_was_asked(cast: Cast) -> None:
    course, made = issued(cast, people=3)
    answer = cast.officer.client().get(url("certificates-print", course.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="chung-nhan.pdf"'
    pages = words_of(answer.content)
    assert len(pages) == 3
    for page, one in zip(pages, made, strict=True):
        assert f"Số: {one.full_number}" in page
        assert one.printed_name in page
        assert "GIẤY CHỨNG NHẬN" in page
        assert "Tiếp nhận ban đầu" in page
        assert "ỦY BAN NHÂN DÂN XÃ SÔNG MÂY" in page
        assert "Đàm Quang Khải" in page
    told = CourseEvent.objects.get(course=course, kind="printed")
    assert told.details == {"count": 3}


def test_the_paper_is_a4_across_with_its_fonts_inside() -> None:
    words = dict.fromkeys(Paper.__dataclass_fields__, "Ẵ")
    content = pdf_of([Paper(**words)])
    width, height = pypdfium2.PdfDocument(content)[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    assert b"BeVietnamPro" in content
    assert "Ẵ" in words_of(content)[0]


def test_words_on_a_paper_are_never_read_as_markup_and_the_longest_stay_on_their_page() -> None:
    long = "Nguyễn Phước Quỳnh Hương " * 5
    paper = Paper(
        number="999/2026/GCN-UBND",
        authority="Ủy ban nhân dân " * 8,
        name="#panic() $x$ *" + long[:100],
        birth="",
        course=("Tập huấn nâng cao năng lực " * 8)[:200],
        facts="do " + "Phòng Văn hóa " * 8,
        placed="Sông Mây, ngày 01 tháng 01 năm 2026",
        signer_title="Chủ tịch " * 12,
        signer=long[:120],
    )
    pages = words_of(pdf_of([paper]))
    assert len(pages) == 1
    assert "#panic() $x$ *" in pages[0]


def test_a_revoked_certificate_is_not_printed(cast: Cast) -> None:
    course, made = issued(cast, people=2)
    actions.revoke_certificate(certificate=made[0], expected_version=1, reason="Sai tên", at=now(), **BY)
    client = cast.officer.client()
    assert len(words_of(client.get(url("certificates-print", course.pk)).content)) == 1
    assert client.get(url("certificate-print", made[0].pk)).status_code == 302
    assert len(words_of(client.get(url("certificate-print", made[1].pk)).content)) == 1


@pytest.mark.parametrize(("typed", "meant"), [
    ("012/2026/GCN-UBND", (12, 2026)), (" 12 / 2026 ", (12, 2026)), ("12", (12, None)), ("GCN", None), ("", None), ("1" * 12, None), ("１２", None),
])  # fmt: skip
def test_a_number_is_read_as_it_stands_on_the_paper(typed: str, meant: Any) -> None:
    form = NumberFilter({"so": typed})
    form.is_valid()
    assert form.number == meant


def test_a_number_on_a_paper_is_checked_on_the_page_of_the_course_and_over_all_courses(cast: Cast) -> None:
    course, made = issued(cast, people=3)
    actions.revoke_certificate(certificate=made[1], expected_version=1, reason="Chấm nhầm", at=now(), **BY)
    client = cast.officer.client()
    page = client.get(url("certificates", course.pk), {"so": made[1].full_number}).content.decode()
    assert "đã thu hồi" in page
    assert "Chấm nhầm" in page
    assert made[0].full_number not in page
    assert "Khóa này không có số ấy" in client.get(url("certificates", course.pk), {"so": "99"}).content.decode()
    found = client.get(url("look-up"), {"so": "1"}).content.decode()
    assert made[0].printed_name in found
    assert "còn hiệu lực" in found
    assert "Xã chưa cấp số này" in client.get(url("look-up"), {"so": "99/2026"}).content.decode()
    assert "không phải số chứng nhận" in client.get(url("look-up"), {"so": "abc"}).content.decode()
    assert made[0].printed_name not in cast.stranger.client().get(url("look-up"), {"so": "1"}).content.decode()


def test_the_office_issues_on_the_page_once_it_said_who_signs(cast: Cast) -> None:
    course = finished(cast, people=2)
    client = cast.officer.client()
    assert "Ghi mẫu chứng nhận" in client.get(url("certificates", course.pk)).content.decode()
    page = client.get(url("office")).content.decode()
    assert "Ủy ban nhân dân xã Sông Mây" in page
    typed = {
        "version": 0,
        "authority": "UBND",
        "place": "Sông Mây",
        "symbol": "GCN/UBND",
        "signer_title": "PCT",
        "signer_name": "Đàm",
    }
    assert client.post(url("office"), typed).status_code == 422
    assert client.post(url("office"), typed | {"symbol": "GCN"}).status_code == 302
    assert client.post(url("office"), typed | {"symbol": "GCN", "place": "Mây"}).status_code == 409
    answer = client.post(url("certificates", course.pk), {"issued_on": f"{today():%d/%m/%Y}"})
    assert answer.status_code == 302
    assert Certificate.objects.count() == 2
    one = Certificate.objects.order_by("number")[0]
    client.post(url("certificate-revoke", one.pk), {"reason": "Sai", "version": 1})
    two = Certificate.objects.order_by("number")[1]
    client.post(url("certificate-reissue", two.pk), {"reason": "Sai", "version": 1, "issued_on": f"{today():%d/%m/%Y}"})
    assert [bool(c.revoked_on) for c in Certificate.objects.order_by("number")] == [True, True, False]


def test_only_who_keeps_trainings_issues_and_prints(cast: Cast) -> None:
    course, (one,) = issued(cast, people=1)
    for who in (cast.leader, cast.partner, cast.stranger):
        client = who.client()
        assert client.post(url("certificates", course.pk), {"issued_on": "1/1/2026"}).status_code == 404
        for name, key in (
            ("certificates-print", course.pk),
            ("certificate-print", one.pk),
            ("certificate-revoke", one.pk),
        ):
            assert client.get(url(name, key)).status_code == 404
    assert one.full_number in cast.leader.client().get(url("certificates", course.pk)).content.decode()


def test_names_on_certificates_go_with_the_people_and_their_numbers_stay(cast: Cast) -> None:
    course, made = issued(cast, people=2)
    actions.revoke_certificate(certificate=made[0], expected_version=1, reason="Chị Mẩy xin thôi", at=now(), **BY)
    actions.erase_names(by=make.TESTS, at=now() + dt.timedelta(days=366 * 5 + 20))
    for one in Certificate.objects.all():
        assert (one.printed_name, one.signer_name, one.revoke_reason, one.printed_birth) == ("", "", "", None)
    page = cast.officer.client().get(url("certificates", course.pk)).content.decode()
    assert made[1].full_number in page
    assert "tên đã xóa theo hạn lưu" in page
    assert cast.officer.client().get(url("certificates-print", course.pk)).status_code == 302
