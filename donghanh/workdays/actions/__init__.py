"""Changing an office's table: single days, and the notice of a year. Each leaves what people see and the audit event."""

from donghanh.workdays.actions.days import add_day, correct_day, remove_day
from donghanh.workdays.actions.notices import correct_notice, record_notice, remove_notice

__all__ = ["add_day", "correct_day", "correct_notice", "record_notice", "remove_day", "remove_notice"]
