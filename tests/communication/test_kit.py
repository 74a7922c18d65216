"""The Action Month: a kit a year, proposed to every body, answered by each for itself."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.loading import load_communication
from donghanh.communication.models import ActionMonth, CampaignTheme, KitFile, ProposalAnswer
from donghanh.communication.queries.totals import progress_of
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.telling import PROPOSED
from donghanh.notices.models import Notice
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo
from tests.factories.activities import TESTS

NOW = timezone.now()


@pytest.fixture
def loaded(cast: Cast) -> None:
    load_communication(by=TESTS, at=NOW)


def month_of(cast: Cast, year: int = 2026, **fields: Any) -> ActionMonth:
    values: dict[str, Any] = {
        "theme": "An toàn trong mỗi nhà",
        "starts_on": dt.date(year, 11, 15),
        "ends_on": dt.date(year, 12, 15),
    } | fields
    return actions.begin_month(unit=cast.unit, year=year, by=cast.officer.actor, at=NOW, **values)


def propose(month: ActionMonth, cast: Cast) -> ActionMonth:
    return actions.propose_month(month=month, by=cast.officer.actor, at=NOW)


@pytest.mark.usefixtures("loaded")
def test_known_years_have_their_theme_and_window_and_an_unknown_one_says_so(cast: Cast) -> None:
    known = CampaignTheme.objects.get(year=2025)
    assert known.theme.startswith("Bình đẳng giới và an toàn")
    assert (known.starts_on, known.ends_on) == (dt.date(2025, 11, 15), dt.date(2025, 12, 15))
    unknown = CampaignTheme.objects.get(year=2026)
    assert (unknown.theme, unknown.confidence) == ("", "practice")


@pytest.mark.usefixtures("loaded")
def test_a_kit_begins_with_the_shipped_checklist_once_a_year(cast: Cast) -> None:
    assert month_of(cast).proposals.count() == 6
    with pytest.raises(CommunicationRefused, match="month_known"):
        month_of(cast)


@pytest.mark.usefixtures("loaded")
def test_a_kit_takes_over_messages_and_checklist_of_another_year(cast: Cast) -> None:
    last = month_of(cast, 2025)
    actions.add_message(month=last, text="Việc nhà chia đôi", by=cast.officer.actor, at=NOW)
    actions.remove_proposal(proposal=last.proposals.all()[0], by=cast.officer.actor, at=NOW)
    this = month_of(cast, 2026, like=last)
    assert [one.text for one in this.messages.all()] == ["Việc nhà chia đôi"]
    assert this.proposals.count() == 5
    assert this.proposed_at is None


def test_a_window_of_another_year_or_backward_is_refused(cast: Cast) -> None:
    for since, until in (("2025-11-15", "2025-12-15"), ("2026-12-15", "2026-11-15"), ("2026-01-01", "2026-12-31")):
        with pytest.raises(CommunicationRefused, match="window_odd"):
            month_of(cast, starts_on=dt.date.fromisoformat(since), ends_on=dt.date.fromisoformat(until))


@pytest.mark.usefixtures("loaded")
def test_bodies_see_a_kit_once_it_was_proposed(cast: Cast) -> None:
    month = month_of(cast)
    assert not ActionMonth.objects.visible_to(cast.partner.scope).exists()
    address = reverse("communication:kit")
    assert "An toàn trong mỗi nhà" not in cast.partner.client().get(address).content.decode()
    propose(month, cast)
    assert "An toàn trong mỗi nhà" in cast.partner.client().get(address).content.decode()
    assert "An toàn trong mỗi nhà" in cast.village_head.client().get(address).content.decode()
    assert not ActionMonth.objects.visible_to(cast.stranger.scope).exists()


@pytest.mark.usefixtures("loaded")
def test_a_body_answers_for_itself_and_the_last_word_counts(cast: Cast) -> None:
    line = propose(month_of(cast), cast).proposals.all()[0]
    client, address = cast.partner.client(), reverse("communication:proposal_answer", args=[line.pk])
    other = client.post(address, {"body": cast.police.pk, "is_done": "yes"})
    assert other.status_code == 422
    for word in ("no", "yes"):
        client.post(address, {"body": cast.partner.organisation.pk, "is_done": word, "note": "Ba băng rôn"})
    answer = ProposalAnswer.objects.get()
    assert (answer.body, answer.is_done, answer.note) == (cast.partner.organisation, True, "Ba băng rôn")


@pytest.mark.usefixtures("loaded")
def test_nothing_is_answered_before_it_was_proposed(cast: Cast) -> None:
    line = month_of(cast).proposals.all()[0]
    with pytest.raises(CommunicationRefused, match="not_proposed"):
        actions.answer_proposal(
            proposal=line, body=cast.partner.organisation, is_done=True, by=cast.partner.actor, at=NOW
        )


@pytest.mark.usefixtures("loaded")
def test_progress_counts_done_not_done_and_unsaid(cast: Cast) -> None:
    month = propose(month_of(cast), cast)
    first, second = list(month.proposals.all())[:2]
    for line, is_done in ((first, True), (second, False)):
        actions.answer_proposal(
            proposal=line, body=cast.partner.organisation, is_done=is_done, by=cast.partner.actor, at=NOW
        )
    told, silent = progress_of(month, [cast.partner.organisation, cast.police])
    assert (told.done, told.not_done, told.unsaid) == (1, 1, 4)
    assert (silent.done, silent.not_done, silent.unsaid) == (0, 0, 6)
    exported = cast.officer.client().get(reverse("communication:progress_export", args=[month.pk]))
    assert "chưa làm" in b"".join(exported.streaming_content).decode()
    with pytest.raises(CommunicationRefused, match="answered"):
        actions.remove_proposal(proposal=first, by=cast.officer.actor, at=NOW)


@pytest.mark.usefixtures("loaded")
def test_an_empty_checklist_is_not_proposed(cast: Cast) -> None:
    month = month_of(cast)
    for line in list(month.proposals.all()):
        actions.remove_proposal(proposal=line, by=cast.officer.actor, at=NOW)
    with pytest.raises(CommunicationRefused, match="nothing_proposed"):
        propose(month, cast)


@pytest.mark.usefixtures("loaded")
def test_an_asset_is_kept_handed_to_bodies_and_taken_out(cast: Cast) -> None:
    month = propose(month_of(cast), cast)
    client = cast.officer.client()
    address = reverse("communication:asset_new", args=[month.pk])
    sent = client.post(address, {"caption": "Phông nền", "file": SimpleUploadedFile("phong.jpg", photo())})
    assert sent.status_code == 302
    asset = KitFile.objects.get()
    download = reverse("files:download", args=[asset.file_id])
    opened = cast.partner.client().get(download)
    assert b"".join(opened.streaming_content).startswith(b"\xff\xd8")
    opened.close()
    assert cast.stranger.client().get(download).status_code == 404
    client.post(reverse("communication:asset_remove", args=[asset.pk]))
    assert not KitFile.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_what_is_no_picture_is_refused_and_the_caption_stays(cast: Cast) -> None:
    month = month_of(cast)
    answer = cast.officer.client().post(
        reverse("communication:asset_new", args=[month.pk]),
        {"caption": "Bài hát", "file": SimpleUploadedFile("bai.mp3", b"ID3 khong phai anh")},
    )
    assert answer.status_code == 422
    assert "Chỉ nhận ảnh JPG" in answer.content.decode()
    assert "Bài hát" in answer.content.decode()
    assert not KitFile.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_a_body_keeps_no_kit(cast: Cast) -> None:
    month = propose(month_of(cast), cast)
    client = cast.partner.client()
    for name in ("month_edit", "message_new", "proposal_new", "asset_new", "month_propose", "progress_export"):
        assert client.get(reverse(f"communication:{name}", args=[month.pk])).status_code == 404, name


@pytest.mark.usefixtures("loaded")
def test_who_answers_for_a_body_is_told_once(cast: Cast) -> None:
    month = month_of(cast)
    for _twice in range(2):
        propose(month, cast)
    told = set(Notice.objects.filter(kind=PROPOSED).values_list("recipient", flat=True))
    assert told == {cast.partner.person.pk, cast.village_head.person.pk}


@pytest.mark.usefixtures("loaded")
def test_the_page_asks_as_often_however_many_answered(cast: Cast) -> None:
    month = propose(month_of(cast), cast)
    client, address = cast.officer.client(), reverse("communication:month", args=[month.pk])
    client.get(address)
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
        for line in month.proposals.all():
            for body in (cast.partner.organisation, cast.police, cast.school):
                actions.answer_proposal(proposal=line, body=body, is_done=True, by=cast.officer.actor, at=NOW)
    assert counted[0] == counted[1]
