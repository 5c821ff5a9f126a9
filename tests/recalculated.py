"""Workbooks computed anew by LibreOffice, from their formulas alone."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Comma, quotation mark, UTF-8, from the first row, formulas as their results and numbers with all their digits.
_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,0"
_AT_ONCE = 100


def without_results(workbook: bytes) -> bytes:
    """The workbook without what its formulas had come to when it was written."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as given, zipfile.ZipFile(found, "w") as kept:
        assert given.testzip() is None
        for name in given.namelist():
            content = given.read(name)
            kept.writestr(name, _bare(content) if name.startswith("xl/worksheets/") else content)
    return found.getvalue()


def _bare(sheet: bytes) -> bytes:
    root = ElementTree.fromstring(sheet)
    for cell in root.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None:
            for result in cell.findall(f"{_MAIN}v"):
                cell.remove(result)
            cell.attrib.pop("t", None)
    return ElementTree.tostring(root, xml_declaration=True, encoding="UTF-8")


def first_sheets(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, list[list[str]]]:
    """The rows of the first sheet of each of `workbooks`, by their names, recalculated in `folder`."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("needs LibreOffice, which set-up does not install because of its size")
    for name, content in workbooks.items():
        (folder / f"{name}.xlsx").write_bytes(without_results(content))
    names = list(workbooks)
    for start in range(0, len(names), _AT_ONCE):
        files = [folder / f"{name}.xlsx" for name in names[start : start + _AT_ONCE]]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", _FILTER, "--outdir", folder, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=500)
    return {name: _rows((folder / f"{name}.csv").read_text(encoding="utf-8")) for name in names}


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))
