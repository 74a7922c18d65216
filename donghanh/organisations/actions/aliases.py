"""Other ways a name is printed, remembered so that nobody is asked twice."""

import datetime as dt

from django.db import transaction

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation, OrganisationAlias, OrganisationGroup
from donghanh.organisations.naming import strict_key
from donghanh.organisations.refusals import OrganisationRefused


@transaction.atomic
def remember_alias(
    *, target: Organisation | OrganisationGroup, text: str, by: Actor, at: dt.datetime
) -> OrganisationAlias:
    """Remember that ``text`` means this body or group in the papers of its unit; return the alias.

    A text that already means the same is returned as it is, and nothing is written. Refused: ``alias_empty``;
    ``alias_taken`` when the text means, or is the name of, somebody else in force, so that one text never means two.
    """
    text = " ".join(nfc(text).split())
    key = strict_key(text)
    if not key or len(text) > 200:
        raise OrganisationRefused("alias_empty")
    line = target.unit.line
    known = OrganisationAlias.objects.filter(unit__line=line, folded=key).first()
    if known is not None:
        if target.pk in (known.organisation_id, known.group_id):
            return known
        raise OrganisationRefused("alias_taken")
    rivals = (*Organisation.objects.filter(unit__line=line, valid_until__isnull=True),)
    groups = (*OrganisationGroup.objects.filter(unit__line=line, valid_until__isnull=True),)
    if any(rival.pk != target.pk and strict_key(rival.name) == key for rival in (*rivals, *groups)):
        raise OrganisationRefused("alias_taken")
    alias = OrganisationAlias.objects.create(
        unit_id=target.unit_id,
        organisation=None if isinstance(target, OrganisationGroup) else target,
        group=target if isinstance(target, OrganisationGroup) else None,
        text=text,
        folded=key,
    )
    record(
        "organisations.alias_remembered",
        by=by,
        at=at,
        on=target,
        new={"text": text},
        unit_id=target.unit_id,
    )
    return alias


@transaction.atomic
def forget_alias(*, alias: OrganisationAlias, by: Actor, at: dt.datetime) -> None:
    """Forget an alias: papers read from now on ask again what the text means."""
    target = alias.organisation or alias.group
    if target is None:
        raise OrganisationRefused("alias_empty")
    record("organisations.alias_forgotten", by=by, at=at, on=target, old={"text": alias.text}, unit_id=alias.unit_id)
    alias.delete()
