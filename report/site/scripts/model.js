/* Computes a model again when its assumptions change.  It knows no model and no language: the attribute data-model
   of the form holds exact polynomials, operations, wordings and number formats, written by report/printed/model.py. */
"use strict";

(() => {
  const { ZERO, ONE, add, multiply, subtract, divide, magnitude, isAbove, fraction, digits, withUnit } = Exact;
  const SILENCE = 1000; // milliseconds without a change before what follows is announced

  /* ---- the model ---- */

  const evaluate = (terms, amounts) => terms.reduce((sum, [coefficient, ...names]) =>
    add(sum, names.reduce((product, name) => multiply(product, amounts[name]), coefficient)), ZERO);

  function read(form) {
    const spec = JSON.parse(form.dataset.model);
    spec.polynomials.forEach((terms) => terms.forEach((term) => { term[0] = fraction(term[0]); }));
    return spec;
  }

  function compute(spec, { amounts, options }) {
    const values = spec.polynomials.map(() => null), given = {};
    const at = (place) => (values[place] ??= evaluate(spec.polynomials[place], amounts));
    const course = spec.courses[spec.choices.map((choice) => options[choice.name]).join("|")];
    for (const [name, places] of Object.entries(course)) given[name] = places.map(at);
    for (const [name, amount] of Object.entries(amounts)) given[spec.assumed + name] = [amount];
    return Operations.compute(spec.operations, given);
  }

  const fill = (wording, fields) => wording.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const printed = (spec, x) => withUnit(x, spec.decimals, spec.unit, spec.marks);

  /** An amount of an assumption; one that is whole when it is rounded is printed so. */
  function amountOf(spec, name, x, towards) {
    const { decimals, unit } = spec.assumptions.find((assumption) => assumption.name === name);
    const plain = digits(x, decimals, { group: "", decimal: ".", minus: "-" }, towards), [, part = ""] = plain.split(".");
    return withUnit(fraction(plain), Number(part) ? decimals : 0, unit, spec.marks);
  }

  const SENTENCES = {
    settled(spec, outcome, course) {
      const numbers = course[outcome.series], at = Operations.settled(numbers), last = numbers.length - 1;
      if (at < 0) return fill(outcome.never, { row: spec.rows[last], amount: printed(spec, numbers[last]) });
      if (numbers.every((number) => !isAbove(number, ZERO))) return outcome.nothing;
      return fill(outcome.found, { row: spec.rows[at] });
    },
    balance(spec, outcome, course) {
      const number = course[outcome.series][outcome.row];
      return fill(isAbove(number, ZERO) ? outcome.above : outcome.below,
        { row: spec.rows[outcome.row], amount: printed(spec, magnitude(number)) });
    },
    threshold(spec, outcome, course, state) {
      const { assumption, series, most } = outcome, row = spec.rows[outcome.row];
      const at = (x) =>
        compute(spec, { ...state, amounts: { ...state.amounts, [assumption]: x } })[series][outcome.row];
      const zero = at(ZERO), slope = subtract(zero, at(ONE));
      const found = slope[0] ? divide(zero, slope) : [-1n, 1n];
      if (found[0] < 0n) return fill(outcome.none, { row });
      const said = fill(outcome.found, { row, amount: amountOf(spec, assumption, found, slope[0] > 0n ? "above" : "below") });
      if (most === null || !isAbove(found, fraction(most))) return said;
      return `${said} ${fill(outcome.beyond, { most: amountOf(spec, assumption, fraction(most)) })}`;
    },
    limit(spec, { assumption, most, beyond }, course, { amounts }) {
      if (!isAbove(amounts[assumption], fraction(most))) return "";
      return fill(beyond, {
        amount: amountOf(spec, assumption, amounts[assumption]), most: amountOf(spec, assumption, fraction(most)),
      });
    },
  };

  /* ---- the page ---- */

  function paragraph(text) {
    const made = document.createElement("p");
    made.textContent = text;
    return made;
  }

  function start(form) {
    const spec = read(form), label = form.id.replace(/-model$/, "");
    const exhibit = document.getElementById(label), says = document.getElementById(`${label}-says`);
    const note = form.querySelector(".model-note"), heard = form.querySelector(".model-heard");
    const cells = [...exhibit.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
    const inputs = [...spec.assumptions, ...spec.choices].map(({ name }) => form.elements[name]);
    spec.assumptions.forEach(({ name }) => { form.elements[name].inputMode = "decimal"; }); // a numeric keyboard
    let waiting, carried = [];

    const number = (assumption) => Exact.typed(form.elements[assumption.name].value, spec.marks, assumption);
    const fits = ({ low, high }, x) => !isAbove(fraction(low), x) && !isAbove(x, fraction(high));

    /** The assumptions as typed; null where one cannot be read or is outside its limits, which is said beside it. */
    function state() {
      const found = { amounts: {}, options: {} };
      let whole = true;
      for (const assumption of spec.assumptions) {
        const { number: typed, wrong } = number(assumption);
        const kind = wrong ?? (fits(assumption, typed) ? "" : "range");
        say(form.elements[assumption.name], kind && assumption.wrong[kind]);
        found.amounts[assumption.name] = typed;
        whole = whole && !kind;
      }
      for (const choice of spec.choices) found.options[choice.name] = form.elements[choice.name].value;
      return whole ? found : null;
    }

    /** What is wrong with a field, beside it; nothing is wrong where there is no message. */
    function say(input, message) {
      input.setAttribute("aria-invalid", String(Boolean(message)));
      const hint = document.getElementById(input.getAttribute("aria-describedby"));
      hint.dataset.hint ??= hint.textContent;
      hint.textContent = message || hint.dataset.hint;
    }

    /** Everything that follows from the fields; where they cannot be read, that it does not follow from them. */
    function show() {
      const now = state(), told = now ? carried : [...carried, spec.words.stale];
      form.querySelector(".model-link").href = address();
      exhibit.toggleAttribute("data-stale", !now);
      note.replaceChildren(...told.map(paragraph));
      note.hidden = !told.length;
      if (!now) return [spec.words.stale];
      const course = compute(spec, now);
      const sentences =
        spec.outcomes.map((outcome) => SENTENCES[outcome.kind](spec, outcome, course, now)).filter(Boolean);
      says.replaceChildren(...sentences.map(paragraph));
      cells.forEach((row, at) => row.forEach((cell, column) => {
        const amount = course[spec.series[column].name][spec.shown[at]];
        cell.textContent = digits(amount, spec.decimals, spec.marks);
      }));
      form.querySelector(".model-chart").replaceChildren(CourseChart.draw(spec, course, sentences.join(" ")));
      return sentences;
    }

    /* ---- a link that carries the assumptions: #label?name=value&…, the same in every language ---- */

    function address() {
      const given = new URLSearchParams();
      for (const assumption of spec.assumptions) {
        const { number: typed } = number(assumption);
        if (typed && subtract(typed, fraction(assumption.start))[0]) given.set(assumption.name, Exact.linked(typed));
      }
      for (const { name, start: first } of spec.choices) {
        if (form.elements[name].value !== first) given.set(name, form.elements[name].value);
      }
      const found = new URL(window.location.href);
      found.hash = given.size ? `${label}?${given}` : label;
      return found.href;
    }

    /** Puts what a link carries into the fields; what it says of the rest. */
    function carry() {
      const [place, query] = window.location.hash.slice(1).split("?");
      if (place !== label || query === undefined) return [];
      exhibit.scrollIntoView();
      return [...new URLSearchParams(query)].map(([name, given]) => {
        const choice = spec.choices.find((each) => each.name === name);
        const assumption = spec.assumptions.find((each) => each.name === name), field = form.elements[name];
        if (!choice && !assumption) return fill(spec.words.linkUnknown, { given: name });
        const value = choice ? [...field.options].find((option) => option.value === given)?.value : localised(assumption, given);
        if (value === undefined) return fill(spec.words.linkValue, { given, label: (choice ?? assumption).label });
        field.value = value;
        return "";
      }).filter(Boolean);
    }

    /** A number of a link as a reader of this language types it; undefined where it is none or does not fit. */
    function localised(assumption, given) {
      const x = Exact.carried(given), places = (given.split(".")[1] ?? "").length;
      if (!x || places > assumption.decimals || !fits(assumption, x)) return undefined;
      return digits(x, places, spec.marks);
    }

    function changed() {
      carried = [];
      const sentences = show();
      window.history.replaceState(null, "", address());
      languages();
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => { heard.textContent = sentences.join(" "); }, SILENCE);
    }

    /** Links to the same page in other languages carry the assumptions too. */
    function languages() {
      document.querySelectorAll("a[hreflang]").forEach((link) => { link.hash = window.location.hash; });
    }

    /** What the address carries, in the fields that otherwise stand as at the start. */
    function arrive() {
      carried = carry();
      show();
      if (window.location.hash.startsWith(`#${label}?`)) languages();
    }

    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(changed));
    window.addEventListener("hashchange", arrive);
    form.hidden = false;
    arrive();
  }

  // What follows from the first assumptions stands on the page as it comes, so that the page is shown before it is
  // computed; what a link carries is computed at once.
  const begin = () => document.querySelectorAll("form[data-model]").forEach(start);
  if (window.location.hash.includes("?")) begin();
  else window.addEventListener("load", () => window.setTimeout(begin), { once: true });
})();
