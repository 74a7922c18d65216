"""Rows are reached through a scope, and by default there are none."""

from typing import Any, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404

from donghanh.foundation.access.scope import Scope

M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that answers nothing until its model says who may see what."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows this scope may see. The default is none at all; each model overrides it in one place."""
        return self.none()


def get_visible_or_404(rows: ScopedQuerySet[M], scope: Scope, **lookup: Any) -> M:
    """The one row that matches, out of those the scope may see; otherwise a 404 that does not tell which it was."""
    try:
        return rows.visible_to(scope).get(**lookup)
    except (ObjectDoesNotExist, ValueError, TypeError) as absent:
        raise Http404 from absent
