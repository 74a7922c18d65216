"""A secret that stands in an address stands in no log."""

import logging

import pytest

from donghanh.foundation.web.secret_paths import HideSecretPaths, hidden


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/duong-dan/mo/abc-DEF_9/", "/duong-dan/mo/…/"),
        ("/lich/abc.ics", "/lich/…"),
        ("https://xa.example.vn/duong-dan/mo/abc/?x=1", "https://xa.example.vn/duong-dan/mo/…/?x=1"),
        ("/ke-hoach/viec/", "/ke-hoach/viec/"),
    ],
)
def test_what_follows_the_beginning_is_cut(path: str, shown: str) -> None:
    assert hidden(path) == shown


def test_line_is_logged_without_the_secret() -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "%s: %s", ("Not Found", "/lich/abc.ics"), None)
    assert HideSecretPaths().filter(record)
    assert record.getMessage() == "Not Found: /lich/…"
