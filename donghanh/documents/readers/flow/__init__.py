"""What DOCX and HTML have in common: paragraphs and tables in the order of the file, set out as a reader reads them."""
