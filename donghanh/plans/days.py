"""Which days can be right for a plan, so that a year typed wrongly is told before it counts. Asks the database nothing."""

import datetime as dt

from donghanh.plans.models import Plan

LONGEST_AHEAD = dt.timedelta(days=2 * 366)
"""A plan of several years is sometimes issued long before its first year; never longer than this."""


def first_day(plan: Plan) -> dt.date:
    """The first day on which something of the plan can have been done: its first day, or the day it was issued if that
    came before."""
    return min(plan.starts_on, plan.issued_on or plan.starts_on)


def first_deadline(plan: Plan) -> dt.date:
    """The first day by which the plan can ask for something: nobody is told to have done it before it was issued."""
    return plan.issued_on or plan.starts_on


def last_deadline(plan: Plan) -> dt.date:
    """The last day by which the plan can ask for something: work drags on past its end, but never by more than two years."""
    return plan.ends_on + min(LONGEST_AHEAD, dt.date.max - plan.ends_on)


def wrong_issue(plan: Plan, issued_on: dt.date, *, today: dt.date) -> str:
    """The code of what is wrong with a day of issue; empty when nothing is."""
    if issued_on > today:
        return "issued_in_future"
    if issued_on > plan.ends_on:
        return "issued_after_end"
    return "issued_too_early" if issued_on < plan.starts_on - LONGEST_AHEAD else ""
