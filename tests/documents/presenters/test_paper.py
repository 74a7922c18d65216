import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.documents.presenters.marks import title_lines
from donghanh.documents.presenters.paper import Mark, paper_html, pieces_of

TEXT = "Trồng hoa trước ngày 20/3.\n\nGóp cây giống."


def plain(html):
    """What a person would read: the text without tags and without the small numbers."""
    return re.sub(r"<[^>]+>", "", re.sub(r"<sup>\d+</sup>|<i class=v>[^<]*</i>", "", html))


def test_each_line_has_an_address_and_empty_lines_are_not_drawn():
    assert re.findall(r"<p id=(d\d+)>", paper_html(TEXT, [])) == ["d1", "d3"]


def test_number_of_its_first_line_stands_beside_each_paragraph_where_it_is_asked_for():
    html = paper_html("a\nb\n\nc", [], paragraphs=[[1, 2]], numbered=True)
    assert html == "<p id=d1 data-n=1>a\n<i id=d2></i>b</p>\n<p id=d4 data-n=4>c</p>"


def test_lines_of_one_paragraph_are_set_as_one_and_keep_their_addresses():
    text = "Trồng hoa\ntrước cổng\ntrường.\nHết."
    html = paper_html(text, [], paragraphs=[[1, 3]])
    assert html == ("<p id=d1>Trồng hoa\n<i id=d2></i>trước cổng\n<i id=d3></i>trường.</p>\n<p id=d4>Hết.</p>")


def test_link_runs_on_over_the_lines_of_a_paragraph():
    text = "Trồng hoa\ntrước cổng\ntrường."
    html = paper_html(text, [Mark(0, len(text), "task", href="#m1", anchor="s1", number=1)], paragraphs=[[1, 3]])
    assert html.count("<a ") == 1
    assert html.endswith("trường.<sup>1</sup></a></p>")


def test_title_stands_in_the_middle():
    assert paper_html("KẾ HOẠCH\na", [], titles=[1]) == "<p id=d1 class=c>KẾ HOẠCH</p>\n<p id=d2>a</p>"


def test_title_lines_are_those_of_type_and_abstract_unless_they_are_absurdly_many():
    spans = {"doc_type": {"line_start": 3, "line_end": 3}, "title": {"line_start": 5, "line_end": 6}}
    assert title_lines({"spans": spans}) == [3, 5, 6]
    assert title_lines({"spans": {"title": {"line_start": 1, "line_end": 400}}}) == []
    assert title_lines({}) == []


def test_paragraph_that_does_not_fit_the_text_is_ignored():
    assert paper_html(TEXT, [], paragraphs=[[2, 9], [0, 2], [3, 3]]) == paper_html(TEXT, [])


def test_source_is_escaped():
    html = paper_html(
        '<script>alert("x")</script> & co', [Mark(0, 8, "task", href='#m1"onload="x', anchor="s1", number=1)]
    )
    assert "<script" not in html
    assert "&amp; co" in html
    assert 'onload="' not in html


def test_deadline_is_a_tint_inside_the_link_of_its_task():
    task = Mark(0, 26, "task", href="#m1", anchor="s1", number=1)
    html = paper_html(TEXT, [task, Mark(10, 25, "when")])
    assert html.startswith('<p id=d1><a id=s1 href="#m1">Trồng hoa <i class=t>trước ngày 20/3</i>.<sup>1</sup></a></p>')


def test_mistake_wins_over_an_item_and_cuts_its_link():
    task = Mark(0, 26, "task", href="#m1", anchor="s1", number=1)
    html = paper_html(TEXT, [task, Mark(10, 15, "wrong", href="#f0", anchor="l0")])
    assert '<a id=s1 href="#m1">Trồng hoa </a><a class=e id=l0 href="#f0">trước</a><a> ngày' in html


def test_item_inside_an_item_has_a_link_of_its_own():
    marks = [Mark(0, 26, "task", "#m1", "s1", 1), Mark(10, 25, "task", "#m2", "s2", 2)]
    html = paper_html(TEXT, marks)
    assert '<a id=s2 href="#m2">trước ngày 20/3<sup>2</sup></a><a>.<sup>1</sup></a>' in html


def test_link_that_is_cut_has_its_address_once_in_each_paragraph():
    marks = [Mark(0, len(TEXT), "task", "#m1", "s1", 1), Mark(10, 15, "task", "#m2", "s2", 2)]
    assert paper_html(TEXT, marks).count('href="#m1"') == 2


def test_number_stands_at_the_last_word_not_after_the_space_behind_it():
    html = paper_html("Trồng hoa  rồi nghỉ", [Mark(0, 11, "task", "#m1", "s1", 1)])
    assert html == '<p id=d1><a id=s1 href="#m1">Trồng hoa<sup>1</sup>  </a>rồi nghỉ</p>'


def test_mark_wholly_under_another_can_still_be_reached():
    html = paper_html(TEXT, [Mark(0, 9, "task", anchor="s1", number=1), Mark(0, 9, "wrong", anchor="l0")])
    assert "<i id=s1></i>" in html


def test_item_that_was_left_out_can_still_be_reached():
    html = paper_html(TEXT, [Mark(0, 9, "off", href="#m1", anchor="s1", number=1)])
    assert '<a class=x id=s1 href="#m1">Trồng hoa<sup>1</sup></a>' in html


def test_text_nobody_understood_is_hatched_not_hidden():
    assert "<i class=l>Góp cây giống.</i>" in paper_html(TEXT, [Mark(28, 42, "left")])


def test_doubtful_word_is_underlined_and_said_to_be_so_inside_link_and_tint():
    marks = [Mark(0, 26, "task", "#m1", "s1", 1), Mark(10, 25, "when"), Mark(21, 26, "doubt", anchor="u1")]
    html = paper_html(TEXT, marks, doubt_said="(chưa chắc)")
    assert "<i class=t>trước ngày </i><i class=t><u id=u1 class=n>20/3</u></i>" in html
    assert "<u>.<i class=v> (chưa chắc)</i></u><sup>1</sup></a>" in html


def test_doubtful_word_outside_every_link_is_underlined_all_the_same():
    html = paper_html(TEXT, [Mark(6, 9, "doubt", anchor="u1")], doubt_said="(chưa chắc)")
    assert html.startswith("<p id=d1>Trồng <u id=u1>hoa<i class=v> (chưa chắc)</i></u> trước")


def test_mark_over_several_paragraphs_has_one_id_and_one_number():
    html = paper_html(TEXT, [Mark(0, len(TEXT), "task", href="#m7", anchor="s7", number=7)])
    assert html.count("id=s7") == 1
    assert html.count("<sup>7</sup>") == 1
    assert html.count('href="#m7"') == 2


@pytest.mark.parametrize("mark", [Mark(5, 5, "task"), Mark(9, 3, "task"), Mark(900, 950, "task"), Mark(-3, 2, "task")])
def test_impossible_mark_is_ignored(mark):
    assert plain(paper_html(TEXT, [mark])) == plain(paper_html(TEXT, []))


marks = st.lists(
    st.builds(
        lambda start, length, kind, number: Mark(start, start + length, kind, f"#m{number}", f"s{number}", number),
        st.integers(0, 60),
        st.integers(0, 30),
        st.sampled_from(["wrong", "task", "off", "when", "who", "left", "doubt"]),
        st.integers(1, 99),
    ),
    max_size=12,
    unique_by=lambda mark: mark.number,
)


@given(st.text(alphabet="ab &<\n", max_size=60), marks, st.lists(st.integers(1, 8), max_size=3))
def test_no_letter_is_lost_and_no_link_stands_in_a_link(text, marks, firsts):
    joined = [[first, first + 1] for first in sorted(set(firsts)) if first - 1 not in firsts]
    html = paper_html(text, marks, paragraphs=joined, doubt_said="(x)")
    wanted = "\n".join(line for line in text.split("\n") if line.strip())
    kept = "\n".join(line for line in plain(html).split("\n") if line.strip())
    assert kept == wanted.replace("&", "&amp;").replace("<", "&lt;")
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html, re.DOTALL)
    assert html.count("<a ") + html.count("<a>") == html.count("</a>")
    assert html.count("<u") == html.count("</u>")
    ids = re.findall(r" id=(\w+)", html)
    assert len(ids) == len(set(ids))
    assert {f"d{number}" for number, line in enumerate(text.split("\n"), start=1) if line.strip()} <= set(ids)


@given(marks)
def test_pieces_cover_the_text_without_gaps(marks):
    pieces = pieces_of(50, marks)
    assert pieces[0].start == 0
    assert pieces[-1].end == 50
    assert all(a.end == b.start for a, b in pairwise(pieces))
