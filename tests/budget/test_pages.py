"""The pages of money, and who meets them."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.budget import actions
from donghanh.budget.models import (
    Advance,
    Allocation,
    Estimate,
    EstimateState,
    EstimateVersion,
    Gift,
    Norm,
    Settlement,
    Source,
)
from donghanh.budget.queries import years_known
from donghanh.foundation.web import formats
from tests.cast import Cast, Member
from tests.factories.activities import activity_of
from tests.factories.budget import (
    TODAY,
    approve,
    approved_line,
    draft_of,
    line_of,
    money_in,
    plan_this_year,
    spend,
    submit,
)
from tests.factories.plans import task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def body(answer: Any) -> str:
    return answer.content.decode()


def open_(member: Member, name: str, *args: Any, query: str = "") -> Any:
    return member.client().get(reverse(f"budget:{name}", args=args) + query)


def file_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content).decode("utf-8", "replace")
    answer.close()
    return content


LISTS = (
    "overview",
    "spendings",
    "allocations",
    "advances",
    "gifts",
    "settlement",
    "norms",
    "donors",
    "settlement_print",
)
FORMS = ("start", "spend", "allocation_new", "advance_new", "gift_new", "norm_new")


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_page_teaches_and_another_commune_or_role_meets_its_own_or_nothing(cast: Cast, name: str) -> None:
    for reader in (cast.officer, cast.leader, cast.stranger):
        assert open_(reader, name).status_code == 200
    for other in (cast.partner, cast.village_head, cast.office_admin):
        assert open_(other, name).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_only_who_keeps_the_books_meets_their_forms(cast: Cast, name: str) -> None:
    assert open_(cast.officer, name).status_code == 200
    for other in (cast.leader, cast.partner, cast.office_admin):
        assert open_(other, name).status_code == 404


def everything(cast: Cast) -> dict[str, Any]:
    """One of each thing, with invented names."""
    plan = plan_this_year(cast)
    task = task_of(plan, "Nói chuyện chuyên đề", cast=cast)
    sign = {"by": cast.officer.actor, "at": NOW}
    norm = actions.add_norm(
        unit=cast.unit, item="Nước giữa giờ", unit_word="người", ceiling=15_000, authority="NQ 12/2026/NQ-HĐND",
        valid_from=dt.date(TODAY.year, 1, 1), **sign,
    )  # fmt: skip
    line = approved_line(cast, plan, item="Nước uống nói chuyện", task=task, norm=norm)
    allocation = money_in(cast, decision_number="15/QĐ-UBND", purpose="Cấp đầu năm")
    things = money_in(cast, 6_000_000, Source.DONOR, is_in_kind=True, things="30 suất quà", donor_name="Bà Vi Thị Lửng")
    activity = activity_of(cast, total=46)
    advance = actions.record_advance(
        plan=plan, number="TU 01", advanced_on=TODAY, amount=1_000_000, purpose="Tổ chức buổi nói chuyện",
        organisation=cast.partner.organisation, **sign,
    )  # fmt: skip
    spending = spend(line, cast, activity=activity, advance=advance)
    gift = actions.record_gift(
        unit=cast.unit, given_on=TODAY, what="Quà cho gia đình khó khăn", count=10, people=10, amount=2_000_000,
        allocation=things, activity=activity, **sign,
    )  # fmt: skip
    return {
        "plan": plan, "line": line, "estimate": line.estimate, "allocation": allocation, "things": things, "norm": norm,
        "activity": activity, "advance": advance, "spending": spending, "gift": gift,
    }  # fmt: skip


def test_every_page_of_what_is_there_opens_for_its_readers_and_for_nobody_else(cast: Cast) -> None:
    made = everything(cast)
    version = EstimateVersion.objects.get()
    reading = {"estimate": made["estimate"], "estimate_print": made["estimate"], "version": version,
               "spending": made["spending"]}  # fmt: skip
    keeping = {"allocation": made["things"], "allocation_void": made["things"], "gift_void": made["gift"],
               "advance_settle": made["advance"], "reverse": made["spending"], "norm_edit": made["norm"],
               "adjust": made["estimate"]}  # fmt: skip
    for name, one in (reading | keeping).items():
        assert open_(cast.officer, name, one.pk).status_code == 200, name
        assert open_(cast.leader, name, one.pk).status_code == (200 if name in reading else 404), name
        for other in (cast.stranger, cast.partner, cast.office_admin):
            assert open_(other, name, one.pk).status_code == 404, name
            assert other.client().post(reverse(f"budget:{name}", args=[one.pk])).status_code in (404, 405), name


def test_lists_and_files_show_what_is_there_and_donors_only_who_agreed(cast: Cast) -> None:
    made = everything(cast)
    shown = {
        "spendings": "Mua nước uống", "allocations": "Vi Thị Lửng", "advances": "Tổ chức buổi nói chuyện",
        "gifts": "Quà cho gia đình khó khăn", "settlement": "Nước uống nói chuyện", "norms": "Nước giữa giờ",
        "donors": "Không nêu tên",
    }  # fmt: skip
    for name, words in shown.items():
        assert words in body(open_(cast.officer, name)), name
        assert words in file_of(open_(cast.officer, f"{name}_export")), name
        assert words not in file_of(open_(cast.stranger, f"{name}_export")), name
    assert "Lửng" not in body(open_(cast.officer, "donors"))
    url = reverse("budget:allocation", args=[made["things"].pk])
    cast.officer.client().post(url, {"donor_name": "Bà Vi Thị Lửng", "donor_agrees": "on", "version": "1"})
    assert "Bà Vi Thị Lửng" in body(open_(cast.officer, "donors"))
    assert "Sáu triệu đồng" in body(open_(cast.officer, "donors"))
    assert "Nước uống nói chuyện" in file_of(open_(cast.officer, "estimate_export", made["estimate"].pk))


def test_a_list_is_narrowed_and_says_so(cast: Cast) -> None:
    made = everything(cast)
    client = cast.officer.client()
    for query, inside in (
        ("?q=mua nuoc", True),
        ("?q=khong co", False),
        ("?nguon=state", True),
        ("?nguon=donor", False),
        (f"?ke_hoach={made['plan'].pk}", True),
        ("?ke_hoach=x", True),
        ("?chi=scanless", True),
        ("?chi=reversed", False),
        (f"?tu={formats.date(TODAY)}", True),
        (f"?den={formats.date(TODAY - dt.timedelta(days=1))}", False),
        ("?nam=1999", True),
        ("?nam=abcd", True),
    ):
        page = body(client.get(reverse("budget:spendings") + query))
        assert ("Mua nước uống" in page) == inside, query
    for name, query, words, inside in (
        ("allocations", "?nguon=donor", "30 suất quà", True),
        ("allocations", "?nguon=state", "30 suất quà", False),
        ("allocations", "?la=in_kind", "30 suất quà", True),
        ("allocations", "?la=cash", "30 suất quà", False),
        ("advances", "?buoc=open", "Tổ chức buổi nói chuyện", True),
        ("advances", "?buoc=settled", "Tổ chức buổi nói chuyện", False),
        ("gifts", "?q=khó khăn", "Quà cho gia đình", True),
        ("gifts", "?q=tết", "Quà cho gia đình", False),
        ("norms", "?q=nuoc giua", "Nước giữa giờ", True),
        ("norms", "?vung=highland", "Nước giữa giờ", False),
        ("norms", "?cua=national", "Nước giữa giờ", False),
    ):
        page = body(client.get(reverse(f"budget:{name}") + query))
        assert (f">{words}" in page) == inside, (name, query)
        assert (words in file_of(client.get(reverse(f"budget:{name}_export") + query))) == inside, (name, query)
    day_before = formats.date(dt.date(TODAY.year - 1, 12, 31))
    assert "Nước giữa giờ" not in body(client.get(f"{reverse('budget:norms')}?ngay={day_before}"))
    assert "Nước giữa giờ" in body(client.get(f"{reverse('budget:norms')}?ngay={day_before}&moi=on"))


def test_from_a_plan_to_an_estimate_with_a_line_in_three_forms(cast: Cast) -> None:
    plan = plan_this_year(cast)
    client = cast.officer.client()
    page = body(client.get(reverse("plans:budget", args=[plan.pk])))
    assert f"{reverse('budget:start')}?ke_hoach={plan.pk}" in page
    client.post(reverse("budget:start"), {"plan": plan.pk, "year": plan.year})
    estimate = Estimate.objects.get()
    line = {"item": "Nước uống", "unit_word": "người", "quantity": "100", "unit_price": "20.000", "times": "2",
            "source": "state"}  # fmt: skip
    answer = client.post(reverse("budget:line_new", args=[estimate.pk]), line | {"them-nua": "1"})
    assert answer["Location"] == reverse("budget:line_new", args=[estimate.pk])
    page = body(client.get(reverse("budget:estimate", args=[estimate.pk])))
    assert "4.000.000" in page
    assert "Bốn triệu đồng" in page
    assert plan.title in body(client.get(reverse("plans:budget", args=[plan.pk])))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit_price": "-5"}, "Số tiền không âm"),
        ({"unit_price": "12,5"}, "Ghi số tiền bằng đồng"),
        ({"unit_price": "một triệu"}, "Ghi số tiền bằng đồng"),
        ({"quantity": "0"}, "Số lượng phải lớn hơn 0"),
        ({"item": ""}, "Ô này cần có"),
    ],
)
def test_a_bad_line_is_told_and_what_was_typed_stays(cast: Cast, fields: dict[str, str], words: str) -> None:
    estimate = draft_of(cast, lines=0)
    typed = {"item": "Nước", "unit_word": "người", "quantity": "1", "unit_price": "5", "times": "1", "source": "state",
             "note": "Mua ở chợ"}  # fmt: skip
    answer = cast.officer.client().post(reverse("budget:line_new", args=[estimate.pk]), typed | fields)
    assert answer.status_code == 422
    assert words in body(answer)
    assert "Mua ở chợ" in body(answer)


def test_over_the_norm_the_page_says_by_how_much_and_asks_why(cast: Cast) -> None:
    made = everything(cast)
    page = body(open_(cast.leader, "estimate", made["estimate"].pk)).replace("\N{NO-BREAK SPACE}", " ")
    assert "1 dòng vượt định mức" in page
    assert "Vượt 5.000 đồng mỗi người so với mức 15.000 đồng (NQ 12/2026/NQ-HĐND), cả dòng vượt 500.000 đồng." in page
    assert "Chưa ghi lý do." in page


def test_within_the_norm_nothing_is_asked(cast: Cast) -> None:
    made = everything(cast)
    Norm.objects.update(ceiling=20_000)
    assert "vượt định mức" not in body(open_(cast.leader, "estimate", made["estimate"].pk)).lower()


def test_the_leader_returns_and_approves_and_the_officer_cannot(cast: Cast) -> None:
    estimate = submit(draft_of(cast), cast)
    url = reverse("budget:approve", args=[estimate.pk])
    assert cast.officer.client().post(url, {"version": estimate.version}).status_code == 404
    leader = cast.leader.client()
    assert "Xem và duyệt dự toán" in body(leader.get("/kinh-phi/"))
    back = reverse("budget:hand_back", args=[estimate.pk])
    assert leader.post(back, {"version": estimate.version, "reason": ""}).status_code == 422
    leader.post(back, {"version": estimate.version, "reason": "Giá nước cao"})
    assert "Giá nước cao" in body(open_(cast.officer, "estimate", estimate.pk))
    assert leader.post(url, {"version": estimate.version}).status_code == 422, "it is not before the leader"
    estimate = submit(estimate, cast)
    assert leader.post(url, {"version": "1"}).status_code == 409
    leader.post(url, {"version": estimate.version})
    estimate.refresh_from_db()
    assert estimate.state == EstimateState.APPROVED


def test_the_activity_page_says_what_was_spent_and_only_to_readers_of_money(cast: Cast) -> None:
    made = everything(cast)
    url = reverse("activities:activity", args=[made["activity"].pk])
    page = body(cast.officer.client().get(url))
    assert "Đã chi 500.000 đồng cho hoạt động này." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "10 suất cho 10 người" in page
    hosted = activity_of(cast, host=cast.partner.organisation, total=3)
    page = body(cast.partner.client().get(reverse("activities:activity", args=[hosted.pk])))
    assert "Kinh phí" not in page


def test_the_settlement_prints_with_words_and_is_locked_by_the_leader(cast: Cast) -> None:
    made = everything(cast)
    page = body(open_(cast.leader, "settlement_print"))
    assert "Năm trăm nghìn đồng" in page
    assert made["plan"].title in page
    actions.settle_advance(
        advance=made["advance"], expected_version=1, settled_on=TODAY, note="", by=cast.officer.actor, at=NOW
    )
    url = f"{reverse('budget:settle')}?nam={TODAY.year}"
    assert cast.officer.client().post(url).status_code == 404
    answer = cast.leader.client().post(url, {"note": ""})
    if TODAY.month < 12:
        assert "từ tháng 12 mới khóa sổ được" in body(answer)
        return
    assert "đã khóa sổ" in body(open_(cast.officer, "spendings"))
    settled = Settlement.objects.get()
    cast.leader.client().post(
        reverse("budget:reopen", args=[settled.pk]), {"version": settled.version, "reason": "Sót chứng từ"}
    )
    assert "Sót chứng từ" in body(open_(cast.officer, "settlement"))


def test_an_advance_that_somebody_else_settled_leads_back_to_the_list(cast: Cast) -> None:
    advance = everything(cast)["advance"]
    url, client = reverse("budget:advance_settle", args=[advance.pk]), cast.officer.client()
    sent = {"version": advance.version, "settled_on": formats.date(TODAY), "note": ""}
    assert client.post(url, sent).status_code == 302
    second = client.post(url, sent, follow=True)
    assert second.status_code == 200
    assert f"đã thanh toán ngày {formats.date(TODAY)}" in body(second)
    advance.refresh_from_db()
    assert advance.version == 2, "it is settled once"


def test_the_other_forms_keep_what_they_are_given(cast: Cast) -> None:
    client = cast.officer.client()
    plan = plan_this_year(cast)
    day = formats.date(TODAY)
    client.post(reverse("budget:allocation_new"), {"received_on": day, "source": "donor", "amount": "5.000.000",
                "is_in_kind": "on", "things": "25 suất quà", "donor_name": "Công ty Mây", "donor_agrees": "on"})  # fmt: skip
    things = Allocation.objects.get()
    client.post(
        reverse("budget:gift_new"),
        {
            "given_on": day,
            "what": "Quà Tết",
            "count": "10",
            "people": "10",
            "amount": "2.000.000",
            "allocation": things.pk,
        },
    )
    client.post(reverse("budget:advance_new"), {"plan": plan.pk, "number": "TU 01", "advanced_on": day,
                "amount": "1.000.000", "purpose": "Làm băng rôn", "receiver": "Anh Phúc"})  # fmt: skip
    client.post(reverse("budget:norm_new"), {"item": "Băng rôn", "unit_word": "chiếc", "ceiling": "400.000",
                "area": "anywhere", "authority": "NQ 3", "valid_from": day})  # fmt: skip
    assert (things.things, Gift.objects.get().allocation, Advance.objects.get().receiver) == (
        "25 suất quà",
        things,
        "Anh Phúc",
    )
    norm = Norm.objects.get()
    url = reverse("budget:norm_edit", args=[norm.pk])
    edited = {"item": "Băng rôn", "unit_word": "chiếc", "ceiling": "450.000", "area": "anywhere", "authority": "NQ 3",
              "valid_from": day, "version": norm.version}  # fmt: skip
    assert client.post(url, edited).status_code == 302
    assert client.post(url, edited).status_code == 409, "somebody saved meanwhile"
    assert "Khoản này chỉ còn" in body(
        client.post(
            reverse("budget:gift_new"),
            {
                "given_on": day,
                "what": "Quà",
                "count": "1",
                "people": "1",
                "amount": "9.000.000",
                "allocation": things.pk,
            },
        )
    )


@pytest.mark.parametrize("name", ["overview", "spendings", "allocations", "advances", "gifts", "settlement", "norms"])
def test_pages_ask_the_database_no_more_for_more_rows(cast: Cast, name: str) -> None:
    made = everything(cast)
    client, url = cast.officer.client(), reverse(f"budget:{name}")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(6):
        spend(made["line"], cast, 1_000, f"X {number}")
        money_in(cast, 1_000, Source.DONOR)
        plan = plan_this_year(cast, title=f"Kế hoạch {number}", number=str(50 + number))
        approve(draft_of(cast, plan, lines=2), cast)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_an_estimate_asks_the_database_no_more_for_more_lines(cast: Cast) -> None:
    estimate = draft_of(cast, lines=1)
    client, url = cast.officer.client(), reverse("budget:estimate", args=[estimate.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(8):
        line_of(estimate, cast, f"Mục {number}", quantity=Decimal(number + 1))
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
    assert len(re.findall(r"<tr ", body(client.get(url)))) == 11


def test_early_in_a_year_pages_open_with_the_last_year_that_has_anything(cast: Cast) -> None:
    assert years_known(cast.officer.scope).opened == TODAY.year
    money_in(cast, received_on=dt.date(TODAY.year - 2, 5, 1), purpose="Cấp năm kia")
    known = years_known(cast.officer.scope)
    assert (known.shown, known.opened) == ([TODAY.year, TODAY.year - 1, TODAY.year - 2], TODAY.year - 2)
    assert "Cấp năm kia" in body(open_(cast.officer, "allocations"))
    assert "Cấp năm kia" not in body(open_(cast.officer, "allocations", query=f"?nam={TODAY.year}"))
