"""A plan beside the plan above it: what each duty for the lower level became (covered, partly, missing, weaker, later)."""

from donghanh.domain.cascade.align import align
from donghanh.domain.cascade.sides import side_of
from donghanh.domain.cascade.value import Cascade, Coverage, Item, Late, Row, Side

__all__ = ["Cascade", "Coverage", "Item", "Late", "Row", "Side", "align", "side_of"]
