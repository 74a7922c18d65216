"""A demand a paper says in several places is one demand."""

from donghanh.domain.cascade.once import each_once
from donghanh.domain.cascade.value import Item


def target(text: str, value: float, unit: str = "%", start: int | None = None, number: int = 0) -> Item:
    end = start + len(text) if start is not None else None
    return Item(f"target:{start or number}", "target", text, start, end, value=value, unit=unit)


def duty(text: str, start: int) -> Item:
    return Item(f"duty:{start}", "duty", text, start, start + len(text))


PLEDGE = "Phấn đấu 80% hộ gia đình ký cam kết"


def test_a_duty_that_is_a_target_counts_once() -> None:
    assert [item.kind for item in each_once([duty(f"{PLEDGE}.", 10), target(PLEDGE, 80, start=10)])] == ["target"]


def test_a_duty_that_says_more_than_the_target_in_it_stays() -> None:
    long = duty(f"{PLEDGE}; tập huấn cho trưởng thôn và thành lập tổ hòa giải ở mọi thôn", 10)
    assert each_once([long, target(PLEDGE, 80, start=10)])[0] is long


def test_a_target_said_again_with_the_same_number_counts_once() -> None:
    again = target("Bảo đảm đạt 80% hộ gia đình ký cam kết", 80, start=400)
    assert each_once([target(PLEDGE, 80, start=10), again]) == [target(PLEDGE, 80, start=10)]


def test_another_number_or_another_thing_is_another_target() -> None:
    items = [target(PLEDGE, 80, number=1), target("Phấn đấu 90% hộ gia đình ký cam kết", 90, number=2)]
    items.append(target("Phấn đấu 80% hộ nghèo có bảo hiểm", 80, number=3))
    assert each_once(items) == items


def test_each_commune_having_so_many_is_one_demand() -> None:
    text = "100% xã, phường có ít nhất 02 địa chỉ tin cậy"
    assert each_once([target(text, 100, number=1), target(text, 2, "địa chỉ", number=2)]) == [
        target(text, 2, "địa chỉ", number=2)
    ]
    assert each_once([target("100% xã, phường có loa", 100)]) == [target("100% xã, phường có loa", 100)]
