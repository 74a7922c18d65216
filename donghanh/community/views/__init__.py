"""Pages of community models."""
