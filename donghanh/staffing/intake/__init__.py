"""Bodies and people from a spreadsheet: read in a child, looked over line by line, then taken in at once."""
