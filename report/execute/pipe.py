"""Messages from a child that runs foreign code: data in the format of the cache, all else is known as rubbish."""

from __future__ import annotations

import hashlib
import os
import struct

from report.cache.codec import decode, encode

_HEADER = struct.Struct(">8sQ16s")  # the mark, how long the message is, and its checksum
_MARK = b"message "
_LARGEST = 2**31
_AT_ONCE = 2**20


class Rubbish(Exception):
    """Raised for bytes that no :class:`Outbox` wrote."""


class Outbox:
    """The end of a pipe that a child writes to."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def send(self, message: object) -> None:
        """Write `message`.  Raises TypeError for what :func:`report.cache.codec.encode` does not know."""
        self._write(encode(message))

    def finish(self) -> None:
        """Say that nothing more comes."""
        self._write(b"")

    def _write(self, content: bytes) -> None:
        rest = memoryview(_HEADER.pack(_MARK, len(content), _checksum(content)) + content)
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]


class Inbox:
    """The end of a pipe that its parent reads from: `finished` when the child said so, `closed` when it cannot."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.finished = self.closed = False
        self._held = bytearray()

    def receive(self) -> list[object]:
        """The messages that are complete with what there is to read now.  Raises Rubbish."""
        came = os.read(self.descriptor, _AT_ONCE)
        self.closed = not came
        self._held += came
        messages = []
        while not self.finished and (content := self._next()) is not None:
            if content:
                messages.append(_decoded(content))
            else:
                self.finished = True
        return messages

    def _next(self) -> bytes | None:
        """The next message if all of it is here."""
        if len(self._held) < _HEADER.size:
            return self._nothing_yet(_MARK.startswith(self._held[: len(_MARK)]))
        mark, length, checksum = _HEADER.unpack_from(self._held)
        end = _HEADER.size + length
        if len(self._held) < end or mark != _MARK:
            return self._nothing_yet(mark == _MARK and length < _LARGEST)
        content = bytes(self._held[_HEADER.size : end])
        if _checksum(content) != checksum:
            raise Rubbish
        del self._held[:end]
        return content

    @staticmethod
    def _nothing_yet(sound: bool) -> None:
        if not sound:
            raise Rubbish


def _decoded(content: bytes) -> object:
    try:
        return decode(content)
    except ValueError as error:
        raise Rubbish from error


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
