/* Reads and writes the file of a case: CSV with a row for each row and area, as the layout of the form declares it.  The
   same files are read, and the same problems found, as by the command of the analysis.  Amounts in a file may have a
   decimal comma or a point but nothing between thousands, whatever the language of the page. */
"use strict";

const CaseFile = (() => {
  const SEPARATORS = [";", "\t", ","];
  const ROW = /^[12][0-9]{3}$/, AMOUNT = /^([0-9]+)(?:[.,]([0-9]{1,2}))?$/, RATE = /^([0-9]{1,2})(?:[.,]([0-9]{1,2}))? ?%?$/;
  const MINUS = "-\u2212\u2013";
  const exact = (match) => Exact.fraction(`${match[1]}.${match[2] ?? 0}`);

  /** The cells of each row of `text` with its line; null with the line of a row whose quotation mark is not closed. */
  function rowsOf(text) {
    const head = text.split(/\r\n|\r|\n/).find((line) => line.trim()) ?? "";
    const count = (sign) => head.split(sign).length - 1;
    const separator = SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
    const rows = [];
    let cells = [], cell = "", line = 1, start = 1, quoted = false, closed = false;
    const endCell = () => { cells.push(cell.trim()); cell = ""; closed = false; };
    const endRow = () => {
      endCell();
      if (cells.some((each) => each)) rows.push({ line: start, cells });
      cells = [];
      start = line;
    };
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at], newline = sign === "\n" || (sign === "\r" && text[at + 1] !== "\n");
      if (newline) line += 1;
      if (quoted) {
        if (sign !== "\"") cell += sign;
        else if (text[at + 1] === "\"") { cell += sign; at += 1; } else { quoted = false; closed = true; }
      } else if (newline) endRow();
      else if (sign === "\r") continue;
      else if (sign === separator) endCell();
      else if (closed) return { broken: start };
      else if (sign === "\"" && !cell) quoted = true;
      else cell += sign;
    }
    if (quoted) return { broken: start };
    if (cell || cells.length) endRow();
    return { rows };
  }

  class Reader {
    constructor(spec) {
      const { layout } = spec;
      this.spec = spec;
      this.layout = layout;
      this.columns = columnsOf(layout).map(({ name }) => name);
      this.amounts = layout.amounts.map(({ name }) => name);
      this.found = [];
      this.lines = new Map(); // of each row of the case, where it is first
      this.payers = new Map();
      this.settings = new Map();
      this.seen = new Set();
    }

    /** The case in `text`, {given}, or {problems}: each {line, message, cure}, in the order of lines. */
    read(text) {
      const given = this.case(text);
      return this.found.length ? { problems: this.found.sort((one, other) => one.line - other.line) } : { given };
    }

    case(text) {
      const bare = text.replace(/^\ufeff/, "");
      if (!bare.trim()) return this.wrong("empty", 1);
      const { rows, broken } = rowsOf(bare);
      if (broken) return this.wrong("quotes", broken);
      const [head, ...rest] = rows, header = head.cells.map((cell) => cell.toLowerCase());
      while (header.length && !header.at(-1)) header.pop();
      if (!this.checkHeader(head.line, header)) return null;
      const entered = rest.map(({ line, cells }) => this.row(line, header, cells));
      this.checkRows(head.line);
      if (this.found.length) return null;
      this.checkFirst(entered);
      const { rate, level } = this.layout, written = this.settings.get(rate.name) ?? this.spec.start_rate;
      return { entered, payers: this.payers, rate: this.rate(written), level: this.settings.get(level.name) ?? "" };
    }

    checkHeader(line, header) {
      const columns = this.columns.join(", "), { row } = this.layout;
      for (const column of [row.name, ...this.amounts]) {
        if (!header.includes(column)) this.wrong("missing_column", line, { column, columns });
      }
      for (const column of new Set(header)) {
        if (!this.columns.includes(column)) this.wrong("unknown_column", line, { column, columns });
        else if (header.filter((each) => each === column).length > 1) this.wrong("double_column", line, { column });
      }
      return !this.found.length;
    }

    row(line, header, cells) {
      if (cells.slice(header.length).some((cell) => cell)) {
        return this.wrong("cells", line, { found: String(cells.length), wanted: String(header.length) });
      }
      const { layout } = this, cell = Object.fromEntries(this.columns.map((column) => [column, ""]));
      header.forEach((column, at) => { cell[column] = cells[at] ?? ""; });
      const area = cell[layout.area.name], row = this.place(line, cell[layout.row.name], area);
      const amounts = this.amounts.map((column) => this.amount(line, column, cell[column]));
      this.checkOrder(line, cell, amounts);
      this.takePayer(line, area, cell[layout.payer.name]);
      for (const { name } of [layout.rate, layout.level]) this.takeSetting(line, name, cell[name]);
      return { row, area, amounts, note: cell[layout.note.name] };
    }

    place(line, written, area) {
      if (!ROW.test(written)) return this.wrong("year", line, { written });
      const row = Number(written), key = `${row} ${area}`;
      if (!this.lines.has(row)) this.lines.set(row, line);
      if (this.seen.has(key)) this.wrong("twice", line, { year: written, area });
      this.seen.add(key);
      return row;
    }

    amount(line, column, written) {
      const match = AMOUNT.exec(written);
      if (match && match[1].length <= this.layout.most_digits) return exact(match);
      let what = written ? (match ? "large" : "amount") : "no_amount";
      if (written && MINUS.includes(written[0])) what = this.layout.rising.includes(column) ? "negative" : "negative_cost";
      return this.wrong(what, line, { column, written });
    }

    checkOrder(line, cell, amounts) {
      const { rising } = this.layout, read = rising.map((column) => amounts[this.amounts.indexOf(column)]);
      if (read.some((x) => !x) || !read.some((x, at) => at && Exact.isAbove(read[at - 1], x))) return;
      const [low, central, high] = rising.map((column) => cell[column]);
      this.wrong("order", line, { low, central, high });
    }

    takePayer(line, area, payer) {
      const known = this.payers.get(area) ?? "";
      if (payer && known && payer !== known) this.wrong("two_payers", line, { area, one: known, other: payer });
      this.payers.set(area, known || payer);
    }

    takeSetting(line, column, written) {
      if (!written) return;
      if (column === this.layout.rate.name && !this.rate(written)) {
        this.wrong("rate", line, { written, highest: this.layout.highest_rate });
        return;
      }
      const known = this.settings.get(column) ?? written;
      this.settings.set(column, known);
      if (known !== written) this.wrong("two_settings", line, { column, one: known, other: written });
    }

    checkRows(header) {
      const rows = [...this.lines.keys()].sort((a, b) => a - b), most = this.layout.most_rows;
      if (!rows.length && !this.found.length) this.wrong("no_years", header);
      rows.forEach((row, at) => {
        const before = rows[at - 1];
        if (!at || row === before + 1) return;
        this.wrong("gap", this.lines.get(row), { year: String(row), before: String(before), wanted: String(before + 1) });
      });
      if (rows.length > most) {
        this.wrong("many", this.lines.get(rows[most]), { years: String(rows.length), most: String(most) });
      }
    }

    /** The first row has to have an amount in the first column. */
    checkFirst(entered) {
      const first = Math.min(...this.lines.keys());
      if (entered.some(({ row, amounts }) => row === first && amounts[0][0])) return;
      this.wrong("no_cost", this.lines.get(first), { year: String(first) });
    }

    rate(written) {
      const match = RATE.exec(written), rate = match && exact(match);
      return rate && !Exact.isAbove(rate, Exact.fraction(this.layout.highest_rate)) ? rate : null;
    }

    wrong(what, line, fields = {}) {
      const [message, cure] = this.spec.problems[what].map((wording) => CaseAnswer.filled(wording, fields));
      this.found.push({ line, message, cure });
      return null;
    }
  }

  const columnsOf = ({ row, area, payer, amounts, note, rate, level }) =>
    [row, area, payer, ...amounts, note, rate, level];

  /** The file of a case whose amounts are exact; a decimal comma goes with semicolons between the columns. */
  function write({ entered, payers, rate, level }, { layout, marks }) {
    const separator = marks.decimal === "," ? ";" : ",";
    const number = (x) => Exact.linked(x).replace(".", marks.decimal);
    // A text that a spreadsheet would take for a formula is written so that it does not.
    const safe = (text) => (/^[=+@\t-]/.test(text) ? ` ${text}` : text);
    const quoted = (text) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text);
    const rows = entered.map((e, at) => [String(e.row), safe(e.area), safe(payers.get(e.area)), ...e.amounts.map(number),
      safe(e.note), at ? "" : number(rate), at ? "" : safe(level)]);
    const lines = [columnsOf(layout).map(({ name }) => name), ...rows];
    return lines.map((cells) => `${cells.map(quoted).join(separator)}\n`).join("");
  }

  return { read: (text, spec) => new Reader(spec).read(text), write };
})();
