"""The review of a scan: words the recognition was not sure of are marked, and hold back what says them."""

import re

import pytest
from django.urls import reverse

from donghanh.documents.actions.accept_rest import accept_remaining
from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.review import accept_candidate, edit_candidate, reopen_candidate
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.models import Candidate, PrintedBody
from tests.documents.conftest import AT
from tests.documents.plans import ORDER, SEEDS, TEXT, reading
from tests.documents.views.test_review_page import long_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast):
    return cast.officer.client()


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


def doubts(text, *words, sure=41):
    return [[text.index(word), text.index(word) + len(word), sure] for word in words]


def recognised(result, found, **more):
    """A reading as if it had been recognised."""
    source = {"form": "scan", "pages": [0], "confidence": [87], "doubts": found, "remarks": [], "paragraphs": []}
    return {**result, "source": {**source, **more}}


@pytest.fixture
def scan(received, kind, by):
    """The invented plan from a scan: "cổng" of one item and "50" of another are doubtful, and a word of no item."""
    second = TEXT.index("II. TỔ CHỨC")
    result = recognised(reading(), doubts(TEXT, "trật tự", "50", "chẳng"), pages=[0, second], confidence=[87, 71])
    document = keep_reading(document=received, result=result, file=received.file, **by)
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    return document


def page(client, document, **query):
    return client.get(reverse("documents:review", args=[document.pk]), query).content.decode()


def of(document, text):
    return Candidate.objects.current().get(document=document, fields__text=text)


def test_each_doubtful_word_is_marked_by_a_line_and_in_words(client, scan):
    html = page(client, scan)
    assert re.search(r"<u id=u1[^>]*>50<i class=v> \(máy đọc chưa chắc\)</i></u>", html)
    assert "trật tự<i class=v>" in html
    assert len(re.findall(r"<u id=u\d+", html)) == 3


def test_the_page_says_how_many_there_are_and_leads_from_one_to_the_next(client, scan):
    html = page(client, scan)
    assert "3 từ máy đọc chưa chắc" in html
    assert 'href="#u1"' in html
    assert 'href="?ngo=2#u2"' in html
    following = page(client, scan, ngo="2")
    assert "chỗ 2/3" in following
    assert 'href="?ngo=3#u3"' in following
    assert "Tiếp theo" not in page(client, scan, ngo="3")


def test_the_head_of_the_paper_says_how_much_of_each_page_was_read(client, scan):
    html = page(client, scan)
    assert 'href="#d1">Trang 1: đọc được 87\xa0%</a>' in html
    assert 'href="#d11">Trang 2: đọc được 71\xa0%, nên soát kỹ</a>' in html


def test_item_that_says_a_doubtful_word_asks_for_a_look_at_the_paper(client, scan):
    html = page(client, scan)
    assert "Có từ máy đọc chưa chắc: “50”, đối chiếu với bản giấy." in html
    assert html.count("đối chiếu với bản giấy") == 2


def test_the_whole_text_shows_the_same_marks(client, scan):
    html = client.get(reverse("documents:source", args=[scan.pk])).content.decode()
    assert len(re.findall(r"<u id=u\d+", html)) == 3
    assert "Trang 1: đọc được 87" in html


def test_accepting_the_rest_leaves_what_says_a_doubtful_word(scan, by):
    rest = accept_remaining(document=scan, **by)
    assert rest.left["doubt"] == 2
    assert of(scan, ORDER).decision == of(scan, SEEDS).decision == "pending"


def test_the_page_says_that_they_were_left_and_why(client, scan):
    html = page(client, scan)
    numbers = " ".join(str(row.number) for row in Candidate.objects.current().filter(document=scan))
    response = client.post(
        reverse("documents:accept_all", args=[scan.pk]),
        {"muc": numbers, "ban": re.search(r'name="ban" value="([^"]+)"', html).group(1)},
        follow=True,
    )
    assert "2 mục có từ máy đọc chưa chắc" in response.content.decode()


def test_item_accepted_by_itself_has_its_question_answered(client, scan, by):
    row = of(scan, SEEDS)
    accept_candidate(candidate=row, expected_version=row.version, **by)
    assert "“50”" not in page(client, scan)
    assert accept_remaining(document=scan, **by).left["doubt"] == 1


def test_item_put_right_has_its_question_answered_even_if_it_is_looked_at_again(client, scan, by):
    row = of(scan, SEEDS)
    fields = {**row.fields, "text": SEEDS.replace("50", "60")}
    row = edit_candidate(candidate=row, fields=fields, expected_version=row.version, **by)
    reopen_candidate(candidate=row, expected_version=row.version, **by)
    assert "“50”" not in page(client, scan)
    assert accept_remaining(document=scan, **by).left["doubt"] == 1


def test_of_a_split_item_only_the_part_with_the_word_asks(client, scan, by):
    row = of(scan, ORDER)
    texts = ["Giữ cổng trường", "Giữ trật tự", "Phân luồng xe"]
    split_candidate(candidate=row, texts=texts, expected_version=row.version, **by)
    assert page(client, scan).count("“trật tự”") == 1


def test_question_is_gone_from_the_item_a_script_gets_after_its_decision(client, scan):
    row = of(scan, SEEDS)
    response = client.post(
        reverse("documents:item_accept", args=[scan.pk, row.pk]),
        {"version": row.version},
        headers={"HX-Request": "true"},
    )
    assert "máy đọc chưa chắc" not in response.content.decode()


def test_text_that_was_never_recognised_marks_nothing_and_holds_nothing_back(client, document, by):
    html = page(client, document)
    assert not re.search(r"<u[ >]", html)
    assert "máy đọc chưa chắc" not in html
    assert "Trang 1:" not in html
    assert "doubt" not in accept_remaining(document=document, **by).left
    source = client.get(reverse("documents:source", args=[document.pk])).content.decode()
    assert not re.search(r"<u[ >]", source)
    assert "chưa chắc" not in source


def test_pdf_whose_words_stand_in_the_file_marks_nothing(client, received, kind, by):
    result = recognised(reading(), [], form="pdf", confidence=[])
    document = keep_reading(document=received, result=result, file=received.file, **by)
    html = page(client, document)
    assert not re.search(r"<u[ >]", html)
    assert "Trang 1:" not in html


def test_long_scan_full_of_doubts_stays_light_and_costs_no_more_queries(
    client, received, kind, by, django_assert_max_num_queries
):
    result = long_plan(200)
    text = result["source_text"]
    found = [[match.start(), match.end(), 30 + match.start() % 25] for match in re.finditer(r"đường|thôn|Trồng", text)]
    document = keep_reading(document=received, result=recognised(result, found), **by)
    page(client, document)
    with django_assert_max_num_queries(12):
        response = client.get(reverse("documents:review", args=[document.pk]))
    assert len(response.content) < 150_000
    assert "chỉ đánh dấu 300 chỗ" in response.content.decode()


def test_accepting_the_rest_of_a_scan_costs_a_fixed_number_of_queries(scan, by, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        accept_remaining(document=scan, **by)
