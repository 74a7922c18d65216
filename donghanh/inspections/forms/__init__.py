"""Forms of inspections. They check; actions save."""
