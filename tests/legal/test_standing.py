"""In force on a day: three answers, and a missing date is never a yes."""

import datetime as dt
import itertools

import pytest

from donghanh.legal.models import Confidence, LegalInstrument, Status
from donghanh.legal.presenters import REASONS, standpoint
from donghanh.legal.standing import Answer, standing_on, value_of

D = dt.date
DAY = D(2024, 6, 1)


def instrument(**fields) -> LegalInstrument:
    values = {"number": "1/QĐ", "status": Status.IN_FORCE, "effective_on": D(2021, 1, 1), "issued_on": D(2020, 12, 1)}
    return LegalInstrument(**(values | fields))


@pytest.mark.parametrize(
    ("fields", "answer", "reason"),
    [
        ({}, Answer.YES, "in_force"),
        ({"effective_on": DAY}, Answer.YES, "in_force"),
        ({"effective_on": D(2024, 6, 2)}, Answer.NO, "not_yet"),
        ({"effective_on": None}, Answer.UNKNOWN, "no_first_day"),
        ({"effective_on": None, "issued_on": D(2024, 6, 2)}, Answer.NO, "not_issued"),
        ({"ended_on": DAY, "status": Status.SUPERSEDED}, Answer.NO, "ended"),
        ({"ended_on": D(2024, 6, 2), "status": Status.SUPERSEDED}, Answer.YES, "in_force"),
        ({"status": Status.SUPERSEDED}, Answer.UNKNOWN, "no_last_day"),
        ({"status": Status.EXPIRED}, Answer.UNKNOWN, "no_last_day"),
        ({"status": Status.PERIOD_ENDED, "period_last": DAY}, Answer.YES, "in_force"),
        ({"status": Status.PERIOD_ENDED, "period_last": D(2024, 5, 31)}, Answer.NO, "period_over"),
        ({"status": Status.PERIOD_ENDED}, Answer.UNKNOWN, "no_last_day"),
        ({"effective_on": None, "period_from": D(2025, 1, 1)}, Answer.NO, "before_period"),
        ({"effective_on": None, "period_from": D(2021, 1, 1)}, Answer.UNKNOWN, "no_first_day"),
        ({"status": Status.UNVERIFIED}, Answer.UNKNOWN, "unverified"),
        ({"status": Status.UNVERIFIED, "ended_on": DAY}, Answer.NO, "ended"),
        ({"status": Status.GUIDANCE}, Answer.UNKNOWN, "guidance"),
        ({"confidence": Confidence.RECALLED}, Answer.UNKNOWN, "recalled"),
    ],
)
def test_standing_has_an_answer_and_a_reason(fields: dict, answer: Answer, reason: str) -> None:
    standing = standing_on(instrument(**fields), DAY)
    assert (standing.answer, standing.reason) == (answer, reason)


DATES = (None, D(2020, 1, 1), D(2023, 1, 1), D(2025, 1, 1))


def every_instrument():
    for status, effective, ended, since, until in itertools.product(Status, DATES, DATES, DATES, DATES):
        yield instrument(
            status=status, issued_on=None, effective_on=effective, ended_on=ended, period_from=since, period_last=until
        )


def test_without_a_first_day_the_answer_is_never_yes() -> None:
    for one in every_instrument():
        if one.effective_on is None:
            assert standing_on(one, DAY).answer != Answer.YES


def test_page_and_document_check_never_contradict_each_other() -> None:
    for one in every_instrument():
        answer, checked = standing_on(one, DAY).answer, value_of(one).in_force(DAY)
        if checked is False:
            assert answer == Answer.NO
        if answer == Answer.YES:
            assert checked is True


def test_every_reason_has_its_sentence() -> None:
    seen = {standing_on(one, DAY).reason for one in every_instrument()} | {"not_issued", "recalled"}
    assert seen == set(REASONS)
    for one in every_instrument():
        assert "None" not in standpoint(standing_on(one, DAY)).why
