"""Photos and files of a task: who hands them in, who sees them, what is kept when something goes wrong."""

import contextlib
import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.pictures.kinds import FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import incoming, path_of
from donghanh.plans import actions
from donghanh.plans.jobs import keep_plans, prepare_evidence
from donghanh.plans.models import Evidence, EvidenceState, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PDF = b"%PDF-1.7\n...\n%%EOF\n"


@pytest.fixture
def part(cast: Cast) -> TaskParty:
    """The part of the partner's body, taken on."""
    task = task_of(plan_of(cast), lead=cast.partner.organisation, coordinating=(cast.police,), cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    party = task.parties.get(organisation=cast.partner.organisation)
    return actions.accept_part(party=party, by=cast.partner.actor, at=NOW)


def upload(data: bytes = b"", name: str = "buoi-noi-chuyen.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or photo(size=(400, 300)))


def answered(client: Client, part: TaskParty, *files: SimpleUploadedFile, **fields: Any) -> Any:
    data = {"answer": "xong", "text": "46 người dự", "done_on": "", "files": list(files), **fields}
    return client.post(reverse("plans:answer", args=[part.pk]), data)


def opened(client: Client, url: str) -> int:
    with contextlib.closing(client.get(url)) as response:
        return int(response.status_code)


def taken(
    cast: Cast,
    part: TaskParty,
    *,
    by: Any = None,
    told: bool = True,
    kind: FileKind = FileKind.PDF,
    office: bool = False,
) -> Evidence:
    """One file of a part, or of its task when the office adds it."""
    signed = {"by": by or (cast.officer if office else cast.partner).actor, "at": NOW}
    about: dict[str, Any] = {"task": part.task, "party": None if office else part}
    with incoming(PDF) as content:
        one = actions.take_evidence(**about, content=content, kind=kind, name="bien-ban.pdf", **signed)
    if told:
        actions.tell_evidence(**about, **signed)
    one.refresh_from_db()
    return one


def test_result_with_a_photo_and_a_paper_is_told_with_both(cast: Cast, part: TaskParty) -> None:
    answered(cast.partner.client(), part, upload(), upload(PDF, "bien-ban.pdf"))
    part.refresh_from_db()
    assert part.state == PartState.DONE
    found = list(Evidence.objects.all())
    assert [(one.kind, one.name, one.state) for one in found] == [
        ("jpeg", "buoi-noi-chuyen.jpg", "ready"),
        ("pdf", "bien-ban.pdf", "ready"),
    ]
    assert {one.told_in.kind for one in found if one.told_in} == {UpdateKind.RESULT}


def test_what_cannot_be_taken_is_named_and_nothing_else_is_lost(cast: Cast, part: TaskParty) -> None:
    client = cast.partner.client()
    page = answered(client, part, upload(), upload(b"MZ\x90", "anh.jpg"), text="46 người dự, 30 nữ").content.decode()
    part.refresh_from_db()
    assert part.state == PartState.ACCEPTED
    assert "anh.jpg: không phải ảnh" in page
    assert "46 người dự, 30 nữ" in page
    assert "Đã nhận, sẽ gửi kèm câu trả lời này" in page
    answered(client, part)
    assert Evidence.objects.get().told_in.kind == UpdateKind.RESULT  # type: ignore[union-attr]


def test_file_kept_for_an_answer_that_was_wrong_goes_with_the_right_one(cast: Cast, part: TaskParty) -> None:
    client = cast.partner.client()
    answered(client, part, upload(), text="")
    assert Evidence.objects.get().told_in is None
    answered(client, part)
    assert Evidence.objects.get().told_in is not None


def test_file_with_taking_it_on_belongs_to_that_and_not_to_what_was_said_before(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    actions.remark(task=task, text="Nhớ gửi ảnh", to=None, by=cast.officer.actor, at=NOW)
    answered(cast.partner.client(), task.parties.get(), upload(PDF, "a.pdf"), answer="nhan", text="")
    assert Evidence.objects.get().told_in.kind == UpdateKind.ACCEPTED  # type: ignore[union-attr]


def test_worker_makes_what_is_shown_and_a_second_run_does_nothing(cast: Cast, part: TaskParty) -> None:
    answered(cast.partner.client(), part, upload())
    one = Evidence.objects.get()
    assert one.state == EvidenceState.READY
    assert prepare_evidence.func(evidence_id=str(one.pk)) == "nothing to do"
    assert StoredFile.objects.count() == 3
    response = cast.partner.client().get(reverse("plans:evidence_picture", args=[one.pk, "nho"]))
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert response.content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (photo()[:3000], "bị cắt ngang"),
        (photo("PNG")[:2500], "bị cắt ngang"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "đời cũ (.doc, .xls)"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "Tương thích nhất"),
    ],
    ids=["jpeg cut", "png cut", "old office", "heic"],
)
def test_broken_or_unreadable_file_is_named_at_the_door_with_advice(
    cast: Cast, part: TaskParty, data: bytes, advice: str
) -> None:
    page = answered(cast.partner.client(), part, upload(data, "hong.bin")).content.decode()
    assert "hong.bin: " in page
    assert advice in page
    assert not Evidence.objects.exists()


def test_photo_that_cannot_be_drawn_says_so_on_the_page(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part, kind=FileKind.JPEG)
    actions.show_evidence(evidence=one, prepared=Prepared(refusal="too_heavy"), by=cast.officer.actor, at=NOW)
    page = cast.officer.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert "Không xem được: tệp nặng quá" in page


def test_only_the_office_and_who_handed_it_in_see_a_file(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    urls = [reverse("files:download", args=[one.file_id]), reverse("plans:evidence_remove", args=[one.pk])]
    for member, status in ((cast.partner, 200), (cast.officer, 200), (cast.village_head, 404), (cast.stranger, 404)):
        client = member.client()
        assert [opened(client, url) for url in urls] == [status, status], member.person.full_name


def test_another_body_of_the_same_task_sees_nothing_of_it(cast: Cast, part: TaskParty) -> None:
    taken(cast, part)
    other = part.task.parties.get(organisation=cast.police)
    scope = cast.partner.scope
    assert Evidence.objects.visible_to(scope).count() == 1
    Evidence.objects.update(party=other)
    assert not Evidence.objects.visible_to(scope).exists()


def test_file_not_told_yet_is_seen_by_who_chose_it_alone(cast: Cast, part: TaskParty) -> None:
    taken(cast, part, told=False)
    office = cast.officer.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert "bien-ban.pdf" not in office
    own = cast.partner.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert "bien-ban.pdf" in own


def test_office_adds_to_the_task_itself(cast: Cast, part: TaskParty) -> None:
    cast.officer.client().post(reverse("plans:evidence_add", args=[part.task_id]), {"files": [upload()]})
    one = Evidence.objects.get()
    assert (one.party, one.told_in.kind) == (None, UpdateKind.SHOWN)  # type: ignore[union-attr]


def test_added_beside_an_answer_leaves_what_waits_for_the_answer_waiting(cast: Cast, part: TaskParty) -> None:
    waiting, client = taken(cast, part, told=False), cast.partner.client()
    client.post(reverse("plans:evidence_add", args=[part.task_id]), {"files": [upload(PDF, "bo-sung.pdf")]})
    waiting.refresh_from_db()
    assert waiting.told_in is None
    assert Evidence.objects.get(name="bo-sung.pdf").told_in.kind == UpdateKind.SHOWN  # type: ignore[union-attr]
    assert TaskUpdate.objects.get(kind=UpdateKind.SHOWN).text == "1"
    answered(client, part)
    waiting.refresh_from_db()
    assert waiting.told_in.kind == UpdateKind.RESULT  # type: ignore[union-attr]


def test_button_of_no_file_tells_nothing_that_waits(cast: Cast, part: TaskParty) -> None:
    waiting = taken(cast, part, told=False)
    answer = cast.partner.client().post(reverse("plans:evidence_add", args=[part.task_id]), {})
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.told_in) == (422, None)


def test_plan_closed_while_files_arrive_tells_nothing_and_says_so(
    cast: Cast, part: TaskParty, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_and_close(**kept: Any) -> Evidence:
        one = take(**kept)
        plan = part.task.plan
        actions.close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=NOW)
        return one

    take = actions.take_evidence
    monkeypatch.setattr(actions, "take_evidence", take_and_close)
    url = reverse("plans:evidence_add", args=[part.task_id])
    answer = cast.partner.client().post(url, {"files": [upload(PDF, "a.pdf")]})
    assert answer.status_code == 422
    assert "Kế hoạch đã kết thúc" in answer.content.decode()
    assert Evidence.objects.get().told_in is None
    assert not TaskUpdate.objects.filter(kind=UpdateKind.SHOWN).exists()


def test_part_done_or_withdrawn_is_told_nothing_beside_its_answer(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part, told=False)
    answered(cast.partner.client(), part)
    Evidence.objects.update(told_in=None)
    part.refresh_from_db()
    signed = {"task": part.task, "party": part, "by": cast.partner.actor, "at": NOW}
    with pytest.raises(PlanRefused, match=r"^part_not_open$"):
        actions.tell_evidence(**signed, keys=[one.pk])
    part.task.delete()
    with pytest.raises(PlanRefused, match=r"^task_gone$"):
        actions.tell_evidence(**signed)


def test_nobody_adds_to_a_task_of_others(cast: Cast, part: TaskParty) -> None:
    url = reverse("plans:evidence_add", args=[part.task_id])
    for member in (cast.stranger, cast.village_head, cast.leader):
        assert member.client().post(url, {"files": [upload()]}).status_code == 404, member.person.full_name
    assert not Evidence.objects.exists()


def test_taken_away_its_content_is_gone_and_the_reason_stays(
    cast: Cast, part: TaskParty, django_capture_on_commit_callbacks: Any
) -> None:
    one = taken(cast, part)
    assert one.file
    where = path_of(one.file.digest)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_evidence(evidence=one, reason="Gửi nhầm", as_body=True, by=cast.partner.actor, at=NOW)
    one.refresh_from_db()
    assert (one.state, one.reason, one.file) == (EvidenceState.REMOVED, "Gửi nhầm", None)
    assert not where.exists()
    assert not Evidence.objects.kept().exists()
    assert TaskUpdate.objects.filter(kind=UpdateKind.UNSHOWN, text="Gửi nhầm").exists()


def test_taking_away_what_was_told_asks_why(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    with pytest.raises(PlanRefused, match=r"^reason_empty$"):
        actions.remove_evidence(evidence=one, reason=" ", as_body=True, by=cast.partner.actor, at=NOW)
    actions.remove_evidence(
        evidence=taken(cast, part, told=False), reason="", as_body=True, by=cast.partner.actor, at=NOW
    )


def test_closed_plan_takes_and_gives_away_nothing(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    plan = part.task.plan
    actions.close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=NOW)
    with pytest.raises(PlanRefused, match=r"^plan_closed$"):
        actions.remove_evidence(evidence=one, reason="Nhầm", as_body=True, by=cast.partner.actor, at=NOW)
    with pytest.raises(PlanRefused, match=r"^plan_closed$"):
        taken(cast, part)


def test_task_is_full_at_so_many_files_whoever_handed_them_in(cast: Cast, part: TaskParty, settings: Any) -> None:
    settings.EVIDENCE_MOST = 3
    other = part.task.parties.get(organisation=cast.police)
    first = taken(cast, part)
    taken(cast, other, by=cast.officer.actor)
    taken(cast, part, office=True)
    for who in ({}, {"office": True}):
        with pytest.raises(PlanRefused, match=r"^evidence_full$"):
            taken(cast, part, **who)
    with pytest.raises(PlanRefused, match=r"^evidence_full$"):
        taken(cast, other, by=cast.officer.actor)
    actions.remove_evidence(evidence=first, reason="Thừa", as_body=True, by=cast.partner.actor, at=NOW)
    taken(cast, other, by=cast.officer.actor)


def test_another_task_of_the_plan_is_not_full_by_it(cast: Cast, part: TaskParty, settings: Any) -> None:
    settings.EVIDENCE_MOST = 1
    taken(cast, part)
    task = task_of(part.task.plan, "Treo băng-rôn", lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=NOW)
    taken(cast, task.parties.get())


def test_office_says_how_large_a_file_may_be(cast: Cast, part: TaskParty, settings: Any) -> None:
    settings.EVIDENCE_LARGEST = 2_000_000
    client = cast.partner.client()
    page = answered(client, part, upload(b"%PDF-" + b"0" * 2_000_100 + b"%%EOF", "to.pdf")).content.decode()
    assert "to.pdf: lớn hơn 2 MB" in page
    assert "mỗi tệp tới 2 MB" in page
    answered(client, part, upload(b"%PDF-" + b"0" * 1_900_000 + b"%%EOF", "vua.pdf"))
    assert Evidence.objects.get().name == "vua.pdf"


def test_night_drops_what_was_never_told_and_prepares_what_lost_its_job(cast: Cast, part: TaskParty) -> None:
    old = NOW - dt.timedelta(days=8)
    waiting, left = taken(cast, part), taken(cast, part, told=False)
    Evidence.objects.filter(pk=left.pk).update(added_at=old)
    Evidence.objects.filter(pk=waiting.pk).update(added_at=old, state=EvidenceState.WAITING)
    keep_plans.func(timezone.localdate().isoformat())
    left.refresh_from_db()
    waiting.refresh_from_db()
    assert left.state == EvidenceState.REMOVED
    assert waiting.state == EvidenceState.REFUSED  # a PDF is no photo


def test_pictures_that_come_too_late_are_not_kept(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    actions.remove_evidence(evidence=one, reason="Nhầm", as_body=True, by=cast.partner.actor, at=NOW)
    actions.show_evidence(evidence=one, prepared=Prepared(b"a", b"b"), by=cast.officer.actor, at=NOW)
    assert not StoredFile.objects.filter(owner_type="plans.evidence_picture").exists()
