"""Jobs the tests queue; a task needs a module path, so they live in a module."""

from donghanh.foundation.jobs import GiveUp, job

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
