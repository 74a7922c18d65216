"""How far ahead a day may lie."""

import datetime as dt

FURTHEST = dt.timedelta(days=366)
"""So far ahead something may be written down; a later year is a slip."""
