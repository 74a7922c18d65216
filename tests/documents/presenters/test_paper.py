import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.documents.presenters.paper import Mark, paper_html, pieces_of

TEXT = "Trồng hoa trước ngày 20/3.\n\nGóp cây giống."


def plain(html):
    """What a person would read: the text without tags and without the small numbers."""
    return re.sub(r"<[^>]+>", "", re.sub(r"<sup>\d+</sup>", "", html))


def test_each_line_has_an_address_and_empty_lines_are_not_drawn():
    html = paper_html(TEXT, [])
    assert re.findall(r'<p id="(d\d+)">', html) == ["d1", "d3"]


def test_source_is_escaped():
    html = paper_html(
        '<script>alert("x")</script> & co', [Mark(0, 8, "task", href='#m1"onload="x', anchor="s1", number=1)]
    )
    assert "<script" not in html
    assert "&amp; co" in html
    assert 'onload="' not in html


def test_deadline_inside_a_task_is_cut_out_and_the_number_stands_at_the_tasks_end():
    task = Mark(0, 26, "task", href="#m1", anchor="s1", number=1)
    html = paper_html(TEXT, [task, Mark(10, 25, "when")])
    assert html.startswith('<p id="d1"><a class="dh-mark-a dh-mark--task" id="s1" href="#m1">Trồng hoa </a>')
    assert '<span class="dh-mark-a dh-mark--when">trước ngày 20/3</span>' in html
    assert html.count("<sup>1</sup>") == 1
    assert ".<sup>1</sup></a></p>" in html


def test_mistake_wins_over_everything_else():
    html = paper_html(TEXT, [Mark(0, 9, "task", href="#m1"), Mark(0, 9, "wrong", href="#f0", anchor="l0")])
    assert "dh-mark--wrong" in html
    assert "dh-mark--task" not in html


def test_mark_wholly_under_another_can_still_be_reached():
    html = paper_html(TEXT, [Mark(0, 9, "task", anchor="s1", number=1), Mark(0, 9, "wrong", anchor="l0")])
    assert '<span id="s1"></span>' in html


def test_text_nobody_understood_is_hatched_not_hidden():
    assert '<span class="dh-left"><b>Góp cây giống.</b></span>' in paper_html(TEXT, [Mark(28, 42, "left")])


def test_mark_over_several_lines_has_one_id_and_one_number():
    html = paper_html(TEXT, [Mark(0, len(TEXT), "task", href="#m7", anchor="s7", number=7)])
    assert html.count('id="s7"') == 1
    assert html.count("<sup>7</sup>") == 1
    assert html.count("dh-mark--task") == 2


@pytest.mark.parametrize("mark", [Mark(5, 5, "task"), Mark(9, 3, "task"), Mark(900, 950, "task"), Mark(-3, 2, "task")])
def test_impossible_mark_is_ignored(mark):
    assert plain(paper_html(TEXT, [mark])) == plain(paper_html(TEXT, []))


marks = st.lists(
    st.builds(
        lambda start, length, kind, number: Mark(start, start + length, kind, f"#m{number}", f"s{number}", number),
        st.integers(0, 60),
        st.integers(0, 30),
        st.sampled_from(["wrong", "when", "who", "task", "left"]),
        st.integers(1, 99),
    ),
    max_size=12,
    unique_by=lambda mark: mark.number,
)


@given(st.text(alphabet="ab &<\n", max_size=60), marks)
def test_no_letter_is_lost_and_no_link_stands_in_a_link(text, marks):
    html = paper_html(text, marks)
    wanted = "\n".join(line for line in text.split("\n") if line.strip())
    assert plain(html) == wanted.replace("&", "&amp;").replace("<", "&lt;")
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)
    ids = re.findall(r' id="(s\d+)"', html)
    assert len(ids) == len(set(ids))


@given(marks)
def test_pieces_cover_the_text_without_gaps(marks):
    pieces = pieces_of(50, marks)
    assert pieces[0].start == 0
    assert pieces[-1].end == 50
    assert all(a.end == b.start for a, b in pairwise(pieces))
