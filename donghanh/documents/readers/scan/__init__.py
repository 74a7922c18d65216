"""Scans and photos: pictures of pages, recognised word by word and then read as a PDF is."""
