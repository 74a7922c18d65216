"""Pages with photos and files: what was typed and chosen outlives a refusal, a photo appears once it is drawn."""

import csv
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.documents.pictures.kinds import FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.plans import actions
from donghanh.plans.models import Evidence, TaskParty
from donghanh.plans.presenters.evidence import MOST_LOOKS
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories.plans import task_of
from tests.plans.test_evidence import NOW, PDF, answered, part, taken, upload

pytestmark = pytest.mark.django_db
__all__ = ["part"]
WORDS = "46 người dự, trong đó 30 nữ"


def page_of(client: Client, part: TaskParty) -> str:
    return str(client.get(reverse("plans:task", args=[part.task_id])).content.decode())


def fragment(client: Client, page: str) -> str:
    """What the page asks for by itself while a photo is being drawn; empty when it asks for nothing."""
    found = re.search(r'hx-get="([^"]+)"', page)
    return str(client.get(found[1].replace("&amp;", "&")).content.decode()) if found else ""


def waiting(cast: Cast, part: TaskParty, *, told: bool = True) -> Evidence:
    """A photo nobody has drawn yet."""
    return taken(cast, part, told=told, kind=FileKind.JPEG)


def drawn(one: Evidence, cast: Cast) -> None:
    actions.show_evidence(evidence=one, prepared=Prepared(b"large", b"small"), by=cast.officer.actor, at=NOW)


def test_photo_not_drawn_yet_is_said_to_be_and_appears_by_itself(cast: Cast, part: TaskParty) -> None:
    one = waiting(cast, part)
    for client in (cast.officer.client(), cast.partner.client()):
        page = page_of(client, part)
        assert "Đang xử lý ảnh" in page
        again = fragment(client, page)
        assert again.startswith("<p")
        assert "looked=2" in again
        assert '<a href="">Tải lại trang</a>' in page, "for who has no scripts"
    drawn(one, cast)
    for client in (cast.officer.client(), cast.partner.client()):
        shown = fragment(client, page)
        assert shown.startswith('<div id="tep-minh-chung">')
        assert reverse("plans:evidence_picture", args=[one.pk, "nho"]) in shown
        assert "hx-get" not in shown
        assert "Đang xử lý" not in shown


def test_photo_kept_for_an_answer_appears_too_and_the_page_with_its_words_is_not_left(
    cast: Cast, part: TaskParty
) -> None:
    client, one = cast.partner.client(), waiting(cast, part, told=False)
    page = answered(client, part, text="").content.decode()
    kept = page[page.index("Đã nhận, sẽ gửi kèm") :]
    assert "Đang xử lý ảnh" in kept
    assert "Tải lại trang" not in page
    drawn(one, cast)
    shown = fragment(client, kept)
    assert reverse("plans:evidence_picture", args=[one.pk, "nho"]) in shown
    assert "bien-ban.pdf" not in fragment(cast.officer.client(), kept), "seen by who chose it alone"


def test_one_of_two_photos_drawn_brings_both_anew_to_their_place(cast: Cast, part: TaskParty) -> None:
    first, _second = waiting(cast, part), waiting(cast, part)
    client = cast.officer.client()
    page = page_of(client, part)
    drawn(first, cast)
    url = re.search(r'hx-get="([^"]+)"', page)
    assert url
    answer = client.get(url[1].replace("&amp;", "&"))
    assert answer["HX-Retarget"] == "#tep-minh-chung"
    assert answer.content.decode().count("<img") == 1
    assert "waiting=1" in answer.content.decode()


def test_page_asks_more_and_more_slowly_and_then_no_more(cast: Cast, part: TaskParty) -> None:
    waiting(cast, part)
    client, url = cast.officer.client(), reverse("plans:evidence", args=[part.task_id])
    delays = []
    for looked in (0, 10, 45, MOST_LOOKS - 1):
        page = client.get(url, {"looked": looked}).content.decode()
        assert f"looked={looked + 1}" in page
        delays += [int(re.findall(r"delay:(\d+)s", page)[0])]
    assert delays == [2, 5, 15, 15]
    last = client.get(url, {"looked": MOST_LOOKS}).content.decode()
    assert "hx-get" not in last
    assert "Tải lại trang" in last


@pytest.mark.parametrize("said", ["-1", "x", "²", "9" * 400, ""])
def test_nonsense_in_the_address_of_the_files_is_no_bug(cast: Cast, part: TaskParty, said: str) -> None:
    waiting(cast, part)
    client, url = cast.officer.client(), reverse("plans:evidence", args=[part.task_id])
    assert client.get(url, {"looked": said}).status_code == 200
    assert client.get(url, {"part": said}).status_code == (404 if said else 200)


def test_files_of_a_part_are_not_asked_for_by_another_body(cast: Cast, part: TaskParty) -> None:
    waiting(cast, part)
    other = part.task.parties.get(organisation=cast.police)
    url = reverse("plans:evidence", args=[part.task_id])
    assert cast.partner.client().get(url, {"part": other.pk}).status_code == 404
    assert "bien-ban" not in cast.officer.client().get(url, {"part": other.pk}).content.decode()
    assert "bien-ban" in cast.officer.client().get(url, {"part": part.pk}).content.decode()


def test_answer_refused_for_one_file_keeps_the_words_the_day_and_the_good_files(cast: Cast, part: TaskParty) -> None:
    client = cast.partner.client()
    files = (upload(), upload(b"MZ" * 50, "hong.exe"), upload(PDF, "bien-ban.pdf"))
    page = answered(client, part, *files, text=WORDS, done_on="1/6/2026").content.decode()
    assert "hong.exe: không phải ảnh" in page
    assert WORDS in page
    assert 'value="1/6/2026"' in page
    assert re.search(r'value="xong"[^>]*checked', page)
    kept = page[page.index("Đã nhận, sẽ gửi kèm") :]
    assert "buoi-noi-chuyen.jpg" in kept
    assert "bien-ban.pdf" in kept
    assert answered(client, part, text=WORDS).status_code == 302
    assert Evidence.objects.filter(told_in__text=WORDS).count() == 2


def test_answer_the_action_refuses_keeps_the_words_and_the_files(
    cast: Cast, part: TaskParty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A race nobody can see in the form: the plan is closed between the form and the act."""

    def refuse(*_: Any, **__: Any) -> None:
        raise PlanRefused("plan_closed")

    with monkeypatch.context() as patch:
        patch.setattr("donghanh.plans.views.answers.take_answer", refuse)
        page = answered(cast.partner.client(), part, upload(), text=WORDS).content.decode()
    assert "Kế hoạch đã kết thúc" in page
    assert WORDS in page
    assert "buoi-noi-chuyen.jpg" in page
    assert Evidence.objects.get().told_in is None


def test_kept_file_is_taken_away_without_leaving_the_answer(cast: Cast, part: TaskParty) -> None:
    client = cast.partner.client()
    answered(client, part, upload(), upload(PDF, "nham.pdf"), text="")
    wrong = Evidence.objects.get(name="nham.pdf")
    more = {"bo": str(wrong.pk), "text": WORDS, "answer": "dang", "done_on": "1/6/2026"}
    page = answered(client, part, upload(PDF, "them.pdf"), **more).content.decode()
    assert WORDS in page
    assert re.search(r'value="dang"[^>]*checked', page)
    assert 'value="1/6/2026"' in page
    assert "nham.pdf" not in page
    assert "chỗ cần sửa" not in page
    assert {one.name for one in Evidence.objects.kept()} == {"buoi-noi-chuyen.jpg", "them.pdf"}
    part.refresh_from_db()
    assert part.state == PartState.ACCEPTED


def test_enter_in_a_box_sends_the_answer_and_takes_nothing_away(cast: Cast, part: TaskParty) -> None:
    page = answered(cast.partner.client(), part, upload(), text="").content.decode()
    form = page[page.index('<form class="dh-form"') :]
    buttons = re.findall(r'<button[^>]*type="submit"[^>]*>', form)
    assert 'name="bo"' not in buttons[0]
    assert any('name="bo"' in button for button in buttons)


def test_button_that_takes_a_kept_file_away_reaches_no_other_file(cast: Cast, part: TaskParty) -> None:
    told, office = taken(cast, part), taken(cast, part, office=True, told=False)
    for key in (str(told.pk), str(office.pk), "x", ""):
        assert answered(cast.partner.client(), part, bo=key, text=WORDS).status_code == 200
    assert Evidence.objects.kept().count() == 2


@pytest.mark.parametrize("answer", ["xong", "dang"])
def test_answer_that_comes_too_late_is_shown_to_who_wrote_it(cast: Cast, part: TaskParty, answer: str) -> None:
    client = cast.partner.client()
    answered(client, part, text="Xong rồi")
    page = answered(client, part, upload(), text=WORDS, answer=answer).content.decode()
    assert WORDS in page
    assert "Phần việc đã có câu trả lời khác" in page
    assert "Tệp gửi kèm chưa được nhận" in page
    assert "Đã báo xong" in page
    assert not Evidence.objects.exists()
    part.refresh_from_db()
    assert (part.state, part.result) == (PartState.DONE, "Xong rồi")


def exported(cast: Cast, url: str) -> dict[str, str]:
    answer: Any = cast.officer.client().get(url)
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    return {row["Việc"]: row["Số minh chứng"] for row in csv.DictReader(lines)}


def test_export_counts_what_shows_that_each_task_was_done(cast: Cast, part: TaskParty) -> None:
    other = task_of(part.task.plan, "Treo băng-rôn", cast=cast)
    gone = taken(cast, part)
    for _ in range(2):
        taken(cast, part)
    taken(cast, part, told=False)
    taken(cast, part, office=True)
    actions.remove_evidence(evidence=gone, reason="Thừa", as_body=True, by=cast.partner.actor, at=NOW)
    for url in (reverse("plans:across_export"), reverse("plans:tasks_export", args=[part.task.plan_id])):
        assert exported(cast, url) == {part.task.text: "3", other.text: "0"}


def test_counting_evidence_asks_no_more_for_more_tasks(
    cast: Cast, part: TaskParty, django_assert_max_num_queries: Any
) -> None:
    url = reverse("plans:across_export")
    with django_assert_max_num_queries(30) as first:
        exported(cast, url)
        asked = len(first)
    for number in range(5):
        task_of(part.task.plan, f"Việc {number}", cast=cast)
    taken(cast, part)
    with django_assert_max_num_queries(asked):
        exported(cast, url)
