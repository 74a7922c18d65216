"""The usual bodies of a commune, as data an office can take over in one act (``data/organisations``)."""

import csv
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from donghanh.organisations.models import OrganisationKind


@dataclass(frozen=True)
class StandardBody:
    """One usual body; names carry ``{level}`` and ``{name}`` for the unit's own."""

    name: str
    kind: str
    directable: bool
    aliases: tuple[str, ...]

    def named_for(self, *, level: str, name: str) -> "StandardBody":
        """The body with the unit's level word and name put in."""
        fill = {"level": level, "name": name}
        return StandardBody(
            name=self.name.format(**fill),
            kind=self.kind,
            directable=self.directable,
            aliases=tuple(alias.format(**fill) for alias in self.aliases),
        )


@cache
def standard_bodies() -> tuple[StandardBody, ...]:
    """The usual bodies in the order offices list them; reads the file once. Raises for a kind nobody knows."""
    path = settings.ROOT / "data" / "organisations" / "commune_bodies.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            StandardBody(
                name=row["name"],
                kind=OrganisationKind(row["kind"]).value,
                directable=row["directable"] == "yes",
                aliases=tuple(filter(None, row["aliases"].split("|"))),
            )
            for row in csv.DictReader(file)
        )
