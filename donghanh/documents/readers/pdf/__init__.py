"""PDF files: those with a text layer are read from it, page by page; the others go to recognition."""
