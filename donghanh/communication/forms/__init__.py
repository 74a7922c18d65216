"""Forms of communication. They check; actions save."""
