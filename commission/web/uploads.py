"""Files as they arrive: nobody can fill the disk with one that will be refused anyway."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class Capped(FileUploadHandler):
    """Stands before Django's own handlers and lets through little more than the largest file there may be.

    What comes after is read and forgotten. The file is then too big by its size, and the form says so like of
    any other; where the connection is slow, the answer comes as soon as the sender is through.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk for the next handler, or nothing; `start` in bytes from the beginning of the file."""
        return raw_data if start <= settings.UPLOAD_MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        """The next handler has it."""
