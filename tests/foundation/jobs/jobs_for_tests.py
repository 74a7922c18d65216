"""Jobs the tests queue; a task needs a module path, so they live in a module."""

from donghanh.foundation.jobs import GiveUp, job
from donghanh.foundation.jobs.stopping import BrokenOff

CALLS: list[str] = []


@job(tries=3)
def stumble(*, word: str) -> None:
    CALLS.append(word)
    raise ValueError(word)


@job(tries=3)
def give_up() -> None:
    raise GiveUp


@job()
def note_day(*, day: str) -> None:
    CALLS.append(day)


@job(tries=3)
def break_off() -> None:
    raise BrokenOff
