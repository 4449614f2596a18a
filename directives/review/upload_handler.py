"""Files on their way in: to disk, never to memory, and no further than the limit."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

BATCH_BYTES = 20 * settings.MAX_UPLOAD_BYTES


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes each file to disk up to the limit; past it the rest is read and thrown away.

    The request is read to its end all the same: a browser that is cut off while it is sending
    shows "connection reset" instead of the sentence that says what to do.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large: list[str] = []
        self.batch_too_large = False

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Note a batch whose announced length is beyond all reason."""
        self.batch_too_large = content_length > BATCH_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file on disk, unless the batch as a whole is refused."""
        super().new_file(*args, **kwargs)
        if self.batch_too_large:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a chunk, or drop the file that has grown too large."""
        if start + len(raw_data) > settings.MAX_UPLOAD_BYTES:
            self._refuse()
        self.file.write(raw_data)

    def _refuse(self) -> None:
        self.too_large.append(self.file_name or "")
        raise SkipFile
