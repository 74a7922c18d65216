"""What pages say of words and pages that the recognition of a scan was not sure of. No database needed."""

import pytest

from donghanh.documents.doubts import DoubtfulWords, doubts_in
from donghanh.documents.models import Candidate, Reading
from donghanh.documents.presenters.doubts import MOST_MARKED, MarkedDoubts, recognition_of

TEXT = "a) Vận động mỗi thôn góp 50 cây,\nxong trước ngày 20/3/2026.\n"


def rows(*words, sure=40):
    return [[TEXT.index(word), TEXT.index(word) + len(word), sure] for word in words]


def doubtful(*words):
    return DoubtfulWords(TEXT, doubts_in(rows(*words)))


def item(text=TEXT, **more):
    return Candidate(kind="task", fields={"text": text, **more}, span_start=0, span_end=len(TEXT))


def words_at(item, *words):
    found = doubtful(*words)
    return [found.word(doubt) for doubt in found.said_by(item)]


def test_item_says_the_doubtful_words_at_its_place():
    assert words_at(item("Vận động mỗi thôn góp 50 cây"), "50", "cây,", "ngày") == ["50", "cây"]


def test_words_of_a_deadline_belong_to_the_item():
    assert words_at(item("Góp cây", deadline={"text": "trước ngày 20/3/2026"}), "20/3/2026.") == ["20/3/2026"]


def test_letter_before_an_item_is_no_word_of_it():
    assert words_at(item("Vận động mỗi thôn góp 50 cây"), "a)") == []


def test_part_of_another_word_is_not_the_word():
    assert words_at(item("Vận động mỗi thôn góp 500 cây"), "50") == []


def test_word_a_person_has_put_right_is_in_doubt_no_longer():
    assert words_at(item("Vận động mỗi thôn góp 60 cây"), "50") == []


def test_item_without_a_place_says_none():
    assert doubtful("50").said_by(Candidate(kind="task", fields={"text": "50"})) == []


def test_neighbours_are_one_place_and_words_on_two_lines_are_two():
    marks = MarkedDoubts(doubtful("mỗi", "thôn", "cây,", "xong")).marks()
    assert [(TEXT[mark.start : mark.end], mark.anchor) for mark in marks] == [
        ("mỗi thôn", "u1"),
        ("cây,", "u2"),
        ("xong", "u3"),
    ]


def test_item_names_its_words_and_leads_to_the_first():
    marked = MarkedDoubts(doubtful("Vận", "50"))
    note = marked.note(marked.doubtful.said_by(item("góp 50 cây")))
    assert note.sentence == "Có từ máy đọc chưa chắc: “50”, đối chiếu với bản giấy."
    assert note.href == "#u2"


def test_item_with_many_such_words_names_some_and_counts_the_others():
    marked = MarkedDoubts(doubtful("Vận", "động", "mỗi", "thôn", "góp", "50"))
    sentence = marked.note(marked.doubtful.said_by(item())).sentence
    assert "“Vận”, “động”, “mỗi”, “thôn” và 2 từ nữa, đối chiếu" in sentence


def test_of_too_many_places_the_least_sure_are_marked_and_it_is_said_so():
    text = "thôn\n" * (MOST_MARKED + 20)
    many = [[5 * n, 5 * n + 4, 50 if n < 20 else 30] for n in range(MOST_MARKED + 20)]
    marked = MarkedDoubts(DoubtfulWords(text, doubts_in(many)))
    assert len(marked.places) == MOST_MARKED
    assert marked.places[0][0].start == 100
    assert not recognition_of(Reading(source_text=text, result={}), marked).are_all


def head(confidence, pages, *, asked="", doubts=(), text=TEXT):
    source = {"confidence": confidence, "pages": pages, "doubts": list(doubts)}
    reading = Reading(source_text=text, result={"source": source})
    return recognition_of(reading, MarkedDoubts.of(reading), asked=asked)


def test_each_page_of_a_scan_says_how_much_of_it_was_read():
    pages = head([87, 61], [0, TEXT.index("xong")]).pages
    assert [page.sentence for page in pages] == [
        "Trang 1: đọc được 87\xa0%",
        "Trang 2: đọc được 61\xa0%, nên soát kỹ",
    ]
    assert [page.href for page in pages] == ["#d1", "#d2"]


def test_page_without_print_says_so_and_leads_nowhere():
    pages = head([90, 0], [0, len(TEXT)]).pages
    assert (pages[1].sentence, pages[1].href) == ("Trang 2: không thấy chữ nào", "")


def test_page_that_could_not_be_made_out_says_what_to_do_and_is_the_weakest():
    remarks = [{"code": "unclear_pages", "params": {"pages": "2"}}]
    source = {"confidence": [90, 0, 0, 95, 96, 97], "pages": [0, len(TEXT), *[len(TEXT)] * 4], "remarks": remarks}
    reading = Reading(source_text=TEXT, result={"source": source})
    told = recognition_of(reading, MarkedDoubts.of(reading))
    unclear = "ảnh không đủ rõ nên chưa đọc, hãy chụp lại thẳng và đủ sáng"
    assert [page.sentence for page in told.pages][1:3] == [f"Trang 2: {unclear}", "Trang 3: không thấy chữ nào"]
    assert told.summary == f"Máy đọc 6 trang từ ảnh. Kém nhất là trang 2: {unclear}."


def test_pages_whose_words_stand_in_the_file_are_not_talked_of():
    assert [page.sentence for page in head([100, 90], [0, 34]).pages] == ["Trang 2: đọc được 90\xa0%"]
    assert head([100, 100], [0, 34]) is None


def test_many_pages_are_summed_up_by_the_weakest():
    said = head([95, 94, 71, 96, 95, 93], [0, 5, 10, 15, 20, 25]).summary
    assert said == "Máy đọc 6 trang từ ảnh. Kém nhất là trang 3: đọc được 71\xa0%, nên soát kỹ."


@pytest.mark.parametrize(
    ("asked", "at", "following"),
    [("", 0, 2), ("1", 1, 2), ("2", 2, 3), ("3", 3, 0), ("9", 0, 2), ("²", 0, 2), ("9" * 5000, 0, 2), ("-1", 0, 2)],
)
def test_the_next_place_follows_the_one_in_the_address(asked, at, following):
    told = head([90], [0], asked=asked, doubts=rows("Vận", "50", "xong"))
    assert (told.at, told.next) == (at, following)


def test_text_that_needed_no_recognition_says_nothing():
    reading = Reading(source_text=TEXT, result={})
    marked = MarkedDoubts.of(reading)
    assert recognition_of(reading, marked, asked="1") is None
    assert marked.marks() == []
    assert marked.note(marked.doubtful.said_by(item())) is None
