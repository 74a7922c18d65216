"""Filters a person keeps under names: their own, a handful, found again above the list."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions
from donghanh.plans.actions.saved import MOST_FILTERS
from donghanh.plans.models import SavedFilter
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of

LATE = "tinh_trang=overdue"


def keep(member: Member, name: str = "Đang chậm", query: str = LATE) -> SavedFilter:
    return actions.save_filter(person=member.person, name=name, query=query, by=member.actor, at=timezone.now())


def test_filters_are_named_and_stand_above_the_list(cast: Cast) -> None:
    task_of(plan_of(cast), cast=cast)
    client = cast.officer.client()
    list_url, save_url = reverse("plans:across"), reverse("plans:filter_save")
    text = client.get(f"{list_url}?{LATE}&nam=x&trang=2").content.decode()
    assert f'href="{save_url}?{LATE}"' in text
    answer = client.post(f"{save_url}?{LATE}", {"name": "  Đang   chậm "})
    assert answer["Location"] == f"{list_url}?{LATE}"
    kept = SavedFilter.objects.get()
    assert (kept.name, kept.query, kept.person) == ("Đang chậm", LATE, cast.officer.person)
    text = client.get(f"{list_url}?{LATE}").content.decode()
    assert f'<a href="?{LATE}" aria-current="true">Đang chậm</a>' in text
    assert save_url not in text
    assert f'<a href="?{LATE}">Đang chậm</a>' in client.get(list_url).content.decode()


def test_what_a_person_wrote_does_not_enter_the_audit_log(cast: Cast) -> None:
    keep(cast.officer, "Vi Thị Bưởi", "q=Vi+Th%E1%BB%8B")
    event = AuditEvent.objects.get(verb="plans.filter_saved")
    assert event.new == {"name": "•", "query": "•"}


def test_nobody_meets_the_filters_of_somebody_else(cast: Cast) -> None:
    kept = keep(cast.leader)
    client = cast.officer.client()
    assert "Đang chậm" not in client.get(reverse("plans:across")).content.decode()
    assert "Đang chậm" not in client.get(reverse("plans:filters")).content.decode()
    for name in ("filter_rename", "filter_remove"):
        assert client.post(reverse(f"plans:{name}", args=[kept.pk]), {"name": "Của tôi"}).status_code == 404
    assert not SavedFilter.objects.visible_to(cast.leader.narrowed).exists()
    for name in ("filters", "filter_save"):
        assert cast.partner.client().get(reverse(f"plans:{name}")).status_code == 404
    assert SavedFilter.objects.get().name == "Đang chậm"


def test_filters_are_renamed_and_removed(cast: Cast) -> None:
    kept, client = keep(cast.officer), cast.officer.client()
    url = reverse("plans:filter_rename", args=[kept.pk])
    assert "Đang chậm" in client.get(url).content.decode()
    client.post(url, {"name": "Cần nhắc"})
    assert "Cần nhắc" in client.get(reverse("plans:filters")).content.decode()
    assert client.get(reverse("plans:filter_remove", args=[kept.pk])).status_code == 405
    client.post(reverse("plans:filter_remove", args=[kept.pk]))
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        ("  ", LATE, "filter_name_empty"),
        ("ĐANG CHẬM", LATE, "filter_name_taken"),
        ("Tất cả", "", "filter_empty"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_word(cast: Cast, name: str, query: str, code: str) -> None:
    keep(cast.officer)
    keep(cast.leader, "Tất cả")
    with pytest.raises(PlanRefused) as refused:
        keep(cast.officer, name, query)
    assert refused.value.code == code
    client = cast.officer.client()
    answer = client.post(f"{reverse('plans:filter_save')}?{query}", {"name": name})
    assert answer.status_code == 422
    assert SavedFilter.objects.count() == 2


def test_there_is_room_for_so_many_and_no_more(cast: Cast) -> None:
    for number in range(MOST_FILTERS):
        keep(cast.officer, f"Bộ {number}")
    answer = cast.officer.client().post(f"{reverse('plans:filter_save')}?{LATE}", {"name": "Một bộ nữa"})
    assert "đã lưu đủ 20 bộ lọc" in answer.content.decode()
    keep(cast.leader)
