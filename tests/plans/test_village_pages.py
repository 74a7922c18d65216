"""Behind a personal link: an answer that is never lost, whatever happened meanwhile."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions, link_cookie
from donghanh.plans.actions.links import Handed
from donghanh.plans.models import LinkVisit, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.models.link import MOST_WRONG
from donghanh.plans.presenters import events_of
from donghanh.plans.status import PartState, PlanState, TaskState
from donghanh.plans.views import village
from tests.cast import Cast
from tests.plans.personal_links import DONE, NOW, TASK, TODAY, entered, task_url, wrong_of

pytestmark = pytest.mark.django_db
WORDS = "46 người dự"
NOT_SENT = "chưa gửi được"


def forget_cookie(client: Client) -> Client:
    del client.cookies[link_cookie.COOKIE]
    return client


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's form, as its browser sends them back."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


# The answer.


def test_answer_is_told_as_the_person_and_logged_as_the_link(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    client.get(task_url(part))
    assert client.post(task_url(part), DONE).status_code == 302
    part.refresh_from_db()
    assert (part.state, part.result, part.answered_by) == (PartState.DONE, WORDS, cast.village_head.person)
    told = TaskUpdate.objects.get(kind=UpdateKind.RESULT)
    assert told.author == cast.village_head.person
    event = AuditEvent.objects.filter(verb="plans.part_done").get()
    assert (event.actor_kind, event.actor_id) == ("link", handed.link.pk)


@pytest.mark.parametrize("answer", ["nhan", "tra", "xong"])
def test_story_says_that_an_answer_came_by_a_link(handed: Handed, part: TaskParty, cast: Cast, answer: str) -> None:
    entered(handed).post(task_url(part), {"answer": answer, "text": "bận mùa gặt", "done_on": ""})
    page = cast.officer.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert "qua đường dẫn cá nhân" in page
    happened = cast.officer.client().get(reverse("plans:happened")).content.decode()
    assert "qua đường dẫn cá nhân" in happened


def test_story_says_so_of_a_word_on_the_way(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    client.post(task_url(part), {"answer": "nhan", "text": "", "done_on": ""})
    client.post(task_url(part), {"answer": "dang", "text": "còn hai buổi", "done_on": ""})
    story = list(TaskUpdate.objects.filter(party=part, kind__in=(UpdateKind.ACCEPTED, UpdateKind.NOTE)))
    assert [event.text.count("qua đường dẫn cá nhân") for event in events_of(story, office="")] == [1, 1]


def test_story_does_not_say_so_of_an_answer_from_an_account(part: TaskParty, cast: Cast) -> None:
    cast.village_head.client().post(reverse("plans:answer", args=[part.pk]), DONE)
    told = TaskUpdate.objects.get(kind=UpdateKind.RESULT)
    assert not told.by_link
    assert "đường dẫn" not in events_of([told], office="")[0].text


def test_part_of_another_body_is_not_there(handed: Handed, part: TaskParty) -> None:
    other = TaskParty.objects.exclude(pk=part.pk).get()
    client = entered(handed)
    for answer in (client.get(task_url(other)), client.post(task_url(other), DONE)):
        assert answer.status_code == 404
        assert "Việc riêng" not in answer.content.decode()
    other.refresh_from_db()
    assert other.state == PartState.SENT


def test_unfinished_answer_says_what_is_missing(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    page = client.post(task_url(part), {"answer": "xong", "text": "", "done_on": "31/02/2026"}).content.decode()
    assert "Ghi kết quả, một câu là đủ" in page
    assert "31/02/2026" in page


YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hôm nay", TODAY),
        ("hôm qua", YESTERDAY),
        (f"{YESTERDAY:%d/%m}", YESTERDAY),
        (f"{YESTERDAY:%d-%m}", YESTERDAY),
        (f"{YESTERDAY:%d%m%Y}", YESTERDAY),
    ],
)
def test_day_of_doing_is_taken_as_people_say_it(handed: Handed, part: TaskParty, said: str, day: dt.date) -> None:
    entered(handed).post(task_url(part), {**DONE, "done_on": said})
    part.refresh_from_db()
    assert part.done_on == day


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("31/11", "Không có ngày 31/11"),
        ("mai", "Ngày này chưa đến"),
        ("lâu rồi", "Ghi như 22/11, hôm nay hoặc hôm qua"),
    ],
)
def test_day_that_cannot_be_is_asked_again_with_what_was_typed(
    handed: Handed, part: TaskParty, said: str, words: str
) -> None:
    page = entered(handed).post(task_url(part), {**DONE, "done_on": said}).content.decode()
    part.refresh_from_db()
    assert part.state != PartState.DONE
    assert words in page
    assert f'value="{said}"' in page
    assert WORDS in page


def test_page_says_where_photos_go(handed: Handed, part: TaskParty) -> None:
    page = entered(handed).get(task_url(part)).content.decode()
    assert "Có ảnh, danh sách thì đưa cán bộ xã" in page
    assert 'type="file"' not in page


# What was typed is given back.


def test_after_half_an_hour_the_pin_is_asked_for_and_what_was_typed_goes_on(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    LinkVisit.objects.update(seen_at=NOW - LinkVisit.IDLE)
    asked = client.post(task_url(part), DONE).content.decode()
    assert "Nhập mã PIN" in asked
    assert WORDS in asked
    wrong = client.post(reverse("village:again"), {**hidden(asked), "pin": wrong_of(handed)}).content.decode()
    assert WORDS in wrong
    back = client.post(reverse("village:again"), {**hidden(wrong), "pin": handed.pin}).content.decode()
    assert "còn nguyên, chưa gửi" in back
    assert f">\n{WORDS}</textarea>" in back
    part.refresh_from_db()
    assert part.state == PartState.SENT
    assert client.post(task_url(part), DONE).status_code == 302


def test_cookie_is_gone_and_the_form_still_knows_its_link(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    form = hidden(client.get(task_url(part)).content.decode())
    asked = forget_cookie(client).post(task_url(part), {**DONE, **form}).content.decode()
    assert "Nhập mã PIN" in asked
    back = client.post(reverse("village:again"), {**hidden(asked), "pin": handed.pin}).content.decode()
    assert f">\n{WORDS}</textarea>" in back
    assert client.post(task_url(part), {**DONE, **form}).status_code == 302


@pytest.mark.parametrize(
    "named",
    [lambda: "", lambda: "x", lambda: signing.dumps("x", salt="plans.personal_link"), lambda: signing.dumps("x")],
    ids=["nothing", "nonsense", "no identity", "signed for something else"],
)
def test_nothing_is_known_of_the_browser_and_the_text_is_still_shown(
    handed: Handed, part: TaskParty, named: Callable[[], str]
) -> None:
    answer = Client().post(task_url(part), {**DONE, "duong_dan": named()})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert WORDS in page
    assert NOT_SENT in page
    assert TASK not in page


def test_what_a_form_says_of_its_link_opens_nothing_without_the_pin(handed: Handed, part: TaskParty) -> None:
    form = {"duong_dan": link_cookie.named(handed.link)}
    assert TASK not in Client().post(task_url(part), {**DONE, **form}).content.decode()
    for _ in range(MOST_WRONG):
        page = Client().post(reverse("village:again"), {**DONE, **form, "pin": wrong_of(handed)}).content.decode()
    assert "Đường dẫn đã khóa" in page
    assert WORDS in page, "the text is given back even by a link that has just locked"


def test_link_was_taken_back_meanwhile(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    actions.revoke_link(link=handed.link, by=cast.officer.actor, at=NOW)
    page = client.post(task_url(part), DONE).content.decode()
    assert "không còn dùng được" in page
    assert WORDS in page


def test_somebody_answered_first(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    actions.record_result(party=part, text="đủ 50 người", done_on=TODAY, by=cast.village_head.actor, at=NOW)
    answer = client.post(task_url(part), DONE)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Việc này đã có câu trả lời hoặc xã vừa đổi" in page
    assert "đủ 50 người" in page
    assert WORDS in page
    part.refresh_from_db()
    assert part.result == "đủ 50 người"


def _withdraw(cast: Cast, part: TaskParty) -> None:
    actions.withdraw_part(party=part, reason="Gửi nhầm", by=cast.officer.actor, at=NOW)


def _drop(cast: Cast, part: TaskParty) -> None:
    Task.objects.update(state=TaskState.PAUSED)


def _close(cast: Cast, part: TaskParty) -> None:
    part.task.plan.__class__.objects.update(state=PlanState.CLOSED)


@pytest.mark.parametrize(
    ("change", "said"),
    [(_withdraw, "Xã đã rút việc này"), (_drop, "cho thôi hoặc tạm dừng"), (_close, "Kế hoạch đã kết thúc")],
)
def test_office_changed_the_task_meanwhile(
    handed: Handed, part: TaskParty, cast: Cast, change: object, said: str
) -> None:
    client = entered(handed)
    change(cast, part)  # type: ignore[operator]
    answer = client.post(task_url(part), DONE)
    page = answer.content.decode()
    assert (answer.status_code, said in page, WORDS in page) == (409, True, True)
    looked = client.get(task_url(part)).content.decode()
    assert said in looked
    assert NOT_SENT not in looked


def test_task_was_taken_away_meanwhile(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    TaskUpdate.objects.all().delete()
    Task.objects.all().delete()
    answer = client.post(task_url(part), DONE)
    assert (answer.status_code, WORDS in answer.content.decode()) == (404, True)


def test_withdrawn_while_the_pin_was_asked_for(handed: Handed, part: TaskParty, cast: Cast) -> None:
    client = entered(handed)
    LinkVisit.objects.update(seen_at=NOW - LinkVisit.IDLE)
    asked = hidden(client.post(task_url(part), DONE).content.decode())
    _withdraw(cast, part)
    page = client.post(reverse("village:again"), {**asked, "pin": handed.pin}).content.decode()
    assert "Xã đã rút việc này" in page
    assert NOT_SENT in page
    assert WORDS in page


def test_pin_again_from_a_page_that_was_only_looked_at_leads_back_to_it(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    LinkVisit.objects.update(seen_at=NOW - LinkVisit.IDLE)
    asked = hidden(client.get(task_url(part)).content.decode())
    back = client.post(reverse("village:again"), {**asked, "pin": handed.pin})
    assert back["Location"] == task_url(part)


# Two at once.


@pytest.mark.parametrize("answer", ["nhan", "tra", "xong", "dang"])
def test_button_pressed_twice_is_one_answer(handed: Handed, part: TaskParty, answer: str) -> None:
    client = entered(handed)
    if answer == "dang":
        client.post(task_url(part), {"answer": "nhan", "text": "", "done_on": ""})
    before = TaskUpdate.objects.count()
    for _ in range(2):
        sent = client.post(task_url(part), {**DONE, "answer": answer})
        assert sent.status_code == 302
    assert TaskUpdate.objects.count() == before + 1


def test_same_words_days_later_are_told_again(handed: Handed, part: TaskParty) -> None:
    client = entered(handed)
    client.post(task_url(part), {"answer": "nhan", "text": "", "done_on": ""})
    note = {"answer": "dang", "text": "còn hai buổi", "done_on": ""}
    client.post(task_url(part), note)
    TaskUpdate.objects.update(recorded_at=NOW - dt.timedelta(days=2))
    client.post(task_url(part), note)
    assert TaskUpdate.objects.filter(kind=UpdateKind.NOTE).count() == 2


def _lose_to(monkeypatch: pytest.MonkeyPatch, other: object) -> None:
    """Let somebody else's answer arrive between reading the part and writing."""
    real = village.take_answer

    def late(party: TaskParty, data: object, **signed: object) -> None:
        other()  # type: ignore[operator]
        real(party, data, **signed)  # type: ignore[arg-type]

    monkeypatch.setattr(village, "take_answer", late)


def test_answer_that_loses_a_race_is_given_back(
    handed: Handed, part: TaskParty, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = entered(handed)
    client.get(task_url(part))

    def colleague() -> None:
        fresh = TaskParty.objects.select_related("task__plan").get(pk=part.pk)
        actions.record_result(party=fresh, text="đủ 50 người", done_on=TODAY, by=cast.village_head.actor, at=NOW)

    _lose_to(monkeypatch, colleague)
    answer = client.post(task_url(part), DONE)
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page, "đủ 50 người" in page, NOT_SENT in page) == (409, True, True, True)


def test_race_lost_to_an_answer_that_leaves_the_task_open_keeps_the_form(
    handed: Handed, part: TaskParty, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = entered(handed)
    client.get(task_url(part))

    def colleague() -> None:
        fresh = TaskParty.objects.select_related("task__plan").get(pk=part.pk)
        actions.accept_part(party=fresh, by=cast.village_head.actor, at=NOW)

    _lose_to(monkeypatch, colleague)
    answer = client.post(task_url(part), DONE)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác vừa trả lời việc này" in page
    assert f">\n{WORDS}</textarea>" in page
    monkeypatch.undo()
    assert client.post(task_url(part), DONE).status_code == 302


def test_race_lost_to_oneself_is_no_trouble(handed: Handed, part: TaskParty, monkeypatch: pytest.MonkeyPatch) -> None:
    client, twin = entered(handed), entered(handed)
    client.get(task_url(part))
    pressed = []

    def again() -> None:
        monkeypatch.undo()
        pressed.append(twin.post(task_url(part), DONE).status_code)

    _lose_to(monkeypatch, again)
    assert client.post(task_url(part), DONE).status_code == 302
    assert pressed == [302]
    assert TaskUpdate.objects.filter(kind=UpdateKind.RESULT).count() == 1


def test_word_on_the_way_to_a_part_withdrawn_meanwhile_is_refused(
    handed: Handed, part: TaskParty, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = entered(handed)
    client.post(task_url(part), {"answer": "nhan", "text": "", "done_on": ""})

    def office() -> None:
        _withdraw(cast, TaskParty.objects.select_related("task__plan").get(pk=part.pk))

    _lose_to(monkeypatch, office)
    answer = client.post(task_url(part), {"answer": "dang", "text": "còn hai buổi", "done_on": ""})
    assert (answer.status_code, "còn hai buổi" in answer.content.decode()) == (409, True)
    assert not TaskUpdate.objects.filter(kind=UpdateKind.NOTE).exists()
