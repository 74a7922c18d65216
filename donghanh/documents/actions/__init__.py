"""Everything that changes documents: one module per thing the office does."""
