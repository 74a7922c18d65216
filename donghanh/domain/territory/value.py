"""The value itself. Whoever has the rows (files or database) builds it; nothing here reads anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from donghanh.domain.text import fold, same_tone


@dataclass(frozen=True, slots=True)
class Version:
    """A unit as it stood in ``[since, until)``; ``until`` is ``None`` while it stands."""

    kind: str
    """``province``, ``district`` or ``commune``."""
    code: str
    """Two, three or five digits by kind; text, because zeros lead."""
    name: str
    level: str
    parent: str
    """Code of the unit above on each day of the period; empty for provinces."""
    since: dt.date
    until: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether the unit stood on the day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def full_name(self) -> str:
        """Level and name as running text has them: "phường Thái Hòa"."""
        return f"{self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class Step:
    """What a predecessor became on a day, wholly or in part. Codes are those of the day before and of the day."""

    predecessor: str
    successor: str
    on: dt.date
    kind: str = "merge"
    """``rename``, ``level``, ``transfer``, ``merge``, ``absorb`` or ``split``."""
    is_whole: bool = True
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Descent:
    """A unit that carries on another one on a later day, and whether all of the other went into it."""

    version: Version
    is_whole: bool


@dataclass(frozen=True)
class Territory:
    """All versions and steps. Building costs one pass; the indexes are made when the first question needs them."""

    versions: tuple[Version, ...]
    steps: tuple[Step, ...] = ()
    known_since: dt.date = field(default=dt.date.min)
    """The first day the rows speak of; earlier days are unknown, not empty."""

    @cached_property
    def _by_code(self) -> dict[str, list[Version]]:
        index: dict[str, list[Version]] = {}
        for version in self.versions:
            index.setdefault(version.code, []).append(version)
        return index

    @cached_property
    def _by_name(self) -> dict[str, list[Version]]:
        index: dict[str, list[Version]] = {}
        for version in self.versions:
            index.setdefault(name_key(version.name), []).append(version)
        return index

    @cached_property
    def _by_folded_name(self) -> dict[str, list[Version]]:
        index: dict[str, list[Version]] = {}
        for version in self.versions:
            index.setdefault(fold(version.name), []).append(version)
        return index

    @cached_property
    def _by_parent(self) -> dict[str, list[Version]]:
        index: dict[str, list[Version]] = {}
        for version in self.versions:
            index.setdefault(version.parent, []).append(version)
        return index

    @cached_property
    def _steps_from(self) -> dict[tuple[str, dt.date], list[Step]]:
        index: dict[tuple[str, dt.date], list[Step]] = {}
        for step in self.steps:
            index.setdefault((step.predecessor, step.on), []).append(step)
        return index

    @cached_property
    def _steps_to(self) -> dict[tuple[str, dt.date], list[Step]]:
        index: dict[tuple[str, dt.date], list[Step]] = {}
        for step in self.steps:
            index.setdefault((step.successor, step.on), []).append(step)
        return index

    def unit(self, code: str, day: dt.date) -> Version | None:
        """The unit the code meant on the day, or ``None`` when it meant none."""
        return next((v for v in self._by_code.get(code, ()) if v.is_on(day)), None)

    def units(self, kind: str, day: dt.date) -> tuple[Version, ...]:
        """Every unit of a kind on a day. Walks all versions."""
        return tuple(v for v in self.versions if v.kind == kind and v.is_on(day))

    def children(self, code: str, day: dt.date) -> tuple[Version, ...]:
        """The units right under the one the code meant on the day."""
        return tuple(v for v in self._by_parent.get(code, ()) if v.is_on(day))

    def above(self, version: Version, day: dt.date) -> tuple[Version, ...]:
        """The chain above a unit on a day, nearest first: district and province, or province alone since 1/7/2025."""
        chain: list[Version] = []
        parent = version.parent
        while parent and (found := self.unit(parent, day)):
            chain.append(found)
            parent = found.parent
        return tuple(chain)

    def named(
        self, name: str, day: dt.date | None = None, *, level: str = "", under: str = "", accents: bool = True
    ) -> tuple[Version, ...]:
        """Every unit with the name, on the day if given, of the level word if given, somewhere under a name if given.

        Tone marks may stand on either letter ("Hoà", "Hòa"); with ``accents=False`` they may be missing altogether.
        ``under`` names a district or province of the same day ("Nghệ An").
        """
        found = self._by_name.get(name_key(name), ()) if accents else self._by_folded_name.get(fold(name), ())
        wanted = [v for v in found if (day is None or v.is_on(day)) and (not level or v.level == level.casefold())]
        if under:
            key = name_key(under)
            wanted = [v for v in wanted if any(name_key(u.name) == key for u in self.above(v, day or v.since))]
        return tuple(wanted)

    def existed(self, name: str, level: str, day: dt.date) -> bool | None:
        """Whether a unit of this name and level word stood on the day; ``None`` on days the rows do not speak of.

        A yes before :attr:`known_since` is never given either: a name of 2021 may be younger than the day asked for.
        """
        if day < self.known_since:
            return None
        return bool(self.named(name, day, level=level))

    def steps_from(self, version: Version) -> tuple[Step, ...]:
        """What the unit became when it ended; empty while it stands, and where the sources do not tell."""
        return tuple(self._steps_from.get((version.code, version.until), ())) if version.until else ()

    def steps_to(self, version: Version) -> tuple[Step, ...]:
        """What the unit was made from when it began."""
        return tuple(self._steps_to.get((version.code, version.since), ()))

    def successors(self, version: Version, day: dt.date) -> tuple[Descent, ...]:
        """The units that carry this one on a later day, itself while it stands; empty where its trail is lost.

        A descent is whole only when every step on the way was. Each unit appears once.
        """
        return _merged(self._descend(version, day, True))

    def predecessors(self, version: Version, day: dt.date) -> tuple[Descent, ...]:
        """The units of an earlier day this one goes back to, itself if it stood then; whole when all of each came."""
        return _merged(self._ascend(version, day, True))

    def _descend(self, version: Version, day: dt.date, is_whole: bool) -> Iterator[Descent]:
        if version.until is None or day < version.until:
            yield Descent(version, is_whole)
            return
        for step in self.steps_from(version):
            if after := self.unit(step.successor, step.on):
                yield from self._descend(after, day, is_whole and step.is_whole)

    def _ascend(self, version: Version, day: dt.date, is_whole: bool) -> Iterator[Descent]:
        if version.since <= day:
            yield Descent(version, is_whole)
            return
        for step in self.steps_to(version):
            if before := self.unit(step.predecessor, step.on - dt.timedelta(days=1)):
                yield from self._ascend(before, day, is_whole and step.is_whole)


def name_key(name: str) -> str:
    """A name for comparing: tone marks in one place, no case, single spaces; accents stay, for they tell names apart."""
    return " ".join(same_tone(name).casefold().split())


def _merged(descents: Iterable[Descent]) -> tuple[Descent, ...]:
    whole: dict[Version, bool] = {}
    for descent in descents:
        whole[descent.version] = whole.get(descent.version, False) or descent.is_whole
    return tuple(Descent(version, is_whole) for version, is_whole in whole.items())
