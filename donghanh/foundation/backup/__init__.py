"""One encrypted file that holds everything, and the way back from it (reference: security §2.7, bar D7).

``actions`` is what people call; ``databases`` knows how SQLite and PostgreSQL are copied; ``archive`` packs, encrypts
and checks; ``manifest`` is the table of contents that makes "identical" provable; ``keys`` holds who can open it.
"""
