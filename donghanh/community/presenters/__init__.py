"""Community models in words for pages; plain values, no questions to the database."""
