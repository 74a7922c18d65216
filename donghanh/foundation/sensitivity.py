"""How sensitive each field of each model is, said once beside the model.

Every concrete model carries ``sensitivity``, a mapping from field name to :class:`FieldClass`. A field that is
missing from it fails the build (tests/architecture/test_sensitivity.py), and the audit log reads the same mapping to
decide which values may be written down (reference: security bar C4).
"""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models


class FieldClass(StrEnum):
    """Who may learn a value, from everybody to nobody without the case key."""

    OPEN = "open"
    """May be published as it stands: official names, codes, numbers of documents."""
    INTERNAL = "internal"
    """For signed-in officials within their scope: plans in preparation, task discussions."""
    PERSONAL = "personal"
    """Says something about a living person: names, phones, mails, sessions. Never in URLs, titles, logs, audit."""
    CASE_SECRET = "case-secret"
    """Content of a case file. Encrypted per file; never outside ``cases``."""


OPEN, INTERNAL, PERSONAL, CASE_SECRET = FieldClass


def sensitivity_of(model: type[models.Model]) -> Mapping[str, FieldClass]:
    """The classes of all fields of a model, its own and those of the abstract models it builds on."""
    merged: dict[str, FieldClass] = {}
    for base in reversed(model.__mro__):
        merged.update(vars(base).get("sensitivity", {}))
    return merged


def unclassified_fields(model: type[models.Model]) -> set[str]:
    """Names of the concrete fields of a model to which nobody has given a class."""
    return {field.name for field in model._meta.local_concrete_fields} - set(sensitivity_of(model))
