"""The PDFs of a project laid out as a whole: python -m tests.publication.as_a_whole PROJECT prints their digests.

With the names of a publication and a language behind it, only those of that edition.  The last line is JSON: for each
path the digest, the number of parts, and the problems as texts.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from report.build.progress import PlainProgress
from report.build.recipe import Build
from report.diagnostics import Diagnostics
from report.html.hyphenation import read_exceptions
from report.pdf.layout import PdfJob, make_pdf
from report.project.configuration import read_in_hand
from report.project.selection import Selection


def main(root: Path, selection: Selection) -> None:
    """Lay out as a whole every edition of the project in `root` that is selected."""
    found = Diagnostics()
    theme = read_in_hand(root, found).theme.at(root)
    exceptions = read_exceptions(root, found)
    told = {}
    for path, html in Build(root, found, PlainProgress(), 2).books(selection).items():
        made = make_pdf(PdfJob(html, path, theme, (), exceptions))
        digest = hashlib.sha256(made.content).hexdigest()
        told[path] = (digest, len(html.parts()), list(map(str, made.problems)))
    print(json.dumps(told))


if __name__ == "__main__":
    _root, *_edition = sys.argv[1:]
    main(Path(_root), Selection(*((name,) for name in _edition)))
