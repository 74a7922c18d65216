"""What pages show, as plain values: no database in here, so every word can be tested alone."""
