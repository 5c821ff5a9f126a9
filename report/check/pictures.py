"""Pictures are files of the project that pages and PDF can both show.  Fetches nothing."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from report.cache.up_to_date import watched
from report.diagnostics import Diagnostics
from report.markdown.nodes import Block
from report.markdown.tree import walk
from report.project.svg_file import more_than_a_picture

SUFFIXES = (".jpg", ".png", ".svg")
# Pixels in all and along a side: a page in 600 dpi has fewer, and more would take a reader's memory.
MOST_PIXELS, LONGEST = 40_000_000, 10_000


def check_pictures(root: Path, blocks: Sequence[Block], file: str, found: Diagnostics) -> None:
    """Report each picture in `blocks`, of the chapter `file`, that is missing, outside `root` or of an unknown kind."""
    for block in walk(blocks):
        if block["t"] == "Exhibit" and block["picture"] and (wrong := _wrong(root, block["picture"])):
            code, message, hint = wrong
            found.error(code, message, file=file, line=block["line"], hint=hint)


def _wrong(root: Path, picture: str) -> tuple[str, str, str] | None:
    """What is wrong with the path `picture`: code, message and hint."""
    path = root / picture
    if not path.resolve().is_relative_to(root.resolve()):
        return "C07", f"the path {picture!r} leaves the project", "keep pictures beside the chapters"
    if not watched(root, picture):
        hint = "move it there, so that builds see when it changes"
        return "T14", f"the picture {picture} does not lie beside the chapters", hint
    if not path.is_file():
        hint = "a picture is a file of the project; its path starts at the chapter"
        return "T14", f"there is no picture {picture}", hint
    if not os.access(path, os.R_OK):
        return "T14", f"the picture {picture} cannot be read", "ask for the right to read it"
    if path.suffix not in SUFFIXES:
        hint = f"save it as one of {', '.join(SUFFIXES)}"
        return "T14", f"the picture {picture} is not of a kind that can be shown", hint
    if path.suffix != ".svg":
        return _wrong_pixels(path, picture)
    if more := more_than_a_picture(path.read_bytes()):
        hint = "save it as a plain SVG, with all that it shows inside it"
        return "T14", f"the picture {picture} holds {more}", hint
    return None


def _wrong_pixels(path: Path, picture: str) -> tuple[str, str, str] | None:
    """What is wrong with a picture of pixels; whether it is whole is asked without unpacking what it would take."""
    from PIL import Image  # few chapters have pictures

    hint = f"save it with at most {LONGEST} pixels along a side and {MOST_PIXELS // 10**6} million in all"
    try:
        with _strict(), Image.open(path, formats=("JPEG", "PNG")) as image:
            width, height = image.size
            if image.format == "PNG":
                image.verify()
            else:
                image.draft("L", (1, 1))  # an eighth of each side
                image.load()
    except Image.DecompressionBombError:
        return "T14", f"the picture {picture} has more than {MOST_PIXELS // 10**6} million pixels", hint
    except (OSError, SyntaxError, ValueError) as error:
        return "T14", f"the picture {picture} is broken: {error}", "save it anew"
    if max(width, height) > LONGEST or width * height > MOST_PIXELS:
        return "T14", f"the picture {picture} has {width} by {height} pixels", hint
    return None


@contextmanager
def _strict() -> Iterator[None]:
    """Pillow says what is broken: who lays out PDFs lets it fill what is missing, for the whole process."""
    from PIL import Image, ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
