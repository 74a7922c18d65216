"""From blocks of an official document to its outline and its reading."""
