"""The socket of what can be told. Apps above say how each kind of notice reads; this app knows no task and no plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Facts = Mapping[str, int]


@dataclass(frozen=True)
class Kind:
    """One kind of notice, and how it is put into words. The words are asked for when somebody reads, in their language."""

    code: str
    icon: str
    chip: str
    """The kind of chip: open, doing, due, late, done, note, off."""
    chip_text: Callable[[Facts], str]
    """A word or two about one notice: "Còn 3 ngày làm việc"."""
    summed_up: Callable[[Sequence[Facts]], str]
    """All notices of the kind on one day, as a message says them: counts, and never what or who."""
    text: Callable[[Facts], str] | None = None
    """The whole line, for kinds that carry no title of their own."""
    detail: Callable[[Facts], str] | None = None
    """What stands under the line: a day that still reads right when the notice is opened late."""
    order: int = 50


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Plug a kind in, from ``AppConfig.ready()``; a second with the same code replaces the first."""
    _kinds[kind.code] = kind


def kind_named(code: str) -> Kind | None:
    """The kind, or ``None`` once the app that told it is gone."""
    return _kinds.get(code)


def summed_up(told: Sequence[tuple[str, Facts]]) -> list[str]:
    """What a message says of these notices, one clause for each kind, the most pressing first."""
    by_kind: dict[str, list[Facts]] = {}
    for code, facts in told:
        by_kind.setdefault(code, []).append(facts)
    known = [(kind, facts) for code, facts in by_kind.items() if (kind := kind_named(code))]
    return [kind.summed_up(facts) for kind, facts in sorted(known, key=lambda pair: (pair[0].order, pair[0].code))]
