"""How well a reading agrees with gold: precision, recall and F1 of every field of the reading schema.

`likeness.py` says when two values are the same, `fields.py` which values of a document are compared, `board.py` counts over many
documents and prints the table. Gold may mark an item ``"optional"`` (it may be read or left) and name fields under
``"not_scored"`` with the reason (careful readers may differ).
"""
