"""Checks a careful clerk would make: findings as data, never words, never changes."""
