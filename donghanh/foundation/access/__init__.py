"""Who is asking, what they may do and where, and the one road by which rows are reached."""

from donghanh.foundation.access.querysets import ScopedQuerySet, get_visible_or_404
from donghanh.foundation.access.scope import NOBODY, Actor, Grant, Scope

__all__ = ["NOBODY", "Actor", "Grant", "Scope", "ScopedQuerySet", "get_visible_or_404"]
