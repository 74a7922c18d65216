"""The pages of meetings: who may open them, what they say, and that they cost the same however much there is."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.models import Activity
from donghanh.community.models import Initiative
from donghanh.meetings import actions
from donghanh.meetings.actions import Guests
from donghanh.meetings.models import Attendance, Meeting, MeetingState, Topic
from donghanh.meetings.queries import years_of
from tests import factories as make
from tests.cast import Cast
from tests.factories.activities import activity_in, kind_of
from tests.factories.community import chair_of, initiative_of, member_of, members_of
from tests.factories.meetings import close, held_of, meeting_of, topic_of

pytestmark = pytest.mark.django_db
NAME = "Lù A Páo"
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
PAGES = ("meeting", "agenda_print", "sheet_print")
DESKS = ("edit", "agenda", "attendance", "close", "call_off")


def at(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


@pytest.fixture
def club(cast: Cast) -> Initiative:
    made = initiative_of(cast, makes_organisation=True)
    member_of(made, NAME)
    return made


@pytest.mark.parametrize(
    ("who", "reads", "keeps"),
    [
        ("officer", True, True),
        ("leader", True, False),
        ("partner", False, False),
        ("village_head", False, False),
        ("office_admin", False, False),
        ("stranger", False, False),
    ],
)
def test_the_office_sees_meetings_and_nobody_else(
    club: Initiative, cast: Cast, who: str, reads: bool, keeps: bool
) -> None:
    meeting, member = meeting_of(club), getattr(cast, who)
    assert Meeting.objects.visible_to(member.scope).exists() is reads
    assert Meeting.objects.kept_by(member.scope).exists() is keeps
    client = member.client()
    for name in PAGES:
        assert client.get(at(name, meeting.pk)).status_code == (200 if reads else 404), name
    for name in DESKS:
        assert client.get(at(name, meeting.pk)).status_code == (200 if keeps else 404), name
    assert client.get(at("club_year", club.pk, TODAY.year)).status_code == (200 if reads else 404)
    assert client.post(at("mark_all", meeting.pk)).status_code == (302 if keeps else 404)
    assert Attendance.objects.exists() is keeps


def test_the_chair_keeps_the_own_club_and_meets_nothing_of_another(club: Initiative, cast: Cast) -> None:
    other = initiative_of(cast, name="CLB Xóm dưới", makes_organisation=True)
    theirs, mine = meeting_of(other), meeting_of(club)
    client = chair_of(club).client()
    for name in (*PAGES, *DESKS):
        assert client.get(at(name, mine.pk)).status_code == 200, name
        assert client.get(at(name, theirs.pk)).status_code == 404, name
    assert client.get(at("topics")).status_code == 404
    assert client.get(f"{at('new')}?clb={other.pk}").status_code == 404
    tapped = client.post(at("tap", theirs.pk, member_of(other, "Anh Bốn").member_id), {"present": "x"})
    assert tapped.status_code == 404
    assert other.name not in client.get(at("list")).content.decode()


def test_a_remembered_device_meets_no_meeting_and_no_name(club: Initiative) -> None:
    meeting, chair = held_of(club), chair_of(club)
    assert not Meeting.objects.visible_to(chair.narrowed).exists()
    assert not Attendance.objects.visible_to(chair.narrowed).exists()
    assert not Meeting.objects.kept_by(chair.narrowed).filter(pk=meeting.pk).exists()


def test_the_whole_way_without_a_script(club: Initiative) -> None:
    client = chair_of(club).client()
    members_of(club, women=1)
    topic = topic_of()
    kind_of("club_meeting")
    page = client.get(at("new"))
    assert page.context["form"]["held_on"].value() is not None
    answer = client.post(at("new"), {"held_on": f"{TODAY:%d/%m/%Y}", "chosen": str(topic.pk), "starts_at": "19:30"})
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == at("meeting", meeting.pk)
    assert meeting.topic == topic.name
    client.post(at("mark_all", meeting.pk))
    html = client.get(at("attendance", meeting.pk)).content.decode()
    assert html.count(" checked") == 2
    seen = re.findall(r'name="seen" value="([^"]+)"', html)
    left = [key for key in seen if key == str(club.members.get(full_name=NAME).pk)]
    answer = client.post(at("attendance", meeting.pk), {"seen": seen, "present": left, "tiep": "1"})
    assert answer.headers["Location"] == at("close", meeting.pk)
    sent = {"version": str(meeting.version), "guests_women": "2", "result": "Thống nhất."}
    client.post(at("close", meeting.pk), sent)
    activity = Activity.objects.get()
    assert (activity.total, activity.female, activity.male) == (3, 2, 1)
    assert "Thống nhất." in client.get(at("meeting", meeting.pk)).content.decode()


def test_a_tap_answers_with_the_row_and_the_count_and_a_closed_meeting_reloads(club: Initiative) -> None:
    client, meeting = chair_of(club).client(), meeting_of(club)
    member = club.members.get()
    url, htmx = at("tap", meeting.pk, member.pk), {"HX-Request": "true"}
    answer = client.post(url, {"present": str(member.pk)}, headers=htmx)
    assert " checked" in answer.content.decode()
    assert "<b>1</b>" in answer.content.decode()
    answer = client.post(url, {}, headers=htmx)
    assert " checked" not in answer.content.decode()
    assert "<b>0</b>" in answer.content.decode()
    client.post(url, {"present": str(member.pk)})
    close(meeting)
    answer = client.post(url, {}, headers=htmx)
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (204, "true")
    assert Attendance.objects.count() == 1


def test_bad_input_comes_back_with_a_plain_sentence_and_what_was_typed(club: Initiative, cast: Cast) -> None:
    client, meeting = cast.officer.client(), meeting_of(club)
    page = client.post(at("new") + f"?clb={club.pk}", {"held_on": "31/2/2026", "topic": "Việc nhà", "starts_at": "tối"})
    html = page.content.decode()
    assert page.status_code == 422
    assert "chỉ có 28 ngày" in html
    assert "Ghi giờ như 19:30." in html
    assert "Việc nhà" in html
    page = client.post(at("new") + f"?clb={club.pk}", {"held_on": f"{TODAY:%d/%m/%Y}"})
    assert "đã có một buổi" in page.content.decode()
    page = client.post(at("close", meeting.pk), {"version": meeting.version, "guests_men": "-1", "result": "Xong"})
    assert page.status_code == 422
    assert "Xong" in page.content.decode()
    page = client.post(at("close", meeting.pk), {"version": meeting.version})
    assert "Chưa ai được điểm danh" in page.content.decode()
    page = client.post(at("attendance", meeting.pk), {"present": [str(cast.unit.pk)]})
    assert "Danh sách vừa đổi" in page.content.decode()
    page = client.post(at("call_off", meeting.pk), {"version": meeting.version, "reason": " "})
    assert "Ghi lý do" in page.content.decode()


def test_two_who_edit_the_same_meeting_see_both_versions(club: Initiative, cast: Cast) -> None:
    client, meeting = cast.officer.client(), meeting_of(club)
    actions.edit_meeting(
        meeting=meeting, expected_version=1, held_on=TODAY, topic="Của người khác", by=make.TESTS, at=timezone.now()
    )
    page = client.post(at("edit", meeting.pk), {"held_on": f"{TODAY:%d/%m/%Y}", "topic": "Của tôi", "version": "1"})
    assert page.status_code == 409
    assert "Của người khác" in page.content.decode()


def test_somebody_who_recorded_it_by_hand_is_asked_whether_it_is_the_same(club: Initiative, cast: Cast) -> None:
    assert club.organisation is not None
    by_hand = activity_in(cast.unit, club.organisation, "club_meeting", total=9, held_on=TODAY)
    client, meeting = chair_of(club).client(), meeting_of(club)
    client.post(at("mark_all", meeting.pk))
    page = client.get(at("close", meeting.pk)).content.decode()
    assert "Dùng hoạt động đã ghi" in page
    assert "checked" not in page, "nothing is chosen beforehand"
    unanswered = client.post(at("close", meeting.pk), {"version": meeting.version, "guests_men": "3"})
    assert unanswered.status_code == 422
    assert 'value="3"' in unanswered.content.decode()
    client.post(at("close", meeting.pk), {"version": meeting.version, "twin": str(by_hand.pk)})
    assert Activity.objects.get().total == 9
    other = meeting_of(club, -3)
    activity_in(cast.unit, cast.police, "club_meeting", total=9, held_on=other.held_on, title="Chuyện của cơ quan khác")
    assert "Dùng hoạt động đã ghi" not in client.get(at("close", other.pk)).content.decode()


def test_the_agenda_is_written_line_by_line_and_printed(club: Initiative) -> None:
    client, meeting, topic = chair_of(club).client(), meeting_of(club), topic_of()
    sent = {"version": str(meeting.version), "text_0": "Điểm lại", "minutes_0": "10", "lead_0": "chair"}
    sent |= {"topic_1": str(topic.pk), "minutes_1": "x"}
    page = client.post(at("agenda", meeting.pk), sent)
    assert page.status_code == 422
    assert "Điểm lại" in page.content.decode()
    assert client.post(at("agenda", meeting.pk), sent | {"minutes_1": "45"}).status_code == 302
    paper = client.get(at("agenda_print", meeting.pk)).content.decode()
    assert "Điểm lại" in paper
    assert "Chủ nhiệm" in paper
    assert NAME not in paper
    sheet = client.get(at("sheet_print", meeting.pk)).content.decode()
    assert NAME in sheet
    assert "Ký tên" in sheet


def test_the_year_says_what_was_missed_how_many_came_and_who_came_to_nothing(cast: Cast) -> None:
    year = TODAY.year
    club = initiative_of(cast, makes_organisation=True, founded_on=dt.date(year - 1, 1, 1))
    member_of(club, NAME, joined_on=TODAY)
    members_of(club, men=3)
    held = held_of(club, guests=Guests(women=2))
    Attendance.objects.filter(meeting=held, member__full_name=NAME).delete()
    (found,) = years_of([club], year, TODAY)
    assert (found.held, found.people, found.asked) == (1, 6, 12)
    assert len(found.missed(TODAY)) == TODAY.month - 1
    assert (found.members, found.never_came) == (4, 1)
    page = cast.leader.client().get(at("club_year", club.pk, year)).content.decode()
    assert NAME in page
    assert "1 trên 12 buổi" in page
    assert NAME not in cast.leader.client().get(at("year")).content.decode()


def test_a_meeting_whose_activity_was_cancelled_counts_for_nothing(cast: Cast, club: Initiative) -> None:
    held_of(club)
    Activity.objects.update(state="void", void_reason="Trùng")
    (found,) = years_of([club], TODAY.year, TODAY)
    assert (found.held, found.people, found.cancelled) == (0, 0, 1)
    html = cast.officer.client().get(at("list")).content.decode()
    assert "hoạt động đã hủy" in html


def test_files_hold_numbers_and_no_name(club: Initiative, cast: Cast) -> None:
    held_of(club)
    client = cast.officer.client()
    for name in ("export", "year_export"):
        for kind in ("", "?dang=xlsx"):
            assert client.get(at(name) + kind).status_code == 200
        text = b"".join(client.get(at(name)).streaming_content).decode()
        assert club.name in text
        assert NAME not in text


@pytest.mark.parametrize("query", ["?clb=x", "?tu=hôm qua", "?buoc=lạ", "?q=%25", "?trang=99", "?nam=abc", "?nam=0"])
def test_an_address_changed_by_hand_never_breaks_a_list(club: Initiative, cast: Cast, query: str) -> None:
    meeting_of(club)
    client = cast.officer.client()
    for name in ("list", "year", "export", "year_export"):
        assert client.get(at(name) + query).status_code == 200
    assert client.get(at("club_year", club.pk, 1)).status_code == 404


def test_lists_find_by_words_club_and_state(club: Initiative, cast: Cast) -> None:
    meeting_of(club, -1, topic="Chia việc nhà")
    other = initiative_of(cast, name="CLB Xóm dưới")
    meeting_of(other)
    client = cast.officer.client()
    assert [one.initiative for one, *_ in client.get(at("list") + "?q=viec nha").context["lines"]] == [club]
    assert [one.initiative for one, *_ in client.get(at("list") + f"?clb={other.pk}").context["lines"]] == [other]
    assert client.get(at("list") + f"?buoc={MeetingState.HELD}").context["lines"] == []


def test_panels_stand_on_the_pages_of_the_club_and_of_the_activity(club: Initiative, cast: Cast) -> None:
    meeting = held_of(club)
    client = cast.officer.client()
    page = client.get(reverse("community:initiative", args=(club.pk,))).content.decode()
    assert at("meeting", meeting.pk) in page
    assert "Không họp: tháng" in page or TODAY.month == 1
    page = client.get(reverse("activities:activity", args=(meeting.activity_id,))).content.decode()
    assert at("meeting", meeting.pk) in page
    assert NAME not in page


def test_empty_pages_teach(cast: Cast) -> None:
    client = cast.officer.client()
    assert "Chưa có buổi sinh hoạt nào" in client.get(at("list")).content.decode()
    assert "không có câu lạc bộ nào" in client.get(at("year")).content.decode()
    assert "Chưa có câu lạc bộ nào để lên lịch" in client.get(at("new")).content.decode()
    club = initiative_of(cast)
    assert "chưa có thành viên nào" in client.get(at("attendance", meeting_of(club).pk)).content.decode()


def test_topics_of_the_unit_are_added_and_set_aside_on_their_page(cast: Cast) -> None:
    client = cast.officer.client()
    client.post(at("topics"), {"name": "Mùa gặt"})
    topic = Topic.objects.get()
    assert "Đã có chuyên đề" in client.post(at("topics"), {"name": "mùa gặt"}).content.decode()
    client.post(at("topic_offer", topic.pk), {"version": topic.version})
    topic.refresh_from_db()
    assert topic.is_offered is False
    assert cast.stranger.client().post(at("topic_offer", topic.pk), {"version": topic.version}).status_code == 404


def test_pages_cost_the_same_with_ten_times_as_much(club: Initiative, cast: Cast) -> None:
    client = cast.officer.client()
    meeting = meeting_of(club)
    pages = [
        at("list"), at("year"), at("club_year", club.pk, TODAY.year), at("attendance", meeting.pk), at("meeting", meeting.pk),
        reverse("community:initiative", args=(club.pk,)),
    ]  # fmt: skip

    def costs() -> list[int]:
        found = []
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as queries:
                client.get(page)
            found.append(len(queries))
        return found

    held_of(club, -1)
    before = costs()
    members_of(club, men=20)
    for number in range(2, 12):
        held_of(club, -number)
        held_of(initiative_of(cast, name=f"CLB số {number}", makes_organisation=True), guests=Guests(men=4))
    assert costs() == before


def test_the_start_page_of_the_chair_leads_to_the_roll_of_today(club: Initiative, cast: Cast) -> None:
    client = chair_of(club).client()
    home = client.get("/").content.decode()
    assert "hiện không có việc nào" in home
    assert "cần điểm danh" not in home
    ahead, held, called_off = meeting_of(club, 3), held_of(club, -9), meeting_of(club, -5)
    actions.call_off(
        meeting=called_off, expected_version=called_off.version, reason="Mưa to", by=make.TESTS, at=timezone.now()
    )
    assert "cần điểm danh" not in client.get("/").content.decode(), (
        "what is to come, was held or called off waits for nobody"
    )
    today, forgotten = meeting_of(club), meeting_of(club, -2)
    home = client.get("/").content.decode()
    assert "có việc cần xem" in home
    assert "hiện không có việc nào" not in home
    for meeting in (today, forgotten):
        assert at("attendance", meeting.pk) in home
    for meeting in (ahead, held, called_off):
        assert at("attendance", meeting.pk) not in home
    assert at("attendance", today.pk) not in cast.partner.client().get("/").content.decode()


def test_a_meeting_whose_number_was_recorded_before_says_so(club: Initiative, cast: Cast) -> None:
    members_of(club, women=3)
    assert club.organisation is not None
    by_hand = activity_in(cast.unit, club.organisation, "club_meeting", held_on=TODAY, total=2)
    said, client = "không lấy từ điểm danh", chair_of(club).client()
    assert said in client.get(at("meeting", held_of(club, adopts=by_hand).pk)).content.decode()
    assert said not in client.get(at("meeting", held_of(club, -1).pk)).content.decode()
