"""`run.py bench cascade`: a plan beside the plan above it, and tasks beside duties, against reading their words once.

Invented plans of two lengths, each item with words of its own. What aligning two plans costs, and marking look-alikes of as many
tasks and duties, is measured beside one pass over the same texts that takes out their words; all in processor time, in one run,
in turns. Two bars hold each: how many passes it costs at the greater length, and by how much an item becomes dearer from the
shorter to the longer plan (1 is linear, the ratio of the lengths would be quadratic). Exit code 1 when one is missed.

  --few N    items of each plan at the shorter length (default 500)
  --many N   items of each plan at the longer one (default 3000)
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.measure import table
from benchmarks.sample_plan import DEEDS, THEMES
from donghanh.documents.lookalikes import mark_lookalikes
from donghanh.domain.cascade import Item, Side, align
from donghanh.domain.cascade.terms import terms

ROUNDS = 3
GROWTH = 1.6
SYLLABLES = (
    "an ba bản bếp biển bò bông cá cam cây chè chợ chùa cối cơm cua cừu dâu dê đá đàn đê đò đồi đồng gà gạo gỗ hạt hang hồ hoa ghe "
    "kho kênh lá làng lúa lửa mai măng mây mía mỏ mưa nai ngô nhà nón nước núi ong phà quạt rau rẫy rừng sả sáo sắn sen sim sông "
    "suối tằm tép thác than thuyền tiêu tôm tre trà trâu trống vải vịt vườn xoài"
).split()


@dataclass
class Found:
    """An item under review, as far as look-alikes ask."""

    text: str
    fields: dict[str, Any]
    lookalike: Any = None


@dataclass(frozen=True)
class Work:
    """What is measured, and how many passes over the words it may cost."""

    name: str
    act: Callable[[Side, Side], object]
    passes: float


def look_for_pairs(above: Side, below: Side) -> None:
    """The items of the one plan as tasks, those of the other as duties."""
    tasks = [Found(item.text, {"source": "task"}) for item in above.items]
    mark_lookalikes([*tasks, *(Found(f"{item.text} tại xã", {"source": "duty"}) for item in below.items)])


WORKS = (Work("plan beside the plan above", align, passes=15), Work("look-alikes", look_for_pairs, passes=15))


def main(arguments: Sequence[str]) -> int:
    """Measure both lengths, print the table."""
    parser = argparse.ArgumentParser(
        prog="run.py bench cascade", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--many", type=int, default=3000)
    options = parser.parse_args(arguments)
    lines, missed = [], False
    for work in WORKS:
        few, _ = _measure(work.act, options.few)
        many, one_pass = _measure(work.act, options.many)
        growth, passes = (many / options.many) / (few / options.few), many / one_pass
        kept = growth <= GROWTH and passes <= work.passes
        missed |= not kept
        figures = [f"{few * 1000:.0f}", f"{many * 1000:.0f}", f"{growth:.2f}", f"≤ {GROWTH:g}"]
        lines.append([work.name, *figures, f"{passes:.1f}", f"≤ {work.passes:g}", "ok" if kept else "MISSED"])
    head = ["", f"ms for {options.few}", f"ms for {options.many}", "growth an item", "bar", "× one pass", "bar", ""]
    print(table(head, lines))
    return int(missed)


def plans(count: int) -> tuple[Side, Side]:
    """A province's duties for its communes and a commune's tasks: two in three say the same, the others something else."""
    chance = random.Random(count)
    duties = [_text(chance, number) for number in range(count)]
    tasks = [text if number % 3 else _text(chance, number) for number, text in enumerate(duties)]
    bodies = ("Ủy ban nhân dân các xã, phường",)
    above = tuple(Item(f"duty:{number}", "duty", text, bodies=bodies) for number, text in enumerate(duties))
    below = tuple(Item(f"task:{number}", "task", text) for number, text in enumerate(tasks))
    return Side("tỉnh", "UBND tỉnh An Lam", 2026, above), Side("xã", "UBND xã Sông Mây", 2026, below)


def _text(chance: random.Random, number: int) -> str:
    theme = f"{' '.join(chance.choices(SYLLABLES, k=6))} và {chance.choice(THEMES)}"
    return chance.choice(DEEDS).format(n=4 + number % 9, m=30 + number % 50, month=1 + number % 12, theme=theme)


def _measure(act: Callable[[Side, Side], object], count: int) -> tuple[float, float]:
    """Processor seconds of the work and of one pass over the words of both plans, in turns."""
    above, below = plans(count)
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for place, work in enumerate((lambda: act(above, below), lambda: _pass(above, below))):
            began = time.process_time()
            work()
            taken[place].append(time.process_time() - began)
    return median(taken[0]), median(taken[1])


def _pass(above: Side, below: Side) -> int:
    return sum(len(terms(item.text)) for side in (above, below) for item in side.items)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
