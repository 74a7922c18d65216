"""Materials: never less than nothing, on any day; what was wrong is taken back and still read."""

import datetime as dt
import random
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.models import Material, MaterialMove, MoveKind
from donghanh.communication.queries.totals import by_village
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.wording import refusal
from donghanh.domain.stock import balances
from tests.cast import Cast
from tests.factories.communication import TODAY

NOW = timezone.now()


def material_of(cast: Cast, name: str = "Tờ rơi “Gọi 111”") -> Material:
    return actions.add_material(
        unit=cast.unit, name=name, kind="leaflet", unit_word="tờ", by=cast.officer.actor, at=NOW
    )


def move(cast: Cast, material: Material, kind: str, quantity: int, *, days: int = 0, **fields: Any) -> MaterialMove:
    if kind == MoveKind.DISTRIBUTED:
        fields.setdefault("village", cast.village)
    return actions.record_move(
        material=material, kind=kind, quantity=quantity, on=TODAY - dt.timedelta(days=days), by=cast.officer.actor,
        at=timezone.now(), **fields,
    )  # fmt: skip


def totals(material: Material) -> tuple[int, int, int, int, int]:
    one: Any = Material.objects.with_totals().get(pk=material.pk)
    return one.printed, one.received, one.distributed, one.lost, one.left


def test_moves_add_up(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 1_000, days=9)
    move(cast, material, "received", 200, days=8, body=cast.police)
    move(cast, material, "distributed", 300, days=7)
    move(cast, material, "lost", 50)
    assert totals(material) == (1_000, 200, 300, 50, 850)


def test_more_than_is_left_is_refused_and_what_is_left_is_said(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 100, days=3)
    answer = cast.officer.client().post(
        reverse("communication:material_move", args=[material.pk]),
        {"kind": "distributed", "quantity": "1.200", "on": f"{TODAY:%d/%m/%Y}", "village": cast.village.pk},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "chỉ còn 100 tờ" in page
    assert 'value="1.200"' in page
    assert totals(material)[4] == 100


def test_what_is_handed_out_later_is_not_there_earlier(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 100, days=10)
    move(cast, material, "distributed", 90, days=2)
    with pytest.raises(CommunicationRefused, match="not_enough") as refused:
        move(cast, material, "distributed", 20, days=5)
    assert refused.value.params["left"] == 10
    move(cast, material, "distributed", 10, days=5)


def test_nothing_goes_out_before_it_came(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 100)
    with pytest.raises(CommunicationRefused, match="not_enough"):
        move(cast, material, "lost", 1, days=1)


def test_a_move_is_taken_back_by_an_entry_of_its_day(cast: Cast) -> None:
    material = material_of(cast)
    printed = move(cast, material, "printed", 100, days=5)
    out = move(cast, material, "distributed", 60, days=3)
    with pytest.raises(CommunicationRefused, match="went_out") as refused:
        actions.reverse_move(move=printed, reason="Ghi nhầm", by=cast.officer.actor, at=NOW)
    assert "thiếu 60" in refusal(refused.value), "what went out is to be taken back first; nothing can be written less"
    back = actions.reverse_move(move=out, reason="Chưa phát", by=cast.officer.actor, at=NOW)
    assert (back.on, back.effect) == (out.on, 60)
    assert totals(material) == (100, 0, 0, 0, 100)
    with pytest.raises(CommunicationRefused, match="reversed_already"):
        actions.reverse_move(move=out, reason="Lần nữa", by=cast.officer.actor, at=NOW)
    with pytest.raises(CommunicationRefused, match="is_counter_entry"):
        actions.reverse_move(move=back, reason="Lần nữa", by=cast.officer.actor, at=NOW)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_tried_no_day_ends_below_nothing_and_moves_sum_to_what_is_left(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    material = material_of(cast)
    refused = done = 0
    for _attempt in range(40):
        try:
            if chance.random() < 0.25 and (known := list(material.moves.all())):
                actions.reverse_move(move=chance.choice(known), reason="Thử", by=cast.officer.actor, at=NOW)
            else:
                move(cast, material, chance.choice(MoveKind.values), chance.randint(1, 60), days=chance.randint(0, 6))
            done += 1
        except CommunicationRefused:
            refused += 1
        moves = list(material.moves.values_list("on", "effect"))
        assert all(left >= 0 for _day, left in balances(moves))
        printed, received, distributed, lost, left = totals(material)
        assert left == printed + received - distributed - lost == sum(effect for _day, effect in moves)
    assert done > 5
    assert refused > 0


def test_what_is_handed_to_nobody_is_refused(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 100)
    with pytest.raises(CommunicationRefused, match="nowhere"):
        move(cast, material, "distributed", 1, village=None)
    move(cast, material, "distributed", 1, village=None, body=cast.school)


def test_villages_have_what_they_were_handed(cast: Cast) -> None:
    material = material_of(cast)
    move(cast, material, "printed", 100, days=3)
    out = move(cast, material, "distributed", 40, days=2)
    move(cast, material, "distributed", 10, days=1)
    assert [(one.village, one.quantity) for one in by_village([material], TODAY)] == [(cast.village, 50)]
    actions.reverse_move(move=out, reason="Chưa phát", by=cast.officer.actor, at=NOW)
    assert [one.quantity for one in by_village([material], TODAY)] == [10]


def test_a_name_is_known_whatever_its_accents(cast: Cast) -> None:
    material_of(cast)
    with pytest.raises(CommunicationRefused, match="material_known"):
        material_of(cast, "TO ROI “goi 111”")


def test_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(CommunicationRefused, match="day_to_come"):
        move(cast, material_of(cast), "printed", 5, days=-1)


def test_stock_is_for_the_office_alone(cast: Cast) -> None:
    material = material_of(cast)
    address = reverse("communication:material", args=[material.pk])
    answers = [
        member.client().get(address).status_code for member in (cast.officer, cast.leader, cast.partner, cast.stranger)
    ]
    assert answers == [200, 200, 404, 404]
    assert cast.leader.client().get(reverse("communication:material_move", args=[material.pk])).status_code == 404


def test_lists_leave_as_files_and_are_filtered(cast: Cast) -> None:
    move(cast, material_of(cast), "printed", 100)
    material_of(cast, "Áp phích hết rồi")
    client = cast.officer.client()
    exported = b"".join(client.get(reverse("communication:materials_export")).streaming_content).decode()
    assert "Áp phích hết rồi" in exported
    left = client.get(reverse("communication:materials"), {"con": "con"}).content.decode()
    assert "Gọi 111" in left
    assert "Áp phích hết rồi" not in left
    found = client.get(reverse("communication:materials"), {"q": "ap phich"}).content.decode()
    assert "Áp phích hết rồi" in found


def test_the_list_asks_as_often_for_ten_as_for_one(cast: Cast) -> None:
    client, address = cast.officer.client(), reverse("communication:materials")
    material_of(cast)
    client.get(address)
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
        for n in range(9):
            move(cast, material_of(cast, f"Tờ {n} {_more}"), "printed", 10)
    assert counted[0] == counted[1]
    assert MaterialMove.objects.aggregate(all=Sum("effect"))["all"] == 180
