"""Many activities at once, from a spreadsheet or a pasted table: looked over by cell, mended on the page, taken in whole."""
