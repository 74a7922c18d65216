"""A shelter's address: sealed, read with a purpose and a trace by who holds the right, and nowhere else in the house."""

import datetime as dt
import io
import zipfile

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import (
    AddressReading,
    Initiative,
    InitiativeEvent,
    InitiativeFile,
    Placement,
    ProtectedAddress,
)
from donghanh.community.naming import tells_place
from donghanh.community.refusals import CommunityRefused
from donghanh.community.sealing import SealBroken, seal, unseal
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.web.search import search
from tests import factories as make
from tests.architecture.routes import routes
from tests.cast import Cast, Member
from tests.factories.community import FOUNDED, SHELTER, TRUSTED, chair_of, initiative_of

pytestmark = pytest.mark.django_db
SECRET = "Ngôi nhà mái tôn xanh sau chợ Mường"
BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


@pytest.fixture
def shelter(cast: Cast) -> Initiative:
    """A shelter whose address is written down, with a body so that it has a chair."""
    made = initiative_of(cast, SHELTER, "Nơi tạm lánh số 1", makes_organisation=True)
    actions.write_address(
        initiative=made, expected_version=0, address=SECRET, by=cast.officer.actor, at=now()
    )  # fmt: skip
    return made


def test_a_kind_that_protects_makes_the_model_protected_and_takes_no_place(cast: Cast) -> None:
    for place in ({"village": cast.village}, {"body": cast.health}):
        with pytest.raises(CommunityRefused, match="place_protected"):
            initiative_of(cast, SHELTER, "Nơi tạm lánh", **place)
    made = initiative_of(cast, SHELTER, "Nơi tạm lánh")
    assert made.is_protected
    with pytest.raises(CommunityRefused, match="place_protected"):
        actions.move_initiative(initiative=made, village=cast.village, body=None, on=FOUNDED, basis="", at=now(), **BY)
    with pytest.raises(CommunityRefused, match="kind_protects"):
        actions.unprotect_initiative(initiative=made, expected_version=1, at=now(), **BY)


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("Nơi tạm lánh thôn Bãi Sậy", True),
        ("Nơi tạm lánh THÔN BÃI SẬY", True),
        ("Nơi tạm lánh số nhà 12", True),
        ("Nơi tạm lánh số 12A đường Lê Lợi", True),
        ("Nhà đường Trần Phú", True),
        ("Nơi tạm lánh số 1", False),
        ("Nơi tạm lánh Bình yên", False),
        ("Đường dây giúp đỡ", False),
        ("Khu phố An toàn", False),
    ],
)
def test_a_protected_name_tells_no_place(cast: Cast, name: str, tells: bool) -> None:
    assert tells_place(name, [cast.village]) is tells
    if tells:
        with pytest.raises(CommunityRefused, match="name_tells_place"):
            initiative_of(cast, SHELTER, name)


def test_what_is_protected_later_loses_its_place_and_the_story_of_it(cast: Cast) -> None:
    house = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy", village=cast.village)
    actions.move_initiative(
        initiative=house, village=None, body=cast.health, on=dt.date(2025, 1, 1), basis="", at=now(), **BY
    )
    actions.protect_initiative(initiative=house, expected_version=1, at=now(), **BY)
    assert not Placement.objects.exists()
    assert not InitiativeEvent.objects.filter(kind="moved").exists()
    house.refresh_from_db()
    actions.write_address(initiative=house, expected_version=0, address=SECRET, at=now(), **BY)
    actions.unprotect_initiative(initiative=house, expected_version=2, at=now(), **BY)
    assert not ProtectedAddress.objects.exists()


def test_the_database_holds_no_word_of_it(shelter: Initiative) -> None:
    words = [word.encode() for word in ("mái tôn", "Mường", SECRET)]
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            text = "".join(map(str, cursor.fetchall())).encode()
            assert not any(word in text for word in words), model._meta.label


def test_a_seal_opens_for_its_model_and_with_its_secret_alone(cast: Cast, settings) -> None:
    one, other = initiative_of(cast), initiative_of(cast, name="CLB Xóm dưới")
    sealed = seal(SECRET, of=one.pk)
    assert unseal(sealed, of=one.pk) == SECRET
    assert seal(SECRET, of=one.pk) != sealed
    for text, of in ((sealed, other.pk), (sealed[:-4] + "AAA=", one.pk), ("không phải niêm", one.pk), ("", one.pk)):
        with pytest.raises(SealBroken):
            unseal(text, of=of)
    settings.AUDIT_KEY = b"another secret altogether"
    with pytest.raises(SealBroken):
        unseal(sealed, of=one.pk)


def test_reading_needs_a_purpose_and_leaves_who_when_and_why(shelter: Initiative, cast: Cast) -> None:
    client = cast.officer.client()
    asked = client.get(at("address", shelter.pk))
    assert SECRET not in asked.content.decode()
    assert not AddressReading.objects.exists()
    assert client.post(at("address", shelter.pk), {"purpose": "x"}).status_code == 200
    assert not AddressReading.objects.exists()
    shown = client.post(at("address", shelter.pk), {"purpose": "visit"})
    assert SECRET in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    look = AddressReading.objects.get()
    assert (look.reader, look.purpose) == (cast.officer.person, "visit")
    event = AuditEvent.objects.get(verb="community.address_read")
    assert (event.actor_id, event.new) == (cast.officer.user.pk, {"purpose": "visit"})
    page = client.get(at("initiative", shelter.pk)).content.decode()
    assert SECRET not in page
    assert cast.officer.person.full_name in page


def test_a_failed_look_shows_nothing_and_says_why(shelter: Initiative, cast: Cast, settings) -> None:
    settings.AUDIT_KEY = b"another secret altogether"
    text = cast.officer.client().post(at("address", shelter.pk), {"purpose": "visit"}).content.decode()
    assert "khóa khác" in text


def test_a_leader_sees_the_shelter_and_who_looked_but_never_the_address(shelter: Initiative, cast: Cast) -> None:
    cast.officer.client().post(at("address", shelter.pk), {"purpose": "bring"})
    leader = cast.leader.client()
    page = leader.get(at("initiative", shelter.pk)).content.decode()
    assert cast.officer.person.full_name in page
    assert at("address", shelter.pk) not in page
    for method in ("get", "post"):
        for name in ("address", "address-write"):
            assert getattr(leader, method)(at(name, shelter.pk), {"purpose": "visit"}).status_code == 404


def test_the_chair_of_a_shelter_sees_neither_the_address_nor_who_looked(shelter: Initiative, cast: Cast) -> None:
    cast.officer.client().post(at("address", shelter.pk), {"purpose": "bring"})
    chair = chair_of(shelter)
    page = chair.client().get(at("initiative", shelter.pk)).content.decode()
    assert cast.officer.person.full_name not in page
    assert chair.client().post(at("address", shelter.pk), {"purpose": "visit"}).status_code == 404
    assert not ProtectedAddress.objects.visible_to(chair.scope).exists()
    assert not AddressReading.objects.visible_to(chair.scope).exists()


@pytest.mark.parametrize("who", ["leader", "partner", "village_head", "office_admin", "stranger"])
def test_nobody_else_reaches_the_address(shelter: Initiative, cast: Cast, who: str) -> None:
    member: Member = getattr(cast, who)
    assert not ProtectedAddress.objects.visible_to(member.scope).exists()
    assert member.client().post(at("address", shelter.pk), {"purpose": "visit"}).status_code == 404
    assert not AddressReading.objects.exists()


def test_a_remembered_device_of_the_officer_reaches_it_neither(shelter: Initiative, cast: Cast) -> None:
    assert not ProtectedAddress.objects.visible_to(cast.officer.narrowed).exists()


def test_no_page_no_file_and_no_search_of_the_house_holds_it(shelter: Initiative, cast: Cast) -> None:
    """Every address that takes no, or this, identity, as the officer opens it by GET: pages, exports, forms."""
    client, opened = cast.officer.client(), 0
    for route in routes():
        uuids = [gap for gap, converter in route.gaps.items() if converter == "UUIDConverter"]
        if len(uuids) > 1 or len(route.gaps) > len(uuids):
            continue
        answer = client.get(route.address(**dict.fromkeys(uuids, shelter.pk)))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        opened += answer.status_code == 200
        if body.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(body)) as book:
                body = b"".join(book.read(name) for name in book.namelist())
        assert SECRET.encode() not in body, route.name
        assert SECRET not in str(answer.headers), route.name
    assert opened > 30
    for words in ("mái tôn", "chợ Mường", "Ngôi nhà"):
        assert search(cast.officer.scope, words) == {}


def test_the_list_and_its_file_say_that_the_place_is_kept_secret(shelter: Initiative, cast: Cast) -> None:
    client = cast.officer.client()
    assert "giữ kín" in client.get(at("list")).content.decode()
    text = b"".join(client.get(at("export")).streaming_content).decode()
    assert "giữ kín" in text
    assert client.get(at("initiative", shelter.pk)).context["place"] is None


def test_the_title_of_a_protected_page_says_nothing(shelter: Initiative, cast: Cast) -> None:
    page = cast.officer.client().get(at("initiative", shelter.pk)).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "tạm lánh" not in title
    assert "Mô hình" in title


def test_writing_again_replaces_and_a_lost_race_is_told(shelter: Initiative, cast: Cast) -> None:
    client = cast.officer.client()
    form = client.get(at("address-write", shelter.pk)).content.decode()
    assert SECRET not in form
    assert client.post(at("address-write", shelter.pk), {"address": "Nơi khác", "version": "1"}).status_code == 302
    held = ProtectedAddress.objects.get()
    assert unseal(held.sealed, of=shelter.pk) == "Nơi khác"
    for version in ("0", "1"):
        answer = client.post(at("address-write", shelter.pk), {"address": "Nơi nữa", "version": version})
        assert answer.status_code == 422
    assert client.post(at("address-write", shelter.pk), {"address": " ", "version": "2"}).status_code == 422


def test_an_address_is_only_written_where_one_is_kept_secret(cast: Cast) -> None:
    club = initiative_of(cast)
    with pytest.raises(CommunityRefused, match="not_protected"):
        actions.write_address(initiative=club, expected_version=0, address="x", at=now(), **BY)
    assert cast.officer.client().get(at("address-write", club.pk)).status_code == 404


def test_papers_of_a_shelter_are_opened_on_its_page_alone_and_each_time_told(shelter: Initiative, cast: Cast) -> None:
    client = cast.officer.client()
    upload = SimpleUploadedFile("Quyết định nhà mái tôn.pdf", b"%PDF-1.7 x\n%%EOF")
    assert client.post(at("file-add", shelter.pk), {"use": "decision", "file": upload}).status_code == 302
    row = InitiativeFile.objects.get()
    page = client.get(at("initiative", shelter.pk)).content.decode()
    assert "mái tôn" not in page
    download = reverse("files:download", args=(row.file_id,))
    for member in (cast.officer, cast.leader, chair_of(shelter)):
        assert member.client().get(download).status_code == 404
    assert client.get(at("file-open", row.pk)).status_code == 405
    assert cast.leader.client().post(at("file-open", row.pk)).status_code == 404
    opened = client.post(at("file-open", row.pk))
    assert b"".join(opened.streaming_content) == b"%PDF-1.7 x\n%%EOF"
    opened.close()
    assert AddressReading.objects.get().purpose == "paper"
    assert AuditEvent.objects.filter(verb="community.protected_file_opened").count() == 1
