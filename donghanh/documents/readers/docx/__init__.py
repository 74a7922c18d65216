"""Word files (DOCX, DOCM, DOTX) into a source: the words a reader of the printed page sees, in the order they are read."""

from donghanh.documents.readers.docx.read import read_docx

__all__ = ["read_docx"]
