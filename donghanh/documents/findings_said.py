"""Findings as pages say them: in the language of the reader, from the type and the values kept with the finding."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext

from donghanh.documents.finding_words import RULE_NAMES, Words
from donghanh.documents.wording_findings import filled, template_for

_BRACE = re.compile(r"\{(\w+)\}")


def said(kind: str, params: Mapping[str, str], text: str, *, kept: Words) -> Words:
    """Return the sentences for a finding in the language of the request.

    ``kept`` are the sentences that were kept with it; they stand where the type is unknown or a value is missing, as in
    findings of an older version.
    """
    words = template_for(kind, params)
    if words is None:
        return kept
    wanted = {name for sentence in (words.title, words.why, words.suggestion) for name in _BRACE.findall(sentence)}
    if not wanted <= {*params, "text"}:
        return kept
    return filled(words, kind, params, text, translated)


def translated(words: str) -> str:
    """Return words of the catalogue in the language of the request; nothing for nothing."""
    return gettext(words) if words else ""


def rule_name(code: str) -> str:
    """Return what a rule looks at, in a few words; the code of a rule that is no more."""
    return translated(RULE_NAMES.get(code, "")) or code
