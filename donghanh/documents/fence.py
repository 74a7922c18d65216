"""Shutting a reader in: no network, no look into other processes, and no process of its own that outlives it. Linux only;
elsewhere nothing happens.

The reader becomes the second process of a world of its own. When its first process ends, the kernel ends all others in
that world, whatever they did to hide. The processes outside only wait, and say how it ended.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
CAP_DAC_READ_SEARCH, MOST_CAPABILITIES = 2, 64
_CAPABILITY_VERSION = 0x20080522
LAST_WORDS = b"\nended by signal %d, having held %d kB\n"
"""What is said of a reader that a signal ended: some libraries abort without a word when there is no memory left."""
NEW_USER, NEW_PROCESSES, NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000


def keep_from_others() -> None:
    """Let no other process of this account look into this one: neither its memory nor its environment, with the secrets in
    it. The system grants that to root all the same, which is why a reader gives up the powers of root."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


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
    if not libc.unshare(apart) or not libc.unshare(apart | NEW_USER):
        _step_inside(libc)  # the first process of the new world, with whom it ends
        _step_inside(libc)  # the reader: signals of limits pass the first process by
    _give_up_powers(libc)


def _give_up_powers(libc: Any) -> None:
    """Keep nothing of what sets root apart but the right to read files: what was uploaded may belong to another account."""
    import ctypes

    for power in range(MOST_CAPABILITIES):
        if power != CAP_DAC_READ_SEARCH:
            libc.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable: the first 32 powers, then the others
    if libc.capget(header, held) == 0:
        reads = 1 << CAP_DAC_READ_SEARCH
        held[:] = [held[0] & reads, held[1] & reads, 0, 0, 0, 0]
        libc.capset(header, held)


def _step_inside(libc: Any) -> None:
    child = os.fork()
    if child:
        _, status, used = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            os.write(sys.stderr.fileno(), LAST_WORDS % (-code, used.ru_maxrss))
        os._exit(code if code >= 0 else 128 - code)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
