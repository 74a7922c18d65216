"""The one small interface behind which every road lies."""

from typing import Protocol

from django.utils.functional import Promise

from donghanh.people.models import Person

PATIENCE_SECONDS = 20
"""How long a channel waits for an answer. A message in the act of sending for longer than ``LEASE`` is lost."""


class NotSent(Exception):
    """The message has certainly not left: it was refused, or nobody could be reached. ``again``: whether later may help.

    ``reason`` is a code of ours. What a server said is not kept, it may repeat an address.
    """

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


class Channel(Protocol):
    """A road. Any exception but :class:`NotSent` means that nobody knows whether the message left."""

    code: str
    """Stored with preferences and messages: ``email``, ``sms``, ``zalo``."""
    name: str | Promise
    """What the road is called on screens."""

    def address_of(self, person: Person) -> str:
        """Where the person is reached; empty when they are not. Needs ``user`` loaded."""

    def send(self, address: str, subject: str, body: str) -> None:
        """Hand the message over; return once it was taken on, and only then."""
