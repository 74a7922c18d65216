"""Findings in plain words: the core returns codes and values only; this is the edge where they become sentences.

No Django: the command line and the child process word findings in Vietnamese. Pages in another language give their own
``translate`` (:mod:`donghanh.documents.findings_said`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from donghanh.documents.finding_words import WORDS, Words
from donghanh.domain.planlint.finding import Finding
from donghanh.domain.planlint.lint import AUTHORITIES

SEVERITIES = {"error": "Cần sửa", "warning": "Nên xem lại", "info": "Lưu ý"}
Translate = Callable[[str], str]

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SPOKEN = {"weekday_mismatch": ("right",)}
"""Parameters that are words of ours, not of the document: they are translated too."""


class _Gentle(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def template_for(kind: str, params: Mapping[str, str]) -> Words | None:
    """Return the sentences of a type with their braces, in the wording of its case; nothing for an unknown type."""
    if case := params.get("case"):
        return WORDS.get(f"{kind}.{case}") or WORDS.get(kind)
    for name, words in WORDS.items():
        if name.startswith(f"{kind}.") and params.get(name.removeprefix(f"{kind}.")):
            return words
    return WORDS.get(kind)


def filled(words: Words, kind: str, params: Mapping[str, str], text: str, translate: Translate = str) -> Words:
    """Return the sentences in the language of ``translate``, filled with values; days as people write them."""
    values = _Gentle(text=text)
    for name, value in params.items():
        said = translate(value) if value and name in _SPOKEN.get(kind, ()) else str(value)
        values[name] = _ISO.sub(lambda day: f"{day[3]}/{day[2]}/{day[1]}", said)

    def fill(template: str) -> str:
        return " ".join(translate(template).format_map(values).split())

    return Words(fill(words.title), fill(words.why), fill(words.suggestion))


def words_for(finding: Finding) -> Words:
    """Return the sentences for a finding in Vietnamese, filled with its values."""
    words = template_for(finding.type, finding.params)
    if words is None:
        raise KeyError(finding.type)
    return filled(words, finding.type, finding.params, finding.text)


def to_json(finding: Finding) -> dict[str, object]:
    """Return a finding as the reading schema prints it, with its words."""
    words = words_for(finding)
    return {
        "code": finding.code, "type": finding.type, "severity": finding.severity, "message": words.title, "why": words.why,
        "text": finding.text, "suggestion": words.suggestion, "replacement": finding.replacement,
        "authority": AUTHORITIES[finding.code], "params": finding.params,
        "span": finding.span.to_json() if finding.span else None,
    }  # fmt: skip
