"""Lines made to cost much: one piece said again and again, so that a rule may begin anywhere and end nowhere.

What something costs is measured in the time of this process alone, and never by itself: it is compared with what a quarter of
the same line costs in the same run. Linear growth makes that 4, quadratic 16.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Any

SHORT, LONG = 2_000, 8_000
STEPS = (22, 64, 110, 160, 300, SHORT)
"""An exponential rule is noticed on the way up; at full length one would wait for years."""
HANGS = 0.1
"""Seconds for one of the steps, five times that for the last."""
MOST_GROWTH = 9.0
NOTHING = 0.01
"""Seconds. What costs less at full length is not worth a second look, however it grew."""
PIECES = (
    *" aAẬ1I-|.,:;()/*_=#<>\t\n–…“%@`\\", "\u00a0", "\u0302", "....", " -", "- ", "a ", "A ", "a, ", "A, ", ", ", ". ", "1.", "1. ", "1/",
    "1-", "I.", "| ", "|-", "--- ", "** ", "**a", "*a", "__a", "<b", "<b>", "</p", "<!--", "<!---->", "a)", "(a", "a-", "a/", "2026 - ",
    "ngày ", "ngày 1 ", "ngày…", "tháng 1 ", "1 tháng ", "năm 2026 ", "từ ", "đến ", "quý I ", "tuần ", "hằng ", "Số: ", "12/KH-UBND ",
    "xã ", "XÃ ", "UBND ", "Hội ", "Ủy ban nhân dân ", "Công an xã, ", "các ", "và ", ", và ", "của ", "TM. ", "CỘNG HÒA ", "Độc lập - ",
    "M Ậ T ", "MẬT ", "trang 1 ", "Ký bởi", "0123456789 ", "http://",
)  # fmt: skip
FEW = PIECES[::3]
METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")
Call = Callable[[str], object]


def line(piece: str, length: int, head: str = "") -> str:
    """The piece again and again, after a head and before a sign that ends nothing."""
    return head + (piece * (length // len(piece) + 1))[:length] + "!"


def growth(call: Call, piece: str, head: str = "") -> float:
    """How many times more the long line costs than the short one; 0 for what costs next to nothing, infinite for what hangs."""
    for length in STEPS:
        hangs = 5 * HANGS if length == SHORT else HANGS
        if all(_cost(call, line(piece, length, head)) > hangs for _ in range(2)):  # once it may have to wake up
            return float("inf")
    if _cost(call, line(piece, LONG, head)) < NOTHING:
        return 0.0
    short, long = (min(_cost(call, line(piece, length, head)) for _ in range(3)) for length in (SHORT, LONG))
    return long / max(short, NOTHING / MOST_GROWTH / 2)


def costly(call: Call, pieces: Sequence[str] = PIECES, heads: Sequence[str] = ("", "x ")) -> str | None:
    """The first piece whose cost grows more than its line, and how much; nothing where none does. What looks costly is
    measured once more: a busy machine makes one measurement look so, not two."""
    for piece in pieces:
        for head in heads:
            if (times := growth(call, piece, head)) > MOST_GROWTH and growth(call, piece, head) > MOST_GROWTH:
                return f"{head + piece!r}: {times:.1f} times"
    return None


def _cost(call: Call, text: str) -> float:
    began = time.process_time()
    found = call(text)
    if isinstance(found, Iterator):
        deque(found, maxlen=0)
    return time.process_time() - began


@cache
def modules_of(package: str) -> tuple[ModuleType, ...]:
    """All modules of a package."""
    top = importlib.import_module(package)
    below = pkgutil.walk_packages(top.__path__, f"{package}.")
    return (top, *(importlib.import_module(one.name) for one in below))


def patterns_in(module: ModuleType) -> dict[str, re.Pattern[str]]:
    """The patterns that a module makes, by name; those inside a tuple or a table by its name and their place."""
    found = {}
    for name, value in vars(module).items():
        for place, one in enumerate(_flat(value)):
            if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                found[f"{name}[{place}]" if one is not value else name] = one
    return found


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
    else:
        yield value


def uses_of(modules: tuple[ModuleType, ...]) -> dict[tuple[str, str], set[str]]:
    """By which methods the pattern of a module and name is used, in whatever module."""
    uses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module in modules:
        tree = ast.parse(inspect.getsource(module))
        origin = {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                name = node.value.id
                uses[origin.get(name, (module.__name__, name))].add(node.attr)
    return uses


def use(pattern: re.Pattern[str], method: str) -> Call:
    """The pattern as it is used."""
    bound: Any = getattr(pattern, method)
    return (lambda text: bound("", text)) if method == "sub" else bound
