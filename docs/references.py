"""Writes docs/reference/: configuration, data package, record of a site and canvas, from the schemas and the code.

    .venv/bin/python -m docs.references

The schemas in docs/schemas/ say what each key is; tests hold them against the readers.  The keys of Quarto that may
stand in _quarto.yml are put into its schema from the reader's own list.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from report.project.quarto_keys import LOOK, OF_PROJECT, OF_PROJECTS
from report.results import canvas

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS, PAGES = ROOT / "docs/schemas", ROOT / "docs/reference"
QUARTOS = "A key of Quarto, which the generator leaves alone."
Schema = dict[str, Any]

CONFIGURATION = """# Configuration: `_quarto.yml`

One file for Quarto and for the generator. An editor completes and checks its keys where a line names the schema:

    # yaml-language-server: $schema=docs/schemas/quarto.schema.json

A key that is not listed here is an error (C02), so that nothing you write is ignored in silence. A key in **bold** must
be there.
"""
PACKAGE = """# Data package: `data/datapackage.json`

The data follow the standards Data Package and Table Schema of Frictionless Data. Listed is what the generator reads;
other keys are left alone. Editors complete and check the keys when they are told that `datapackage.json` has the schema
`docs/schemas/datapackage.schema.json`. A key in **bold** must be there. `./build.py check` looks at the tables as well.
"""
RECORD = """# Record of a site: `build.json`

Every complete site has it: what the site was made from and with, which checks ran, and every file with its digest.
`./build.py verify SITE` compares a copy with it. Nothing in it says when or where the site was built. A key in **bold**
is always there.
"""
CANVAS = """# Canvas: what a figure is drawn on

A function of the analysis that draws gets a canvas, a sheet that speaks the language of the edition and knows its look.
Measures are millimetres of the printed page where nothing else is said; `role` is a colour of the theme.
"""


def pages() -> dict[Path, str]:
    """Every file that is written here, with what it has to hold."""
    configuration = quarto_schema()
    package = json.loads((SCHEMAS / "datapackage.schema.json").read_text(encoding="utf-8"))
    record = json.loads((SCHEMAS / "build.schema.json").read_text(encoding="utf-8"))
    return {
        SCHEMAS / "quarto.schema.json": json.dumps(configuration, ensure_ascii=False, indent=2) + "\n",
        PAGES / "configuration.md": f"{CONFIGURATION}\n{''.join(sections(configuration))}".rstrip() + "\n",
        PAGES / "data-package.md": f"{PACKAGE}\n{''.join(sections(package))}".rstrip() + "\n",
        PAGES / "build-record.md": f"{RECORD}\n{''.join(sections(record))}".rstrip() + "\n",
        PAGES / "canvas.md": f"{CANVAS}\n{''.join(methods())}".rstrip() + "\n",
    }


def quarto_schema() -> Schema:
    """The schema of _quarto.yml with every key of Quarto that its reader lets stand."""
    schema: Schema = json.loads((SCHEMAS / "quarto.schema.json").read_text(encoding="utf-8"))
    schema["properties"] = _with_quartos(schema["properties"], OF_PROJECTS | LOOK)
    project = schema["properties"]["project"]
    project["properties"] = _with_quartos(project["properties"], OF_PROJECT)
    return schema


def _with_quartos(properties: Schema, quartos: Iterable[str]) -> Schema:
    own = {key: part for key, part in properties.items() if part.get("description") != QUARTOS}
    return own | {key: {"description": QUARTOS} for key in sorted(quartos) if key not in own}


def sections(schema: Schema) -> Iterator[str]:
    """A section for the file and each mapping in it that has keys of its own."""
    waiting = [("", schema, schema)]
    while waiting:
        where, part, whole = waiting.pop(0)
        further = [
            (f"{where}.{key}".lstrip("."), inner)
            for key, one in part["properties"].items()
            for inner in [with_keys(one, whole)]
            if inner
        ]
        yield f"## {f'`{where}`' if where else 'The file'}\n\n"
        if where and part.get("description"):
            yield f"{part['description']}\n\n"
        yield "| Key | Kind | What it is |\n|---|---|---|\n"
        quartos = [key for key, one in part["properties"].items() if one.get("description") == QUARTOS]
        for key, one in part["properties"].items():
            if key not in quartos:
                yield row(key, one, key in part.get("required", ()), whole)
        yield "\n"
        if quartos:
            told = ", ".join(f"`{key}`" for key in quartos)
            yield f"Keys of Quarto, which the generator leaves alone: {told}.\n\n"
        waiting = [(name, inner, whole) for name, inner in further] + waiting


def row(key: str, one: Schema, required: bool, whole: Schema) -> str:
    """The row of a key in the table of its mapping."""
    told = one.get("description") or resolved(one, whole).get("description", "")
    parts = [told]
    if "default" in one:
        parts.append(f"Default: `{json.dumps(one['default'])}`.")
    parts += [f"Example: `{example}`." for example in one.get("examples", ())[:1]]
    name = f"**`{key}`**" if required else f"`{key}`"
    return f"| {name} | {kind(one, whole)} | {' '.join(filter(None, parts)).replace('|', chr(92) + '|')} |\n"


def resolved(part: Schema, whole: Schema) -> Schema:
    """`part`, or what it refers to."""
    if "$ref" not in part:
        return part
    found: Schema = whole["$defs"][part["$ref"].rpartition("/")[2]]
    return resolved(found, whole)


def with_keys(part: Schema, whole: Schema) -> Schema | None:
    """The mapping with keys of its own that `part` is, or holds; None when there is none."""
    part = resolved(part, whole)
    if "properties" in part:
        return part
    inside = [part[name] for name in ("items", "additionalProperties") if isinstance(part.get(name), dict)]
    return next((found for one in (*inside, *part.get("anyOf", ())) if (found := with_keys(one, whole))), None)


def kind(part: Schema, whole: Schema) -> str:
    """What `part` is, in a word or a few."""
    reference = part.get("$ref", "").rpartition("/")[2]
    by_language = {
        "textByLanguage": "text by language",
        "texts": "text by language",
        "listByLanguage": "list by language",
    }
    if reference in by_language:
        return by_language[reference]
    part = resolved(part, whole)
    if "anyOf" in part and "type" not in part:
        return " or ".join(dict.fromkeys(kind(one, whole) for one in part["anyOf"]))
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    if "const" in part:
        return f"`{json.dumps(part['const']).strip(chr(34))}`"
    if part.get("type") == "array":
        return f"list of {kind(part['items'], whole)}" if "items" in part else "list"
    names = {
        "string": "text",
        "integer": "whole number",
        "boolean": "`true` or `false`",
        "object": "mapping",
        "null": "nothing",
    }
    given = part.get("type", "")
    return " or ".join(names[name] for name in (given if isinstance(given, list) else [given]) if name) or "anything"


def methods() -> Iterator[str]:
    """What a canvas knows and can do, in the order of the code, each with its call and its docstring."""
    (protocol,) = (
        node
        for node in ast.parse(inspect.getsource(canvas)).body
        if isinstance(node, ast.ClassDef) and node.name == "Canvas"
    )
    yield f"{paragraphs(protocol)}\n\n"
    known = [node for node in protocol.body if isinstance(node, ast.AnnAssign)]
    yield "".join(f"- `{ast.unparse(node.target)}`: `{ast.unparse(node.annotation)}`\n" for node in known) + "\n"
    for node in protocol.body:
        if isinstance(node, ast.FunctionDef):
            yield f"## `{node.name}`\n\n    {called(node)}\n\n{paragraphs(node)}\n\n"


def called(node: ast.FunctionDef) -> str:
    """How a method is called, or what a property is."""
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    if any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list):
        return f"canvas.{node.name}{returned}"
    node.args.args = [argument for argument in node.args.args if argument.arg != "self"]
    return f"canvas.{node.name}({ast.unparse(node.args)}){returned}"


def paragraphs(node: ast.ClassDef | ast.FunctionDef) -> str:
    """The docstring, its marks of code as Markdown has them."""
    text = (ast.get_docstring(node) or "").replace("``", "`")
    for role in (":meth:", ":func:", ":class:", ":data:"):
        text = text.replace(role, "")
    return text


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
