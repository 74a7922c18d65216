"""Inspections in words. Plain values; nothing here asks the database."""
