"""What every test gets: folders of its own, no network, append-only tables that can be emptied; and the cast, by name."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import settings as hypothesis_settings

from tests.append_only import emptying_allowed
from tests.browser import chromium, window
from tests.cast import cast

__all__ = ["cast", "chromium", "window"]

hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")
LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """No test writes into ``var/``, nor sees what another has stored."""
    settings.VAR = tmp_path / "var"
    settings.FILES_ROOT = settings.VAR / "files"
    settings.VAR.mkdir()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A connection to anything but this machine fails at once, and says which test wanted it."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test reaches for the network: {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


@pytest.fixture(autouse=True, scope="session")
def append_only_tables_can_be_emptied() -> Iterator[None]:
    """Between tests that commit, pytest-django empties all tables; triggers that refuse it step aside for that."""
    with emptying_allowed():
        yield


@pytest.fixture(autouse=True, scope="session")
def closing_an_answer_keeps_the_tests_connection() -> Iterator[None]:
    """A streamed answer that a test closes ends the request, and with it would go the transaction of the test."""
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def unless_in_a_transaction(self: BaseDatabaseWrapper) -> None:
        if not self.in_atomic_block:
            close(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", unless_in_a_transaction)
        yield
