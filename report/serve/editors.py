"""Addresses that open a file at a line in the editor of the person at the machine, by the schemes of editors."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

_LIKE_CODE = "{scheme}://file{path}:{line}"
# By the name of the program, as $VISUAL and $EDITOR have it.
SCHEMES = {
    "code": _LIKE_CODE.replace("{scheme}", "vscode"),
    "code-insiders": _LIKE_CODE.replace("{scheme}", "vscode-insiders"),
    "codium": _LIKE_CODE.replace("{scheme}", "vscodium"),
    "cursor": _LIKE_CODE.replace("{scheme}", "cursor"),
    "windsurf": _LIKE_CODE.replace("{scheme}", "windsurf"),
    "zed": _LIKE_CODE.replace("{scheme}", "zed"),
    "subl": "subl://open?url=file://{path}&line={line}",
    "mate": "txmt://open?url=file://{path}&line={line}",
    "idea": "idea://open?file={path}&line={line}",
    "pycharm": "pycharm://open?file={path}&line={line}",
    "emacs": "org-protocol://open-file?url=file://{path}&line={line}",
}
USUAL = "code"


def template(given: str, environment: Mapping[str, str] = os.environ) -> str:
    """The form of addresses: `given` itself when it has {path}, else that of the editor it or `environment` names.

    Where that editor has no scheme of its own, it is that of Visual Studio Code.
    """
    if "{path}" in given:
        return given
    for named in (given, environment.get("VISUAL", ""), environment.get("EDITOR", "")):
        program = Path((shlex.split(named) or [""])[0]).name.removesuffix(".exe") if named else ""
        if program in SCHEMES:
            return SCHEMES[program]
    return SCHEMES[USUAL]


def address(form: str, file: Path, line: int) -> str:
    """The address that opens `file` at a `line`; at its beginning when no line is known."""
    return form.replace("{path}", quote(str(file))).replace("{line}", str(max(1, line)))
