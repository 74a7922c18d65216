"""The page on which overruled rules are seen."""

import csv
import io

import pytest
from django.urls import reverse

from donghanh.documents.actions.findings import waive_finding
from donghanh.documents.actions.review import add_candidate, edit_candidate, reject_candidate
from donghanh.documents.editing import fields_of_new
from donghanh.documents.models import Candidate, Finding
from donghanh.documents.quality import quality_for
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, NURSERY

pytestmark = pytest.mark.django_db


@pytest.fixture
def worked_on(cast, document):
    """The invented plan after an hour of review."""
    by = {"by": cast.officer.actor, "at": AT}
    rows = {c.fields["text"]: c for c in Candidate.objects.filter(document=document)}
    flowers, nursery = rows[FLOWERS], rows[NURSERY]
    edit_candidate(
        candidate=flowers,
        fields={**flowers.fields, "text": "Trồng hoa", "deadline": None},
        expected_version=flowers.version,
        **by,
    )
    reject_candidate(candidate=nursery, expected_version=nursery.version, **by)
    add_candidate(document=document, kind="task", fields=fields_of_new("task", text="Tưới hoa"), **by)
    finding = Finding.objects.select_related("document").get(document=document, code="wrong_year")
    waive_finding(finding=finding, reason="Bản gốc ghi đúng.", expected_version=finding.version, **by)
    return document


def test_each_rule_is_counted_by_what_people_did(cast, worked_on) -> None:
    found = quality_for(cast.officer.scope)
    rules = {rule.code: rule for rule in found.reading}
    assert (rules["task"].edited, rules["task"].missed, rules["duty"].dropped) == (1, 1, 1)
    assert set(rules["task"].changed) == {"text", "dates"}
    assert rules["task"].file.endswith("tasks.py")
    waived = next(rule for rule in found.checking if rule.code == "wrong_year")
    assert (waived.waived, waived.reasons) == (1, ["Bản gốc ghi đúng."])


def test_the_page_shows_the_reasons_and_the_file(cast, worked_on) -> None:
    client = cast.officer.client()
    assert "Bản gốc ghi đúng." in client.get(reverse("documents:quality")).content.decode()
    answer = client.get(reverse("documents:quality_export"))
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert any(row["Lý do bỏ"] == "Bản gốc ghi đúng." for row in rows)


def test_rules_are_called_by_their_names_and_only_then_by_their_codes(cast, worked_on) -> None:
    Finding.objects.filter(document=worked_on, code="wrong_year").update(code="L04")
    client = cast.officer.client()
    page = client.get(reverse("documents:quality")).content.decode()
    assert "<b>Năm của thời hạn</b>" in page
    assert "<b>L04</b>" not in page
    answer = client.get(reverse("documents:quality_export"))
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert "Năm của thời hạn" in {row["Là gì"] for row in rows}


def test_a_year_without_papers_counts_nothing(cast, worked_on) -> None:
    page = cast.officer.client().get(reverse("documents:quality"), {"nam": "1999"}).content.decode()
    assert "Bản gốc ghi đúng." not in page


def test_the_next_commune_sees_nothing_of_it(cast, worked_on) -> None:
    assert quality_for(cast.stranger.scope).documents == 0


def test_the_page_costs_the_same_for_many_items(cast, worked_on, django_assert_max_num_queries) -> None:
    client = cast.officer.client()
    with django_assert_max_num_queries(14):
        client.get(reverse("documents:quality"))
