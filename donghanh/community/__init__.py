"""The community app."""
