"""HTML of our own is written and never read back, and the insides of the PDF engine are touched in one folder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.modules import tree, wrong

REPORT = Path(__file__).resolve().parents[2] / "report"
MODULES = sorted(REPORT.rglob("*.py"))
# A tag, or the place of one: what a pattern or a replacement that reads HTML would look for.
TAG = re.compile(r"</?[a-z]|</?\(|<\[|\b(?:class|id|href|src|style)=")
# Methods of texts that look for something in them.
LOOKING = {"replace", "split", "partition", "rpartition", "count", "index", "find", "removeprefix", "removesuffix"}
# It reads what authors wrote.
FOREIGN = {"markdown"}
QUOTED = {"command/excerpt.py"}  # it looks for what messages quote, in the lines of authors
LIBRARIES = ("weasyprint", "pydyf", "pyphen")
# What WeasyPrint documents as its interface.
DOCUMENTED = {
    "weasyprint",
    "weasyprint.Attachment",
    "weasyprint.document.Document",
    "weasyprint.text.fonts.FontConfiguration",
    "weasyprint.urls.URLFetcher",
    "weasyprint.urls.URLFetcherResponse",
}


def named(path: Path) -> str:
    return path.relative_to(REPORT).as_posix()


def texts(node: ast.AST) -> Iterator[str]:
    """The texts in an expression."""
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def looked_for(code: ast.AST) -> Iterator[str]:
    """The patterns, and the texts that are looked for in other texts."""
    for node in ast.walk(code):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        pattern = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if pattern or node.func.attr in LOOKING:
            yield from texts(node.args[0])


def imported(code: ast.AST) -> Iterator[str]:
    """What `code` imports of the libraries, with their modules."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in LIBRARIES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_looks_for_tags_in_texts() -> None:
    own = [p for p in MODULES if p.parent.name not in FOREIGN and named(p) not in QUOTED]
    assert wrong(own, lambda path: [text for text in looked_for(tree(path)) if TAG.search(text)]) == {}


@pytest.mark.parametrize(
    "line",
    [
        'html.replace("<thead>", x)',
        """re.compile(r'<(?:span|a href="[^"]*") class="page-number"')""",
        're.sub(r"(<[^>]+>)", "", html)',
        "html.count('<th scope=\"col\"')",
        """PICTURE = re.compile(r'src="report:([^"]+)"')""",
    ],
)
def test_a_module_that_did_would_be_found(line: str) -> None:
    assert any(TAG.search(text) for text in looked_for(ast.parse(line)))


# Dictionaries of hyphenation are put right through the insides of pyphen, for the pages and for paper.
ENGINE = ("pdf/engine", "html/hyphenation")


def test_only_the_engine_imports_what_the_libraries_do_not_document() -> None:
    others = [p for p in MODULES if not named(p).startswith(ENGINE)]
    assert wrong(others, lambda path: set(imported(tree(path))) - DOCUMENTED) == {}


def private(path: Path) -> list[str]:
    """The private names that a module reads of others."""
    return [
        node.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    ]


def test_only_the_engine_reads_private_names() -> None:
    assert wrong((p for p in MODULES if named(p).startswith("pdf/") and "engine" not in named(p)), private) == {}


def test_the_engine_reads_insides() -> None:
    inside = {name for p in MODULES if "pdf/engine" in named(p) for name in imported(tree(p))}
    assert inside - DOCUMENTED
