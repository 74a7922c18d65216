"""Plain values the pages of money draw."""
