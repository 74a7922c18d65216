"""Pages pasted or saved from a portal into a source. No network, no scripts, no styles beyond bold, capitals and place."""

from donghanh.documents.readers.html.read import looks_like_html, read_html

__all__ = ["looks_like_html", "read_html"]
