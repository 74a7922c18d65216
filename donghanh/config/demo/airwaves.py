"""What the loudspeaker of the invented commune reads out: scripts in every state, a month of weeks, some marked."""

import datetime as dt

from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.loading import load_communication
from donghanh.communication.models import Channel, Script, Slot
from donghanh.communication.queries.week import monday_of
from donghanh.config.demo.places import Stage
from donghanh.plans.models import Task
from donghanh.plans.status import AT_WORK
from donghanh.units.queries import villages

STATION = "Đài truyền thanh xã"
_SCRIPTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "phuc",
        STATION,
        "family",
        "Bữa cơm tối ở thôn Suối Lạnh",
        "Kính thưa bà con xã Sông Mây.\n\nChiều nay, ở thôn Suối Lạnh, nhiều ông bố rời ruộng về sớm hơn một chút. "
        "Người nhóm bếp, người rửa rau, người đón con. Không ai bảo ai, việc nhà được chia đôi.\n\n"
        "Chia việc nhà là thương nhau bằng việc làm. Vợ bớt mệt, chồng thêm gần con, bữa cơm nhà mình vui hơn.\n\n"
        "Bà con thử từ tối nay: mỗi người nhận một việc, và làm việc ấy đủ bảy ngày.",
    ),
    (
        "yen",
        "Hội Liên hiệp Phụ nữ xã",
        "help",
        "Khi cần giúp, gọi số nào",
        "Kính thưa bà con.\n\nKhi trong nhà có người bị đánh, bị dọa, bị đuổi khỏi nhà, bà con gọi ngay 113.\n\n"
        "Khi trẻ em cần giúp, gọi 111. Gọi lúc nào cũng có người nghe, và không mất tiền.\n\n"
        "Ở xã ta, Trạm y tế và Hội Phụ nữ luôn mở cửa. Không ai phải chịu một mình.",
    ),
    (
        "hanh",
        "Phòng Văn hóa - Xã hội",
        "campaign",
        "Tháng hành động đã bắt đầu",
        "Từ ngày 15 tháng 11 đến ngày 15 tháng 12, cả nước cùng Tháng hành động vì bình đẳng giới.\n\n"
        "Xã Sông Mây mời bà con dự các buổi nói chuyện ở 8 thôn. Lịch cụ thể dán ở nhà văn hóa.",
    ),
    (
        "phuc",
        STATION,
        "online",
        "Con lên mạng, cha mẹ đi cùng",
        "Con học, con chơi, con kết bạn trên mạng. Cha mẹ không cấm, mà đi cùng.\n\n"
        "Dặn con ba điều: không gửi ảnh riêng cho ai, không đi gặp người chỉ quen qua mạng, thấy sợ thì kể ngay.",
    ),
    (
        "yen",
        "Hội Liên hiệp Phụ nữ xã",
        "early_marriage",
        "Chưa đủ tuổi thì chưa cưới",
        "Con gái đủ 18 tuổi, con trai đủ 20 tuổi mới kết hôn. Luật quy định như thế để con kịp lớn, kịp học.",
    ),
)
"""Who wrote it, for which body, topic, title, text. The first three are approved, the fourth waits, the last came back."""


def broadcast_lately(stage: Stage, *, now: dt.datetime) -> None:
    """Scripts by three bodies, slots of four weeks around today, most turns before today marked, one not aired for want of
    electricity."""
    officer, leader = stage.actors["hanh"], stage.actors["thu"]
    load_communication(by=officer, at=now)
    begun = now - dt.timedelta(days=24)
    scripts = []
    for login, body, topic, title, text in _SCRIPTS:
        author = stage.actors[login]
        script = actions.write_script(
            unit=stage.unit, body=stage.bodies[body], title=title, topic=topic, text=text, by=author, at=begun
        )
        actions.send_script(script=script, expected_version=1, by=author, at=begun + dt.timedelta(hours=2))
        scripts.append(script)
    for script in scripts[:3]:
        actions.approve_script(script=script, expected_version=2, by=leader, at=begun + dt.timedelta(hours=5))
    actions.return_script(
        script=scripts[4],
        expected_version=2,
        reason="Thêm một câu về nơi hỏi thủ tục đăng ký kết hôn.",
        by=leader,
        at=begun + dt.timedelta(hours=6),
    )
    _mark(stage, _weeks(stage, scripts, now), now)


def _weeks(stage: Stage, scripts: list[Script], now: dt.datetime) -> list[Slot]:
    monday = monday_of(stage.today) - dt.timedelta(days=21)
    task = (
        Task.objects.filter(plan__unit=stage.unit, state__in=AT_WORK, repeats=False).order_by("plan", "order").first()
    )
    places = ((0, 0, "05:30", 2), (0, 3, "17:00", 1), (1, 1, "17:00", 1), (1, 5, "06:00", 1), (2, 2, "17:30", 2))
    slots = []
    for number, weekday, hour, times in places:
        script = Script.objects.get(pk=scripts[number].pk)
        first = monday + dt.timedelta(days=weekday)
        slots.append(
            actions.set_slot(
                unit=stage.unit,
                station=stage.bodies[STATION],
                script=script,
                first_on=first,
                last_on=first + dt.timedelta(days=28),
                starts_at=dt.time.fromisoformat(hour),
                times=times,
                task=task if number == 0 else None,
                by=stage.actors["hanh"],
                at=now,
            )
        )
    return slots


def _mark(stage: Stage, slots: list[Slot], now: dt.datetime) -> None:
    """Everything before yesterday; yesterday and today still wait."""
    reader = stage.actors["phuc"]
    turns = sorted(
        ((day, slot) for slot in slots for day in slot.days_between(slot.first_on, stage.today - dt.timedelta(days=2))),
        key=lambda turn: (turn[0], turn[1].starts_at),
    )
    for number, (day, slot) in enumerate(turns):
        evening = dt.datetime.combine(day, dt.time(20), timezone.get_current_timezone())
        at = min(evening, now)
        if number == 3:
            actions.mark_missed(slot=slot, on=day, reason="Mất điện cả xã", by=reader, at=at)
        else:
            actions.mark_aired(slot=slot, on=day, by=reader, at=at)


_MATERIALS: tuple[tuple[str, str, str, tuple[tuple[int, str, int, str], ...]], ...] = (
    (
        "Tờ rơi “Gọi 111, gọi 113”", "leaflet", "tờ",
        ((-30, "printed", 1_200, ""), (-20, "distributed", 150, "Suối Lạnh"), (-20, "distributed", 140, "Gò Sành"),
         (-18, "distributed", 130, "Bến Đò"), (-10, "lost", 25, "")),
    ),
    ("Áp phích “Chia việc nhà”", "poster", "chiếc",
     ((-40, "received", 60, ""), (-12, "distributed", 8, "Hòn Mây"), (-12, "distributed", 8, "Lộc Yên"))),
    ("Băng rôn Tháng hành động", "banner", "chiếc", ((-14, "printed", 12, ""),)),
)  # fmt: skip
"""Name, kind, unit, and moves: days from today, what, how many, to which village."""
_ITEMS: tuple[tuple[int, str, str, str, dict[str, int | str]], ...] = (
    (-9, "facebook", "Lễ phát động Tháng hành động ở Sông Mây", "https://facebook.example/songmay/posts/101",
     {"reach": 2_300, "reach_quality": "counted"}),
    (-8, "portal", "Sông Mây phát động Tháng hành động", "https://songmay.example/tin/thang-hanh-dong", {}),
    (-5, "zalo", "Lịch nói chuyện ở 8 thôn", "", {"repeats": 3, "reach": 900, "reach_quality": "estimated"}),
    (-4, "own", "Các ông bố kể chuyện bếp", "https://facebook.example/phunu-songmay/posts/7",
     {"reach": 640, "reach_quality": "counted"}),
    (-2, "tv", "Những ông bố vào bếp", "", {"minutes": 4, "repeats": 2}),
)  # fmt: skip
_MESSAGES = ("Việc nhà chia đôi, niềm vui nhân đôi", "Thấy bạo lực, đừng im lặng")


def campaign_lately(stage: Stage, *, now: dt.datetime) -> None:
    """The kit of this year proposed and partly answered, a stock of three materials, own media items, one on a
    page of the commune's own; a group that is no longer used."""
    officer = stage.actors["hanh"]
    year = stage.today.year
    month = actions.begin_month(
        unit=stage.unit, year=year, theme="An toàn cho phụ nữ và trẻ em gái trong mỗi nhà, mỗi thôn",
        starts_on=dt.date(year, 11, 15), ends_on=dt.date(year, 12, 15), authority="Công văn giả định của bản chạy thử",
        by=officer, at=now,
    )  # fmt: skip
    for text in _MESSAGES:
        actions.add_message(month=month, text=text, by=officer, at=now)
    actions.propose_month(month=month, by=officer, at=now)
    lines = list(month.proposals.all())
    for login, body, done in (
        ("yen", "Hội Liên hiệp Phụ nữ xã", 4),
        ("mai", "Trạm y tế xã", 2),
        ("toan", "Thôn Suối Lạnh", 3),
    ):
        for number, line in enumerate(lines[: done + 1]):
            actions.answer_proposal(
                proposal=line, body=stage.bodies[body], is_done=number < done, by=stage.actors[login], at=now,
                note="" if number < done else "Đang chuẩn bị",
            )  # fmt: skip
    places = {village.name: village for village in villages(stage.unit, stage.today)}
    for name, kind, unit_word, moves in _MATERIALS:
        material = actions.add_material(unit=stage.unit, name=name, kind=kind, unit_word=unit_word, by=officer, at=now)
        for days, what, quantity, village in moves:
            actions.record_move(
                material=material, kind=what, quantity=quantity, on=stage.today + dt.timedelta(days=days),
                village=places.get(village), by=officer, at=now,
            )  # fmt: skip
    channels = {channel.code: channel for channel in Channel.objects.all()}
    since = stage.today - dt.timedelta(days=200)
    for key, name, kind in (
        ("own", "Trang Phụ nữ Sông Mây", "facebook"),
        ("group", "Nhóm Zalo các thôn (cũ)", "zalo"),
    ):
        channels[key] = actions.add_channel(
            unit=stage.unit, name=name, counts_as=channels[kind], valid_from=since, by=officer, at=now
        )
    actions.retire_channel(
        channel=channels["group"],
        expected_version=1,
        valid_until=stage.today - dt.timedelta(days=30),
        by=officer,
        at=now,
    )
    for days, code, title, link, told in _ITEMS:
        actions.note_item(
            unit=stage.unit, channel=channels[code], title=title, published_on=stage.today + dt.timedelta(days=days),
            link=link, by=officer, at=now, **told,  # type: ignore[arg-type]
        )  # fmt: skip
