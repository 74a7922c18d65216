"""Every field of every model has a sensitivity class; no class names a field that is gone."""

from django.apps import apps

from donghanh.config.sensitivity import OTHERS
from donghanh.foundation.sensitivity import sensitivity_of, unclassified_fields


def test_every_field_of_ours_is_sorted() -> None:
    missing = {
        m._meta.label: sorted(unclassified_fields(m))
        for m in apps.get_models()
        if m.__module__.startswith("donghanh.") and unclassified_fields(m)
    }
    assert missing == {}


def test_no_class_is_left_over_from_a_removed_field() -> None:
    stale = {
        m._meta.label: sorted(set(sensitivity_of(m)) - {f.name for f in m._meta.concrete_fields})
        for m in apps.get_models()
        if m.__module__.startswith("donghanh.")
    }
    assert {label: names for label, names in stale.items() if names} == {}


def test_every_table_of_a_library_is_sorted_too() -> None:
    theirs = {m._meta.label for m in apps.get_models() if not m.__module__.startswith("donghanh.")}
    assert theirs == set(OTHERS), "say in config/sensitivity.py what the tables of libraries hold"
