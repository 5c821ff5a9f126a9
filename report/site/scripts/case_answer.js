/* What is said of a case that a reader entered, as its form declares it: report/results/case_answer.py says the same from
   the same declaration.  A case is {entered: [{row, area, amounts, note}], payers: Map of area to payer, rate, level};
   amounts and the rate are exact numbers (exact.js).  Knows nothing of the page. */
"use strict";

const CaseAnswer = (() => {
  const { ZERO, add, subtract, multiply, magnitude, isAbove, fraction, digits, withUnit } = Exact;
  const HUNDRED = [100n, 1n];
  const filled = (wording, fields) => wording.replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
  const rowsOf = (given) => [...new Set(given.entered.map(({ row }) => row))].sort((a, b) => a - b);

  /** The courses that were entered, and all that the operations make of them. */
  function coursesOf(spec, given) {
    const rows = rowsOf(given), areas = [...given.payers.keys()], courses = {};
    spec.layout.amounts.forEach(({ name }, place) => areas.forEach((area, at) => {
      const found = new Map(given.entered.filter((e) => e.area === area).map((e) => [e.row, e.amounts[place]]));
      courses[`${name}.${at}`] = rows.map((row) => found.get(row) ?? ZERO);
    }));
    for (const [name, number] of Object.entries(spec.given)) courses[name] = [fraction(number)];
    courses.rate = [given.rate];
    return Operations.compute(spec.operations, courses);
  }

  /** An amount; one below one with its decimals, so that it is not printed as nothing. */
  function amount(spec, x, unit = ["{}", "{}"]) {
    const small = x[0] && isAbove([1n, 1n], magnitude(x));
    return withUnit(x, small ? 2 : 0, unit, spec.marks);
  }

  class Answer {
    constructor(spec, given) {
      Object.assign(this, { spec, given, rows: rowsOf(given), areas: [...given.payers.keys()] });
      this.courses = coursesOf(spec, given);
      const names = spec.layout.amounts.map(({ name }) => name);
      const [low, high] = [spec.layout.rising[0], spec.layout.rising.at(-1)].map((name) => names.indexOf(name));
      this.ranged = given.entered.some(({ amounts }) => isAbove(amounts[high], amounts[low]));
    }

    /** Parts in order, each {kind, …}; one with nothing in it is left out. */
    parts() {
      return this.spec.answer.map((part) => this[`part_${part.kind}`](part)).filter((part) => part);
    }

    part_text({ text }) { return { kind: "paragraph", text }; }

    part_heading({ text }) { return { kind: "heading", text }; }

    part_paragraph({ sentences, scenario, needs }) {
      if ((scenario && !this.ranged) || (needs && !isAbove(this.courses[needs][0], ZERO))) return null;
      const said = sentences.map(({ by, wordings, fields }) => {
        const [number] = this.courses[by];
        const state = !number ? "none" : isAbove(number, ZERO) ? "above" : number[0] ? "below" : "zero";
        return wordings[state] ? this.filled(wordings[state], fields) : "";
      });
      const text = said.filter((each) => each).join(" ");
      return text && { kind: "paragraph", text };
    }

    filled(wording, fields = {}, more = {}) {
      const usual = { first: ["first", ""], last: ["last", ""], rate: ["rate", ""] };
      const printed = Object.entries({ ...usual, ...fields }).map(([name, found]) => [name, this.field(...found)]);
      return filled(wording, { ...Object.fromEntries(printed), ...more });
    }

    field(kind, course) {
      const { spec, rows } = this;
      if (kind === "first") return String(rows[0]);
      if (kind === "last") return String(rows.at(-1));
      if (kind === "rate") return this.rate();
      const [number] = this.courses[course];
      if (!number) return "";
      if (kind === "row") return String(rows[Number(number[0])]);
      if (kind === "amount") return amount(spec, magnitude(number), spec.unit);
      const percent = multiply(magnitude(number), HUNDRED);
      return withUnit(percent, kind === "percent" ? 1 : 0, spec.percent, spec.marks);
    }

    /** The rate in percent with as many decimals as it was entered with. */
    rate() {
      const { marks, percent } = this.spec, { rate } = this.given;
      const decimals = [0, 1, 2].find((places) => !((rate[0] * 10n ** BigInt(places)) % rate[1]));
      return withUnit(rate, decimals, percent, marks);
    }

    shown(lines) { return lines.filter(({ scenario }) => this.ranged || !scenario); }

    part_chart({ caption, axis, lines }) {
      const drawn = this.shown(lines).map(({ label, course }) => ({ label, course, numbers: this.courses[course] }));
      return { kind: "chart", caption: this.filled(caption), axis, rows: this.rows, lines: drawn };
    }

    part_rows({ caption, lines }) {
      const shown = this.shown(lines);
      const cells = this.rows.map((row, at) =>
        [String(row), ...shown.map(({ course }) => amount(this.spec, this.courses[course][at]))]);
      return this.table(caption, [this.spec.layout.row.label, ...shown.map(({ label }) => label)], cells);
    }

    part_swings({ caption, headings, lines, ranges, fields }) {
      const found = [...lines, ...(this.ranged ? ranges : [])].flatMap((line) => this.swing(line, fields));
      const width = ({ low, high }) => magnitude(subtract(high, low));
      found.sort((one, other) => (isAbove(width(other), width(one)) ? 1 : isAbove(width(one), width(other)) ? -1 : 0));
      return this.table(caption, headings,
        found.map(({ label, low, high }) => [label, amount(this.spec, low), amount(this.spec, high)]));
    }

    swing([label, low, high], fields) {
      const end = (name) => this.courses[name][0];
      if (!low.endsWith("*")) return [{ label: this.filled(label, fields), low: end(low), high: end(high) }];
      if (this.areas.length < 2) return [];
      return this.areas.map((area, at) => {
        const [lower, higher] = [low, high].map((name) => end(name.slice(0, -1) + at));
        return { label: this.filled(label, fields, { area: this.named(area) }), low: lower, high: higher };
      }).filter((each) => subtract(each.low, each.high)[0]);
    }

    part_parties({ caption, headings, paid, gained, total }) {
      const found = new Map();
      this.areas.forEach((area, at) => {
        for (const [party, course, place] of [[this.given.payers.get(area) || area, paid, 0], [area, gained, 1]]) {
          const amounts = found.get(party) ?? [ZERO, ZERO];
          amounts[place] = add(amounts[place], this.courses[`${course}.${at}`][0]);
          found.set(party, amounts);
        }
      });
      if (found.size < 2) return null;
      const account = ([one, other]) => [one, other, subtract(one, other)].map((x) => amount(this.spec, x));
      const sums = [0, 1].map((place) => [...found.values()].map((amounts) => amounts[place]).reduce(add, ZERO));
      const cells = [...found].map(([party, amounts]) => [this.named(party), ...account(amounts)]);
      return { ...this.table(caption, headings, [...cells, [total, ...account(sums)]]), total: true };
    }

    part_entries({ caption }) {
      const { row, area, payer, amounts, note } = this.spec.layout;
      const cells = this.given.entered.map((e) => [String(e.row), e.area, this.given.payers.get(e.area),
        ...e.amounts.map((x) => amount(this.spec, x)), e.note]);
      const words = [row, area, payer, note].map(({ label }) => label);
      const table = this.table(caption, [row, area, payer, ...amounts, note].map(({ label }) => label), cells, words);
      return { ...table, entries: true };
    }

    /** A table; all columns but the first and those whose headings are in `words` are numbers. */
    table(caption, headings, rows, words = []) {
      const numeric = headings.map((heading, at) => at > 0 && !words.includes(heading));
      return { kind: "table", caption: this.filled(caption), headings, rows, numeric };
    }

    named(area) { return area || this.spec.words.nameless; }
  }

  return { Answer, filled, amount, coursesOf, rowsOf, digits };
})();
