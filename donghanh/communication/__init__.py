"""Broadcasts, campaigns, printed materials and what appeared in the media."""
