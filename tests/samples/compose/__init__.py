"""Write invented official documents from a description, together with what should be read from them.

A description (`spec.py`) says what a document contains; a setting (`settings.py`) says how an office prints it. `compose.py` makes
the printed parts and the gold from the same description, so that both are right by construction and the gold never comes from
the reader. `plain.py`, `word.py` and `paper.py` print the parts as text, DOCX and PDF; `scan.py` makes pictures of the pages.
"""
