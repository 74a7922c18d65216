"""Rules that would still be true on paper. No Django, clock, settings, network or database in here."""
