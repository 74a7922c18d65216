"""Photos of the invented commune's activities: drawings of hills and a river, with nobody in them, one whose consent was withdrawn."""

import datetime as dt
from io import BytesIO

from PIL import Image, ImageDraw

from donghanh.activities.actions import Agreed, show_photo, take_photo, tell_photos, withdraw_photo
from donghanh.activities.models import Activity, Consent, Photo
from donghanh.config.demo.places import Stage
from donghanh.documents.pictures.kinds import FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.files.store import incoming

_PICTURES: tuple[tuple[str, str, str], ...] = (
    ("contest", "Tranh dự thi dán kín hành lang", Consent.NOT_NEEDED),
    ("launch", "Bà con nghe phát động", Consent.GIVEN),
    ("launch", "Đoàn diễu hành qua chợ", Consent.PENDING),
    ("banner", "Băng rôn đầu cầu", Consent.NOT_NEEDED),
    ("visit", "Quà xếp trước sân", Consent.NOT_NEEDED),
    ("dialogue", "Một nhóm thảo luận", Consent.GIVEN),
)
_SKIES = ("#dfeee9", "#f3e6cf", "#dbe7f2", "#efe2e6", "#e6efd9", "#f1ead9")


def picture_lately(stage: Stage, *, now: dt.datetime) -> None:
    """Add them through the actions the office uses; the last is taken back because somebody in it no longer agrees."""
    officer, last = stage.actors["hanh"], None
    for number, (code, caption, consent) in enumerate(_PICTURES):
        activity = Activity.objects.filter(unit=stage.unit, kind__code=code).order_by("held_on", "pk").last()
        if activity is None:
            continue
        agreed = Agreed(consent)
        if consent == Consent.GIVEN:
            day = min(activity.held_on, stage.today)
            agreed = Agreed(
                consent, "Công chức phụ trách", day, f"phiếu số {number:02}, tủ hồ sơ Phòng Văn hóa - Xã hội"
            )
        with incoming(_drawing(number, 1200)) as content:
            photo = take_photo(
                activity=activity,
                content=content,
                kind=FileKind.JPEG,
                caption=caption,
                agreed=agreed,
                by=officer,
                at=now,
            )
        made = Prepared(_drawing(number, 1200), _drawing(number, 320))
        last = show_photo(photo=photo, prepared=made, by=officer, at=now)
        tell_photos(activity=activity, count=1, by=officer, at=now)
    if isinstance(last, Photo):
        withdraw_photo(photo=last, withdrawn_on=stage.today, by=officer, at=now)


def _drawing(number: int, width: int) -> bytes:
    """Hills under a sky, other ones for each number."""
    height = width * 3 // 4
    image = Image.new("RGB", (width, height), _SKIES[number % len(_SKIES)])
    pen = ImageDraw.Draw(image)
    for hill in range(4):
        left = (hill * 37 + number * 53) % 100 * width // 100 - width // 3
        top = height * (40 + 12 * hill) // 100
        pen.ellipse((left, top, left + width, top + height), fill=(20 + 25 * hill, 90 + 20 * hill, 80 + 12 * hill))
    pen.polygon([(0, height), (width, height * 85 // 100), (width, height)], fill="#7fb4c9")
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
