"""The start page of each kind of person, and the search."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.console import views
from donghanh.console.presenters import action_month, officer
from donghanh.plans import actions
from donghanh.plans.queries import unsettled_count, work
from tests.cast import Cast
from tests.factories.plans import plan_of, read_document, task_of

TODAY = timezone.localdate()
HOME = "/"


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.fixture
def busy(cast: Cast):
    """Late, due this week, without a lead, not sent, waiting, handed back; and a paper to review."""
    plan = plan_of(cast)
    late = task_of(plan, "Nộp danh sách thành viên", lead=cast.police, due_on=days(-3), cast=cast)
    soon = task_of(plan, "Treo khẩu hiệu", lead=cast.health, due_on=days(2), cast=cast)
    waiting = task_of(plan, "Giới thiệu địa chỉ tin cậy", lead=cast.partner.organisation, due_on=days(40), cast=cast)
    back = task_of(plan, "Tọa đàm ở trường", lead=cast.school, due_on=days(30), cast=cast)
    sent = [late, soon, waiting, back]
    actions.send_tasks(plan=plan, tasks=sent, by=cast.officer.actor, at=timezone.now())
    actions.return_part(
        party=back.parties.select_related("task__plan").get(),
        reason="Trùng kỳ thi",
        by=cast.officer.actor,
        at=timezone.now(),
    )
    task_of(plan, "Phát thanh hằng tuần", cast=cast)
    task_of(plan, "In tờ rơi", lead=cast.police, cast=cast)
    read_document(cast.unit, {"text": "x"}, title="Văn bản vừa tới")
    return plan


def page(member) -> str:
    return member.client().get(HOME).content.decode()


def test_officer_sees_everything_that_waits_most_pressing_first(cast: Cast, busy) -> None:
    text = page(cast.officer)
    headings = re.findall(r'<h3 class="dh-group[^>]*>(?:<svg.*?</svg> )?([^<]+) <span>', text)
    assert headings == [
        "Bị trả lại", "Quá hạn", "Tuần này và sắp tới", "Chưa giao cho ai", "Chưa gửi", "Chờ người khác",
    ]  # fmt: skip
    assert "Trùng kỳ thi" in text[text.index("dh-next") : text.index('id="ds"')]
    for words in ("Nộp danh sách", "Treo khẩu hiệu", "Phát thanh", "Giới thiệu địa chỉ", "Văn bản vừa tới"):
        assert words in text


def test_leader_sees_what_is_late_under_who_must_act(cast: Cast, busy) -> None:
    text = page(cast.leader)
    assert "có 1 việc chậm" in text
    assert text.index("Công an xã") < text.index("Nộp danh sách")
    assert "Treo khẩu hiệu" not in text
    assert "Văn bản vừa tới" not in text


def test_a_body_that_was_asked_is_never_called_late(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, "Vận động hội viên tham gia", lead=cast.partner.organisation, cast=cast, due_on=days(-5))
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    leader, partner = page(cast.leader), page(cast.partner)
    assert "Hỏi thăm Hội Liên hiệp Phụ nữ xã: 1 việc đã quá ngày đề nghị" in leader
    assert "Quá ngày đề nghị 5 ngày" in partner
    for text in (leader, partner, cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()):
        assert "Chậm 5 ngày" not in text
        assert "Nhắc Hội" not in text


def test_who_was_asked_makes_no_count_of_what_is_late(cast: Cast) -> None:
    plan = plan_of(cast)
    task_of(plan, "Vận động hội viên tham gia", lead=cast.partner.organisation, cast=cast, due_on=days(-5))
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    sheet = reverse("console:sheet")

    def pages() -> list[str]:
        return [page(cast.leader), page(cast.officer), cast.leader.client().get(sheet).content.decode()]

    leader, officer, paper = pages()
    assert "có 1 việc quá ngày đề nghị" in leader
    assert "1 việc quá ngày đề nghị trên 1 việc có hạn" in paper
    assert "Quá ngày đề nghị <span>" in officer
    for text in (leader, paper):
        assert "việc chậm" not in text.replace("Việc chậm", "")
        assert "việc quá hạn" not in text
    late = task_of(plan, "Nộp danh sách thành viên", lead=cast.police, cast=cast, due_on=days(-3))
    actions.send_tasks(plan=plan, tasks=[late], by=cast.officer.actor, at=timezone.now())
    leader, officer, paper = pages()
    assert "có 2 việc đã qua ngày hẹn" in leader
    assert "2 việc đã qua ngày hẹn trên 2 việc có hạn" in paper
    assert "Qua ngày hẹn <span>" in officer


def test_nobody_is_reminded_of_what_was_never_sent_to_them(cast: Cast, busy) -> None:
    task_of(busy, "Chưa ai biết việc này", lead=cast.police, due_on=days(-9), cast=cast)
    text = page(cast.leader)
    assert "Nhắc Công an xã: 1 việc chậm" in text
    assert text.index("> Chưa gửi <span>") < text.index("Chưa ai biết việc này")
    assert text.count("Chưa ai biết việc này") == 1
    assert "chưa gửi Công an xã" in cast.leader.client().get(reverse("console:sheet")).content.decode()


def test_the_leader_is_told_when_all_that_is_late_was_never_sent(cast: Cast) -> None:
    task_of(plan_of(cast), "Chưa ai biết việc này", lead=cast.police, due_on=days(-9), cast=cast)
    text = page(cast.leader)
    assert "có 1 việc chậm" in text
    assert "Nhờ công chức phụ trách gửi đi" in text
    assert "Nhắc Công an xã" not in text


def test_leader_can_remind_who_is_late_at_one_tap(cast: Cast, busy) -> None:
    late = busy.tasks.get(text="Nộp danh sách thành viên")
    nudge = f"{reverse('plans:task_say', args=[late.pk])}?noi={late.parties.get().pk}"
    text = page(cast.leader)
    hero = text[text.index("dh-next") : text.index('id="cham"')]
    assert "Nhắc Công an xã: 1 việc chậm" in hero
    assert nudge in hero
    assert "Nhắn lời nhắc" in hero
    assert cast.leader.client().get(nudge).status_code == 200


def test_what_waits_for_the_leaders_decision_comes_before_whom_to_remind(cast: Cast, busy) -> None:
    soon = busy.tasks.get(text="Treo khẩu hiệu")
    asked = actions.ask_extension(
        task=soon,
        party=soon.parties.get(),
        new_due_on=days(9),
        reason="Mưa bão",
        by=cast.officer.actor,
        at=timezone.now(),
    )
    text = page(cast.leader)
    hero = text[text.index("dh-next") : text.index('id="qd"')]
    assert reverse("plans:extension", args=[asked.pk]) in hero
    assert "Mưa bão" in hero
    assert "Nhắc Công an xã" not in hero


def test_partner_sees_its_own_tasks_only(cast: Cast, busy) -> None:
    text = page(cast.partner)
    assert "còn 1 việc" in text
    assert "được đề nghị" in text
    assert "Giới thiệu địa chỉ" in text
    for words in ("Nộp danh sách", "Treo khẩu hiệu", "Tọa đàm", "Công an"):
        assert words not in text


def test_partner_with_nothing_to_do_is_told_so(cast: Cast) -> None:
    assert "hiện không có việc nào" in page(cast.village_head)


def test_office_admin_sees_links_and_no_task(cast: Cast, busy) -> None:
    text = page(cast.office_admin)
    assert "Những nơi anh/chị giữ" in text
    assert "Nộp danh sách" not in text


def test_next_commune_sees_nothing_of_this_one(cast: Cast, busy) -> None:
    text = page(cast.stranger)
    assert "Bắt đầu từ một văn bản" in text
    assert "Nộp danh sách" not in text


def test_stranger_is_sent_to_sign_in(client, db: None) -> None:
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("who", ["officer", "leader", "partner"])
def test_start_page_costs_the_same_whatever_there_is(cast: Cast, busy, who: str, django_assert_max_num_queries) -> None:
    client, costs = getattr(cast, who).client(), []
    for count in (0, 30):
        for number in range(count):
            task_of(busy, f"Việc {number}", lead=cast.partner.organisation, due_on=days(-1), cast=cast)
        if count:
            actions.send_tasks(
                plan=busy,
                tasks=busy.tasks.filter(text__startswith="Việc "),
                by=cast.officer.actor,
                at=timezone.now(),
            )
        with django_assert_max_num_queries(18) as counted:  # one of them for what waits in apps above plans
            client.get(HOME)
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_badge_counts_what_waits_for_each(cast: Cast, busy) -> None:
    assert unsettled_count(cast.officer.scope) == 6  # late, due soon, handed back, no lead, a plan to send, a paper
    assert "có 6 việc cần xem" in page(cast.officer)
    assert unsettled_count(cast.leader.scope) == 1  # late
    assert unsettled_count(cast.partner.scope) == 1
    assert unsettled_count(cast.office_admin.scope) == 0


def test_papers_are_counted_on_the_start_page_as_on_every_other(cast: Cast) -> None:
    for number in range(11):  # more than the start page lists
        read_document(cast.unit, {"text": "x"}, title=f"Văn bản {number}", number=f"{number}/KH-UBND")
    counted = [
        {entry.code: entry.count for entry in cast.officer.client().get(url).context["shell"].navigation}["documents"]
        for url in (HOME, reverse("documents:list"))
    ]
    assert counted == [11, 11]


@pytest.mark.parametrize("words", ["danh sach", "Danh sách", "DANH SÁCH thành viên"])
def test_search_finds_with_and_without_accents(cast: Cast, busy, words: str) -> None:
    url = reverse("console:search")
    assert "Nộp danh sách" in cast.officer.client().get(url, {"q": words}).content.decode()
    assert "Nộp danh sách thành viên" not in cast.partner.client().get(url, {"q": words}).content.decode()
    assert "Nộp danh sách thành viên" not in cast.stranger.client().get(url, {"q": words}).content.decode()


def test_search_says_what_to_do_when_nothing_is_found_or_asked(cast: Cast) -> None:
    client, url = cast.officer.client(), reverse("console:search")
    assert "Không thấy gì" in client.get(url, {"q": "xyzxyz"}).content.decode()
    assert "Ghi từ hai chữ cái" in client.get(url, {"q": "x"}).content.decode()
    assert "Tìm trong mọi thứ" in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("day", "number"),
    [("2026-11-14", None), ("2026-11-15", 1), ("2026-11-23", 9), ("2026-12-15", 31), ("2026-12-16", None)],
)
def test_action_month_runs_from_15_november_to_15_december(day: str, number: int | None) -> None:
    month = action_month(dt.date.fromisoformat(day))
    assert (month.day if month else None) == number


def test_sheet_is_for_those_who_read_plans_and_says_who_must_act(cast: Cast, busy) -> None:
    url = reverse("console:sheet")
    text = cast.leader.client().get(url).content.decode()
    assert "Việc chậm và người phải làm" in text
    assert cast.police.name in text
    assert cast.officer.client().get(url).status_code == 200
    assert cast.partner.client().get(url).status_code == 404
    assert cast.police.name not in cast.stranger.client().get(url).content.decode()
    client = cast.officer.client()
    session = client.session
    session["narrowed"] = True
    session.save()
    assert client.get(url).status_code == 404


def test_a_body_late_with_more_than_fits_is_counted_and_linked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(cast)
    late = [task_of(plan, f"Việc {n}", lead=cast.police, due_on=days(-3 - n), cast=cast) for n in range(4)]
    late.append(task_of(plan, "Việc của trạm", lead=cast.health, due_on=days(-1), cast=cast))
    actions.send_tasks(plan=plan, tasks=late, by=cast.officer.actor, at=timezone.now())
    task_of(plan, "Việc chưa giao", due_on=days(-9), cast=cast)
    monkeypatch.setattr(views, "LEADER_ROWS", 3)
    text = page(cast.leader)
    assert "có 6 việc chậm" in text
    assert re.findall(r'dh-group--late">(?:<svg.*?</svg> )?([^<]+) <span>(\d+) việc', text) == [
        ("Công an xã", "4"),
        ("Chưa giao", "1"),
        ("Trạm Y tế xã", "1"),
    ]
    assert "Việc 3" in text
    assert "Việc 0" not in text
    assert f"tinh_trang=overdue&amp;co_quan={cast.police.pk}" in text
    assert "Xem danh sách 4 việc" in text


def test_the_officers_groups_say_how_many_there_are_beyond_what_is_loaded(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(cast)
    for n in range(9):
        task_of(plan, f"Việc {n}", due_on=days(30), cast=cast)
    monkeypatch.setattr(work, "MOST", 7)
    text = page(cast.officer)
    assert "Chưa giao cho ai <span>9 việc" in text
    assert "Xem danh sách 9 việc" in text


def test_what_no_list_of_tasks_holds_is_shown_however_many_tasks_stand_beside_it(
    cast: Cast, busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [task_of(busy, f"Treo cờ {n}", lead=cast.health, due_on=days(2), cast=cast) for n in range(3)]
    actions.send_tasks(plan=busy, tasks=more, by=cast.officer.actor, at=timezone.now())
    monkeypatch.setattr(officer, "MOST", 2)
    text = page(cast.officer)
    assert "Tuần này và sắp tới <span>5 việc" in text
    assert "Văn bản vừa tới" in text
    assert text.count("Treo cờ") + text.count("Treo khẩu hiệu") == 2
    assert "Xem danh sách 4 việc" in text
