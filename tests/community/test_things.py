"""Equipment, papers and reviews of a model."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.actions.files import MOST_FILES
from donghanh.community.models import Equipment, InitiativeFile, Review
from donghanh.community.presenters.reviews import found_of, total_of
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import StaleRecord
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import FOUNDED, initiative_of

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
LATER = dt.date(2025, 9, 1)
PDF = b"%PDF-1.7 x\n%%EOF"


def now() -> dt.datetime:
    return timezone.now()


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


def thing(club, **fields) -> Equipment:
    values = {"item": "Loa kéo", "quantity": 1, "received_on": FOUNDED} | fields
    return actions.add_equipment(initiative=club, at=now(), **values, **BY)


def test_a_thing_comes_is_corrected_and_goes(cast: Cast) -> None:
    line = thing(initiative_of(cast))
    values = {"item": "Loa kéo", "measure": "cái", "received_on": FOUNDED, "source": "Ngân sách xã"}
    actions.edit_equipment(line=line, expected_version=1, quantity=2, condition="broken", at=now(), **values, **BY)
    with pytest.raises(StaleRecord):
        actions.edit_equipment(line=line, expected_version=1, quantity=3, condition="good", at=now(), **values, **BY)
    actions.end_equipment(line=line, expected_version=2, gone_on=LATER, reason="Hỏng hẳn", at=now(), **BY)
    assert not Equipment.objects.held().exists()
    assert Equipment.objects.get().gone_reason == "Hỏng hẳn"
    with pytest.raises(CommunityRefused, match="equipment_gone"):
        actions.end_equipment(line=line, expected_version=3, gone_on=LATER, reason="x", at=now(), **BY)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"item": " "}, "item_empty"),
        ({"quantity": 0}, "quantity_wrong"),
        ({"quantity": 100_001}, "quantity_wrong"),
        ({"condition": "x"}, "condition_unknown"),
        ({"received_on": dt.date(2062, 1, 1)}, "day_far"),
    ],
)
def test_a_thing_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    with pytest.raises(CommunityRefused, match=code):
        thing(initiative_of(cast), **fields)


def test_a_thing_does_not_go_before_it_came(cast: Cast) -> None:
    line = thing(initiative_of(cast), received_on=LATER)
    with pytest.raises(CommunityRefused, match="period_backward"):
        actions.end_equipment(line=line, expected_version=1, gone_on=FOUNDED, reason="x", at=now(), **BY)
    assert actions.end_equipment(line=line, expected_version=1, gone_on=LATER, reason="x", at=now(), **BY)


def test_the_list_of_things_is_taken_away_with_what_is_gone(cast: Cast) -> None:
    club = initiative_of(cast)
    thing(club)
    gone = thing(club, item="=Quạt")
    actions.end_equipment(line=gone, expected_version=1, gone_on=LATER, reason="Cháy", at=now(), **BY)
    client = cast.leader.client()
    page = client.get(at("equipment", club.pk)).content.decode()
    assert "Loa kéo" in page
    assert "Cháy" in page
    text = b"".join(client.get(at("equipment-export", club.pk)).streaming_content).decode()
    assert "'=Quạt" in text
    assert text.count("\r\n") == 3


def test_the_rules_of_a_club_are_kept_as_a_file_and_taken_away_with_their_content(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    client.post(at("file-add", club.pk), {"use": "rules", "file": SimpleUploadedFile("Quy chế.pdf", PDF)})
    row = InitiativeFile.objects.get()
    assert (row.use, row.kind, row.name, row.added_by) == ("rules", "pdf", "Quy chế.pdf", cast.officer.person)
    download = reverse("files:download", args=(row.file_id,))
    assert download in client.get(at("initiative", club.pk)).content.decode()
    for member, status in ((cast.officer, 200), (cast.leader, 200), (cast.partner, 404), (cast.stranger, 404)):
        answer = member.client().get(download)
        answer.close()
        assert answer.status_code == status
    assert client.post(at("file-open", row.pk)).status_code == 404, "only papers of protected models are opened there"
    client.post(at("file-remove", row.pk), {"version": "1"})
    row.refresh_from_db()
    assert (row.file, row.name) == (None, "")
    assert not StoredFile.objects.exists()
    assert client.get(download).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "trống"), (b"GIF89a", "Chỉ nhận"), (b"%PDF-1.7", "chép chưa hết"), (b"%PDF-" + b"x" * 15_100_000, "15 MB")],
    ids=["empty", "other", "half", "large"],
)
def test_files_that_are_not_taken_are_named(cast: Cast, content: bytes, words: str) -> None:
    club = initiative_of(cast)
    upload = SimpleUploadedFile("tep.pdf", content)
    answer = cast.officer.client().post(at("file-add", club.pk), {"use": "rules", "file": upload})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not InitiativeFile.objects.exists()


def test_a_model_keeps_so_many_files(cast: Cast) -> None:
    club = initiative_of(cast)
    InitiativeFile.objects.bulk_create(
        InitiativeFile(
            initiative=club, use="other", kind="pdf", name="x", size=1, added_at=now(),
            file=StoredFile.objects.create(
                digest="0" * 64, size=1, media_type="x", original_name="x", owner_type="x", owner_id=club.pk, created_at=now()
            ),
        )
        for _ in range(MOST_FILES)
    )  # fmt: skip
    upload = SimpleUploadedFile("tep.pdf", PDF)
    answer = cast.officer.client().post(at("file-add", club.pk), {"use": "rules", "file": upload})
    assert "nhiều nhất 30 tệp" in answer.content.decode()


ANSWERS = [
    actions.Answer("Có quy chế", "met", met=True),
    actions.Answer("Sinh hoạt đủ kỳ", "score", score=80),
    actions.Answer("Thiết bị", "score", score=85),
    actions.Answer("Chưa xem", "met"),
    actions.Answer("  ", "score"),
]


def review(club, **fields) -> Review:
    values = {
        "year": 2025, "held_on": dt.date(2025, 12, 20), "reviewer": "Tổ kiểm tra", "conclusion": "Tốt", "answers": ANSWERS
    } | fields  # fmt: skip
    return actions.record_review(initiative=club, at=now(), **values, **BY)


def test_a_review_keeps_its_answers_and_their_means_with_their_bases(cast: Cast) -> None:
    items = list(review(initiative_of(cast)).items.all())
    assert [item.text for item in items] == ["Có quy chế", "Sinh hoạt đủ kỳ", "Thiết bị", "Chưa xem"]
    assert total_of(items) == "Trung bình 82,5 điểm (2 tiêu chí) · đạt 1 trên 1"
    assert [found_of(item).words for item in items] == ["đạt", "80 điểm", "85 điểm", "chưa chấm"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reviewer": " "}, "reviewer_empty"),
        ({"conclusion": "\n"}, "conclusion_empty"),
        ({"answers": [actions.Answer("Chưa xem", "met")]}, "answers_empty"),
        ({"answers": [actions.Answer("x", "score", score=101)]}, "score_wrong"),
        ({"year": 2023}, "year_outside"),
        ({"year": 2026}, "year_outside"),
        ({"held_on": dt.date(2062, 1, 1)}, "day_far"),
    ],
)
def test_a_review_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    with pytest.raises(CommunityRefused, match=code):
        review(initiative_of(cast), **fields)
    assert not Review.objects.exists()


def test_a_year_has_one_review_which_is_corrected(cast: Cast) -> None:
    club = initiative_of(cast)
    made = review(club)
    with pytest.raises(CommunityRefused, match="reviewed_already"):
        review(club)
    actions.correct_review(
        review=made,
        expected_version=1,
        held_on=dt.date(2025, 12, 21),
        reviewer="Tổ khác",
        conclusion="Khá",
        answers=ANSWERS[:1],
        at=now(),
        **BY,
    )
    assert made.items.count() == 1
    assert Review.objects.get().conclusion == "Khá"


def test_the_form_of_a_review_takes_scores_verdicts_and_own_criteria(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    form = client.get(at("review-add", club.pk)).context["form"]
    data = {"year": "2025", "held_on": "20/12/2025", "reviewer": "Tổ kiểm tra", "conclusion": "Tốt"}
    for line in form.lines:
        data |= {f"{line.prefix}-text": line.initial.get("text", ""), f"{line.prefix}-measure": line.initial["measure"]}
    data |= {
        "tieu-chi-1-met": "yes",
        "tieu-chi-2-score": "70",
        "tieu-chi-7-text": "Có góc đọc sách",
        "tieu-chi-7-met": "no",
    }
    answer = client.post(at("review-add", club.pk), data)
    made = Review.objects.get()
    assert answer["Location"] == at("review", made.pk)
    answers = [(item.measure, item.score, item.met) for item in made.items.all()]
    assert (answers[0], answers[1], answers[-1]) == (("met", None, True), ("score", 70, None), ("met", None, False))
    assert made.items.last().text == "Có góc đọc sách"
    again = client.post(at("review-add", club.pk), data)
    assert again.status_code == 422
    assert "Có góc đọc sách" in again.content.decode(), "what was typed stays"
    assert client.get(at("review-edit", made.pk)).status_code == 200
    wrong = client.post(at("review-add", club.pk), data | {"tieu-chi-8-score": "140"})
    assert "tieu-chi-8-score" in str(wrong.context["form"].problems)
    for who, status in ((cast.leader, 200), (cast.partner, 404)):
        assert who.client().get(at("review", made.pk)).status_code == status
