"""Roads by which a message leaves the platform. An office opens them in its settings; docs/howto/messages.md says how."""

from donghanh.notices.channels.base import Channel, NotSent
from donghanh.notices.channels.opened import channels, default_channels

__all__ = ["Channel", "NotSent", "channels", "default_channels"]
