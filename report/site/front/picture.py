"""The picture that stands for a publication where it is shared or shelved: the motif of its cover as a PNG.

It has no words: where it is shown, the title stands beside it, and one picture serves every language.
"""

from __future__ import annotations

import struct
import zlib

from report.results.motif import HEIGHT, WIDTH, Motif
from report.style.palette import ROLES
from report.style.theme import Theme

SIZE = 1200, 630  # in points, where an address is shared
COVER_SIZE = 1600, 2263  # and of a book on a shelf, which has the proportions of its page
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BY_PALETTE = 3  # the type of a picture whose points are numbers of colours


def share_picture(motif: Motif, theme: Theme) -> bytes:
    """A PNG of :data:`SIZE`; the room that a motif has on a page is stretched over it, so that nothing is cut off."""
    return _picture(motif, theme, SIZE, SIZE[1] / HEIGHT)


def cover_picture(motif: Motif, theme: Theme) -> bytes:
    """A PNG of :data:`COVER_SIZE` with the motif where a cover has it, in its own proportions."""
    return _picture(motif, theme, COVER_SIZE, COVER_SIZE[0] / WIDTH)


def _picture(motif: Motif, theme: Theme, size: tuple[int, int], up: float) -> bytes:
    """A PNG (https://www.w3.org/TR/png-3/), the same for the same motif and colours; a millimetre is `up` high."""
    width, height = size
    across = width / WIDTH
    ground = ROLES.index("paper")
    rows = [bytearray([ground]) * width for _ in range(height)]
    for part in motif:
        left, right = round(part.left * across), round((part.left + part.width) * across)
        top, bottom = height - round((part.bottom + part.height) * up), height - round(part.bottom * up)
        for row in rows[top:bottom]:
            row[left:right] = bytes([ROLES.index(part.role)]) * (right - left)
    palette = b"".join(bytes.fromhex(theme.colour(role).removeprefix("#")) for role in ROLES)
    points = b"".join(b"\0" + row for row in rows)  # each row as it is, without reference to the one above
    return _SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _BY_PALETTE, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(points, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
