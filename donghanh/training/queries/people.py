"""Who of the network somebody may be."""

from donghanh.organisations.models import Organisation
from donghanh.training.models import NetworkMember
from donghanh.training.naming import decade_of, name_key
from donghanh.units.models import Unit


def alike(
    unit: Unit, name: str, birth_year: int | None, village: Unit | None, body: Organisation | None
) -> list[NetworkMember]:
    """Those of the unit's network who have this name and of whom nothing that is known says otherwise. One query."""
    rows = NetworkMember.objects.named().filter(unit_key=str(unit.line), name_key=name_key(name))
    return [one for one in rows.select_related("village", "body") if may_be(one, birth_year, village, body)]


def may_be(one: NetworkMember, birth_year: int | None, village: Unit | None, body: Organisation | None) -> bool:
    """Whether nothing known on both sides (ten years of birth, village, body) tells the two apart. Needs ``village`` loaded."""
    years = birth_year is not None and one.birth_year is not None and decade_of(birth_year) != decade_of(one.birth_year)
    homes = village is not None and one.village is not None and village.line != one.village.line
    bodies = body is not None and one.body_id is not None and body.pk != one.body_id
    return not years and not homes and not bodies
