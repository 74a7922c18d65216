"""Channels of an office's own: with a period, of a national kind, retired once in use and never taken from the items."""

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
DAY = dt.timedelta(days=1)
NAME = "Trang mạng Sông Mây"


@pytest.fixture(autouse=True)
def loaded(cast: Cast) -> None:
    load_communication(by=TESTS, at=NOW)


def national(code: str = "facebook") -> Channel:
    return Channel.objects.get(code=code)


def channel_of(cast: Cast, name: str = NAME, **fields: Any) -> Channel:
    values: dict[str, Any] = {"counts_as": national(), "valid_from": TODAY - 100 * DAY, "unit": cast.unit} | fields
    return actions.add_channel(name=name, by=cast.officer.actor, at=NOW, **values)


def item_of(cast: Cast, channel: Channel, **fields: Any) -> MediaItem:
    values: dict[str, Any] = {"title": "Lễ phát động", "published_on": TODAY} | fields
    return actions.note_item(unit=cast.unit, channel=channel, by=cast.officer.actor, at=NOW, **values)


def retire(cast: Cast, channel: Channel, day: dt.date = TODAY) -> Channel:
    return actions.retire_channel(
        channel=channel, expected_version=channel.version, valid_until=day, by=cast.officer.actor, at=NOW
    )


def at(name: str, channel: Channel) -> str:
    return reverse(f"communication:{name}", args=[channel.pk])


def test_an_office_adds_a_channel_and_notes_items_there(cast: Cast) -> None:
    client = cast.officer.client()
    assert "Xã chưa có kênh riêng nào" in client.get(reverse("communication:channels")).content.decode()
    sent = {"name": NAME, "counts_as": national().pk, "valid_from": f"{TODAY - DAY:%d/%m/%Y}"}
    assert client.post(reverse("communication:channel_new"), sent).status_code == 302
    own = Channel.objects.own().get()
    assert f"{NAME} (Facebook)" in client.get(reverse("communication:item_new")).content.decode()
    item = {"channel": own.pk, "title": "Tin của hội", "published_on": f"{TODAY:%d/%m/%Y}", "repeats": "2"}
    assert client.post(reverse("communication:item_new"), item).status_code == 302
    (line,) = by_channel(MediaItem.objects.all(), TODAY.year)
    assert (line.name, line.kind, line.times) == (NAME, "Facebook", 2)


def test_an_own_channel_and_its_kind_are_two_lines_of_the_year(cast: Cast) -> None:
    item_of(cast, channel_of(cast))
    item_of(cast, national())
    item_of(cast, national("zalo"))
    assert [line.name for line in by_channel(MediaItem.objects.all(), TODAY.year)] == ["Facebook", NAME, "Zalo"]


def test_a_name_is_there_once_but_the_next_commune_has_its_own(cast: Cast) -> None:
    channel_of(cast)
    for name in (NAME.upper(), "trang mang song may", "Zalo"):
        with pytest.raises(CommunicationRefused, match="channel_known"):
            channel_of(cast, name)
    channel_of(cast, unit=cast.neighbour)


def test_bad_input_is_told_and_what_was_typed_stays(cast: Cast) -> None:
    channel_of(cast)
    client = cast.officer.client()
    for sent, words in (
        ({"name": "", "counts_as": ""}, "Ô này cần có"),
        ({"name": NAME}, "Đã có kênh mang tên này"),
        ({"name": "Trang khác", "valid_from": "hôm nào"}, "ngày/tháng/năm"),
        ({"name": "Trang khác", "valid_from": f"{TODAY + 400 * DAY:%d/%m/%Y}"}, "cách hơn một năm"),
    ):
        data = {"counts_as": str(national().pk), "valid_from": f"{TODAY:%d/%m/%Y}"} | sent
        answer = client.post(reverse("communication:channel_new"), data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page
        assert sent["name"] in page


def test_a_renamed_channel_keeps_its_items(cast: Cast) -> None:
    own = channel_of(cast)
    item_of(cast, own)
    client = cast.officer.client()
    sent = {
        "name": "Trang Phụ nữ",
        "counts_as": national().pk,
        "valid_from": f"{own.valid_from:%d/%m/%Y}",
        "version": 1,
    }
    assert client.post(at("channel", own), sent).status_code == 302
    assert "Trang Phụ nữ" in client.get(reverse("communication:media")).content.decode()
    assert client.post(at("channel", own), sent).status_code == 409, "somebody else has changed it since"


def test_an_item_is_noted_only_while_the_channel_is_used(cast: Cast) -> None:
    own = retire(cast, channel_of(cast), TODAY - 10 * DAY)
    for day in (own.valid_from - DAY, TODAY - 10 * DAY, TODAY):
        with pytest.raises(CommunicationRefused, match="channel_not_then"):
            item_of(cast, own, published_on=day)
    item_of(cast, own, published_on=own.valid_from)
    item_of(cast, own, published_on=TODAY - 11 * DAY)
    page = cast.officer.client().get(reverse("communication:item_new")).content.decode()
    assert "đến trước" in page, "what was retired lately is offered for what was published before"


def test_a_channel_in_use_is_retired_and_never_taken_out(cast: Cast) -> None:
    own, client = channel_of(cast), cast.officer.client()
    item = item_of(cast, own, published_on=TODAY - 5 * DAY)
    with pytest.raises(CommunicationRefused, match="channel_used"):
        actions.remove_channel(channel=own, expected_version=1, by=cast.officer.actor, at=NOW)
    assert "Thôi dùng kênh này" in client.get(at("channel", own)).content.decode()
    early = client.post(at("channel_retire", own), {"version": 1, "valid_until": f"{TODAY - 5 * DAY:%d/%m/%Y}"})
    assert "Ghi thôi dùng từ ngày sau đó" in early.content.decode()
    assert client.post(at("channel_retire", own), {"version": 1, "valid_until": f"{TODAY:%d/%m/%Y}"}).status_code == 302
    assert "thôi dùng" in client.get(reverse("communication:channels")).content.decode()
    assert own.name in client.get(reverse("communication:media")).content.decode(), "its items stay"
    assert client.get(reverse("communication:item", args=[item.pk])).status_code == 200
    client.post(at("channel_again", own), {"version": 2})
    own.refresh_from_db()
    assert own.valid_until is None


def test_what_was_never_used_is_taken_out(cast: Cast) -> None:
    own, client = channel_of(cast), cast.officer.client()
    assert "Bỏ kênh ghi nhầm" in client.get(at("channel", own)).content.decode()
    assert client.post(at("channel_remove", own), {"version": 1}).status_code == 302
    assert not Channel.objects.own().exists()


def test_the_first_day_stays_before_what_was_published(cast: Cast) -> None:
    own = channel_of(cast)
    item_of(cast, own, published_on=TODAY - 50 * DAY)
    values: dict[str, Any] = {"name": NAME, "counts_as": national(), "by": cast.officer.actor, "at": NOW}
    with pytest.raises(CommunicationRefused, match="channel_items_before"):
        actions.correct_channel(channel=own, expected_version=1, valid_from=TODAY - 49 * DAY, **values)
    actions.correct_channel(channel=own, expected_version=1, valid_from=TODAY - 50 * DAY, **values)


def test_national_channels_are_changed_by_nobody_and_loading_leaves_own_ones_alone(cast: Cast) -> None:
    own, client = channel_of(cast), cast.officer.client()
    for name in ("channel", "channel_retire", "channel_again", "channel_remove"):
        assert client.get(at(name, national())).status_code == 404
    with pytest.raises(CommunicationRefused, match="channel_national"):
        retire(cast, national())
    assert load_communication(by=TESTS, at=NOW) == 0
    own.refresh_from_db()
    assert own.is_offered


def test_only_who_keeps_communication_changes_channels_and_only_the_own_ones(cast: Cast) -> None:
    own = channel_of(cast)
    for member in (cast.stranger, cast.partner, cast.village_head, cast.leader):
        assert member.client().get(at("channel", own)).status_code == 404
        assert member.client().post(reverse("communication:channel_new")).status_code in (404, 422)
    assert cast.leader.client().get(reverse("communication:channels")).status_code == 200, "the leader reads"
    assert NAME not in cast.stranger.client().get(reverse("communication:channels")).content.decode()
    assert NAME not in cast.stranger.client().get(reverse("communication:item_new")).content.decode()
    with pytest.raises(CommunicationRefused, match="channel_elsewhere"):
        item_of(cast, channel_of(cast, "Kênh xã bên", unit=cast.neighbour))


def test_the_list_is_filtered_and_leaves_as_a_file(cast: Cast) -> None:
    own = channel_of(cast)
    item_of(cast, own)
    retire(cast, channel_of(cast, "Nhóm Zalo cũ", counts_as=national("zalo")))
    client, address = cast.officer.client(), reverse("communication:channels")
    for query, there, gone in (
        ({"dung": "dang"}, NAME, "Nhóm Zalo cũ"),
        ({"dung": "thoi"}, "Nhóm Zalo cũ", NAME),
        ({"loai": "zalo"}, "Nhóm Zalo cũ", NAME),
        ({"q": "song may"}, NAME, "Nhóm Zalo cũ"),
    ):
        page = client.get(address, query).content.decode()
        assert there in page
        assert gone not in page
    assert "Không có kênh nào như vậy" in client.get(address, {"q": "không có"}).content.decode()
    got = client.get(reverse("communication:channels_export"), {"dung": "dang"})
    text = b"".join(got.streaming_content).decode() if got.streaming else got.content.decode()
    assert NAME in text
    assert "Nhóm Zalo cũ" not in text


def test_the_list_asks_as_often_for_ten_as_for_one(cast: Cast) -> None:
    client, address = cast.officer.client(), reverse("communication:channels")
    channel_of(cast)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(9):
        item_of(cast, channel_of(cast, f"Kênh {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
