"""Shutting a reader in: no network, and no process of its own that outlives it. Linux only; elsewhere nothing happens.

The reader becomes the second process of a world of its own. When its first process ends, the kernel ends all others in
that world, whatever they did to hide. The processes outside only wait, and say how it ended.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
LAST_WORDS = b"\nended by signal %d, having held %d kB\n"
"""What is said of a reader that a signal ended: some libraries abort without a word when there is no memory left."""
NEW_USER, NEW_PROCESSES, NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000


def shut_in() -> None:
    """Return in the process that is to read, dying with whoever started it. Call it before any thread is started.

    Where the system does not let us (a container without rights, a hardened kernel) the reader runs on in this very
    process, and the limits of memory and time remain.
    """
    if sys.platform != "linux":
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    apart = NEW_NETWORK | NEW_PROCESSES
    # An ordinary account may do this only in a user namespace; there root would lose the right to read its own files.
    if libc.unshare(apart) and libc.unshare(apart | NEW_USER):
        return
    _step_inside(libc)  # the first process of the new world, with whom it ends
    _step_inside(libc)  # the reader: signals of limits pass the first process by


def _step_inside(libc: Any) -> None:
    child = os.fork()
    if child:
        _, status, used = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            os.write(sys.stderr.fileno(), LAST_WORDS % (-code, used.ru_maxrss))
        os._exit(code if code >= 0 else 128 - code)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
