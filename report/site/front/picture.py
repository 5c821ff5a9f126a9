"""The picture that stands for a publication where its address is shared: the motif of its cover as a PNG.

It has no words: where it is shown, the title stands beside it, and one picture serves every language.
"""

from __future__ import annotations

import struct
import zlib

from report.results.motif import HEIGHT, WIDTH, Motif
from report.style.palette import ROLES
from report.style.theme import Theme

SIZE = 1200, 630
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BY_PALETTE = 3  # the type of a picture whose points are numbers of colours


def share_picture(motif: Motif, theme: Theme) -> bytes:
    """A PNG (https://www.w3.org/TR/png-3/) of :data:`SIZE`, the same for the same motif and colours.

    The room that a motif has on a page is stretched over the picture, so that nothing of it is cut off.
    """
    width, height = SIZE
    across, up = width / WIDTH, height / HEIGHT
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
