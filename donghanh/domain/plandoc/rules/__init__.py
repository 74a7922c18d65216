"""Small rules, one file per kind of thing read; each takes blocks or the outline and returns frozen values."""
