"""Whether this process has been told to end. A job of many minutes looks now and then and breaks off; raised as
:class:`BrokenOff`, the task ends failed and is tried again by the next worker."""

import threading

_stopping = threading.Event()


class BrokenOff(Exception):
    """The job was in the middle of its work when the worker had to end."""


def stop_soon() -> None:
    """Ask running jobs to break off. Safe to call from a signal handler."""
    _stopping.set()


def is_stopping() -> bool:
    """Whether running jobs should break off."""
    return _stopping.is_set()
