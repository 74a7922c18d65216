"""A secret that stands in an address stands in no log."""

import logging

import pytest
from django.test import Client

from donghanh.foundation.web.secret_paths import HideSecretPaths, hidden, is_secret


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


@pytest.mark.parametrize(("path", "secret"), [("/duong-dan/mo/abc/", True), ("/lich/abc.ics", True), ("/", False)])
def test_only_secret_addresses_are_told_on_to_nobody(path: str, secret: bool) -> None:
    assert is_secret(path) is secret


@pytest.mark.django_db
def test_whatever_is_answered_at_a_secret_address_it_is_told_on_to_nobody() -> None:
    client = Client(enforce_csrf_checks=True)
    refused, absent = client.post("/duong-dan/mo/abc/", {"pin": "1"}), client.get("/lich/abc.ics")
    assert (refused.status_code, absent.status_code) == (403, 404)
    assert {refused["Referrer-Policy"], absent["Referrer-Policy"]} == {"strict-origin"}
    assert client.get("/dang-nhap/")["Referrer-Policy"] == "same-origin"
