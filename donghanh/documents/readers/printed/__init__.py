"""Words with places on a page into lines in reading order, tables and paragraphs. A PDF and a scan are read the same way."""
