"""Own media items: plain addresses, asked about when known, totals that never mix what was counted with what was guessed."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.loading import load_communication
from donghanh.communication.models import Channel, MediaItem
from donghanh.communication.queries.totals import by_channel
from donghanh.communication.refusals import CommunicationRefused
from tests.cast import Cast
from tests.factories.activities import TESTS
from tests.factories.communication import TODAY

NOW = timezone.now()
LINK = "https://songmay.example.vn/tin/12"


@pytest.fixture
def loaded(cast: Cast) -> None:
    load_communication(by=TESTS, at=NOW)


def item_of(cast: Cast, channel: str = "facebook", **fields: Any) -> MediaItem:
    values: dict[str, Any] = {"title": "Lễ phát động", "published_on": TODAY} | fields
    return actions.note_item(
        unit=cast.unit, channel=Channel.objects.get(code=channel), by=cast.officer.actor, at=timezone.now(), **values
    )


@pytest.mark.usefixtures("loaded")
def test_loading_twice_changes_nothing(cast: Cast) -> None:
    assert load_communication(by=TESTS, at=NOW) == 0


@pytest.mark.usefixtures("loaded")
def test_an_address_is_kept_plain(cast: Cast) -> None:
    assert item_of(cast, link=LINK + "?utm_source=zalo&fbclid=1").link == LINK


@pytest.mark.usefixtures("loaded")
def test_only_https_is_taken_and_what_was_typed_stays(cast: Cast) -> None:
    answer = cast.officer.client().post(
        reverse("communication:item_new"),
        {"channel": Channel.objects.get(code="portal").pk, "title": "Tin của xã", "published_on": f"{TODAY:%d/%m/%Y}",
         "link": "http://songmay.example.vn", "repeats": "1"},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chỉ nhận đường dẫn bắt đầu bằng https://" in page
    assert "Tin của xã" in page
    assert "http://songmay.example.vn" in page


@pytest.mark.usefixtures("loaded")
def test_the_same_page_is_asked_about_and_may_be_noted_again(cast: Cast) -> None:
    item_of(cast, link=LINK)
    with pytest.raises(CommunicationRefused, match="link_known"):
        item_of(cast, link="https://www.songmay.example.vn/tin/12/?fbclid=9")
    item_of(cast, link=LINK, accepts_again=True)
    assert MediaItem.objects.count() == 2


@pytest.mark.usefixtures("loaded")
def test_another_page_and_none_are_not_asked_about(cast: Cast) -> None:
    for link in (LINK, LINK + "3", "", ""):
        item_of(cast, link=link)


@pytest.mark.usefixtures("loaded")
def test_an_item_taken_out_is_no_longer_known(cast: Cast) -> None:
    item = item_of(cast, link=LINK)
    actions.void_item(item=item, expected_version=1, reason="Ghi nhầm", by=cast.officer.actor, at=NOW)
    item_of(cast, link=LINK)


@pytest.mark.usefixtures("loaded")
def test_a_correction_does_not_meet_itself(cast: Cast) -> None:
    item = item_of(cast, link=LINK)
    held = actions.correct_item(
        item=item, expected_version=1, channel=item.channel, title="Tên đúng", published_on=TODAY, link=LINK,
        by=cast.officer.actor, at=NOW,
    )  # fmt: skip
    assert held.title == "Tên đúng"


@pytest.mark.usefixtures("loaded")
def test_reach_says_how_it_is_known(cast: Cast) -> None:
    with pytest.raises(CommunicationRefused, match="quality_missing"):
        item_of(cast, reach=100)
    assert item_of(cast, reach_quality="counted").reach_quality == ""


@pytest.mark.usefixtures("loaded")
def test_the_year_by_channel_and_month_keeps_counted_and_estimated_apart(cast: Cast) -> None:
    year = TODAY.year - 1
    item_of(cast, published_on=dt.date(year, 1, 31), reach=100, reach_quality="counted", repeats=2, minutes=3)
    item_of(cast, published_on=dt.date(year, 12, 31), reach=7, reach_quality="estimated")
    item_of(cast, published_on=dt.date(year - 1, 12, 31), reach=1_000, reach_quality="counted")
    item_of(cast, "tv", published_on=dt.date(year, 3, 1))
    gone = item_of(cast, published_on=dt.date(year, 1, 1), reach=9, reach_quality="counted")
    actions.void_item(item=gone, expected_version=1, reason="Nhầm", by=cast.officer.actor, at=NOW)
    facebook, television = by_channel(MediaItem.objects.visible_to(cast.officer.scope), year)
    assert (facebook.name, facebook.items, facebook.times, facebook.minutes) == ("Facebook", 2, 3, 6)
    assert (facebook.reach_counted, facebook.reach_estimated) == (100, 7)
    assert (facebook.months[0], facebook.months[11], sum(facebook.months)) == (2, 1, 3)
    assert television.name == "Truyền hình"


@pytest.mark.usefixtures("loaded")
def test_items_are_for_the_office_alone(cast: Cast) -> None:
    item = item_of(cast)
    address = reverse("communication:item", args=[item.pk])
    members = (cast.officer, cast.leader, cast.partner, cast.stranger)
    assert [member.client().get(address).status_code for member in members] == [200, 404, 404, 404]
    assert "Lễ phát động" in cast.leader.client().get(reverse("communication:media")).content.decode()


@pytest.mark.usefixtures("loaded")
def test_the_list_is_filtered_and_leaves_as_a_file(cast: Cast) -> None:
    item_of(cast, link=LINK)
    item_of(cast, "zalo", title="Lịch nói chuyện")
    client = cast.officer.client()
    page = client.get(reverse("communication:media"), {"kenh": "zalo", "q": "lich noi"}).content.decode()
    assert "Lịch nói chuyện" in page
    assert "Lễ phát động" not in page
    exported = b"".join(client.get(reverse("communication:media_export")).streaming_content).decode()
    assert LINK in exported
    assert client.get(reverse("communication:media_year"), {"nam": "khong"}).status_code == 200


@pytest.mark.usefixtures("loaded")
def test_list_and_year_ask_as_often_for_ten_as_for_one(cast: Cast) -> None:
    client = cast.officer.client()
    addresses = [reverse("communication:media"), reverse("communication:media_year")]
    item_of(cast, body=cast.police)
    client.get(addresses[0])
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            for address in addresses:
                client.get(address)
        counted.append(len(queries))
        for n in range(9):
            item_of(cast, title=f"Tin {n}", body=cast.police)
    assert counted[0] == counted[1]
