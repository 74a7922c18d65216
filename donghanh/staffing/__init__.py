"""Changes of staff: lists taken in from a spreadsheet, those who leave, and what they hand over."""
