"""Vietnamese is the source; English is complete, compiled, and breaks no placeholder."""

import re

import polib
import pytest

from tooling.messages import CATALOGUE, Message, gathered

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}")


@pytest.fixture(scope="module")
def english() -> dict[Message, polib.POEntry]:
    """The English catalogue by message."""
    return {Message(e.msgid, e.msgid_plural or "", e.msgctxt or ""): e for e in polib.pofile(str(CATALOGUE))}


def test_every_string_on_a_screen_has_its_english(english: dict[Message, polib.POEntry]) -> None:
    missing = [m.text for m in gathered() if m not in english or not english[m].translated()]
    assert missing == [], "run `python -m tooling.messages` and translate the new entries"


def test_the_catalogue_holds_nothing_that_no_screen_says(english: dict[Message, polib.POEntry]) -> None:
    assert set(english) <= set(gathered())


def test_translations_keep_their_placeholders(english: dict[Message, polib.POEntry]) -> None:
    broken = [
        m.text
        for m, e in english.items()
        if e.msgstr and set(PLACEHOLDER.findall(m.text)) != set(PLACEHOLDER.findall(e.msgstr))
    ]
    assert broken == []


def test_the_compiled_catalogue_is_the_written_one(english: dict[Message, polib.POEntry]) -> None:
    compiled = {(e.msgid, e.msgctxt): e.msgstr for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    for message, entry in english.items():
        if not message.plural:
            assert compiled[(message.text, entry.msgctxt)] == entry.msgstr
