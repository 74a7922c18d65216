"""What a reader might do to us, chosen by the words in the file it is given. Run as a module, never imported."""

import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

from donghanh.documents.fence import shut_in
from donghanh.documents.limited import limit_this_process, report_to
from donghanh.documents.limits import PICTURE, TEXT
from donghanh.documents.readers.progress import report


def say(**values):
    print(json.dumps({"source_text": "chữ", **values}))


def eat():
    hoard = []
    while True:
        hoard.append(bytearray(32 * 1024 * 1024))


def hoard_and_abort():
    """What some libraries do when there is no memory left: they end without a word."""
    hoard = b"x" * (96 * 1024 * 1024)
    os.abort()
    return hoard


def loop():
    while True:
        pass


def refuse():
    print(json.dumps({"refused": {"code": "too_large", "params": {"size": "9 MB"}, "message": "x"}}))
    sys.exit(2)


def crash():
    raise RuntimeError


def hide(file):
    """Leaves a process behind that has left our group and session, and writes to the file after a while."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(2)
            Path(file).write_text("still here")
        os._exit(0)
    say()


def linger(began, file):
    """Says that it has begun, and writes to the file after a while."""
    Path(began).touch()
    time.sleep(2)
    Path(file).touch()


def breed():
    """Doubles itself until the system refuses."""
    for _ in range(8):
        try:
            os.fork()
        except OSError:
            break
    time.sleep(600)


def call_home(port):
    try:
        socket.create_connection(("127.0.0.1", int(port)), timeout=2)
    except OSError:
        say(heard="nobody")
    else:
        say(heard="somebody")


def flood(where):
    stream = sys.stdout if where == "out" else sys.stderr
    while True:
        stream.write("x" * 65536)


def count():
    for page in range(4):
        report(page, 3)
        time.sleep(0.7)
    say()


def chatter():
    while True:
        report(1, 999999)


def scrawl(slate):
    Path(slate).write_bytes(b"progress 99999999999999999999 1\n" * 100_000)
    time.sleep(1.2)
    say()


def spy(worker):
    """Looks for the secrets of whoever started it where the system shows the environment of every process."""
    try:
        Path(f"/proc/{worker}/environ").read_bytes()
    except OSError:
        say(seen="nothing")
    else:
        say(seen="everything")


def write(printed):
    sys.stdout.buffer.write(printed)


ACTS = {
    "read": lambda: say(coverage=1.0),
    "refuse": refuse,
    "environment": lambda: say(source_text=" ".join(os.environ)),
    "loop": loop,
    "sleep": lambda: time.sleep(600),
    "eat": eat,
    "hoard and abort": hoard_and_abort,
    "hoard pages and abort": lambda: (report(0, 1), hoard_and_abort()),
    "abort": os.abort,
    "crash": crash,
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "babble": lambda: print("no JSON at all"),
    "lie": lambda: print(json.dumps(["not", "an", "object"])),
    "deep": lambda: print("[" * 200_000),
    "spy": spy,
    "other encoding": lambda: write('{"source_text": "\\u0000"}'.encode("utf-16")),
    "half a letter as it is": lambda: write(b'{"source_text": "\xed\xa0\x80"}'),
    "endless number": lambda: print('{"source_text": "x", "value": 1e400}'),
    "no number": lambda: print('{"source_text": "x", "value": NaN}'),
    "half a letter": lambda: say(title="\ud83d"),
    "nul": lambda: say(title="a\0b"),
    "backslashes": lambda: say(title="\\u0000 \\ud83d"),
    "hide": hide,
    "linger": linger,
    "breed": breed,
    "call home": call_home,
    "flood": flood,
    "count": count,
    "chatter": chatter,
    "scrawl": lambda: scrawl(sys.argv[3]),
}

if __name__ == "__main__":
    shut_in()
    what, *arguments = Path(sys.argv[1]).read_text("utf-8").split(":")
    limits = PICTURE if what in ("count", "chatter") else TEXT
    limit_this_process(limits)
    report_to(Path(sys.argv[3]), limits)
    ACTS[what](*arguments)
