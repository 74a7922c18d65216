"""Who may add photos and files to a task, who may take them away, and what the story says of it."""

from typing import Any

import pytest
from django.urls import reverse

from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.leading import settle
from donghanh.plans.models import Evidence, EvidenceState, PartyRole, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from tests import factories as make
from tests.cast import Cast, Member
from tests.plans.test_evidence import NOW, PDF, answered, part, taken, upload

pytestmark = pytest.mark.django_db
__all__ = ["part"]


def beside(cast: Cast, part: TaskParty, role: PartyRole) -> TaskParty:
    """The part of the village's board in the same task."""
    signed = {"by": cast.officer.actor, "at": NOW}
    actions.add_coordinating(task=part.task, body=Body.of(cast.village_head.organisation), role=role, **signed)  # type: ignore[arg-type]
    actions.send_tasks(plan=part.task.plan, tasks=[part.task], **signed)
    return part.task.parties.get(organisation=cast.village_head.organisation)


def removed(member: Member, one: Evidence, *, told: bool = True) -> int:
    url = reverse("plans:evidence_remove", args=[one.pk])
    status = member.client().post(url, {"reason": "Gửi nhầm" if told else ""}).status_code
    one.refresh_from_db()
    assert (one.state == EvidenceState.REMOVED) == (status == 302)
    return int(status)


def test_body_takes_away_its_own_file_while_its_part_is_open(cast: Cast, part: TaskParty) -> None:
    assert removed(cast.partner, taken(cast, part)) == 302


def test_body_takes_away_nothing_once_its_answer_is_in(cast: Cast, part: TaskParty) -> None:
    answered(cast.partner.client(), part, upload(PDF, "a.pdf"))
    one = Evidence.objects.get()
    assert removed(cast.partner, one) == 404
    page = cast.partner.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert "a.pdf" in page
    assert reverse("plans:evidence_remove", args=[one.pk]) not in page
    assert removed(cast.officer, one) == 302


def test_body_takes_away_nothing_of_another_body_nor_of_the_office(cast: Cast, part: TaskParty) -> None:
    other = beside(cast, part, PartyRole.COORDINATING)
    ours, office = taken(cast, other, by=cast.village_head.actor), taken(cast, part, office=True)
    assert [removed(cast.partner, one) for one in (ours, office)] == [404, 404]


def test_reader_of_the_unit_who_answers_for_one_body_takes_away_that_bodys_files_alone(
    cast: Cast, part: TaskParty
) -> None:
    """The leader sees every file; as head of the women's union too, they answer for it."""
    seat = make.make_post(cast.partner.organisation, "partner", "Phó Chủ tịch Hội")
    make.make_appointment(cast.leader.person, seat)
    other = beside(cast, part, PartyRole.COORDINATING)
    theirs, office = taken(cast, other, by=cast.village_head.actor), taken(cast, part, office=True)
    own = taken(cast, part)
    assert set(Evidence.objects.visible_to(cast.leader.scope)) == {theirs, office, own}
    page = cast.leader.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    offered = [one for one in (theirs, office, own) if reverse("plans:evidence_remove", args=[one.pk]) in page]
    assert offered == [own]
    assert [removed(cast.leader, one) for one in (theirs, office, own)] == [404, 404, 302]


def test_reader_without_a_body_in_the_task_takes_away_nothing(cast: Cast, part: TaskParty) -> None:
    assert removed(cast.leader, taken(cast, part)) == 404


def test_officer_takes_away_any_file_but_from_a_remembered_device(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    assert one in Evidence.objects.removable_by(cast.officer.scope)
    assert one not in Evidence.objects.removable_by(cast.officer.narrowed)
    assert one in Evidence.objects.removable_by(cast.partner.narrowed)
    assert one not in Evidence.objects.removable_by(cast.stranger.scope)
    assert removed(cast.officer, one) == 302


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (PartState.DONE, "part_not_open"),
        (PartState.RETURNED, "part_not_open"),
        (PartState.WITHDRAWN, "part_withdrawn"),
        (PartState.DRAFT, "part_withdrawn"),
    ],
)
def test_part_that_waits_for_no_answer_takes_and_gives_away_nothing(
    cast: Cast, part: TaskParty, state: PartState, code: str
) -> None:
    one = taken(cast, part)
    TaskParty.objects.filter(pk=part.pk).update(state=state)
    settle([part.task])
    with pytest.raises(PlanRefused, match=f"^{code}$"):
        taken(cast, part)
    with pytest.raises(PlanRefused, match=f"^{code}$"):
        actions.remove_evidence(evidence=one, reason="Nhầm", as_body=True, by=cast.partner.actor, at=NOW)
    assert one not in Evidence.objects.removable_by(cast.partner.scope)


def test_task_set_aside_takes_nothing_from_its_bodies(cast: Cast, part: TaskParty) -> None:
    task = part.task
    task.refresh_from_db()
    signed = {"by": cast.officer.actor, "at": NOW}
    actions.drop_task(task=task, expected_version=task.version, reason="Mưa lũ", **signed)  # type: ignore[arg-type]
    with pytest.raises(PlanRefused, match=r"^part_not_open$"):
        taken(cast, part)


@pytest.mark.parametrize(
    ("role", "code"), [(PartyRole.INFORMED, "only_informed"), (PartyRole.SUPERVISING, "only_watching")]
)
def test_body_that_watches_or_only_knows_adds_no_files(cast: Cast, part: TaskParty, role: PartyRole, code: str) -> None:
    watching = beside(cast, part, role)
    with pytest.raises(PlanRefused, match=f"^{code}$"):
        taken(cast, watching, by=cast.village_head.actor)
    client = cast.village_head.client()
    page = client.get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert 'type="file"' not in page
    url = reverse("plans:evidence_add", args=[part.task_id])
    assert client.post(url, {"files": [upload()]}).status_code == 404
    assert not Evidence.objects.exists()


def test_file_put_beside_what_a_supervisor_writes_is_not_lost_in_silence(cast: Cast, part: TaskParty) -> None:
    watching = beside(cast, part, PartyRole.SUPERVISING)
    client = cast.village_head.client()
    page = answered(client, watching, upload(), answer="dang", text="Thiếu biên bản").content.decode()
    assert "Tệp gửi kèm chưa được nhận" in page
    assert "Thiếu biên bản" in page
    assert answered(client, watching, answer="dang", text="Thiếu biên bản").status_code == 302
    assert not Evidence.objects.exists()


def test_body_that_coordinates_adds_files_as_the_lead_does(cast: Cast, part: TaskParty) -> None:
    other = beside(cast, part, PartyRole.COORDINATING)
    page = cast.village_head.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
    assert 'type="file"' in page
    assert taken(cast, other, by=cast.village_head.actor).party == other


def test_file_not_told_yet_is_handed_out_to_nobody_else(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part, told=False)
    assert Evidence.objects.visible_to(cast.partner.scope).get() == one
    assert not Evidence.objects.visible_to(cast.officer.scope).exists()
    assert cast.officer.client().get(reverse("files:download", args=[one.file_id])).status_code == 404
    assert removed(cast.officer, one, told=False) == 404
    assert removed(cast.partner, one, told=False) == 302


@pytest.mark.parametrize("who", ["partner", "officer"])
def test_story_says_which_person_of_which_body_took_a_file_away_when_and_why(
    cast: Cast, part: TaskParty, who: str
) -> None:
    member: Member = getattr(cast, who)
    removed(member, taken(cast, part))
    for reader in (cast.officer, cast.partner):
        page = reader.client().get(reverse("plans:task", args=[part.task_id])).content.decode()
        line = next(one for one in page.split("<li") if "bỏ một minh chứng" in one)
        assert f"bỏ một minh chứng ({member.person.full_name}): “Gửi nhầm”" in line
        assert f"<b>{member.organisation.name}</b>" in line
        assert "<time" in line
    assert TaskUpdate.objects.get(kind=UpdateKind.UNSHOWN).recorded_at


def test_story_of_all_tasks_names_who_took_a_file_away_without_asking_once_more(
    cast: Cast, part: TaskParty, django_assert_max_num_queries: Any
) -> None:
    client, url = cast.officer.client(), reverse("plans:happened")
    removed(cast.partner, taken(cast, part))
    with django_assert_max_num_queries(40) as first:
        assert cast.partner.person.full_name in client.get(url).content.decode()
        asked = len(first)
    for _ in range(3):
        removed(cast.partner, taken(cast, part))
    with django_assert_max_num_queries(asked):
        client.get(url)


def test_no_name_of_a_file_stands_in_a_title_or_an_address(cast: Cast, part: TaskParty) -> None:
    one = taken(cast, part)
    client = cast.partner.client()
    for url in (reverse("plans:evidence_remove", args=[one.pk]), reverse("plans:task", args=[part.task_id])):
        page = client.get(url).content.decode()
        assert "bien-ban.pdf" in page
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "bien-ban" not in title
        assert not [word for word in page.split('"') if "bien-ban" in word and word.startswith(("/", "?", "http"))]
