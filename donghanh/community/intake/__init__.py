"""Members from a spreadsheet or a pasted table: read, looked over cell by cell, taken in all or nothing."""
