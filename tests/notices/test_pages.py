"""The bell, the list, the preferences, and what an administrator sees of messages in doubt."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.models import AuditEvent
from donghanh.notices.actions import Told, tell
from donghanh.notices.channels.filed import FiledMail, FiledSms, FiledZalo
from donghanh.notices.kinds import Kind, register
from donghanh.notices.models import LEASE, Message, MessageState, Notice, Preference
from donghanh.people.models import Person
from tests.cast import Cast, Member

DAY = dt.date(2026, 3, 10)
TESTS = Actor.system("tests")


@pytest.fixture(autouse=True)
def a_kind() -> None:
    """Something that can be told."""
    register(Kind("test", "clock", "due", lambda f: f"Còn {f['left']} ngày", lambda f: f"{len(f)} việc"))


def told(member: Member, *titles: str, url: str = "/tim/", for_office: bool = False) -> None:
    rows = [Told(member.person.pk, t, "test", t, url, {"left": 3}, for_office) for t in titles]
    tell(told=rows, day=DAY, by=TESTS, at=timezone.now())


def message(member: Member, state: str = MessageState.UNCERTAIN, **fields: Any) -> Message:
    return Message.objects.create(
        recipient=member.person, day=DAY, channel="email", state=state, made_at=timezone.now(), **fields
    )


def page(member: Member, name: str = "list", **query: str) -> str:
    return member.client().get(reverse(f"notices:{name}"), query).content.decode()


def test_the_bell_counts_what_was_not_opened(cast: Cast) -> None:
    told(cast.partner, "Treo băng-rôn", "Họp thôn")
    assert 'dh-dot">2<' in page(cast.partner)
    assert "dh-dot" not in page(cast.officer)


def test_the_bell_costs_no_query_of_its_own(cast: Cast) -> None:
    told(cast.partner, "Treo băng-rôn")
    client = cast.partner.client()
    with CaptureQueriesContext(connection) as caught:
        assert 'dh-dot">1<' in client.get(reverse("web:help")).content.decode()
    asked = [query["sql"] for query in caught if "notices_notice" in query["sql"]]
    assert len(asked) == 1
    assert "people_appointment" in asked[0]


def test_a_notice_is_shown_with_its_title_and_the_words_of_its_kind(cast: Cast) -> None:
    told(cast.partner, "Treo băng-rôn")
    shown = page(cast.partner)
    assert "Treo băng-rôn" in shown
    assert "Còn 3 ngày" in shown


def test_opening_a_notice_leads_to_what_it_is_about_and_it_is_no_longer_new(cast: Cast) -> None:
    told(cast.partner, "Treo băng-rôn", url="/tim/")
    notice = Notice.objects.get()
    answer = cast.partner.client().get(reverse("notices:open", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/tim/")
    first = Notice.objects.get().read_at
    assert first is not None
    cast.partner.client().get(reverse("notices:open", args=[notice.pk]))
    assert Notice.objects.get().read_at == first


def test_nobody_opens_or_reads_anothers_notice(cast: Cast) -> None:
    told(cast.partner, "Họp thôn")
    address = reverse("notices:open", args=[Notice.objects.get().pk])
    for other in (cast.officer, cast.office_admin, cast.stranger):
        assert other.client().get(address).status_code == 404
        assert "Họp thôn" not in page(other)
    assert Notice.objects.get().read_at is None


def test_a_remembered_device_shows_the_own_bodys_part_only(cast: Cast) -> None:
    told(cast.partner, "Phần của Hội")
    told(cast.partner, "Việc của văn phòng", for_office=True)
    assert list(Notice.objects.visible_to(cast.partner.narrowed).values_list("title", flat=True)) == ["Phần của Hội"]
    assert Notice.objects.visible_to(cast.partner.scope).count() == 2


def test_only_what_is_unread_is_shown_when_asked(cast: Cast) -> None:
    told(cast.partner, "Đã mở", "Chưa mở")
    Notice.objects.filter(title="Đã mở").update(read_at=timezone.now())
    shown = page(cast.partner, loc="chua-doc")
    assert "Chưa mở" in shown
    assert "Đã mở" not in shown


def test_marking_all_read_leaves_what_came_since_the_page_was_drawn(cast: Cast) -> None:
    told(cast.partner, "Cũ")
    told(cast.officer, "Của người khác")
    drawn = timezone.now()
    told(cast.partner, "Vừa đến")
    answer = cast.partner.client().post(reverse("notices:read_all"), {"drawn_at": drawn.isoformat()})
    assert answer.status_code == 302
    unread = Notice.objects.unread().values_list("title", flat=True)
    assert set(unread) == {"Vừa đến", "Của người khác"}


@pytest.mark.parametrize("drawn", ["", "hôm qua", "2026-13-45T00:00:00Z", "2999-01-01T00:00:00Z"])
def test_marking_all_read_bears_any_instant(cast: Cast, drawn: str) -> None:
    told(cast.partner, "Cũ")
    assert cast.partner.client().post(reverse("notices:read_all"), {"drawn_at": drawn}).status_code == 302
    assert not Notice.objects.unread().exists()


def test_the_empty_page_says_what_will_come(cast: Cast) -> None:
    assert "Chưa có thông báo nào" in page(cast.partner)
    assert "Không còn tin nào chưa đọc" in page(cast.partner, loc="chua-doc")


def test_a_notice_whose_app_is_gone_is_still_read(cast: Cast) -> None:
    tell(told=[Told(cast.partner.person.pk, "x", "gone", "Họp")], day=DAY, by=TESTS, at=timezone.now())
    assert "Họp" in page(cast.partner)


def test_thirty_notices_need_no_more_queries_than_one(cast: Cast, django_assert_max_num_queries: Any) -> None:
    told(cast.partner, *(f"Việc {number}" for number in range(30)))
    client = cast.partner.client()
    client.get(reverse("notices:list"))
    with django_assert_max_num_queries(12):
        client.get(reverse("notices:list"))


def test_preferences_are_kept_and_recorded_without_the_address(cast: Cast) -> None:
    data = {"chosen": ["email"], "email": "yen@xa.example.vn", "digest_weekday": "2"}
    assert cast.partner.client().post(reverse("notices:preferences"), data).status_code == 302
    kept = Preference.objects.get()
    assert (kept.person, kept.channels, kept.digest_weekday) == (cast.partner.person, ["email"], 2)
    cast.partner.person.refresh_from_db()
    assert cast.partner.person.email == "yen@xa.example.vn"
    assert "yen@" not in str(list(AuditEvent.objects.values_list("new", flat=True)))
    assert 'value="2" selected' in page(cast.partner, "preferences")


def test_a_wrong_address_and_an_unknown_road_are_refused_in_words(cast: Cast) -> None:
    client = cast.partner.client()
    wrong = client.post(reverse("notices:preferences"), {"chosen": ["email"], "email": "yen", "digest_weekday": "0"})
    assert wrong.status_code == 422
    assert "Địa chỉ thư chưa đúng" in wrong.content.decode()
    unknown = client.post(reverse("notices:preferences"), {"chosen": ["bồ câu"], "digest_weekday": "0"})
    assert unknown.status_code == 422
    assert not Preference.objects.exists()


def test_who_wants_mail_needs_an_address(cast: Cast, settings: Any) -> None:
    settings.NOTICE_CHANNELS = ["donghanh.notices.channels.mail.Mail"]
    answer = cast.partner.client().post(reverse("notices:preferences"), {"chosen": ["email"], "digest_weekday": "0"})
    assert answer.status_code == 422
    assert "ghi địa chỉ thư" in answer.content.decode()


def test_who_wants_text_messages_needs_a_telephone(cast: Cast, settings: Any) -> None:
    settings.NOTICE_CHANNELS = ["donghanh.notices.channels.relays.Sms"]
    answer = cast.partner.client().post(reverse("notices:preferences"), {"chosen": ["sms"], "digest_weekday": "0"})
    assert answer.status_code == 422
    assert "chưa ghi số" in answer.content.decode()


def test_without_any_road_the_page_says_so(cast: Cast, settings: Any) -> None:
    settings.NOTICE_CHANNELS = []
    assert "chưa mở cách gửi nào" in page(cast.partner, "preferences")
    assert cast.partner.client().post(reverse("notices:preferences"), {"digest_weekday": "4"}).status_code == 302


def test_the_administrator_sees_who_may_not_have_got_a_message_and_never_what_it_said(cast: Cast) -> None:
    told(cast.partner, "Thăm nhà chị Hoa")
    message(cast.partner, reason="interrupted")
    shown = page(cast.office_admin, "messages")
    assert cast.partner.person.full_name in shown
    assert "Máy dừng giữa lúc đang gửi" in shown
    assert "chị Hoa" not in shown


def test_nobody_else_sees_messages(cast: Cast) -> None:
    doubtful = message(cast.partner)
    for other in (cast.officer, cast.leader, cast.partner, cast.stranger):
        client = other.client()
        assert client.get(reverse("notices:messages")).status_code == 404
        assert client.post(reverse("notices:check", args=[doubtful.pk])).status_code == 404
    assert not Message.objects.visible_to(cast.office_admin.narrowed).exists()


def test_messages_to_the_next_commune_are_not_ours_to_see(cast: Cast) -> None:
    theirs = message(cast.stranger)
    assert cast.stranger.person.full_name not in page(cast.office_admin, "messages")
    assert cast.office_admin.client().post(reverse("notices:check", args=[theirs.pk])).status_code == 404


def test_what_was_looked_into_is_noted_with_its_day(cast: Cast) -> None:
    doubtful = message(cast.partner, MessageState.FAILED, reason="refused")
    answer = cast.office_admin.client().post(reverse("notices:check", args=[doubtful.pk]))
    assert answer.status_code == 302
    assert Message.objects.get().checked_at is not None
    assert AuditEvent.objects.filter(verb="notices.checked").count() == 1
    shown = page(cast.office_admin, "messages")
    assert reverse("notices:check", args=[doubtful.pk]) not in shown


def test_messages_that_arrived_or_wait_are_on_no_list(cast: Cast) -> None:
    sent = message(cast.partner, MessageState.SENT)
    message(cast.officer, MessageState.QUEUED)
    message(cast.leader, MessageState.SENDING, claimed_at=timezone.now())
    assert "Không có tin nào phải hỏi lại" in page(cast.office_admin, "messages")
    assert cast.office_admin.client().post(reverse("notices:check", args=[sent.pk])).status_code == 404


def test_a_message_whose_sender_died_is_listed_before_any_job_says_so(cast: Cast) -> None:
    long_ago = timezone.now() - LEASE - dt.timedelta(seconds=1)
    lost = message(cast.partner, MessageState.SENDING, claimed_at=long_ago)
    assert "Không chắc đã đến" in page(cast.office_admin, "messages")
    assert cast.office_admin.client().post(reverse("notices:check", args=[lost.pk])).status_code == 302


def test_the_navigation_of_the_administrator_counts_what_nobody_looked_into(cast: Cast) -> None:
    message(cast.partner)
    shown = page(cast.office_admin)
    assert "Tin nhắc chưa chắc đến" in shown
    assert "Tin nhắc chưa chắc đến" not in page(cast.officer)


def test_outside_the_demo_there_is_no_page_of_caught_mails(cast: Cast) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("notices:caught")
    assert cast.office_admin.client().get("/thong-bao/thu-da-gui/").status_code == 404


@pytest.mark.urls("tests.notices.demo_urls")
def test_the_demo_shows_its_mails_to_the_administrator_of_the_office_alone(cast: Cast) -> None:
    ours, theirs = FiledMail().address_of(cast.partner.person), FiledMail().address_of(cast.stranger.person)
    FiledMail().send(ours, "Có việc cần xem", "3 việc đến hạn")
    FiledMail().send(theirs, "Có việc cần xem", "8 việc đến hạn")
    shown = cast.office_admin.client().get("/thong-bao/thu-da-gui/").content.decode()
    assert "3 việc đến hạn" in shown
    assert "8 việc đến hạn" not in shown
    assert cast.officer.client().get("/thong-bao/thu-da-gui/").status_code == 404


@pytest.mark.urls("tests.notices.demo_urls")
def test_the_demo_shows_text_messages_and_zalo_too(cast: Cast, settings) -> None:
    settings.NOTICE_CHANNELS = [
        f"donghanh.notices.channels.filed.{road}" for road in ("FiledMail", "FiledSms", "FiledZalo")
    ]
    for member, phone in ((cast.partner, "0912 345 678"), (cast.stranger, "0987 654 321")):
        Person.objects.filter(pk=member.person.pk).update(phone=phone)
    for address, said in (("84912345678", "3 việc đến hạn"), ("84987654321", "8 việc đến hạn")):
        FiledSms().send(address, "", said)
        FiledZalo().send(address, "", said)
    shown = cast.office_admin.client().get("/thong-bao/thu-da-gui/").content.decode()
    assert "3 viec den han" in shown
    assert "3 việc đến hạn" in shown
    assert "8 viec den han" not in shown
    assert "8 việc đến hạn" not in shown
