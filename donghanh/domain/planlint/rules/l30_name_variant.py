"""L30: a quoted name that stands elsewhere in the document with other words in its middle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.forms import same_tone

_MOST = 200  # quoted names a document is looked through for
_QUOTED = re.compile(r"[“\"](?P<name>[^”“\"]{12,160})[”\"]")


# "Tháng hành động vì … năm 2026" in the title, which papers name without quotation marks.
_CAMPAIGN = re.compile(
    r"(?P<name>(?:Tháng|Tuần lễ|Chiến dịch|Cuộc thi|Hội thi|Ngày hội)\s[^“”\"().;]{20,160}?)(?=\s+năm\s+\d|\s+lần\s+thứ|\s+trên địa bàn|$)"
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", same_tone(text).lower())


def _variant(name: list[str], other: list[str]) -> bool:
    """Whether two names begin and end alike and differ by a few words between."""
    if name == other or name[:2] != other[:2] or name[-3:] != other[-3:]:
        return False
    return 0 < len(set(name) ^ set(other)) <= 5


def _longer_by_words(short: list[str], name: list[str]) -> bool:
    """Whether a quoted name is a short one with one to three words put into its middle."""
    if not 4 <= len(short) < len(name) <= len(short) + 3 or name[:2] != short[:2] or name[-2:] != short[-2:]:
        return False
    rest = iter(name)
    return all(word in rest for word in short)


def _short_variants(blocks: list[Block]) -> Iterator[Finding]:
    """A short quoted name that the document keeps using, once with other words in its middle.

    Two names that each stand once may be two models; a name used again and again is the one meant.
    """
    quoted = [(block, *found, _words(found[2])) for block in blocks for found in islice(_quoted(block), _MOST)]
    times = Counter(tuple(words) for *_, words in quoted)
    kept = [words for words, count in times.items() if count >= 2 and 4 <= len(words) <= 8][:_MOST]
    for block, start, end, printed, words in quoted[:_MOST]:
        if times[tuple(words)] > 1:
            continue
        first = next((name for name in kept if _longer_by_words(list(name), words)), None)
        if first:
            rival = next(text for _, _, _, text, other in quoted if tuple(other) == first)
            yield Finding("L30", "name_variant", "warning", block.span_of(start, end), printed, {"first": rival})


def _quoted(block: Block) -> Iterator[tuple[int, int, str]]:
    for match in _QUOTED.finditer(block.text):
        yield match.start("name"), match.end("name"), match["name"]


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield the second form of a name once, quoted or not."""
    blocks = [reading.blocks[i] for i in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body)]
    yield from _short_variants(blocks)
    names: dict[tuple[str, ...], str] = {}
    campaign = _CAMPAIGN.search(reading.header.title or "")
    if campaign and len(campaign_words := tuple(_words(campaign["name"]))) >= 6:
        names[campaign_words] = campaign["name"]
    told: set[tuple[str, ...]] = set()
    pairs: set[frozenset[tuple[str, ...]]] = set()
    for block in blocks:
        for start, end, printed in _quoted(block):
            words = _words(printed)
            if len(words) < 6 or len(names) > 40:
                continue
            rival = next((key for key in names if _variant(list(key), words)), None)
            if rival and tuple(words) not in told:
                told.add(tuple(words))
                pairs.add(frozenset((rival, tuple(words))))
                params = {"first": names[rival]}
                yield Finding("L30", "name_variant", "warning", block.span_of(start, end), printed, params)
            names.setdefault(tuple(words), printed)
    for key, printed in list(names.items()):
        head = r"\W+".join(map(re.escape, key[:5]))
        opening = re.compile(rf"(?<![\wÀ-ỹ]){head}(?![\wÀ-ỹ])", re.IGNORECASE)
        for block in blocks:
            text = same_tone(block.text)
            if len(text) != len(block.text):
                continue
            for match in opening.finditer(text):
                window = text[match.start() : match.start() + len(printed) + 40]
                words = _words(window)
                tail = next(
                    (
                        n
                        for n in range(len(key) - 4, min(len(words) + 1, len(key) + 5))
                        if n > 5 and words[n - 3 : n] == list(key[-3:])
                    ),
                    None,
                )
                if tail is None or tuple(words[:tail]) in told or not _variant(list(key), words[:tail]):
                    continue
                pair = frozenset((key, tuple(words[:tail])))
                if pair in pairs:
                    continue
                pairs.add(pair)
                told.add(tuple(words[:tail]))
                ends = [m.end() for m in re.finditer(r"\w+", window)]
                span = block.span_of(match.start(), match.start() + ends[tail - 1])
                yield Finding("L30", "name_variant", "warning", span, window[: ends[tail - 1]], {"first": printed})


RULE = Rule("L30", ("name_variant",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
