"""Spreadsheets that offices fill in: read in a child, put under known headings, every problem named by its cell.

An app says what its sheets look like (``shape``) and looks over the rows; nothing here knows what they are about. No Django in
``shape``, ``workbook`` and ``problems``: the child imports them.
"""
