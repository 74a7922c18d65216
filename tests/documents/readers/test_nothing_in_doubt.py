"""A file whose words stand in it as text has no doubtful words and no confidence, whatever its words look like."""

import pytest

from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.plain import read_blocks
from tests.documents.plans import TEXT
from tests.documents.readers.docx_files import plan_docx
from tests.documents.readers.html_files import plan_html
from tests.documents.readers.papers import plan
from tests.documents.readers.pdf_files import set_pdf

ODD = TEXT.replace("cổng", "c:ổng").replace("giống", "giônq")
BLOCKS = read_blocks(ODD)


@pytest.mark.parametrize(
    "data",
    [ODD.encode(), plan_docx(BLOCKS, "numbered"), plan_html(BLOCKS).encode(), set_pdf(plan(groups=2, rows=3))],
    ids=["text", "docx", "html", "pdf"],
)
def test_words_that_stand_in_the_file_are_never_in_doubt(data):
    source = read_source(data)
    assert (source.doubts, source.confidence) == ((), ())
