"""Rebuild the unit tables of this folder from their two MIT sources. Run by maintainers, never by the platform.

    python3 data/units/build.py --history CLONE --conversion UNPACKED_WHEEL

``CLONE`` is a git clone of thanglequoc/vietnamese-provinces-database (its tags are the states of the official list
since November 2021); ``UNPACKED_WHEEL`` is the unpacked wheel of ``vietnamadminunits`` 1.0.4 (the table from the
communes of June 2025 to those of July 2025). The same inputs give the same bytes. README.md beside this file says
what was found in the sources, with counts.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from donghanh.domain.text import fold, same_tone  # noqa: E402 - the path above makes it importable without Django

REFORM = "2025-07-01"
STATES = {  # the day from which each tag of the history describes the official list, from the table in its README
    "2021-11-01": "v1.0.0",
    "2022-04-10": "v1.0.1",
    "2022-07-01": "v1.0.2",
    "2022-10-01": "v1.0.3.1",
    "2023-04-10": "v1.0.4.1",
    "2024-02-01": "v2.0.0",
    "2024-05-01": "v2.0.1",
    "2024-09-01": "v2.1.0",
    "2024-11-01": "v2.2.0",
    "2025-01-01": "v2.3.0",
    "2025-03-01": "v2.4.1",
    REFORM: "v3.0.2",
    "2026-04-30": "v4.2.0",
}
TABLES = {"provinces": "province", "districts": "district", "wards": "commune"}
CODE_DIFFERENCES = {"06970": "06978"}  # xã Ba Chẽ: conversion table → history, whose codes we follow

_INSERT = re.compile(r"INSERT INTO (\w+)\s*\(")
_TEXT = r"'((?:[^']|'')*)'"
_ROW = re.compile(rf"\s*\({_TEXT},{_TEXT},{_TEXT},{_TEXT},{_TEXT},{_TEXT},(?:'(\w+)',)?\d+")


@dataclass(frozen=True)
class Version:
    """A unit as it stood between two days; ``until`` is empty while it stands."""

    kind: str
    code: str
    name: str
    level: str
    parent: str
    since: str
    until: str = ""


@dataclass(frozen=True)
class Step:
    """A predecessor's step into a successor on a day."""

    predecessor_kind: str
    predecessor: str
    successor_kind: str
    successor: str
    on: str
    kind: str
    quality: str
    is_main: int


State = dict[tuple[str, str], Version]


def read_state(history: Path, tag: str, day: str) -> State:
    """The official list at one tag. Stops when the tag holds no readable list."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", "-C", history, *arguments], check=True, capture_output=True, text=True).stdout

    names = git("ls-tree", "-r", "--name-only", tag, "postgresql/").splitlines()
    (name,) = (n for n in names if re.fullmatch(r"postgresql/(postgres_)?ImportData_vn_units\.sql", n))
    state: State = {}
    table = ""
    for line in git("show", f"{tag}:{name}").splitlines():
        if insert := _INSERT.search(line):
            table, line = insert.group(1), line.partition("VALUES")[2]
        if table in TABLES and (row := _ROW.match(line)):
            code, short, full, parent = ((row.group(n) or "").replace("''", "'") for n in (1, 2, 4, 7))
            level = full.removesuffix(short).strip()
            level = level[:1].lower() + level[1:]
            state[TABLES[table], code] = Version(TABLES[table], code, short, level, parent, day)
    if len(state) < 3_000:
        raise SystemExit(f"{tag}: only {len(state)} units understood")
    return state


def follow(states: Iterable[State]) -> tuple[list[Version], list[Step]]:
    """Turn states into versions, and same-code changes between them into steps. The reform of 2025 ends whatever it touched."""
    open_: State = {}
    done: list[Version] = []
    steps: list[Step] = []
    for state in states:
        day = next(iter(state.values())).since
        for key, then in list(open_.items()):
            now = state.get(key)
            if now is None or (day == REFORM and key[0] == "commune"):
                done.append(replace(open_.pop(key), until=day))
            elif (then.level, then.parent) == (now.level, now.parent) and fold(then.name) == fold(now.name):
                if same_tone(then.name) != same_tone(now.name):  # a corrected spelling, not another name
                    open_[key] = replace(then, name=now.name)
            else:
                done.append(replace(open_.pop(key), until=day))
                if day != REFORM:
                    steps.append(_same_code_step(then, now))
        for key, now in state.items():
            open_.setdefault(key, now)
    return done + list(open_.values()), steps


def _same_code_step(then: Version, now: Version) -> Step:
    kind, quality = "transfer", "exact"
    if same_tone(then.name) != same_tone(now.name):
        kind, quality = "rename", "estimated"  # in 2024 many communes took in a neighbour and another name at once
    elif then.level != now.level:
        kind = "level"
    return Step(then.kind, then.code, now.kind, now.code, now.since, kind, quality, 1)


def read_conversion(wheel: Path) -> tuple[dict[str, list[tuple[str, bool, int]]], dict[str, list[str]]]:
    """What became of each unit of June 2025: code → (new code, whole?, main?), and new province → old provinces."""
    data = wheel / "vietnamadminunits" / "data"
    table = json.loads((data / "converter_2025.json").read_text())
    rows = sqlite3.connect(data / "dataset.db")
    old, old_province = {}, {}
    for province, district, ward, code, district_code, province_code in rows.execute(
        "SELECT provinceKey, districtKey, wardKey, wardCode, districtCode, provinceCode FROM admin_units_legacy"
    ):
        old[f"{province}_{district}_{ward or ''}"] = code or district_code  # five island districts had no communes
        old_province[province] = province_code
    new, new_province = {}, {}
    for province, ward, code, province_code in rows.execute(
        "SELECT provinceKey, wardKey, wardCode, provinceCode FROM admin_units"
    ):
        new[province, ward] = CODE_DIFFERENCES.get(code, code)
        new_province[province] = province_code
    became: dict[str, list[tuple[str, bool, int]]] = defaultdict(list)
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, predecessors in wards.items():
            for predecessor in predecessors:
                became[old[predecessor]].append((new[province, ward], True, 1))
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for predecessor, parts in divided.items():
            for part in parts:
                became[old[predecessor]].append(
                    (new[province, part["newWardKey"]], False, int(part["isDefaultNewWard"]))
                )
    provinces = {
        new_province[name]: sorted(old_province[o] for o in olds) for name, olds in table["DICT_PROVINCE"].items()
    }
    return dict(became), provinces


def reform_steps(
    before: State, after: State, became: dict[str, list[tuple[str, bool, int]]], provinces: dict[str, list[str]]
) -> Iterator[Step]:
    """The steps of 1/7/2025, first provinces, then what became communes. Stops at a unit without successor or predecessor."""
    for code, olds in sorted(provinces.items()):
        if olds != [code]:
            yield from (Step("province", o, "province", code, REFORM, "merge", "exact", 1) for o in olds)
    predecessors: dict[str, list[str]] = defaultdict(list)
    for code, successors in became.items():
        for successor, *_ in successors:
            predecessors[successor].append(code)
    for code, successors in sorted(became.items()):
        kind = "commune" if len(code) == 5 else "district"
        then = before[kind, code]
        for successor, whole, is_main in sorted(successors):
            now = after["commune", successor]
            if not whole:
                step = "split"
            elif len(predecessors[successor]) > 1:
                step = "merge"
            elif same_tone(then.name) != same_tone(now.name):
                step = "rename"
            else:
                step = "transfer" if then.level == now.level else "level"
            yield Step(kind, code, "commune", successor, REFORM, step, "exact" if whole else "estimated", is_main)
    lost = {c for k, c in before if k == "commune"} - became.keys()
    unexplained = {c for k, c in after if k == "commune"} - predecessors.keys()
    if lost or unexplained:
        raise SystemExit(f"without successor: {sorted(lost)}; without predecessor: {sorted(unexplained)}")


def _close_merged_provinces(versions: list[Version], provinces: dict[str, list[str]]) -> list[Version]:
    """A province that took in others under its own name and code is another unit from the day of the merger."""
    result = []
    for version in versions:
        grows = version.kind == "province" and provinces.get(version.code, [version.code]) != [version.code]
        if grows and version.since < REFORM and (not version.until or version.until > REFORM):
            result.append(replace(version, until=REFORM))
            version = replace(version, since=REFORM)
        result.append(version)
    return result


def _places(wheel: Path) -> dict[str, tuple[str, str, str]]:
    rows = sqlite3.connect(wheel / "vietnamadminunits" / "data" / "dataset.db")
    found = rows.execute("SELECT wardCode, wardLat, wardLon, wardAreaKm2 FROM admin_units")
    return {
        CODE_DIFFERENCES.get(c, c): (f"{lat:.4f}", f"{lon:.4f}", "" if area is None else f"{area:g}")
        for c, lat, lon, area in found
    }


def _write(name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    with (HERE / name).open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split())
        count = 0
        for row in rows:
            writer.writerow(row)
            count += 1
    print(f"{name}: {count} rows")


def main() -> None:
    """Read both sources, check them against each other, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--history", type=Path, required=True)
    parser.add_argument("--conversion", type=Path, required=True)
    asked = parser.parse_args()
    states = {day: read_state(asked.history, tag, day) for day, tag in STATES.items()}
    became, provinces = read_conversion(asked.conversion)
    versions, steps = follow(states.values())
    versions = sorted(_close_merged_provinces(versions, provinces), key=lambda v: (v.kind, v.code, v.since))
    places = _places(asked.conversion)
    for kind, plural in (("province", "provinces"), ("district", "districts"), ("commune", "communes")):
        mine = [v for v in versions if v.kind == kind]
        legacy = [v for v in mine if v.until and v.until <= REFORM]
        header = "code name level parent valid_from valid_until"
        rows = ((v.code, v.name, v.level, v.parent, v.since, v.until) for v in legacy)
        _write(f"{plural}_legacy.csv", header, rows)
        present = [v for v in mine if not v.until or v.until > REFORM]
        if kind == "commune":
            header += " latitude longitude area_km2"
        if present:
            place = places if kind == "commune" else {}
            rows = ((v.code, v.name, v.level, v.parent, v.since, v.until, *place.get(v.code, ())) for v in present)
            _write(f"{plural}_2025.csv", header, rows)
    before = max(day for day in states if day < REFORM)
    header = "predecessor_kind predecessor successor_kind successor effective_on kind quality is_main"
    _write(
        "successions_2025.csv",
        header,
        (vars(s).values() for s in reform_steps(states[before], states[REFORM], became, provinces)),
    )
    _write(
        "successions_other.csv", header, (vars(s).values() for s in sorted(steps, key=lambda s: (s.on, s.predecessor)))
    )


if __name__ == "__main__":
    main()
