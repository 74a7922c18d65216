"""Before seven in the morning the office is a day ahead of UTC: bodies are those of its own day."""

import datetime as dt

import pytest

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.review import add_candidate, edit_candidate
from donghanh.documents.editing import fields_of_new
from donghanh.documents.models import Candidate, PrintedBody
from tests import factories as make
from tests.documents.plans import ORDER, reading

pytestmark = pytest.mark.django_db
EARLY = dt.datetime(2026, 1, 20, 22, 30, tzinfo=dt.UTC)  # 05:30 on the 21st in Việt Nam
SINCE = dt.date(2026, 1, 21)


def test_reading_of_the_early_morning_knows_the_body_set_up_that_day(cast, received, kind):
    nursery = make.make_organisation(cast.unit, "Tổ vườn ươm", "other", valid_from=SINCE)
    document = keep_reading(document=received, result=reading(), by=cast.officer.actor, at=EARLY, file=received.file)
    assert PrintedBody.objects.get(document=document, printed="Tổ vườn ươm").organisation == nursery


def test_decision_of_the_early_morning_knows_it_too(cast, document):
    team = make.make_organisation(cast.unit, "Đội cờ đỏ", "other", valid_from=SINCE)
    signed = {"by": cast.officer.actor, "at": EARLY}
    fields = fields_of_new("task", text="Gác cổng", lead="Đội cờ đỏ")
    add_candidate(document=document, kind="task", fields=fields, **signed)
    assert PrintedBody.objects.get(document=document, printed="Đội cờ đỏ").organisation == team
    row = Candidate.objects.get(document=document, fields__text=ORDER)
    edit_candidate(candidate=row, fields={**row.fields, "lead": fields["lead"]}, expected_version=1, **signed)
    assert PrintedBody.objects.get(document=document, printed="Đội cờ đỏ").organisation == team
