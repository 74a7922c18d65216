"""Which roads this installation has."""

from django.conf import settings
from django.utils.module_loading import import_string

from donghanh.notices.channels.base import Channel


def channels() -> dict[str, Channel]:
    """The open channels by their codes, as ``settings.NOTICE_CHANNELS`` names them."""
    made = [import_string(path)() for path in settings.NOTICE_CHANNELS]
    return {channel.code: channel for channel in made}


def default_channels() -> tuple[str, ...]:
    """What is used for who never chose: e-mail, which costs nothing and reaches nobody's private telephone."""
    return ("email",)
