"""The ``@job`` decorator: a django-tasks task that also says how often it may be tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django_tasks import task
from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")

QUICK, SLOW = "default", "slow"
"""The two queues. What may take minutes is queued as ``run.using(queue_name=SLOW).enqueue(…)`` and has its own lane."""
FIRST_PAUSE_SECONDS = 30
LONGEST_PAUSE_SECONDS = 3600


class GiveUp(Exception):
    """Raised by a job that knows trying again is no use; it ends failed at once."""


@dataclass(frozen=True)
class JobRules:
    """How often a job may be started in all, crashes of its worker included."""

    tries: int


_rules: dict[str, JobRules] = {}


def job(*, tries: int = 3) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Make a function a job: ``run.enqueue(key=value)`` queues it in the transaction of the caller.

    Arguments must be JSON (identities as strings). A job may be started again after it failed or its worker died, up
    to ``tries`` times, so it must be safe to run twice.
    """

    def decorate(function: Callable[P, T]) -> Task[P, T]:
        made: Task[P, T] = task()(function)
        _rules[made.module_path] = JobRules(tries=tries)
        return made

    return decorate


def rules_of(task_path: str) -> JobRules:
    """The rules of a job by its dotted path; a task that is not ours is tried once."""
    return _rules.get(task_path, JobRules(tries=1))


def pause_after(attempts: int) -> int:
    """Seconds to wait after so many tries: half a minute, then doubling, an hour at most."""
    return min(FIRST_PAUSE_SECONDS << max(attempts - 1, 0), LONGEST_PAUSE_SECONDS)


def is_giving_up(exception_path: str) -> bool:
    """Whether the stored exception is one that forbids another try."""
    return exception_path == f"{GiveUp.__module__}.{GiveUp.__qualname__}"


AnyTask = Task[Any, Any]
