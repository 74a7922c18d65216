"""Pages of the legal library: finding and reading, and keeping it right."""
