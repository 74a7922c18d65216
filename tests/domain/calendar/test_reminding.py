"""When somebody is reminded: the ladder of steps around a deadline, over free days, quiet days and Tết."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar import SendingDays, WorkingCalendar, statutory_calendar

D = dt.date
STEPS = (10, 3, 0, -1, -3, -5)
PLAIN = SendingDays(WorkingCalendar())
YEARS = statutory_calendar(range(2025, 2029))


def walk(sending: SendingDays, first: dt.date, last: dt.date) -> Counter[tuple[dt.date, int]]:
    """Every (deadline, step) told from the first day to the last, with how often."""
    told: Counter[tuple[dt.date, int]] = Counter()
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        told.update((due, reminder.offset) for due, reminder in sending.reminders(day, STEPS).items())
    return told


def step_of(sending: SendingDays, today: dt.date, due: dt.date) -> int | None:
    found = sending.reminders(today, STEPS).get(due)
    return found.offset if found else None


def test_steps_are_counted_in_working_days() -> None:
    friday = D(2026, 6, 19)
    assert step_of(PLAIN, D(2026, 6, 5), friday) == 10
    assert step_of(PLAIN, D(2026, 6, 16), friday) == 3
    assert step_of(PLAIN, friday, friday) == 0
    assert step_of(PLAIN, D(2026, 6, 22), friday) == -1
    assert step_of(PLAIN, D(2026, 6, 26), friday) == -5
    assert step_of(PLAIN, D(2026, 6, 17), friday) is None


def test_what_is_due_on_a_free_day_is_told_on_the_working_day_before() -> None:
    sunday = D(2026, 6, 21)
    assert step_of(PLAIN, D(2026, 6, 19), sunday) == 0
    assert step_of(PLAIN, D(2026, 6, 22), sunday) == -1


def test_nothing_is_told_on_a_free_day_or_a_quiet_one() -> None:
    quiet = SendingDays(WorkingCalendar(), frozenset({D(2026, 6, 16)}))
    assert PLAIN.reminders(D(2026, 6, 20), STEPS) == {}
    assert quiet.reminders(D(2026, 6, 16), STEPS) == {}


def test_a_step_before_the_deadline_leaves_a_quiet_day_backwards_and_says_how_much_is_left() -> None:
    quiet = SendingDays(WorkingCalendar(), frozenset({D(2026, 6, 16)}))
    told = quiet.reminders(D(2026, 6, 15), STEPS)[D(2026, 6, 19)]
    assert (told.offset, told.left) == (3, 4)


def test_nobody_is_told_of_being_late_before_they_are() -> None:
    friday, monday = D(2026, 6, 19), D(2026, 6, 22)
    quiet = SendingDays(WorkingCalendar(), frozenset({monday}))
    assert step_of(quiet, friday, friday) == 0
    assert step_of(quiet, D(2026, 6, 23), friday) == -1


def test_steps_that_fall_together_are_told_once() -> None:
    days = frozenset({D(2026, 6, 22), D(2026, 6, 23), D(2026, 6, 24)})
    quiet = SendingDays(WorkingCalendar(), days)
    told = walk(quiet, D(2026, 5, 1), D(2026, 7, 31))
    assert [step for due, step in told if due == D(2026, 6, 19)] == [10, 3, 0, -3, -5]


def test_a_day_on_which_the_machine_was_off_is_made_up_for_on_the_next() -> None:
    wednesday, thursday = D(2026, 6, 17), D(2026, 6, 18)
    missed = PLAIN.missed_before(thursday, {D(2026, 6, 16)})
    assert missed == {wednesday}
    made_up = PLAIN.reminders(thursday, STEPS, missed=missed)
    assert {r.offset for r in made_up.values()} == set(STEPS)
    assert (made_up[D(2026, 6, 22)].offset, made_up[D(2026, 6, 22)].left) == (3, 2)


def test_weekends_are_no_missed_days_and_what_is_older_than_the_last_run_is_settled() -> None:
    assert PLAIN.missed_before(D(2026, 6, 22), {D(2026, 6, 19)}) == frozenset()
    assert PLAIN.missed_before(D(2026, 6, 22), {D(2026, 6, 18)}) == {D(2026, 6, 19)}
    assert PLAIN.missed_before(D(2026, 6, 22), {D(2026, 6, 20)}) == frozenset()


def test_the_digest_of_a_free_monday_goes_out_on_the_next_working_day() -> None:
    monday = D(2026, 6, 22)
    free = SendingDays(WorkingCalendar(days_off=frozenset({monday})))
    assert PLAIN.weekly(monday, 0) == monday
    assert PLAIN.weekly(D(2026, 6, 23), 0) is None
    assert free.weekly(monday, 0) is None
    assert free.weekly(D(2026, 6, 23), 0) == monday


def test_one_digest_follows_a_long_holiday() -> None:
    sending = SendingDays(YEARS)
    days = [D(2026, 2, 1) + dt.timedelta(days=n) for n in range(60)]
    out = [day for day in days if sending.weekly(day, 0)]
    assert all(sending.is_one(day) for day in out)
    assert len(out) == len({day.isocalendar()[:2] for day in out})


ISOLATED = st.sets(st.integers(0, 90)).map(lambda found: frozenset(D(2025, 10, 6) + dt.timedelta(n * 7) for n in found))


@given(quiet=ISOLATED, due=st.dates(D(2026, 1, 1), D(2026, 12, 31)))
def test_every_step_of_every_deadline_is_told_exactly_once_through_tet(quiet: frozenset[dt.date], due: dt.date) -> None:
    """Quiet days a week apart cannot push two steps onto one day, save over a long holiday; there one is told for both."""
    sending = SendingDays(YEARS, quiet)
    told = [
        (day, step)
        for number in range(-45, 46)
        if (step := step_of(sending, day := due + dt.timedelta(days=number), due)) is not None
    ]
    steps = [step for _, step in told]
    assert steps == sorted(set(steps), reverse=True), "each once, and in their order"
    assert all(sending.is_one(day) for day, _ in told)
    if not quiet & {due + dt.timedelta(days=n) for n in range(-45, 46)}:
        assert steps == list(STEPS)
