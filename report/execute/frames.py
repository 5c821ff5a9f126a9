"""A data frame that a cell gives, as a table of the edition."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from numbers import Integral
from typing import TYPE_CHECKING, cast

from report.data.record import Field
from report.drawing.ticks import are_years
from report.execute.printable import Unfit
from report.execute.surroundings import Surroundings, has_origin, origins_in, same_everywhere
from report.language.text import Text
from report.language.traced import traced
from report.language.units import is_unit, unit_names
from report.language.values import Origin, Value
from report.markdown.told import ToldColumn
from report.results.exhibits import Cell, Column, Row, Table
from report.results.frames import FrameColumn, FrameReader, Words

if TYPE_CHECKING:
    import pandas

_MOST_FIGURED = 2  # decimals of numbers for which nobody says how many they have
_WORDED = "write words: {{{text}: …}} for the column in tbl-columns, in each language; a name may stand in both"


def frame_table(result: object, around: Surroundings) -> Table:
    """The table that a data frame is, as the options of its cell in every language say.

    Raises Unfit for what is no data frame and for one that cannot be printed.
    """
    frame = _flat(_frame(result, around), around)
    origins = origins_in(frame) or around.origins
    has_origin(around, origins)
    unknown = {name: code for code in around.codes for name, _ in around.told(code).columns}
    columns, headings = [], []
    for name, sides in _folded(frame, around):
        unknown.pop(name, None)
        cells, column = _printed(frame, name, sides, around, origins)
        columns.append(cells)
        headings.append(column)
    for name, code in unknown.items():
        what = f"tbl-columns names {name!r}, which the data frame has not"
        raise around.unfit("X21", code, what, f"it has {', '.join(name for name, _ in _folded(frame, around))}")
    if not columns:
        raise Unfit("X20", f"the data frame of {around.cell.label} has no columns", "choose some")
    return Table(tuple(headings), tuple(map(Row, zip(*columns, strict=True))))


def _frame(result: object, around: Surroundings) -> pandas.DataFrame:
    import pandas

    if isinstance(result, pandas.DataFrame):
        return result
    kind, way = type(result).__name__, "give a DataFrame"
    if kind == "Styler":
        way = "return the data frame itself: titles, units and decimals stand in #| tbl-columns"
    elif kind == "Series":
        way = 'return series.rename("name").reset_index(), a data frame'
    raise Unfit("X20", f"{around.cell.label} is a {kind} of pandas, which cannot be printed", way)


def _flat(frame: pandas.DataFrame, around: Surroundings) -> pandas.DataFrame:
    """The frame with its index as columns, one level of columns and no name twice."""
    import pandas

    label, origins = around.cell.label, origins_in(frame)
    if frame.columns.nlevels > 1:
        way = 'give each column one name: frame.columns = ["_".join(map(str, name)) for name in frame.columns]'
        raise Unfit("X20", f"the columns of {label} stand on {frame.columns.nlevels} levels", way)
    index = frame.index
    if not (isinstance(index, pandas.RangeIndex) and index.name is None):
        if None in index.names:
            way = 'name it with rename_axis("…"), or drop it with reset_index(drop=True)'
            raise Unfit("X20", f"the index of {label} has no name", way)
        if taken := [name for name in index.names if name in frame.columns]:
            raise Unfit("X20", f"{taken[0]!r} is both index and column of {label}", "rename one of them")
        frame = frame.reset_index()
    if twice := frame.columns[frame.columns.duplicated()].tolist():
        raise Unfit("X20", f"the data frame of {label} has two columns {twice[0]!r}", "rename or drop all but one")
    frame.attrs["origins"] = origins
    return frame


def _folded(frame: pandas.DataFrame, around: Surroundings) -> list[tuple[str, dict[str, Hashable]]]:
    """The columns to be printed: each with the frame's column of every language, of which most have one for all."""
    names, codes = {str(name): name for name in frame.columns}, around.codes
    found: dict[str, dict[str, Hashable]] = {}
    for name, own in names.items():
        base = next((name.removesuffix(code).rstrip("_") or "text" for code in codes if _ends(name, code)), "")
        family = [f"{base}_{code}" if base != "text" or f"text_{code}" in names else code for code in codes]
        if base and len(codes) > 1 and all(member in names for member in family):
            found.setdefault(base, {code: names[member] for code, member in zip(codes, family, strict=True)})
        else:
            found[name] = dict.fromkeys(codes, own)
    return list(found.items())


def _ends(name: str, code: str) -> bool:
    return name == code or name.endswith(f"_{code}")


def _printed(
    frame: pandas.DataFrame, name: str, sides: dict[str, Hashable], around: Surroundings, origins: tuple[Origin, ...]
) -> tuple[tuple[Cell, ...], Column]:
    """The cells of one column and its heading."""
    told = _agreed(name, around)
    own = next(iter(sides.values()))
    heading = Text(**{code: _title(name, code, around) for code in around.codes})
    if len(set(sides.values())) > 1:
        texts = {code: frame[column].astype("string") for code, column in sides.items()}
        rows = zip(*(texts[code] for code in around.codes), strict=True)
        return tuple(_in_languages(row, around) for row in rows), Column(heading, numeric=False)
    if not told.unit and told.decimals is None and _hold_years(frame[own]):
        return tuple(_year(cell) for cell in frame[own]), Column(heading, numeric=False)
    reader = FrameReader(frame, origins, computed=not _is_read(frame[own], str(own), around))
    column = _column(frame[own], str(own), heading, told, around)
    try:
        cells = reader.cells(own, column)
    except ValueError as error:
        raise Unfit("X20", f"{around.cell.label}: {error}", "see Table.from_frame in CONTRIBUTING.md") from error
    if not column.words:
        left = {cell.text.in_("") for cell in cells if cell and cell.text and not cell.text.codes}
        same_everywhere(around, dict.fromkeys(around.codes, sorted(left)), _WORDED)
    numeric = all(cell is None or cell.number is not None for cell in cells)
    return tuple(_cell(cell, around) for cell in cells), Column(heading, numeric, bool(told.units), bool(told.signs))


def _agreed(name: str, around: Surroundings) -> ToldColumn:
    """What the languages say of a column besides words.  Raises Unfit where they say different things."""
    sides = {code: dict(around.told(code).columns).get(name, ToldColumn()) for code in around.codes}
    agreed = ToldColumn()
    for part in ("unit", "decimals", "units", "signs"):
        said = {code: getattr(side, part) for code, side in sides.items() if getattr(side, part) not in ("", None)}
        if len(set(said.values())) > 1:
            what = f"{part} of the column {name!r} differs between the languages"
            raise around.unfit("X21", list(said)[-1], what, "say the same in each, or in one of them only")
        if said:
            agreed = replace(agreed, **{part: next(iter(said.values()))})
    if agreed.unit and not is_unit(agreed.unit):
        code = next(code for code, side in sides.items() if side.unit)
        raise around.unfit("X21", code, f"there is no unit {agreed.unit!r}", f"known: {', '.join(unit_names())}")
    return agreed


def _title(name: str, code: str, around: Surroundings) -> str:
    title = dict(around.told(code).columns).get(name, ToldColumn()).title or around.heading(name, code)
    if not title:
        way = f"write #| tbl-columns: {{{name}: …}} in the cell of that file, or titles for it in data/datapackage.json"
        raise around.unfit("X21", code, f"the column {name!r} has no title in {code}", way)
    return title


def _column(series: pandas.Series, name: str, heading: Text, told: ToldColumn, around: Surroundings) -> FrameColumn:
    field = next((r.fields[name] for r in around.resources if name in r.fields), Field(name, ""))
    decimals = told.decimals
    if decimals is None:
        decimals = field.decimals if field.type in ("integer", "number") else _figured(series)
    words = cast(Words, _words(series, name, around))
    return FrameColumn(heading, told.unit or field.unit or "count", decimals, bool(told.units), bool(told.signs), words)


def _words(series: pandas.Series, name: str, around: Surroundings) -> dict[object, Text]:
    """The wordings of the codes in a column, by code; none where nobody gives any."""
    by_code: dict[str, dict[str, str]] = {}
    for resource in around.resources:
        for code, labels in resource.labels.get(name, {}).items():
            by_code.setdefault(code, {}).update(labels)
    for language in around.codes:
        for code, word in dict(around.told(language).columns).get(name, ToldColumn()).words:
            by_code.setdefault(code, {})[language] = word
    if not by_code:
        return {}
    cells = {_code(cell): cell for cell in series.dropna().unique()}
    whole = {code for code, wording in by_code.items() if all(language in wording for language in around.codes)}
    for code in by_code.keys() & cells.keys() - whole:
        language = next(language for language in around.codes if language not in by_code[code])
        what = f"the column {name!r} has no word for {code!r} in {language}"
        raise around.unfit("X21", language, what, f"add words: {{{code}: …}}")
    return {cell: Text(**by_code[code]) for code, cell in cells.items() if code in whole}


def _code(cell: object) -> str:
    import pandas

    return str(cell).lower() if pandas.api.types.is_bool(cell) else str(cell)


def _in_languages(row: Iterable[object], around: Surroundings) -> Text | None:
    texts = dict(zip(around.codes, row, strict=True))
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    return Text(**{code: traced(str(text)) for code, text in texts.items()})


def _cell(cell: Value | None, around: Surroundings) -> Cell:
    """A wording as a text, which is looked through for typed numbers; whatever else as it is."""
    if cell is None or cell.text is None:
        return cell
    if cell.text.codes:
        return cell.text
    own = cell.text.in_("")
    return Text.same(around.texts.get(own, own))


def _hold_years(series: pandas.Series) -> bool:
    import pandas

    whole = pandas.api.types.is_integer_dtype(series)
    return bool(whole) and are_years([int(cell) for cell in series.dropna()])


def _year(cell: object) -> Text | None:
    return Text.same(traced(str(cell))) if isinstance(cell, Integral) else None


def _is_read(series: pandas.Series, name: str, around: Surroundings) -> bool:
    """Whether every number of a column stands in the data, in a column of that name."""
    import pandas

    if not pandas.api.types.is_numeric_dtype(series) or pandas.api.types.is_bool_dtype(series):
        return True
    return {float(cell) for cell in series.dropna()} <= around.numbers.get(name, set())


def _figured(series: pandas.Series) -> int:
    """How many decimals say the numbers of a column wholly, at most two."""
    import pandas

    if not pandas.api.types.is_float_dtype(series):
        return 0
    numbers = [Decimal(str(float(cell))) for cell in series.dropna()]
    exponents = [number.normalize().as_tuple().exponent for number in numbers if number.is_finite()]
    return min(max((-e for e in exponents if isinstance(e, int)), default=0), _MOST_FIGURED) if exponents else 0
