"""Money on paper: whole đồng, totals in words, norms on a day, what is left."""

from donghanh.domain.money.amounts import LARGEST, Balance, cost, percent_used
from donghanh.domain.money.norms import ANYWHERE, Excess, Norm, excess, in_force
from donghanh.domain.money.words import in_words

__all__ = ["ANYWHERE", "LARGEST", "Balance", "Excess", "Norm", "cost", "excess", "in_force", "in_words", "percent_used"]
