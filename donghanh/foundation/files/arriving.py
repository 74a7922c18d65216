"""Turning a request away before its files fill the disk."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class NotTooMuchAtOnce(FileUploadHandler):
    """Refuses a form whose files are, all together, larger than ``LARGEST_REQUEST``; stands first among the handlers.

    Forms are read before anybody is known to be signed in (the CSRF check does it), so this holds for strangers too.
    """

    def handle_raw_input(self, input_data: IO[bytes], META: dict[str, Any], content_length: int, *_: Any) -> None:
        """Nothing of the body has been read yet. Raises ``RequestDataTooBig``, which becomes the page for 413."""
        if content_length > settings.LARGEST_REQUEST:
            raise RequestDataTooBig("more files at once than can be taken in")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand on what arrives."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind."""
