"""Hamlets are compared by criteria; a hamlet is chosen, whichever it is, with a reason."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web import formats
from donghanh.inspections import actions
from donghanh.inspections.actions import Counted
from donghanh.inspections.criteria import NoValue, parameter, shipped_criteria
from donghanh.inspections.models import PilotChoice, Survey, SurveyCriterion, SurveyValue, SurveyVillage
from donghanh.inspections.queries.ranking import Ranking, ranking_of
from donghanh.inspections.refusals import InspectionRefused
from donghanh.units.actions import end_village, rename_unit
from donghanh.units.queries import standing
from tests.cast import Cast
from tests.factories import make_unit

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)
FULL: tuple[tuple[int, int] | int, ...] = ((120, 100), (20, 40), (27, 90), 8)
MIDDLING: tuple[tuple[int, int] | int, ...] = ((105, 100), (8, 40), (3, 90), 4)
"""Births, prejudice, risk, community life."""


def signed(cast: Cast) -> dict[str, Any]:
    return {"by": cast.officer.actor, "at": NOW}


def survey_of(cast: Cast, villages: tuple[str, ...] = ("Gốc Đa", "Hồ Sen")) -> Survey:
    for name in villages:
        make_unit(name, "thôn", parent=cast.unit)
    return actions.start_survey(unit=cast.unit, title="Chọn thôn điểm", as_of=TODAY, **signed(cast))


def village(survey: Survey, name: str) -> SurveyVillage:
    return survey.villages.select_related("village").get(village__name=name)


def write(cast: Cast, survey: Survey, name: str, values: tuple[tuple[int, int] | int | None, ...]) -> SurveyVillage:
    counted = {}
    for criterion, value in zip(survey.criteria.order_by("order"), values, strict=True):
        number, base = value if isinstance(value, tuple) else (value, None)
        counted[criterion.pk] = Counted(None if number is None else Decimal(number), base)
    one = village(survey, name)
    return actions.count_village(village=one, expected_version=one.version, counted=counted, **signed(cast))


def ranks(ranking: Ranking) -> dict[str, int | None]:
    return {line.village.village.name: line.place.rank for line in ranking.lines}


def test_a_survey_takes_the_hamlets_and_criteria_of_its_day(cast: Cast) -> None:
    one = survey_of(cast)
    assert one.villages.count() == 3
    first = one.criteria.get(code="sex_ratio")
    assert (first.natural, first.weight, first.reliable_from) == (105, 30, 100)
    with pytest.raises(InspectionRefused, match="no_villages"):
        actions.start_survey(unit=cast.neighbour, title="Chọn thôn", as_of=TODAY, **signed(cast))
    for title, day, code in ((" ", TODAY, "title_empty"), ("X", TODAY + DAY, "survey_in_future")):
        with pytest.raises(InspectionRefused, match=code):
            actions.start_survey(unit=cast.unit, title=title, as_of=day, **signed(cast))


def test_dated_values_and_criteria_are_read_from_their_files() -> None:
    assert parameter("natural_sex_ratio", TODAY) == 105
    with pytest.raises(NoValue):
        parameter("natural_sex_ratio", dt.date(1900, 1, 1))
    assert {one.direction for one in shipped_criteria(TODAY)} == {"above", "higher"}


def test_hamlets_are_ranked_and_what_is_missing_is_said_and_never_nought(cast: Cast) -> None:
    one = survey_of(cast)
    write(cast, one, "Bãi Sậy", FULL)
    write(cast, one, "Gốc Đa", MIDDLING)
    write(cast, one, "Hồ Sen", ((140, 100), (30, 40), None, 9))
    ranking = ranking_of(one)
    assert ranks(ranking) == {"Bãi Sậy": 1, "Gốc Đa": 2, "Hồ Sen": None}
    assert {line.village.village.name for line in ranking.contenders} == {"Bãi Sậy", "Hồ Sen"}
    last = ranking.lines[2]
    assert (last.place.missing, last.points_shown) == (("risk",), None)


def test_few_births_are_marked_with_how_far_chance_reaches(cast: Cast) -> None:
    one = survey_of(cast)
    write(cast, one, "Bãi Sậy", ((7, 3), (20, 40), (9, 90), 8))
    line = next(line for line in ranking_of(one).lines if line.village.village.name == "Bãi Sậy")
    births, prejudice = line.cells[0], line.cells[1]
    assert births.is_few
    assert births.chance is not None
    assert births.chance[0] < 105
    assert not prejudice.is_few
    write(cast, one, "Bãi Sậy", ((7, 0), (20, 40), (9, 90), 8))
    again = next(line for line in ranking_of(one).lines if line.village.village.name == "Bãi Sậy")
    assert (again.cells[0].value, again.place.rank) == (None, None), "no girl: no ratio, not nought"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (((120, None), (1, 40), (9, 90), 8), "half_counted"),
        (((120, 100), (41, 40), (9, 90), 8), "part_over_whole"),
        (((120, 100), (1, 40), (9, 90), 11), "out_of_scale"),
        (((12_000_000, 100), (1, 40), (9, 90), 8), "too_many"),
    ],
)
def test_counts_that_cannot_be_are_refused_with_their_criterion(cast: Cast, values: Any, code: str) -> None:
    one = survey_of(cast)
    with pytest.raises(InspectionRefused) as refused:
        write(cast, one, "Bãi Sậy", values)
    assert refused.value.code == code
    assert refused.value.params["criterion"]
    assert not SurveyValue.objects.exists()


def test_emptied_a_value_is_unknown_again_and_the_later_writer_is_told(cast: Cast) -> None:
    one = survey_of(cast)
    write(cast, one, "Bãi Sậy", FULL)
    write(cast, one, "Bãi Sậy", (None, (20, 40), (9, 90), 8))
    assert SurveyValue.objects.count() == 3
    first = village(one, "Bãi Sậy")
    with pytest.raises(StaleRecord):
        actions.count_village(village=first, expected_version=1, counted={}, **signed(cast))


def test_criteria_are_weighed_added_and_left_out(cast: Cast) -> None:
    one = survey_of(cast)
    values: dict[str, Any] = {
        "name": "Có nhà văn hóa", "measure": "score", "direction": "higher", "weight": 10, "low": Decimal(0),
        "high": Decimal(5),
    }  # fmt: skip
    own = actions.add_criterion(survey=one, **values, **signed(cast))
    for change, code in (
        ({"name": "có NHÀ văn hóa"}, "criterion_known"),
        ({"name": " "}, "criterion_empty"),
        ({"name": "Khác", "high": Decimal(0)}, "scale_backward"),
        ({"name": "Khác", "direction": "above"}, "above_births"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            actions.add_criterion(survey=one, **values | change, **signed(cast))
    same = actions.correct_criterion(
        criterion=own, expected_version=own.version, **values | {"weight": 40, "measure": "share"}, **signed(cast)
    )
    assert (same.weight, same.measure) == (40, "score"), "what was counted stays, so its measure does"
    for criterion in one.criteria.exclude(pk=own.pk):
        actions.remove_criterion(criterion=criterion, **signed(cast))
    with pytest.raises(InspectionRefused, match="last_criterion"):
        actions.remove_criterion(criterion=own, **signed(cast))


def choose(cast: Cast, survey: Survey, name: str, **fields: Any) -> PilotChoice:
    values: dict[str, Any] = {
        "reason": "Bà con đồng lòng", "decided_by": "UBND xã Sông Mây", "document_number": "52/KH-UBND",
        "decided_on": TODAY,
    } | fields  # fmt: skip
    return actions.choose_village(survey=survey, village=village(survey, name), **values, **signed(cast))


def test_a_hamlet_that_is_not_first_may_be_chosen_and_its_rank_is_kept(cast: Cast) -> None:
    one = survey_of(cast)
    write(cast, one, "Bãi Sậy", FULL)
    write(cast, one, "Gốc Đa", MIDDLING)
    choice = choose(cast, one, "Gốc Đa")
    assert choice.rank == 2
    assert len(choice.ranking) == 3
    with pytest.raises(InspectionRefused, match="chosen"):
        write(cast, one, "Bãi Sậy", MIDDLING)
    with pytest.raises(InspectionRefused, match="chosen"):
        actions.remove_criterion(criterion=one.criteria.all()[0], **signed(cast))


def test_a_choice_is_corrected_with_a_reason_and_the_former_is_kept(cast: Cast) -> None:
    one = survey_of(cast)
    first = choose(cast, one, "Gốc Đa")
    with pytest.raises(InspectionRefused, match="correction_empty"):
        choose(cast, one, "Bãi Sậy")
    second = choose(cast, one, "Bãi Sậy", correction="Ghi nhầm thôn")
    first.refresh_from_db()
    assert (first.ended_reason, PilotChoice.objects.current().get()) == ("Ghi nhầm thôn", second)
    with pytest.raises(IntegrityError), transaction.atomic():
        PilotChoice.objects.filter(pk=first.pk).update(ended_at=None)
    actions.withdraw_choice(choice=second, reason="Tạm dừng", **signed(cast))
    with pytest.raises(InspectionRefused, match="choice_over"):
        actions.withdraw_choice(choice=second, reason="Nữa", **signed(cast))
    write(cast, one, "Bãi Sậy", FULL)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": " "}, "reason_empty"),
        ({"decided_by": ""}, "decider_empty"),
        ({"document_number": ""}, "document_empty"),
        ({"decided_on": TODAY + DAY}, "decided_in_future"),
        ({"decided_on": TODAY - DAY}, "decided_before_survey"),
    ],
)
def test_a_choice_without_its_paper_is_refused(cast: Cast, fields: dict[str, Any], code: str) -> None:
    one = survey_of(cast)
    with pytest.raises(InspectionRefused, match=code):
        choose(cast, one, "Gốc Đa", **fields)


def body(answer: Any) -> str:
    return answer.content.decode()


def test_the_page_ranks_says_what_is_missing_and_records_the_choice(cast: Cast) -> None:
    client = cast.officer.client()
    make_unit("Gốc Đa", "thôn", parent=cast.unit)
    client.post(reverse("inspections:survey_new"), {"title": "Chọn thôn điểm", "as_of": formats.date(TODAY)})
    one = Survey.objects.get()
    page_url = reverse("inspections:survey", args=[one.pk])
    assert "Chưa có số liệu của thôn nào" in body(client.get(page_url))
    write(cast, one, "Bãi Sậy", ((7, 3), (20, 40), (9, 90), 8))
    page = body(client.get(page_url))
    assert "ít ca sinh, chưa tin được" in page
    assert "chưa có số liệu" in page
    assert "Còn thiếu số liệu. Nếu biết đủ" in page
    data = {
        "village": str(village(one, "Gốc Đa").pk), "reason": "Gần trung tâm", "decided_by": "UBND xã",
        "document_number": "52/KH-UBND", "decided_on": formats.date(TODAY),
    }  # fmt: skip
    client.post(reverse("inspections:choose", args=[one.pk]), data)
    page = body(client.get(page_url))
    assert "Đã chọn Thôn Gốc Đa" in page
    assert "chưa xếp hạng được vì thiếu số liệu" in page
    assert "Gốc Đa" in body(client.get(reverse("inspections:surveys")))
    text = b"".join(client.get(reverse("inspections:ranking_export", args=[one.pk])).streaming_content).decode()
    assert "chưa xếp" in text


def test_the_page_says_which_hamlets_stand_no_more_and_where_they_went(cast: Cast) -> None:
    one = survey_of(cast)
    page_url = reverse("inspections:survey", args=[one.pk])
    gone, into = village(one, "Gốc Đa").village, village(one, "Hồ Sen").village
    assert "đã nhập vào" not in body(cast.officer.client().get(page_url))
    rename_unit(unit=into, expected_version=1, name="Hồ Sen Mới", level="thôn", on=TODAY, **signed(cast))
    end_village(village=gone, expected_version=1, into=standing(into, TODAY), on=TODAY, **signed(cast))
    page = body(cast.officer.client().get(page_url))
    assert f"Thôn Gốc Đa đã nhập vào thôn Hồ Sen Mới từ {formats.date(TODAY)}." in page
    assert "Thôn Hồ Sen không còn" not in page, "a new name is no end"
    assert "Khảo sát lại các thôn bây giờ" in page


def test_counting_a_hamlet_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast) -> None:
    one = survey_of(cast)
    row = village(one, "Bãi Sậy")
    criterion = one.criteria.get(code="prejudice")
    address, client = reverse("inspections:count", args=[row.pk]), cast.officer.client()
    data = {f"n_{criterion.pk.hex}": "41", f"b_{criterion.pk.hex}": "40", "version": "1"}
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert "Định kiến giới: số đếm được nhiều hơn tổng" in body(answer)
    assert 'value="41"' in body(answer)
    assert client.post(address, data | {f"n_{criterion.pk.hex}": "4"}).status_code == 302
    again = client.post(address, data | {f"n_{criterion.pk.hex}": "5"})
    assert again.status_code == 422
    assert "Có người vừa đổi mục này" in body(again)


def test_only_the_office_sees_surveys(cast: Cast) -> None:
    one = survey_of(cast)
    address = reverse("inspections:survey", args=[one.pk])
    assert cast.leader.client().get(address).status_code == 200
    assert cast.leader.client().get(reverse("inspections:choose", args=[one.pk])).status_code == 404
    for member in (cast.partner, cast.stranger, cast.office_admin):
        assert member.client().get(address).status_code == 404
    assert not Survey.objects.visible_to(cast.officer.narrowed).exists()
    assert not SurveyCriterion.objects.visible_to(cast.stranger.scope).exists()


def test_more_hamlets_cost_no_more_queries(cast: Cast) -> None:
    client, costs = cast.officer.client(), []
    for names in (("Gốc Đa",), ("Hồ Sen", "Đồi Chè", "Bến Nứa", "Vườn Cau")):
        one = survey_of(cast, names)
        for row in one.villages.select_related("village"):
            write(cast, one, row.village.name, FULL)
        for address in (reverse("inspections:survey", args=[one.pk]), reverse("inspections:surveys")):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            costs.append(len(asked))
    assert costs[:2] == costs[2:]


def pasted(client: Any, one: Survey, text: str, **fields: str) -> Any:
    return client.post(reverse("inspections:survey_paste", args=[one.pk]), {"pasted": text} | fields)


def table(client: Any, one: Survey) -> list[list[str]]:
    """The table as the page offers it to be copied."""
    page = client.get(reverse("inspections:survey_paste", args=[one.pk]))
    return [line.split("\t") for line in page.context["form"]["pasted"].value().splitlines()]


def test_a_table_is_copied_filled_and_pasted_back(cast: Cast) -> None:
    one, client = survey_of(cast), cast.officer.client()
    heads, first, *rest = table(client, one)
    assert heads[0] == "Thôn"
    assert first[1:] == [""] * (len(heads) - 1), "nothing is known yet, and nothing is nought"
    first[1:3] = ["1.200", "1.000"]
    first[-1] = "8"
    text = "\n".join("\t".join(line) for line in (heads, first, *rest))
    assert pasted(client, one, text).status_code == 302
    assert SurveyValue.objects.count() == 2
    assert SurveyValue.objects.get(criterion__code="sex_ratio").base == 1000
    assert table(client, one)[1] == first, "what was pasted stands in the table"


def test_numbers_that_stand_are_replaced_only_when_somebody_says_so(cast: Cast) -> None:
    one, client = survey_of(cast), cast.officer.client()
    write(cast, one, "Bãi Sậy", FULL)
    heads, *rows = table(client, one)
    line = next(row for row in rows if "Bãi Sậy" in row[0])
    line[1] = "121"
    text = "\n".join("\t".join(row) for row in (heads, line))
    answer = pasted(client, one, text)
    assert answer.status_code == 422
    assert "120/100 → 121/100" in answer.content.decode()
    assert SurveyValue.objects.get(criterion__code="sex_ratio").number == 120
    assert pasted(client, one, text, replaces="on").status_code == 302
    assert SurveyValue.objects.get(criterion__code="sex_ratio").number == 121
    assert SurveyValue.objects.count() == 4, "what was not in the table stays"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({0: "Thôn Lạ"}, "không có thôn “Thôn Lạ”"),
        ({1: "12"}, "cần cả hai số"),
        ({1: "mười", 2: "9"}, "Chỉ ghi chữ số"),
        ({3: "50", 4: "40"}, "Thôn Bãi Sậy: "),
        ({}, "Bảng chưa có số nào"),
    ],
)
def test_a_table_with_a_mistake_is_told_by_line_and_nothing_of_it_is_written(
    cast: Cast, change: dict[int, str], words: str
) -> None:
    one, client = survey_of(cast), cast.officer.client()
    heads, *rows = table(client, one)
    line = next(row for row in rows if "Bãi Sậy" in row[0])
    other = next(row for row in rows if "Gốc Đa" in row[0])
    if change:
        other[1:3] = ["10", "11"]
    for place, text in change.items():
        line[place] = text
    answer = pasted(client, one, "\n".join("\t".join(row) for row in (heads, other, line)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert not SurveyValue.objects.exists()
    assert "Gốc Đa" in page, "what was pasted stays"


def test_hamlets_follow_each_other_on_a_phone(cast: Cast) -> None:
    one, client = survey_of(cast), cast.officer.client()
    first, second, *_more, last = one.villages.all()
    answer = client.post(reverse("inspections:count", args=[first.pk]), {"version": 1, "tiep": "1"})
    assert answer["Location"] == reverse("inspections:count", args=[second.pk])
    answer = client.post(reverse("inspections:count", args=[second.pk]), {"version": 1})
    assert answer["Location"] == reverse("inspections:survey", args=[one.pk])
    assert "Lưu và sang" not in client.get(reverse("inspections:count", args=[last.pk])).content.decode()


def test_both_ways_are_explained_and_closed_once_a_hamlet_is_chosen(cast: Cast) -> None:
    one, client = survey_of(cast), cast.officer.client()
    page = client.get(reverse("inspections:survey", args=[one.pk])).content.decode()
    assert "Ghi từng thôn" in page
    assert "Dán cả bảng" in page
    assert cast.partner.client().get(reverse("inspections:survey_paste", args=[one.pk])).status_code == 404
    actions.choose_village(
        survey=one, village=village(one, "Gốc Đa"), reason="Có nhà văn hóa", decided_by="UBND", document_number="1",
        decided_on=TODAY, **signed(cast),
    )  # fmt: skip
    assert "Dán cả bảng" not in client.get(reverse("inspections:survey", args=[one.pk])).content.decode()
    assert pasted(client, one, "x").status_code == 302
    assert not SurveyValue.objects.exists()
