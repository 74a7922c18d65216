"""What the commands of the terminal say alike."""

FORMS = "DOCX, PDF, ảnh chụp hoặc quét (PNG, JPEG, TIFF), HTML, Markdown, văn bản thuần (TXT)"
"""The forms of files they open."""
