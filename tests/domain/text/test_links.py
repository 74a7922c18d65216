"""Addresses of published pages."""

import pytest

from donghanh.domain.text.links import LinkProblem, clean_link


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://songmay.example.vn/tin/12", "https://songmay.example.vn/tin/12"),
        (" songmay.example.vn/tin ", "https://songmay.example.vn/tin"),
        ("HTTPS://SongMay.Example.vn", "https://songmay.example.vn/"),
        ("https://a.example/x?id=3&utm_source=zalo&fbclid=abc", "https://a.example/x?id=3"),
        ("https://a.example/x#muc-2", "https://a.example/x#muc-2"),
    ],
)
def test_an_address_is_kept_without_what_follows_the_reader(typed: str, kept: str) -> None:
    assert clean_link(typed).url == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/", "https://a.example/x"),
        ("https://m.a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://a.example/x?fbclid=1", "https://a.example/x#phan-2"),
    ],
)
def test_the_same_page_is_known_again(one: str, other: str) -> None:
    assert clean_link(one).key == clean_link(other).key


def test_another_page_of_the_same_site_is_another() -> None:
    assert clean_link("https://a.example/x?id=1").key != clean_link("https://a.example/x?id=2").key


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://a.example/x", "not_https"),
        ("javascript:alert(1)", "not_https"),
        ("data:text/html,x", "not_https"),
        ("https://ten:matkhau@a.example/", "has_account"),
        ("https://a.example:8443/", "odd"),
        ("https://localhost/x", "odd"),
        ("https://a.example/x y", "odd"),
        ('https://a.example/"><b>', "odd"),
        ("https://[", "odd"),
        ("https://a.example/" + "x" * 600, "long"),
    ],
)
def test_what_is_no_plain_https_address_is_refused(typed: str, code: str) -> None:
    with pytest.raises(LinkProblem) as refused:
        clean_link(typed)
    assert refused.value.code == code
