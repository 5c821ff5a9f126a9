"""The bytes of a workbook: Office Open XML, uncompressed and without any date, so that equal workbooks are equal files.

The parts that do not depend on what stands in the sheets are given to the script of the site as well, which writes the
sheets of a reader's own workbook in the same way.  Source of the format: ECMA-376, parts 1 (SpreadsheetML) and 2
(packages).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from report.system.archive import zipped
from report.workbook.sheets import STYLES, Cell, Sheet, column_name, place

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_WIDTH = 14
# Number format, font, fill and whether lines are wrapped, of each style; formats 3 and 4 are those with thousands.
_LOOKS = {
    "text": (0, 0, 0, False),
    "heading": (0, 1, 0, True),
    "whole": (3, 0, 0, False),
    "cents": (4, 0, 0, False),
    "entered": (4, 0, 2, False),
    "entered_text": (0, 0, 2, False),
    "plain": (0, 0, 0, False),
    "share": (164, 0, 0, False),
    "title": (0, 2, 0, False),
}
_TOP = '<alignment vertical="top"/>'
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
_STYLE_SHEET = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.000000"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF6D6"/><bgColor indexed="64"/></patternFill></fill>'
    "</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="{count}">{looks}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file of a workbook with `sheets`, the same for the same sheets."""
    files = frame([sheet.name for sheet in sheets])
    return zipped(files | {sheet_path(at): sheet_xml(sheet) for at, sheet in enumerate(sheets)})


def frame(names: Sequence[str]) -> dict[str, str]:
    """Every part of a workbook, by path, but the sheets themselves, which are called `names`."""
    sheets = list(enumerate(names, 1))
    listed = "".join(f'<sheet name="{_in_quotes(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in sheets)
    kinds = "".join(
        f'<Override PartName="/{sheet_path(at - 1)}" ContentType="{_KIND}worksheet+xml"/>' for at, _ in sheets
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at, _ in sheets
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}styles+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        '<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{related}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _style_sheet(),
    }


def sheet_path(at: int) -> str:
    """The path of the sheet number `at`, the first being 0."""
    return f"xl/worksheets/sheet{at + 1}.xml"


def sheet_xml(sheet: Sheet) -> str:
    """A sheet as the file holds it."""
    rows = "".join(
        f'<row r="{at + 1}">{"".join(_cell(cell, place(column, at)) for column, cell in enumerate(row))}</row>'
        for at, row in enumerate(sheet.rows)
    )
    data = f"<sheetData>{rows}</sheetData>{_lists(sheet)}"
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{_view(sheet)}{_columns(sheet)}{data}</worksheet>'


def _view(sheet: Sheet) -> str:
    if not sheet.frozen:
        return ""
    return (
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{sheet.frozen}" '
        f'topLeftCell="{column_name(0)}{sheet.frozen + 1}" state="frozen"/></sheetView></sheetViews>'
    )


def _columns(sheet: Sheet) -> str:
    widths = sheet.widths or (_WIDTH,) * max(map(len, sheet.rows), default=1)
    listed = (f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1))
    return f"<cols>{''.join(listed)}</cols>"


def _lists(sheet: Sheet) -> str:
    if not sheet.lists:
        return ""
    listed = (
        f'<dataValidation type="list" showErrorMessage="1" sqref="{cell}"><formula1>{cells}</formula1></dataValidation>'
        for cell, cells in sheet.lists
    )
    return f'<dataValidations count="{len(sheet.lists)}">{"".join(listed)}</dataValidations>'


def _cell(cell: Cell, name: str) -> str:
    if cell.content is None and not cell.formula:
        return "" if cell.style == "text" else f'<c r="{name}" s="{STYLES.index(cell.style)}"/>'
    opening = f'<c r="{name}" s="{STYLES.index(cell.style)}"'
    if isinstance(cell.content, str):
        text = escape(cell.content, quote=False)
        if not cell.formula:
            return f'{opening} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        return f'{opening} t="str"><f>{escape(cell.formula, quote=False)}</f><v>{text}</v></c>'
    formula = f"<f>{escape(cell.formula, quote=False)}</f>" if cell.formula else ""
    value = "" if cell.content is None else f"<v>{_written(cell)}</v>"
    return f"{opening}>{formula}{value}</c>"


def _written(cell: Cell) -> str:
    assert cell.content is not None and not isinstance(cell.content, str)
    number = cell.content
    return f"{Decimal(number.numerator) / number.denominator if not isinstance(number, Decimal) else number:f}"


def _in_quotes(text: str) -> str:
    """`text` as an attribute of XML has it between double quotes; what Python has for XML loads what speaks HTTP."""
    return escape(text, quote=False).replace('"', "&quot;")


def _style_sheet() -> str:
    looks = "".join(
        f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyAlignment="1">{_WRAPPED if wrap else _TOP}</xf>'
        for form, font, fill, wrap in (_LOOKS[style] for style in STYLES)
    )
    return _STYLE_SHEET.format(count=len(STYLES), looks=looks)
