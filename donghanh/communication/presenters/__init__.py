"""Plain values the pages of communication draw."""
