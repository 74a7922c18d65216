"""The sentences for findings, by type: what was seen, why it matters, what to do. Parameters fill the braces.

A type with several wordings has one for each case beside it, after a dot: named after the parameter ``case``, or after a
parameter that has a value ("typo.right" when the right word is known).
"""

from donghanh.documents.finding_words.content import CONTENT
from donghanh.documents.finding_words.form import FORM
from donghanh.documents.finding_words.names import RULE_NAMES
from donghanh.documents.finding_words.words import Words

__all__ = ["RULE_NAMES", "WORDS", "Words"]

WORDS: dict[str, Words] = {**FORM, **CONTENT}
