/* The workbook of a case with live formulas: sheets as report/workbook writes them, in an archive without compression.
   What does not depend on the case, and the pattern of each operation's formula, come with the form. */
"use strict";

const CaseWorkbook = (() => {
  const STYLE = { text: 0, heading: 1, whole: 2, cents: 3, entered: 4, entered_text: 5, plain: 6, share: 7, title: 8 };
  const HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const FIRST_ENTRY = 5, FIRST_ROW = 1; // rows of the sheets in which entries and courses begin
  const REPLACED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };
  // Signs that XML cannot hold are left out.
  // eslint-disable-next-line no-control-regex
  const escaped = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (sign) => REPLACED[sign]);

  /* ---- cells ---- */

  function letters(column) {
    let found = "";
    for (let at = column; at >= 0; at = Math.floor(at / 26) - 1) found = String.fromCharCode(65 + at % 26) + found;
    return found;
  }

  const quoted = (sheet) => `'${sheet.replaceAll("'", "''")}'!`;
  const placed = (sheet, column, row, mark = "") => `${quoted(sheet)}${mark}${letters(column)}${mark}${row + 1}`;
  const text = (content, style = "text") => ({ content, style });
  const number = (x, style = "cents") => ({ number: x, style });
  const live = (formula, result, style = "cents") => ({ formula, style, ...result });
  /** A number as a file holds it. */
  const written = (x) => Exact.digits(x, 12, { group: "", decimal: ".", minus: "-" }).replace(/\.?0+$/, "") || "0";

  function cellXml(cell, name) {
    const opening = `<c r="${name}" s="${STYLE[cell.style]}"`;
    const formula = cell.formula ? `<f>${escaped(cell.formula)}</f>` : "";
    if (cell.content !== undefined) {
      if (!formula) return `${opening} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.content)}</t></is></c>`;
      return `${opening} t="str">${formula}<v>${escaped(cell.content)}</v></c>`;
    }
    return `${opening}>${formula}${cell.number ? `<v>${written(cell.number)}</v>` : ""}</c>`;
  }

  function sheetXml(rows, widths) {
    const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
    const lines = rows.map((cells, at) =>
      `<row r="${at + 1}">${cells.map((cell, column) => (cell ? cellXml(cell, `${letters(column)}${at + 1}`) : "")).join("")}</row>`);
    return `${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
  }

  /* ---- formulas ---- */

  class Sheets {
    constructor(spec, answer) {
      Object.assign(this, { spec, answer, book: spec.workbook, given: answer.given, places: {} });
      [this.resultSheet, this.enteredSheet, this.rowsSheet, this.stepsSheet] = this.book.sheets;
      this.count = answer.rows.length;
      this.columns = [[text(spec.layout.row.label, "heading"), ...answer.rows.map((row) => number([BigInt(row), 1n], "plain"))]];
      this.lines = [];
    }

    /** The name of a cell of a course; a number stands still. */
    cell(name, row) {
      const { sheet, column, first, single } = this.places[name];
      return placed(sheet, column, single ? first : first + row, single ? "$" : "");
    }

    whole(name) {
      const { sheet, column, first } = this.places[name], at = letters(column);
      return `${quoted(sheet)}$${at}$${first + 1}:$${at}$${first + this.count}`;
    }

    /** The label of a course, which may hold the name of its area. */
    label(name) {
      const [pattern, ending] = [`${name.slice(0, name.lastIndexOf("."))}.*`, name.split(".").at(-1)];
      const found = this.book.labels[name] ?? this.book.labels[pattern] ?? name;
      return CaseAnswer.filled(found, { area: this.answer.named(this.answer.areas[Number(ending)] ?? "") });
    }

    addRows(name, cells) {
      this.places[name] = { sheet: this.rowsSheet, column: this.columns.length, first: FIRST_ROW };
      this.columns.push([text(this.label(name), "heading"), ...cells(this)]);
    }

    addNumber(name, cell) {
      this.places[name] = { sheet: this.stepsSheet, column: 1, first: this.lines.length, single: true };
      this.lines.push([text(this.label(name)), cell]);
    }

    /** What a row of a course is computed from, in the language of the file. */
    formula({ does, of, after, result }, row) {
      const { patterns, first, factor } = this.book, cells = of.map((name) => this.cell(name, row));
      const counts = after.map((start, at) => Math.min(after[at + 1] ?? row + 1, row + 1) - start);
      const factors = counts.flatMap((rows, at) => (rows > 0 ? [CaseAnswer.filled(factor, { rate: cells[at + 1], rows })] : []));
      const single = this.places[of[0]].single;
      return CaseAnswer.filled(row === 0 && first[does] ? first[does] : patterns[does], {
        ...cells, all: cells.join(","), factors: factors.join("*"), whole: single ? cells[0] : this.whole(of[0]),
        begin: this.cell(of[0], 0), end: this.cell(of[0], this.count - 1), above: row ? this.cell(result, row - 1) : "",
      });
    }

    /** A course with a formula in each row and what it is now, or the one cell of a number. */
    add(step) {
      const { courses } = this.answer, numbers = courses[step.result];
      const single = this.book.numbers.includes(step.does) || step.of.every((name) => this.places[name].single);
      const cell = (row) => live(this.formula(step, row), numbers[row] ? { number: numbers[row] } : { content: "" });
      if (single) this.addNumber(step.result, cell(0));
      else this.addRows(step.result, () => numbers.map((_, row) => cell(row)));
    }

    addEntered() {
      const { layout } = this.spec, { courses } = this.answer;
      layout.amounts.forEach(({ name }, place) => this.answer.areas.forEach((area, at) => {
        const course = `${name}.${at}`;
        this.addRows(course, () => this.answer.rows.map((row, index) => {
          const entry = this.given.entered.findIndex((e) => e.row === row && e.area === area);
          if (entry < 0) return number(Exact.ZERO);
          return live(placed(this.enteredSheet, 3 + place, FIRST_ENTRY + entry), { number: courses[course][index] });
        }));
      }));
      for (const name of Object.keys(this.spec.given)) this.addNumber(name, number(courses[name][0]));
      this.addNumber("rate", live(placed(this.enteredSheet, 1, 1), { number: this.given.rate }));
      const start = Object.fromEntries(Object.keys(this.places).map((name) => [name, true]));
      Operations.expanded(this.spec.operations, start).forEach((step) => this.add(step));
    }

    entered() {
      const { layout, words } = this.spec, { row, area, payer, amounts, note } = layout;
      const entries = this.given.entered.map((e) => [number([BigInt(e.row), 1n], "plain"), text(e.area, "entered_text"),
        text(this.given.payers.get(e.area), "entered_text"), ...e.amounts.map((x) => number(x, "entered")),
        text(e.note, "entered_text")]);
      return [[text(words.legend, "title")],
        [text(layout.rate.label), number(this.given.rate, "entered")],
        [text(layout.level.label), text(this.given.level, "entered_text")], [text(words.workbook_entered)],
        [row, area, payer, ...amounts, note].map(({ label }) => text(label, "heading")), ...entries];
    }

    /** The main results, of which one that is a row is named. */
    results() {
      const { words, layout } = this.spec, { courses, rows } = this.answer;
      const row = (course) => {
        const at = this.cell(course, 0), names = `${quoted(this.rowsSheet)}$A$${FIRST_ROW + 1}:$A$${FIRST_ROW + this.count}`;
        const [found] = courses[course];
        return live(`IF(${at}="","${words.never}",INDEX(${names},${at}+1))`,
          found ? { number: [BigInt(rows[Number(found[0])]), 1n] } : { content: words.never }, "plain");
      };
      const lines = this.book.results.map(([label, kind, course]) => [text(label),
        kind === "row" ? row(course) : live(this.cell(course, 0), { number: courses[course][0] }, "whole")]);
      return [[text(words.result, "title")], ...lines, [],
        [text(layout.rate.label), live(placed(this.enteredSheet, 1, 1), { number: this.given.rate })],
        [text(layout.level.label), live(`${placed(this.enteredSheet, 1, 2)}&""`, { content: this.given.level })],
        [], [text(words.workbook_signs)]];
    }

    files() {
      this.addEntered();
      const table = Array.from({ length: this.count + 1 }, (_, at) => this.columns.map((column) => column[at]));
      const sheets = [
        sheetXml(this.results(), [70, 18]), sheetXml(this.entered(), [22, 26, 26, 16, 16, 16, 16, 40]),
        sheetXml(table, this.columns.map(() => 16)), sheetXml(this.lines, [70, 18]),
      ];
      return [...Object.entries(this.book.frame), ...sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])];
    }
  }

  /* ---- the archive ---- */

  const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
    let value = at;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  const crc = (bytes) => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0;

  /** Numbers of two and four bytes, the lowest first; `shape` has a 2 or a 4 for each. */
  function packed(shape, ...numbers) {
    const bytes = [];
    numbers.forEach((value, at) => { for (let bit = 0; bit < shape[at]; bit += 1) bytes.push((value >>> (8 * bit)) & 255); });
    return bytes;
  }

  /** A zip archive of [path, text] as it is; its date is the first that there is, 1 January 1980. */
  function archive(files) {
    const encoder = new TextEncoder(), parts = [], index = [];
    let offset = 0;
    const put = (list, bytes) => { list.push(Uint8Array.from(bytes)); return bytes.length; };
    for (const [path, content] of files) {
      const name = encoder.encode(path), bytes = encoder.encode(content), size = bytes.length;
      const about = [0x0800, 0, 0, 33, crc(bytes), size, size, name.length, 0], shape = [2, 2, 2, 2, 4, 4, 4, 2, 2];
      put(index, [...packed([4, 2, 2], 0x02014b50, 20, 20), ...packed(shape, ...about),
        ...packed([2, 2, 2, 4, 4], 0, 0, 0, 0, offset), ...name]);
      offset += put(parts, [...packed([4, 2], 0x04034b50, 20), ...packed(shape, ...about), ...name]) + put(parts, bytes);
    }
    const length = index.reduce((sum, bytes) => sum + bytes.length, 0), count = files.length;
    put(index, packed([4, 2, 2, 2, 2, 4, 4, 2], 0x06054b50, 0, 0, count, count, length, offset, 0));
    const all = new Uint8Array(offset + length + 22);
    let at = 0;
    for (const bytes of [...parts, ...index]) { all.set(bytes, at); at += bytes.length; }
    return all;
  }

  return { file: (spec, answer) => archive(new Sheets(spec, answer).files()) };
})();
