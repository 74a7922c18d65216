"""Members as people keep them on the pages: one after another, as a list, on paper."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.community.models import (
    Member,
    Membership,
)
from donghanh.foundation.audit.models import AuditEvent
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    TRUSTED,
    board_of,
    chair_of,
    counsellor_of,
    initiative_of,
    member_of,
    seat_of,
)

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
LATER = dt.date(2025, 9, 1)


def now() -> dt.datetime:
    return timezone.now()


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


def test_members_are_written_one_after_another_and_what_is_common_stays(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    client = chair_of(club).client()
    data = {
        "full_name": "Lù A Páo",
        "sex": "male",
        "born_in": "1970",
        "village": str(cast.village.pk),
        "from_body": str(cast.health.pk),
        "joined_on": "1/4/2024",
        "them-nua": "1",
    }
    answer = client.post(at("member-add", club.pk), data)
    assert "Páo" not in answer["Location"], "no name in an address"
    form = client.get(answer["Location"]).context["form"]
    shown = str(form["joined_on"]) + str(form["village"]) + str(form["full_name"])
    assert "01/04/2024" in shown
    assert f'value="{cast.village.pk}" selected' in shown
    assert "Páo" not in shown
    twice = client.post(at("member-add", club.pk), data)
    assert twice.status_code == 422
    assert "đã là thành viên" in twice.content.decode()
    assert "Lù A Páo" in twice.content.decode()


def test_a_member_leaves_comes_back_and_is_corrected_on_the_pages(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club)
    client = cast.officer.client()
    assert client.get(at("member", held.member_id)).status_code == 200
    assert client.get(at("member-leave", held.pk)).status_code == 200
    client.post(at("member-leave", held.pk), {"left_on": "1/9/2025", "version": "1"})
    client.post(at("member-rejoin", held.member_id), {"joined_on": "1/10/2025"})
    client.post(at("member-days", held.pk), {"joined_on": "1/4/2024", "left_on": "15/9/2025", "version": "2"})
    times = [(one.valid_from.month, one.valid_until and one.valid_until.day) for one in Membership.objects.all()]
    assert times == [(4, 15), (10, None)]
    data = {"full_name": "Lù A Pó", "sex": "", "born_in": "", "village": "", "from_body": "", "version": "1"}
    client.post(at("member", held.member_id), data)
    assert Member.objects.get().full_name == "Lù A Pó"
    assert client.post(at("member", held.member_id), data | {"full_name": "Lù A Pao"}).status_code == 409
    client.post(at("member-remove", held.member_id), {"version": "2"})
    assert not Member.objects.exists()


def test_the_members_are_filtered_and_those_who_left_are_seen_when_asked_for(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Đang Ở", village=cast.village)
    member_of(club, "Đã Ra", "female", left_on=LATER)
    member_of(club, "Chưa Rõ", "")
    client = cast.officer.client()

    def named(**query: str) -> set[str]:
        return {row[0].member.full_name for row in client.get(at("members", club.pk), query).context["rows"]}

    assert named() == {"Đang Ở", "Chưa Rõ"}
    assert named(tinh_trang="da-ra") == {"Đã Ra"}
    assert named(tinh_trang="tat-ca") == {"Đang Ở", "Đã Ra", "Chưa Rõ"}
    assert named(gioi="none") == {"Chưa Rõ"}
    assert named(gioi="female", ngay="31/08/2025") == {"Đã Ra"}
    assert named(gioi="female", ngay="01/09/2025") == set()
    assert named(thon=str(cast.village.line)) == {"Đang Ở"}


def test_a_list_with_names_that_leaves_is_noted_without_the_names(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo")
    answer = cast.leader.client().get(at("members-export", club.pk))
    assert "Lù A Páo" in b"".join(answer.streaming_content).decode()
    event = AuditEvent.objects.get(verb="community.names_taken_away")
    assert (event.actor_id, event.new) == (cast.leader.user.pk, {"count": 1})
    assert "thanh-vien" in answer["Content-Disposition"]


def test_the_printed_list_has_today_s_members_and_room_to_sign(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo")
    member_of(club, "Đã Ra", left_on=LATER)
    page = cast.leader.client().get(at("members-print", club.pk)).content.decode()
    assert "Lù A Páo" in page
    assert "Đã Ra" not in page
    assert "Ký tên" in page
    assert "Páo" not in page.partition("</title>")[0]


def test_no_title_and_no_address_of_any_page_names_a_member(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club, "Lù A Páo")
    seat = seat_of(board_of(club), held.member, "chair")
    line = counsellor_of(club, "Cà Thị Mẩy")
    client = cast.officer.client()
    pages = [
        ("initiative", club.pk), ("members", club.pk), ("member", held.member_id), ("member-leave", held.pk), ("boards", club.pk),
        ("seat-edit", seat.pk), ("counsellor-edit", line.pk), ("member-remove", held.member_id), ("story", club.pk),
    ]  # fmt: skip
    for name, pk in pages:
        page = client.get(at(name, pk)).content.decode()
        assert not re.search("Páo|Mẩy", page.partition("</title>")[0]), name
        assert not re.search("P%C3%A1o|Páo|M%E1%BA%A9y", " ".join(re.findall(r'href="([^"]*)"', page))), name


def test_a_list_is_pasted_looked_over_and_taken_in(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    wrong = client.post(at("intake", club.pk), {"pasted": "Lù A Páo\tđàn ông\t\t\t\t1/4/2024"})
    assert "Thành viên!B1" in wrong.content.decode()
    assert at("intake-apply", club.pk) not in wrong.content.decode()
    problems = client.post(at("intake-problems", club.pk), {"sheets": wrong.context["sealed"]})
    assert "đàn ông" in b"".join(problems.streaming_content).decode()
    found = client.post(at("intake", club.pk), {"pasted": "Lù A Páo\tnam\t\t\t\t1/4/2024"})
    assert not Member.objects.exists()
    stolen = cast.leader.client().post(at("intake-apply", club.pk), {"sheets": found.context["sealed"]})
    assert stolen.status_code == 404
    answer = client.post(at("intake-apply", club.pk), {"sheets": found.context["sealed"]})
    assert answer["Location"] == at("members", club.pk)
    assert Member.objects.get().full_name == "Lù A Páo"
    again = client.post(at("intake-apply", club.pk), {"sheets": found.context["sealed"]})
    assert "Mọi dòng đều đã có" in again.content.decode()


def test_what_was_read_for_one_club_is_not_applied_to_another(cast: Cast) -> None:
    club, other = initiative_of(cast), initiative_of(cast, name="CLB Xóm dưới")
    client = cast.officer.client()
    found = client.post(at("intake", club.pk), {"pasted": "Lù A Páo\tnam\t\t\t\t1/4/2024"})
    answer = client.post(at("intake-apply", other.pk), {"sheets": found.context["sealed"]})
    assert answer["Location"] == at("intake", other.pk)
    assert not Member.objects.exists()


@pytest.mark.parametrize("data", [{"pasted": ""}, {"pasted": "  \n"}])
def test_nothing_sent_is_asked_for_again(cast: Cast, data: dict) -> None:
    answer = cast.officer.client().post(at("intake", initiative_of(cast).pk), data)
    assert answer.status_code == 422
    assert "Chọn một tệp, hoặc dán" in answer.content.decode()


def test_the_template_of_the_list_offers_villages_and_bodies(cast: Cast) -> None:
    club = initiative_of(cast)
    answer = cast.officer.client().get(at("intake-template", club.pk))
    assert answer.content.startswith(b"PK")
    house = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy")
    assert cast.officer.client().get(at("intake-template", house.pk)).status_code == 404
