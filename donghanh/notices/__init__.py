"""Notices, and the messages that say there are some."""
