"""Photos of an activity: shown with consent alone, gone everywhere when it is withdrawn, still counted."""

import contextlib
import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.activities import actions
from donghanh.activities.actions import Agreed
from donghanh.activities.jobs import keep_photos, prepare_photo
from donghanh.activities.models import Activity, ActivityChange, ChangeKind, Consent, Photo, PhotoState
from donghanh.activities.photo_files import OWNER
from donghanh.activities.refusals import ActivityRefused
from donghanh.documents.pictures.kinds import FileKind
from donghanh.documents.pictures.preparing import Prepared
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import incoming, path_of, store
from donghanh.foundation.records import StaleRecord
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo as picture_file
from tests.factories.activities import activity_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)
Commit = Callable[..., AbstractContextManager[Any]]
YES = Agreed(Consent.GIVEN, "Lường Thị Nhạn", TODAY, "phiếu số 03")
NOBODY = Agreed(Consent.NOT_NEEDED)
TELLING = "Bà Mẩy ở Bãi Sậy.jpg"


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """A block at whose end everything is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def signed(cast: Cast) -> dict[str, Any]:
    return {"by": cast.officer.actor, "at": NOW}


def photo_of(activity: Activity, cast: Cast, agreed: Agreed = NOBODY, words: bytes = b"a", **fields: Any) -> Photo:
    """A drawn photo: three contents on the disk."""
    with incoming(b"photo " + words) as content:
        one = actions.take_photo(
            activity=activity, content=content, kind=FileKind.JPEG, agreed=agreed, **signed(cast), **fields
        )
    made = Prepared(b"large " + words, b"small " + words)
    return actions.show_photo(photo=one, prepared=made, **signed(cast))


def contents() -> list[str]:
    return sorted(path.read_text() for path in settings.FILES_ROOT.glob("??/*"))


def send(client: Client, activity: Activity, *files: tuple[str, bytes], **fields: Any) -> Any:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    data = {"files": uploads, "consent": "not_needed", **fields}
    return client.post(reverse("activities:photos", args=(activity.pk,)), data)


def test_a_photo_is_taken_drawn_and_told_and_nothing_of_its_name_is_kept(cast: Cast) -> None:
    activity = activity_of(cast, total=5)
    answer = send(cast.officer.client(), activity, (TELLING, picture_file(size=(400, 300))), caption="Bà con nghe")
    assert answer.status_code == 302
    one = Photo.objects.get()
    assert (one.state, one.consent, one.caption) == (PhotoState.READY, Consent.NOT_NEEDED, "Bà con nghe")
    assert prepare_photo.func(photo_id=str(one.pk)) == "nothing to do"
    assert not StoredFile.objects.filter(original_name__contains="Mẩy").exists()
    assert activity.story.filter(kind=ChangeKind.PHOTOS).get().text == "1"
    client = cast.leader.client()
    for size in ("nho", "lon"):
        seen = client.get(reverse("activities:photo_picture", args=(one.pk, size)))
        assert (seen["Content-Type"], seen["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
        assert "no-store" in seen["Cache-Control"]
        assert b"Exif" not in seen.content
    assert client.get(reverse("activities:photo_picture", args=(one.pk, "khac"))).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("a.jpg", picture_file()[:3000], "bị cắt ngang"),
        ("a.jpg", b"", "a.jpg"),
        ("a.jpg", b"%PDF-1.7\n...\n%%EOF\n", "không phải ảnh. Ở đây nhận ảnh JPG, PNG, WebP, TIFF"),
        ("a.jpg", b"MZ\x90", "không phải ảnh. Ở đây nhận ảnh JPG, PNG, WebP, TIFF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "không phải ảnh. Ở đây nhận ảnh JPG, PNG, WebP, TIFF"),
    ],
)
def test_what_is_no_whole_picture_is_named_and_the_others_are_kept(
    cast: Cast, name: str, data: bytes, advice: str
) -> None:
    activity = activity_of(cast)
    page = send(cast.officer.client(), activity, (name, data), ("b.png", picture_file("PNG")), caption="Chụp chung")
    assert page.status_code == 422
    assert advice in page.content.decode()
    assert not [word for word in ("PDF", "Word", "Excel") if word in page.content.decode()], (
        "only pictures are taken here"
    )
    assert "Chụp chung" in page.content.decode()
    assert Photo.objects.count() == 1


def test_who_says_that_people_agreed_says_who_asked_when_and_where_the_paper_is(cast: Cast) -> None:
    activity = activity_of(cast)
    page = send(cast.officer.client(), activity, ("a.png", picture_file("PNG")), consent="given", on="31/2/2026")
    html = page.content.decode()
    assert page.status_code == 422
    assert "Ghi ai xin đồng ý." in html
    assert "Ghi giấy đồng ý để ở đâu." in html
    assert "chỉ có 28 ngày" in html
    assert not Photo.objects.exists()
    for agreed, code, field in (
        (Agreed(Consent.GIVEN, "", TODAY, "phiếu"), "consent_untold", "by_whom"),
        (Agreed(Consent.GIVEN, "Nhạn", None, "phiếu"), "consent_untold", "on"),
        (Agreed(Consent.GIVEN, "Nhạn", TODAY + 2 * DAY, "phiếu"), "consent_in_future", "on"),
    ):
        with pytest.raises(ActivityRefused, match=code) as refused:
            photo_of(activity, cast, agreed)
        assert refused.value.field == field
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.create(activity=activity, size=1, added_at=NOW, consent=Consent.GIVEN)


def test_without_consent_it_is_seen_by_who_records_and_by_nobody_else(cast: Cast) -> None:
    activity = activity_of(cast, total=5, host=cast.partner.organisation)
    pending, given = photo_of(activity, cast, Agreed()), photo_of(activity, cast, YES, b"b")
    for who, count in (("officer", 2), ("partner", 2), ("leader", 1), ("village_head", 0), ("stranger", 0)):
        member = getattr(cast, who)
        assert Photo.objects.visible_to(member.scope).count() == count, who
        client = member.client()
        for one, sees in ((pending, count == 2), (given, count >= 1)):
            url = reverse("activities:photo_picture", args=(one.pk, "nho"))
            assert client.get(url).status_code == (200 if sees else 404), who
        original = reverse("files:download", args=(given.file_id,))
        with contextlib.closing(client.get(original)) as answer:
            assert (answer.status_code == 200) is (count == 2), "the original is for who records"
    assert list(Photo.objects.all().shareable()) == [given]


def test_withdrawing_consent_deletes_it_everywhere_and_keeps_the_count(cast: Cast, commit: Commit) -> None:
    activity = activity_of(cast, total=5)
    one = photo_of(activity, cast, YES, caption="Ba người cười")
    other = photo_of(activity, cast, NOBODY, b"b")
    digests = [stored.digest for stored in (one.file, one.shown, one.thumbnail) if stored]
    address = reverse("activities:photo_picture", args=(one.pk, "lon"))
    client = cast.officer.client()
    assert client.get(address).status_code == 200
    with commit():
        client.post(reverse("activities:photo_withdraw", args=(one.pk,)), {"withdrawn_on": f"{TODAY:%d/%m/%Y}"})
    one.refresh_from_db()
    assert (one.state, one.consent, one.withdrawn_on) == (PhotoState.GONE, Consent.WITHDRAWN, TODAY)
    assert (one.caption, one.consent_by, one.consent_paper) == ("", "", "phiếu số 03")
    assert not any(path_of(digest).exists() for digest in digests)
    assert contents() == ["large b", "photo b", "small b"]
    assert client.get(address).status_code == 404
    page = client.get(reverse("activities:activity", args=(activity.pk,))).content.decode()
    assert "2 ảnh, trong đó 1 ảnh đã xóa" in page
    assert "Ba người cười" not in page
    assert activity.story.filter(kind=ChangeKind.PHOTO_GONE).exists()
    assert client.get(reverse("activities:photo", args=(one.pk,))).status_code == 404
    year = client.get(reverse("activities:year", args=(activity.held_on.year,))).content.decode()
    assert str(one.pk) not in year
    assert str(other.pk) in year
    assert "trong đó 1 ảnh đã xóa" in year
    with pytest.raises(ActivityRefused, match="photo_gone"):
        actions.withdraw_photo(photo=one, withdrawn_on=TODAY, **signed(cast))


def test_the_same_file_in_another_activity_goes_with_it(cast: Cast, commit: Commit) -> None:
    first, second = activity_of(cast), activity_of(cast)
    one, same = photo_of(first, cast, YES), photo_of(second, cast, YES)
    with commit():
        actions.withdraw_photo(photo=one, withdrawn_on=TODAY, **signed(cast))
    same.refresh_from_db()
    assert same.is_gone
    assert contents() == []


def test_a_withdrawal_that_is_rolled_back_deletes_nothing(cast: Cast, commit: Commit) -> None:
    one = photo_of(activity_of(cast), cast, YES)
    with commit(), transaction.atomic():
        actions.withdraw_photo(photo=one, withdrawn_on=TODAY, **signed(cast))
        transaction.set_rollback(True)
    one.refresh_from_db()
    assert one.state == PhotoState.READY
    assert len(contents()) == 3


def test_a_photo_withdrawn_while_it_is_drawn_stays_gone(cast: Cast, commit: Commit) -> None:
    with incoming(b"photo") as content:
        one = actions.take_photo(
            activity=activity_of(cast), content=content, kind=FileKind.JPEG, agreed=YES, **signed(cast)
        )
    with commit():
        actions.withdraw_photo(photo=one, withdrawn_on=TODAY, **signed(cast))
        actions.show_photo(photo=one, prepared=Prepared(b"large", b"small"), **signed(cast))
    assert Photo.objects.get().is_gone
    assert contents() == []


def test_one_added_by_mistake_goes_with_its_row_and_an_activity_takes_its_photos_along(
    cast: Cast, commit: Commit
) -> None:
    activity = activity_of(cast)
    one = photo_of(activity, cast)
    with commit():
        cast.officer.client().post(reverse("activities:photo_remove", args=(one.pk,)))
    assert not Photo.objects.exists()
    assert contents() == []
    assert activity.story.filter(kind=ChangeKind.PHOTO_OUT).exists()
    photo_of(activity, cast)
    with commit():
        ActivityChange.objects.filter(activity=activity).delete()
        activity.delete()
    assert contents() == []


def test_consent_is_corrected_told_and_two_who_do_see_both_versions(cast: Cast) -> None:
    activity = activity_of(cast)
    one = photo_of(activity, cast, Agreed())
    told = {"expected_version": one.version, "caption": "Bà con", "agreed": YES}
    actions.edit_photo(photo=one, **told, **signed(cast))
    assert activity.story.filter(kind=ChangeKind.CONSENT).exists()
    with pytest.raises(StaleRecord):
        actions.edit_photo(photo=one, **told, **signed(cast))
    event = AuditEvent.objects.get(verb="activities.photo_edited")
    assert "Nhạn" not in f"{event.old}{event.new}"


def test_who_may_not_record_adds_and_changes_nothing(cast: Cast) -> None:
    activity = activity_of(cast)
    one = photo_of(activity, cast, YES)
    for who in ("leader", "partner", "stranger"):
        client = getattr(cast, who).client()
        assert send(client, activity, ("a.png", picture_file("PNG"))).status_code == 404
        for name in ("photo", "photo_withdraw", "photo_remove"):
            assert client.post(reverse(f"activities:{name}", args=(one.pk,)), {}).status_code == 404
    assert Photo.objects.count() == 1
    one.refresh_from_db()
    assert not one.is_gone


def test_an_activity_keeps_so_many_photos_and_a_cancelled_one_takes_none(cast: Cast, settings: Any) -> None:
    settings.EVIDENCE_MOST = 1
    activity = activity_of(cast)
    one = photo_of(activity, cast)
    with pytest.raises(ActivityRefused, match="photos_full"):
        photo_of(activity, cast, words=b"b")
    actions.withdraw_photo(photo=one, withdrawn_on=TODAY, **signed(cast))
    photo_of(activity, cast, words=b"b")
    actions.void_activity(activity=activity, expected_version=activity.version, reason="Trùng", **signed(cast))
    with pytest.raises(ActivityRefused, match="is_void"):
        photo_of(activity, cast, words=b"c")
    assert not Photo.objects.all().shareable().exists()


def test_every_night_files_without_a_photo_go_and_a_photo_that_lost_its_job_is_drawn(cast: Cast) -> None:
    activity = activity_of(cast)
    with incoming(picture_file(size=(40, 30))) as content:
        one = actions.take_photo(
            activity=activity, content=content, kind=FileKind.JPEG, agreed=NOBODY, by=cast.officer.actor,
            at=NOW - dt.timedelta(hours=2),
        )  # fmt: skip
    store(b"left", name="a.jpg", media_type="image/jpeg", owner_type=OWNER, owner_id=one.pk, at=NOW)
    keep_photos.func(day=f"{TODAY:%Y-%m-%d}")
    one.refresh_from_db()
    assert one.state == PhotoState.READY
    assert StoredFile.objects.filter(owner_type=OWNER).count() == 1
