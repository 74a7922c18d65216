"""Pages of units: browsing through time, one unit with its history, the villages of the own commune."""
