/* The form of a reader's own case: rows and areas that can be added and removed, a file in and out, a workbook, and a link
   that carries the case behind its number sign, so that nothing leaves the reader's machine.  It knows no subject and no
   language: the attribute data-case holds layout, operations, wordings and number formats, written by
   report/printed/case_form.py. */
"use strict";

(() => {
  const SILENCE = 1000; // milliseconds without a change before what follows is announced
  const ROW = /^[12][0-9]{3}$/;

  /** An element with attributes or properties `given`; children are elements or texts. */
  function made(name, given = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (key in element && typeof value !== "string") element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const base64 = (text) => {
    const bytes = new TextEncoder().encode(text);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
      .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };
  /** The text again; empty where it is something else. */
  const unbase64 = (text) => {
    try {
      const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
      return new TextDecoder().decode(bytes);
    } catch {
      return "";
    }
  };

  /** The text of a file in UTF-8, or the line where it is something else. */
  function decoded(bytes) {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    try {
      return { text: decoder.decode(bytes) };
    } catch {
      let line = 1, start = 0;
      for (; ; line += 1) {
        const end = bytes.indexOf(10, start);
        try { decoder.decode(bytes.subarray(start, end < 0 ? undefined : end)); } catch { return { line }; }
        start = end + 1;
      }
    }
  }

  class CaseForm {
    constructor(form) {
      this.form = form;
      this.spec = JSON.parse(form.dataset.case);
      this.words = this.spec.words;
      this.label = form.id.replace(/-case$/, "");
      this.columns = [...this.spec.layout.amounts, this.spec.layout.note];
      this.build();
      if (!this.take(this.carried())) this.enter(CaseFile.read(this.spec.example, this.spec).given);
      window.addEventListener("hashchange", () => { if (this.carried() !== this.link) this.take(this.carried()); });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.hidden = false;
      document.getElementById(`${this.label}-without`).hidden = true;
    }

    /* ---- the fields ---- */

    build() {
      const { words, spec } = this, { layout } = spec;
      this.settings = made("div", { class: "model-fields" },
        this.setting("first", words.first_row, words.first_row_hint),
        this.setting("rate", layout.rate.label, words.rate_hint),
        this.setting("level", layout.level.label, words.level_hint));
      this.areas = made("div", { class: "case-areas" });
      this.buttons = {
        addRow: this.button(words.add_row, () => this.addRow()),
        removeRow: this.button(words.remove_row, () => this.removeRow()),
        addArea: this.button(words.add_area, () => this.addArea()),
      };
      this.result = made("div", { class: "case-result" });
      this.stale = made("p", { class: "case-stale", hidden: true }, words.stale);
      this.heard = made("p", { class: "model-heard unseen", role: "status" });
      this.form.append(
        made("fieldset", { class: "case-fields" }, made("legend", {}, words.legend), this.settings, this.areas,
          made("p", { class: "model-actions" }, ...Object.values(this.buttons),
            this.button(words.example, () => this.read(spec.example)),
            this.button(words.clear, () => this.clear()))),
        this.files(), this.stale, this.result, this.heard);
      this.form.addEventListener("input", ({ target }) => { if (target.dataset.field) this.changed(); });
    }

    button(wording, act) {
      const button = made("button", { type: "button" }, wording);
      button.addEventListener("click", act);
      return button;
    }

    setting(name, label, hint) {
      const id = `${this.label}-${name}`;
      const input = made("input", { id, type: "text", autocomplete: "off", "data-field": name, "aria-describedby": `${id}-hint` });
      if (name !== "level") input.inputMode = name === "rate" ? "decimal" : "numeric";
      return made("p", { class: "model-field" }, made("label", { for: id }, label), input,
        made("span", { class: "model-hint", id: `${id}-hint`, "data-hint": hint }, hint));
    }

    /** The fields for saving and opening; a case is neither sent nor kept anywhere. */
    files() {
      const { words, label } = this;
      const file = made("input", { type: "file", id: `${label}-file`, accept: ".csv,.txt,text/csv" });
      file.addEventListener("change", async () => {
        if (!file.files.length) return;
        const { text, line } = decoded(new Uint8Array(await file.files[0].arrayBuffer()));
        if (line) this.refused([{ line, message: this.spec.problems.encoding[0], cure: this.spec.problems.encoding[1] }]);
        else this.read(text);
        file.value = "";
      });
      const pasted = made("textarea", { id: `${label}-pasted`, rows: "4", spellcheck: "false" });
      this.problems = made("div", { class: "case-problems", role: "alert" });
      this.outputs = [
        this.button(words.save_file, () => this.save(new TextEncoder().encode(`\ufeff${this.text()}`), "csv", "text/csv")),
        this.button(words.save_workbook, () => this.save(CaseWorkbook.file(this.spec, this.answer), "xlsx",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
      ];
      this.anchor = made("a", { class: "model-link", href: `#${label}` }, words.link);
      return made("fieldset", { class: "case-files" }, made("legend", {}, words.files),
        made("p", { class: "model-actions" }, ...this.outputs, this.anchor),
        made("p", { class: "model-hint" }, words.private),
        made("div", { class: "model-fields" },
          made("p", { class: "model-field" }, made("label", { for: file.id }, words.choose), file),
          made("p", { class: "model-field" }, made("label", { for: pasted.id }, words.paste), pasted,
            this.button(words.take, () => this.read(pasted.value)))),
        this.problems);
    }

    /** The state of the form as texts, from what is in its fields. */
    state() {
      const value = (name) => this.settings.querySelector(`[data-field=${name}]`).value;
      return {
        first: value("first"), rate: value("rate"), level: value("level"),
        areas: [...this.areas.children].map((area) => ({
          name: area.querySelector("[data-field=area]").value,
          payer: area.querySelector("[data-field=payer]").value,
          rows: [...area.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")].map((i) => i.value)),
        })),
      };
    }

    /** Fills the form with `state`; the field that has the focus keeps it where it is still there. */
    fill(state, focus = "") {
      for (const name of ["first", "rate", "level"]) this.settings.querySelector(`[data-field=${name}]`).value = state[name];
      this.areas.replaceChildren(...state.areas.map((area, at) => this.area(area, at, state)));
      this.buttons.removeRow.disabled = state.areas[0].rows.length < 2;
      this.buttons.addRow.disabled = state.areas[0].rows.length >= this.spec.layout.most_rows;
      if (focus) document.getElementById(focus)?.focus();
      this.changed();
    }

    area({ name, payer, rows }, at, { areas, first }) {
      const { layout } = this.spec, id = `${this.label}-area-${at}`;
      const text = (field, value, label, hint) => made("p", { class: "model-field" },
        made("label", { for: `${id}-${field}` }, label),
        made("input", {
          id: `${id}-${field}`, type: "text", autocomplete: "off", "data-field": field, value, "aria-describedby": `${id}-${field}-hint`,
        }),
        made("span", { class: "model-hint", id: `${id}-${field}-hint`, "data-hint": hint }, hint));
      const head = made("tr", {}, ...[layout.row, ...this.columns].map(({ label }) => made("th", { scope: "col" }, label)));
      const body = rows.map((cells, row) => this.row(cells, at, row, first));
      const remove = this.button(CaseAnswer.filled(this.words.remove_area, { area: name || String(at + 1) }), () => this.removeArea(at));
      return made("fieldset", { class: "case-area" },
        made("legend", {}, CaseAnswer.filled(this.words.area, { number: String(at + 1) })),
        made("div", { class: "model-fields" }, text("area", name, layout.area.label, this.words.area_hint),
          text("payer", payer, layout.payer.label, this.words.payer_hint)),
        made("table", { class: "case-rows" }, made("thead", {}, head), made("tbody", {}, ...body)),
        areas.length > 1 ? made("p", { class: "model-actions" }, remove) : null);
    }

    row(cells, area, row, first) {
      const name = ROW.test(first) ? String(Number(first) + row) : String(row + 1);
      const fields = this.columns.map(({ name: column, label }, at) => {
        const id = `${this.label}-area-${area}-${row}-${column}`, number = at < this.columns.length - 1;
        const input = made("input", {
          id, type: "text", autocomplete: "off", "data-field": column, value: cells[at], "aria-label": `${name}, ${label}`,
        });
        if (number) input.inputMode = "decimal";
        return made("td", { class: number ? "amount" : "words", "data-label": label }, input,
          made("span", { class: "case-wrong", id: `${id}-hint` }));
      });
      return made("tr", {}, made("th", { scope: "row" }, name), ...fields);
    }

    addRow() {
      const state = this.state(), at = state.areas[0].rows.length, note = this.columns.length - 1;
      state.areas.forEach(({ rows }) => rows.push(rows.at(-1).map((cell, column) => (column === note ? "" : cell))));
      this.fill(state, `${this.label}-area-0-${at}-${this.columns[0].name}`);
    }

    removeRow() {
      const state = this.state();
      state.areas.forEach(({ rows }) => rows.pop());
      this.fill(state);
    }

    addArea() {
      const state = this.state(), at = state.areas.length;
      const rows = state.areas[0].rows.map(() => this.columns.map((_, column) => (column < this.columns.length - 1 ? "0" : "")));
      state.areas.push({ name: CaseAnswer.filled(this.words.area, { number: String(at + 1) }), payer: "", rows });
      this.fill(state, `${this.label}-area-${at}-area`);
    }

    removeArea(at) {
      const state = this.state();
      state.areas.splice(at, 1);
      this.fill(state, `${this.label}-area-${Math.min(at, state.areas.length - 1)}-area`);
    }

    clear() {
      const state = this.state(), [{ rows }] = state.areas;
      const empty = rows.map(() => this.columns.map((_, column) => (column < this.columns.length - 1 ? "0" : "")));
      // The form becomes shorter: whoever emptied it goes on where one begins to write.
      this.fill({ ...state, level: "", areas: [{ name: "", payer: "", rows: empty }] }, `${this.label}-first`);
    }

    /* ---- a case from a file or a link ---- */

    read(text) {
      const { given, problems } = CaseFile.read(text, this.spec);
      if (problems) {
        this.refused(problems);
      } else {
        this.problems.replaceChildren();
        this.enter(given);
      }
      return !problems;
    }

    refused(problems) {
      const told = problems.map((problem) => made("li", {}, CaseAnswer.filled(this.words.problem, problem)));
      this.problems.replaceChildren(made("p", {}, this.words.refused), made("ul", {}, ...told));
    }

    /** Fills the form with a case that was read. */
    enter(given) {
      const { marks, layout } = this.spec, rows = CaseAnswer.rowsOf(given);
      const typed = (x) => {
        const places = Exact.linked(x).split(".")[1]?.length ?? 0;
        return Exact.digits(x, places, { ...marks, minus: "-" });
      };
      const areas = [...given.payers].map(([name, payer]) => {
        const found = new Map(given.entered.filter((e) => e.area === name).map((e) => [e.row, e]));
        const cells = (e) => (e ? [...e.amounts.map(typed), e.note] : [...layout.amounts.map(() => "0"), ""]);
        return { name, payer, rows: rows.map((row) => cells(found.get(row))) };
      });
      this.fill({ first: String(rows[0]), rate: typed(given.rate), level: given.level, areas });
    }

    /** What the address carries behind the number sign; empty when it is something else. */
    carried() {
      const start = `#${this.label}=`;
      return window.location.hash.startsWith(start) ? window.location.hash.slice(start.length) : "";
    }

    take(carried) {
      if (!carried) return false;
      this.link = carried;
      document.getElementById(this.label).scrollIntoView();
      // Every case that was written ends with the end of a row: a link that was cut short is not read as another case.
      const text = unbase64(carried);
      if (text.endsWith("\n")) return this.read(text);
      this.refused([{ line: 1, message: this.words.broken_link, cure: "" }]);
      return false;
    }

    /* ---- what is in the fields, and what follows ---- */

    /** The case in the fields, or null; what is wrong with a field is said beside it. */
    given() {
      const { layout, marks } = this.spec, state = this.state();
      this.whole = true;
      const first = this.mark(this.settings.querySelector("[data-field=first]"), ROW.test(state.first) ? "" : this.words.wrong_row);
      const rateField = this.settings.querySelector("[data-field=rate]");
      const rate = Exact.typed(state.rate, marks, { decimals: 2, percent: true });
      const fits = rate.number && rate.number[0] >= 0n && !Exact.isAbove(rate.number, Exact.fraction(layout.highest_rate));
      this.mark(rateField, fits ? "" : this.words.wrong_rate);
      const names = state.areas.map(({ name }) => name.trim());
      const entered = state.areas.flatMap((area, at) => {
        const fieldset = this.areas.children[at];
        this.mark(fieldset.querySelector("[data-field=area]"), names.indexOf(names[at]) < at ? this.words.wrong_area : "");
        return [...fieldset.querySelectorAll("tbody tr")].map((row, place) => this.entry(row, names[at], Number(state.first) + place));
      });
      this.checkFirst(entered, state);
      if (!first || !this.whole) return null;
      const payers = new Map(state.areas.map(({ payer }, at) => [names[at], payer.trim()]));
      return { entered, payers, rate: rate.number, level: state.level.trim() };
    }

    entry(row, area, name) {
      const { layout } = this.spec, inputs = [...row.querySelectorAll("input")], note = inputs.pop();
      const amounts = inputs.map((input) => this.amount(input));
      const rising = layout.rising.map((column) => layout.amounts.findIndex(({ name: each }) => each === column));
      const fall = rising.slice(1).find((at, before) =>
        amounts[at] && amounts[rising[before]] && Exact.isAbove(amounts[rising[before]], amounts[at]));
      if (fall !== undefined) this.mark(inputs[fall], this.words.wrong_order);
      return { row: name, area, amounts, note: note.value.trim() };
    }

    amount(input) {
      const { layout, marks } = this.spec, { number, wrong } = Exact.typed(input.value, marks, { decimals: 2 });
      const rising = layout.rising.includes(input.dataset.field);
      let said = wrong ? this.words[`wrong_${wrong}`] : "";
      if (number && number[0] < 0n) said = rising ? this.words.wrong_negative : this.words.wrong_negative_cost;
      if (number && number[0] >= number[1] * 10n ** BigInt(layout.most_digits)) said = this.words.wrong_large;
      this.mark(input, said);
      return said ? null : number;
    }

    checkFirst(entered, { areas }) {
      const firsts = entered.filter((_, at) => at % areas[0].rows.length === 0);
      if (firsts.some(({ amounts: [cost] }) => !cost || cost[0])) return;
      this.mark(this.areas.querySelector("tbody input"), this.words.wrong_first);
    }

    /** Marks a field as wrong, with what is said beside it, or as right; tells whether it is. */
    mark(input, said) {
      const hint = document.getElementById(`${input.id}-hint`) ?? input.nextElementSibling;
      input.setAttribute("aria-invalid", String(Boolean(said)));
      if (said || hint.dataset.hint) input.setAttribute("aria-describedby", hint.id);
      else input.removeAttribute("aria-describedby");
      hint.textContent = said || (hint.dataset.hint ?? "");
      this.whole = this.whole && !said;
      return !said;
    }

    changed() {
      const given = this.given();
      this.name();
      this.stale.hidden = Boolean(given);
      this.result.classList.toggle("stale", !given);
      this.outputs.forEach((button) => { button.disabled = !given; });
      let heard = this.words.stale;
      if (given) {
        this.answer = new CaseAnswer.Answer(this.spec, given);
        const parts = this.answer.parts();
        this.result.replaceChildren(made("h3", {}, this.words.result), ...parts.map((part) => this.part(part)));
        heard = parts.filter(({ kind }) => kind === "paragraph").slice(0, this.answer.ranged ? 3 : 1).map(({ text }) => text).join(" ");
        this.link = base64(this.text());
        this.anchor.href = `#${this.label}=${this.link}`;
      }
      window.clearTimeout(this.waiting);
      if (this.started) this.waiting = window.setTimeout(() => { this.heard.textContent = heard; }, SILENCE);
      this.started = true;
    }

    /** Rows are named by the first of them. */
    name() {
      const first = this.settings.querySelector("[data-field=first]").value;
      if (!ROW.test(first)) return;
      this.areas.querySelectorAll("tbody").forEach((body) => [...body.rows].forEach((row, at) => {
        const name = String(Number(first) + at);
        row.firstElementChild.textContent = name;
        row.querySelectorAll("td").forEach((cell) => { cell.firstElementChild.setAttribute("aria-label", `${name}, ${cell.dataset.label}`); });
      }));
    }

    part(part) {
      if (part.kind === "paragraph") return made("p", {}, part.text);
      if (part.kind === "heading") return made("h4", {}, part.text);
      if (part.kind === "table") return this.table(part);
      const drawn = ["line low", "line central", "line high"];
      const series = part.lines.map(({ label, course }, at) => ({ name: course, label, drawn: drawn[part.lines.length > 1 ? at : 1] }));
      const courses = Object.fromEntries(part.lines.map(({ course, numbers }) => [course, numbers]));
      const { unit, marks } = this.spec, axis = CaseAnswer.filled(part.axis, { unit: unit[0].replace("{}", "").trim() });
      const described = part.lines.map(({ label, numbers }) =>
        `${label}, ${part.rows.at(-1)}: ${CaseAnswer.amount(this.spec, numbers.at(-1), unit)}.`).join(" ");
      const chart = CourseChart.draw({ rows: part.rows.map(String), series, unit, marks }, courses, described);
      return made("figure", { class: "model-chart" }, made("figcaption", {}, axis), chart);
    }

    table({ caption, headings, rows, numeric, total, entries }) {
      const cells = (row) => row.map((cell, at) =>
        (at ? made("td", numeric[at] ? { class: "number" } : {}, cell) : made("th", { scope: "row" }, cell)));
      const head = headings.map((heading, at) => made("th", numeric[at] ? { scope: "col", class: "number" } : { scope: "col" }, heading));
      const body = rows.map((row, at) => made("tr", total && at === rows.length - 1 ? { class: "total" } : {}, ...cells(row)));
      return made("div", { class: entries ? "scroll case-entries" : "scroll", tabindex: "0", role: "region", "aria-label": caption },
        made("table", { class: "data" }, made("caption", {}, caption), made("thead", {}, made("tr", {}, ...head)),
          made("tbody", {}, ...body)));
    }

    /* ---- out ---- */

    text() { return CaseFile.write(this.answer.given, this.spec); }

    save(bytes, ending, type) {
      const address = URL.createObjectURL(new Blob([bytes], { type }));
      made("a", { href: address, download: `${this.words.file_name}.${ending}` }).click();
      window.setTimeout(() => URL.revokeObjectURL(address), SILENCE);
    }
  }

  document.querySelectorAll("form[data-case]").forEach((form) => new CaseForm(form));
})();
