"""A village head answers how standing work goes, by a personal link."""

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.leading import settle
from donghanh.plans.models import CheckIn, Task, TaskParty, UpdateKind
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories.plans import plan_of
from tests.plans.asking import DECEMBER, HINDERED, STEADY, D, at, it_is, lead_of, standing
from tests.plans.personal_links import LIST, entered


@pytest.fixture
def client(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Behind the link of the village head, in December."""
    it_is(DECEMBER, monkeypatch)
    seat = Appointment.objects.select_related("post__organisation").get(person=cast.village_head.person)
    handed = actions.make_link(appointment=seat, expires_on=D(2027, 2, 1), by=cast.officer.actor, at=at(DECEMBER))
    return entered(handed)


def of_village(cast: Cast, text: str = "Giữ góc sách ở nhà văn hóa", **more: object) -> Task:
    return standing(cast, text, lead=cast.village_head.organisation, **more)  # type: ignore[arg-type]


def test_one_tap_answers_and_the_story_says_it_came_by_a_link(cast: Cast, client: Client) -> None:
    task = of_village(cast)
    url = reverse("village:check_in", args=[lead_of(task).pk])
    shown = client.get(LIST).content.decode()
    assert url in shown
    assert "Quý IV/2026 còn làm đều không?" in shown
    done = client.post(url, {"answer": "steady"}, follow=True).content.decode()
    assert f'<a href="{url}">Sửa</a>' in done
    assert "còn làm đều không" not in done
    told = task.updates.get(kind=UpdateKind.CHECK_IN)
    assert (told.by_link, told.author) == (True, cast.village_head.person)
    assert CheckIn.objects.get().answer == STEADY


def test_what_is_in_the_way_needs_words_and_can_be_corrected(cast: Cast, client: Client) -> None:
    url = reverse("village:check_in", args=[lead_of(of_village(cast)).pk])
    assert "Ghi vướng mắc" in client.post(url, {"answer": "hindered"}).content.decode()
    client.post(url, {"answer": "hindered", "text": "Sách rách"})
    made = CheckIn.objects.get()
    assert (made.answer, made.note) == (HINDERED, "Sách rách")
    client.post(url, {"answer": "nothing", "text": "", "version": made.version})
    made.refresh_from_db()
    assert made.answer == "nothing"


def test_what_was_answered_waits_no_more_and_can_be_corrected_from_its_own_page(cast: Cast, client: Client) -> None:
    task = of_village(cast)
    page, url = reverse("village:answer", args=[lead_of(task).pk]), reverse("village:check_in", args=[lead_of(task).pk])
    assert "Hỏi thăm gần nhất" not in client.get(page).content.decode()
    client.post(url, {"answer": "hindered", "text": "Sách rách"})
    client.get(LIST)  # the word that confirms is told once
    shown = client.get(LIST).content.decode()
    assert "chờ trả lời. Chạm" not in shown
    assert page in shown[: shown.index("Hiện không có việc nào chờ trả lời")]
    own = client.get(page).content.decode()
    assert "Hỏi thăm gần nhất: quý IV/2026 có vướng mắc" in " ".join(own.split())
    assert f'<a href="{url}">Sửa</a>' in own


def test_standing_work_nobody_took_on_still_waits_for_an_answer(cast: Cast, client: Client) -> None:
    task = of_village(cast)
    TaskParty.objects.filter(task=task).update(state=PartState.SENT)
    settle([task])
    assert "1 việc chờ trả lời. Chạm" in client.get(LIST).content.decode()


def test_three_are_shown_and_the_others_are_a_press_away(cast: Cast, client: Client) -> None:
    plan = plan_of(cast)
    for n in range(5):
        of_village(cast, f"Việc {n}", plan=plan)
    shown = client.get(LIST).content.decode()
    assert shown.count('id="deu-') == 3
    assert "Xem 2 việc còn lại" in shown
    assert client.get(LIST, {"thuong-xuyen": "1"}).content.decode().count('id="deu-') == 5


def test_of_another_body_or_one_it_only_helps_nothing_is_there(cast: Cast, client: Client) -> None:
    plan = plan_of(cast)
    others = standing(cast, "Của Hội", plan=plan)
    helped = standing(cast, "Phối hợp", plan=plan, coordinating=(cast.village_head.organisation,))
    beside = helped.parties.get(organisation=cast.village_head.organisation)
    for pk in (lead_of(others).pk, beside.pk):
        assert client.post(reverse("village:check_in", args=[pk]), {"answer": "steady"}).status_code == 404
    assert not CheckIn.objects.exists()


def test_outside_the_asking_the_page_leads_to_the_task_and_words_are_given_back(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = lead_of(of_village(cast, given=D(2026, 12, 2)))
    url = reverse("village:check_in", args=[part.pk])
    assert client.get(url).headers["Location"] == reverse("village:answer", args=[part.pk])
    assert "Viết rồi" in client.post(url, {"answer": "hindered", "text": "Viết rồi"}).content.decode()
