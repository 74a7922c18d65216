"""Naming filters, and forgetting them."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Person
from donghanh.plans.actions._shared import one_line
from donghanh.plans.models import SavedFilter
from donghanh.plans.refusals import PlanRefused

MOST_FILTERS = 20
"""So many names still fit above a list; whoever wants more takes one away first."""


@transaction.atomic
def save_filter(*, person: Person, name: str, query: str, by: Actor, at: dt.datetime) -> SavedFilter:
    """Keep the filters of an address for a person under a name; return them.

    Refused: ``filter_empty``, ``filter_name_empty``, ``filter_name_taken``, ``filters_full``.
    """
    if not query:
        raise PlanRefused("filter_empty")
    Person.objects.select_for_update().get(pk=person.pk)  # two windows of one person take turns
    name = _free_name(person, name)
    if SavedFilter.objects.filter(person=person).count() >= MOST_FILTERS:
        raise PlanRefused("filters_full", most=MOST_FILTERS)
    saved = SavedFilter.objects.create(person=person, name=name, query=query, created_at=at)
    record("plans.filter_saved", by=by, at=at, on=saved, new={"name": name, "query": query})
    return saved


@transaction.atomic
def rename_filter(*, saved: SavedFilter, name: str, by: Actor, at: dt.datetime) -> SavedFilter:
    """Give the filters another name; return them. Refused: ``filter_name_empty``, ``filter_name_taken``."""
    Person.objects.select_for_update().get(pk=saved.person_id)
    old = saved.name
    saved.name = _free_name(saved.person, name, saved)
    saved.save(update_fields=["name"])
    record("plans.filter_renamed", by=by, at=at, on=saved, old={"name": old}, new={"name": saved.name})
    return saved


@transaction.atomic
def remove_filter(*, saved: SavedFilter, by: Actor, at: dt.datetime) -> None:
    """Forget the filters. Nothing is refused."""
    record("plans.filter_removed", by=by, at=at, on=saved, old={"name": saved.name, "query": saved.query})
    saved.delete()


def _free_name(person: Person, name: str, but: SavedFilter | None = None) -> str:
    name = one_line(name)
    if not name:
        raise PlanRefused("filter_name_empty")
    kept = SavedFilter.objects.filter(person=person)
    others = kept.exclude(pk=but.pk) if but else kept
    if name.lower() in {other.lower() for other in others.values_list("name", flat=True)}:
        raise PlanRefused("filter_name_taken")
    return name
