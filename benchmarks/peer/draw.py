"""Draws all figures of the content as SVG in one plain process: what tools that run no cells have to do beside them.

python draw.py PROJECT CELLS FOLDER
"""

from __future__ import annotations

import ast
import json
import os
import sys
from pathlib import Path
from typing import Any


def main(project: str, cells: str, folder: str) -> None:
    """Draw each of the figures listed in the file `cells` into `folder`."""
    listed, target = json.loads(Path(cells).read_text("utf-8")), Path(folder).resolve()
    os.chdir(project)
    from report.drawing.door import draw
    from report.language.printing import Language
    from report.notebook.chapter import project_in_hand

    described = project_in_hand()
    assert described is not None
    theme = described.theme.at(Path())
    for cell in listed:
        drawn = draw(returned(cell["setup"], cell["code"]), cell["label"], Language("en"), theme)
        (target / f"{cell['label']}.svg").write_text(drawn.svg(), "utf-8")


def returned(setup: str, code: str) -> Any:
    """What the last expression of `code` gives, after `setup`."""
    tree = ast.parse(code)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    names: dict[str, Any] = {}
    exec(f"{setup}\n{ast.unparse(tree)}", names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


if __name__ == "__main__":
    main(*sys.argv[1:])
