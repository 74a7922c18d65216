"""Blocks that are kept beside their text come back as they were."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.documents.readers.kept import blocks_of, rows_of
from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.blocks import Block, Piece
from tests.documents.plans import TEXT
from tests.documents.readers.papers import plan
from tests.documents.readers.pdf_files import set_pdf


def again(text, blocks):
    return blocks_of(text, json.loads(json.dumps(rows_of(text, blocks))))


@pytest.mark.parametrize("data", [TEXT.encode(), set_pdf(plan(groups=2, rows=3))], ids=["text", "pdf with a table"])
def test_blocks_of_a_paper_come_back_alike(data):
    source = read_source(data)
    assert again(source.text, source.blocks) == source.blocks


def test_words_that_do_not_stand_in_the_text_are_kept_themselves():
    block = Block("Trồng  hoa.", "paragraph", (Piece(0, 0, 5, 1), Piece(7, 6, 3, 2)), gap=1)
    assert again("Trồng\nhoa", [block]) == (block,)
    assert len(rows_of("Trồng\nhoa", [block])[0]) == 7


def test_what_is_kept_of_a_paper_is_small():
    source = read_source(set_pdf(plan(groups=2, rows=3)))
    kept = json.dumps(rows_of(source.text, source.blocks), separators=(",", ":"))
    assert len(kept) < 0.5 * len(source.text.encode())


@given(st.text(alphabet="ab.- |I1\n", max_size=80))
def test_blocks_of_any_text_come_back_alike(text):
    blocks = read_blocks(text)
    assert again(text, blocks) == tuple(blocks)
