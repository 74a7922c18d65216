"""Pages of working days: the table of a year, single days of the own office, the notice of a year."""
