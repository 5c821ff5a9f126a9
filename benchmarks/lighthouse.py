"""Lighthouse on the built site: the first visit of a phone, page by page, median of some runs.

    npm install --prefix FOLDER lighthouse@12.2.3     once, into any folder outside the project
    .venv/bin/python benchmarks/lighthouse.py SITE FOLDER [RUNS]

SITE is a built site, as `_site`.  It is served as a good server would: compressed, and with leave to keep for ever
what has a digest in its name.  Lighthouse's own settings for a phone hold; its throttling is simulated, so that other
work on the machine matters little.  Chromium is found by CHROME_PATH, else by its usual names.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

PAGES = (
    "index.html",
    "en/experience-collection/index.html",
    "da/erfaringsopsamling/resultater.html",
    "en/inspiration-catalogue/silkeborg-investment-case.html",
    "da/erfaringsopsamling/ordliste.html",
    "da/erfaringsopsamling/register.html",
)
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
KINDS |= {
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".json": "application/json",
    ".csv": "text/csv",
    ".txt": "text/plain",
}
KINDS |= {".xml": "application/xml", ".png": "image/png"}
PACKED = (".woff2", ".png", ".pdf", ".xlsx")  # what compressing makes no smaller
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DIGEST = re.compile(r"\.[0-9a-f]{10}\.")


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


def served(site: Path) -> ThreadingHTTPServer:
    """A server of the files in `site`, already at work."""

    class Handler(BaseHTTPRequestHandler):
        """Answers with a file, compressed where that makes it smaller."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Send the file at the address."""
            path = site / self.path.partition("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            packed = path.suffix in PACKED
            content = path.read_bytes() if packed else _compressed(path)
            self.send_response(200)
            self.send_header("Content-Type", KINDS.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(content)))
            if not packed:
                self.send_header("Content-Encoding", "gzip")
            kept = "max-age=31536000, immutable" if DIGEST.search(path.name) else "max-age=600"
            self.send_header("Cache-Control", kept)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def looked_at(address: str, folder: Path) -> dict[str, float]:
    """What Lighthouse measures: seconds, shift, kB of the first visit, and its four scores."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    command = [str(folder / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {"CHROME_PATH": chromium} | os.environ
    report = json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    audits, scores = report["audits"], report["categories"]
    for name in (audit for audit in audits.values() if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary"):
        print(f"    {name['id']}: {name['title']}", file=sys.stderr)
    return {
        "LCP s": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "FCP s": audits["first-contentful-paint"]["numericValue"] / 1000,
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "TBT ms": audits["total-blocking-time"]["numericValue"],
        "kB": audits["total-byte-weight"]["numericValue"] / 1000,
        **{name: round(100 * (scores[name]["score"] or 0)) for name in CATEGORIES},
    }


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print a table with the median of each page."""
    site, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    address = f"http://127.0.0.1:{served(site).server_port}"
    for at, page in enumerate(PAGES):
        found = [looked_at(f"{address}/{page}", folder) for _ in range(runs)]
        if at == 0:
            print(_row(["page", *found[0]]), _row(["---"] * (1 + len(found[0]))), sep="\n")
        print(_row([page, *(f"{median(each[name] for each in found):.3g}" for name in found[0])]), flush=True)


if __name__ == "__main__":
    main()
