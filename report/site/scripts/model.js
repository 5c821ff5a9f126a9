/* Computes a model again when its assumptions change.  It knows no model and no language: the attribute data-model
   of the form holds exact polynomials, wordings and number formats, written by report/render/model.py.
   Numbers are fractions of whole numbers, so that what it prints equals what Python prints, digit for digit. */
"use strict";

(() => {
  /* ---- exact numbers: [numerator, denominator], the denominator above zero ---- */

  const reduce = (n, d) => {
    let a = n < 0n ? -n : n, b = d;
    while (b) [a, b] = [b, a % b];
    return a ? [n / a, d / a] : [0n, 1n];
  };
  const add = (x, y) => reduce(x[0] * y[1] + y[0] * x[1], x[1] * y[1]);
  const multiply = (x, y) => reduce(x[0] * y[0], x[1] * y[1]);
  const subtract = (x, y) => add(x, [-y[0], y[1]]);
  const divide = (x, y) => (y[0] < 0n ? reduce(-x[0] * y[1], -y[0] * x[1]) : reduce(x[0] * y[1], y[0] * x[1]));
  const isAbove = (x, y) => x[0] * y[1] > y[0] * x[1];
  const magnitude = (x) => (x[0] < 0n ? [-x[0], x[1]] : x);
  const ZERO = [0n, 1n], ONE = [1n, 1n];
  const near = (x) => Number(x[0]) / Number(x[1]);

  /** A fraction from "12", "-1/3" or "0.5". */
  function fraction(text) {
    const [over, under = "1"] = text.split("/");
    const [whole, part = ""] = over.split(".");
    return reduce(BigInt(whole + part), BigInt(under) * 10n ** BigInt(part.length));
  }

  /** What a reader typed, in the page's number format; null when it is no number. */
  function typed(text, marks) {
    const group = `\\${marks.group}`, decimal = `\\${marks.decimal}`;
    const form = new RegExp(`^(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}\\d+)?$`);
    const bare = text.trim();
    return form.test(bare) ? fraction(bare.replaceAll(marks.group, "").replace(marks.decimal, ".")) : null;
  }

  /** Digits rounded half away from zero, with the page's marks. */
  function digits(x, decimals, marks) {
    const scale = 10n ** BigInt(decimals), [n, d] = magnitude(x);
    const rounded = (2n * n * scale + d) / (2n * d);
    const whole = (rounded / scale).toString().replace(/\B(?=(\d{3})+$)/g, marks.group);
    const part = decimals ? marks.decimal + (rounded % scale).toString().padStart(decimals, "0") : "";
    return (x[0] < 0n && rounded ? marks.minus : "") + whole + part;
  }

  function withUnit(x, decimals, unit, marks) {
    const text = digits(x, decimals, marks);
    const one = decimals === 0 && (text === "1" || text === `${marks.minus}1`);
    return unit[one ? 1 : 0].replace("{}", text);
  }

  /* ---- the model ---- */

  const evaluate = (terms, amounts) => terms.reduce((sum, [coefficient, ...names]) =>
    add(sum, names.reduce((product, name) => multiply(product, amounts[name]), coefficient)), ZERO);

  function read(form) {
    const spec = JSON.parse(form.dataset.model);
    for (const course of Object.values(spec.courses)) {
      for (const series of Object.values(course)) {
        series.forEach((terms) => terms.forEach((term) => { term[0] = fraction(term[0]); }));
      }
    }
    return spec;
  }

  function chosen(spec, state) {
    return spec.courses[spec.choices.map((choice) => state.options[choice.name]).join("|")];
  }

  function compute(spec, state) {
    const found = {};
    for (const [name, series] of Object.entries(chosen(spec, state))) {
      found[name] = series.map((terms) => evaluate(terms, state.amounts));
    }
    return found;
  }

  const fill = (wording, fields) => wording.replace(/\{(\w+)\}/g, (_, name) => fields[name]);

  const SENTENCES = {
    first(spec, outcome, course) {
      const numbers = course[outcome.series], at = numbers.findIndex((x) => !isAbove(x, ZERO));
      const last = numbers.length - 1;
      return at < 0
        ? fill(outcome.no, { row: spec.rows[last], amount: printed(spec, numbers[last]) })
        : fill(outcome.yes, { row: spec.rows[at] });
    },
    balance(spec, outcome, course) {
      const number = course[outcome.series][outcome.row];
      return fill(isAbove(number, ZERO) ? outcome.yes : outcome.no,
        { row: spec.rows[outcome.row], amount: printed(spec, magnitude(number)) });
    },
    threshold(spec, outcome, course, state) {
      const terms = chosen(spec, state)[outcome.series][outcome.row];
      const at = (x) => evaluate(terms, { ...state.amounts, [outcome.assumption]: x });
      const zero = at(ZERO), slope = subtract(zero, at(ONE)), row = spec.rows[outcome.row];
      const found = slope[0] ? divide(zero, slope) : [-1n, 1n];
      if (found[0] < 0n) return fill(outcome.no, { row });
      const given = spec.assumptions.find((assumption) => assumption.name === outcome.assumption);
      return fill(outcome.yes, { row, amount: withUnit(found, given.decimals, given.unit, spec.marks) });
    },
  };

  const printed = (spec, x) => withUnit(x, spec.decimals, spec.unit, spec.marks);

  /* ---- the page ---- */

  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 720, HEIGHT = 300, LEFT = 76, RIGHT = 8, TOP = 26, BOTTOM = 28;

  function element(name, given, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** A step of 1, 2 or 5 times a power of ten that gives about five lines over `span`. */
  function stepOf(span) {
    const power = 10 ** Math.floor(Math.log10(span / 5 || 1));
    return Math.max(1, power * [1, 2, 5, 10].find((times) => span / (power * times) <= 6));
  }

  function draw(spec, course, says) {
    const drawn = spec.series.filter((series) => series.drawn);
    const all = drawn.flatMap((series) => course[series.name].map(near)).concat(0);
    const step = stepOf(Math.max(...all) - Math.min(...all));
    const low = Math.floor(Math.min(...all) / step) * step, high = Math.ceil(Math.max(...all) / step) * step || step;
    const x = (at) => LEFT + (WIDTH - LEFT - RIGHT) * (at + 0.5) / spec.rows.length;
    const y = (number) => TOP + (HEIGHT - TOP - BOTTOM) * (high - number) / (high - low);
    const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": says.join(" ") });
    svg.append(...axes(spec, { low, high, step, x, y }));
    drawn.forEach((series, at) => svg.append(...marks(series, course[series.name].map(near), x, y, spec.rows.length)
      .concat(legend(series, at))));
    return svg;
  }

  function axes(spec, { low, high, step, x, y }) {
    const made = [];
    for (let at = low; at <= high + step / 2; at += step) {
      made.push(element("line", { class: at ? "grid" : "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: y(at), y2: y(at) }));
      made.push(element("text", { x: LEFT - 8, y: y(at) + 4, "text-anchor": "end" },
        digits([BigInt(Math.round(at)), 1n], 0, spec.marks)));
    }
    const every = Math.ceil(spec.rows.length / 12);
    spec.rows.forEach((row, at) => {
      if (at % every === 0) made.push(element("text", { x: x(at), y: HEIGHT - 8, "text-anchor": "middle" }, row));
    });
    made.push(element("text", { x: 0, y: TOP - 13 }, spec.unit[0].replace("{}", "").trim()));
    return made;
  }

  function marks(series, numbers, x, y, count) {
    if (series.drawn === "line") {
      return [element("polyline", { class: "line", points: numbers.map((n, at) => `${x(at)},${y(n)}`).join(" ") })];
    }
    const width = Math.max(2, (WIDTH - LEFT - RIGHT) / count * 0.6);
    return numbers.map((n, at) => element("rect", {
      class: n > 0 ? "bar above" : "bar below", x: x(at) - width / 2, width, y: Math.min(y(n), y(0)),
      height: Math.abs(y(n) - y(0)),
    }));
  }

  function legend(series, at) {
    const start = LEFT + 40 + at * 190;
    const sign = series.drawn === "line"
      ? element("line", { class: "line", x1: start, x2: start + 18, y1: 9, y2: 9 })
      : element("rect", { class: "bar above", x: start + 3, y: 3, width: 12, height: 12 });
    return [sign, element("text", { x: start + 24, y: 13 }, series.label)];
  }

  function paragraph(text) {
    const made = document.createElement("p");
    made.textContent = text;
    return made;
  }

  function start(form) {
    const spec = read(form), label = form.id.replace(/-model$/, "");
    const exhibit = document.getElementById(label), says = document.getElementById(`${label}-says`);
    const cells = [...exhibit.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
    const inputs = [...spec.assumptions, ...spec.choices].map(({ name }) => form.elements[name]);
    spec.assumptions.forEach(({ name }) => { form.elements[name].inputMode = "decimal"; }); // a numeric keyboard
    const key = (name) => `${label}.${name}`;

    /** The assumptions as typed; null where one is no number within its limits, which is said beside it. */
    function state() {
      const found = { amounts: {}, options: {} };
      let whole = true;
      for (const assumption of spec.assumptions) {
        const input = form.elements[assumption.name], number = typed(input.value, spec.marks);
        const fits = number && !isAbove(fraction(assumption.low), number) && !isAbove(number, fraction(assumption.high));
        input.setAttribute("aria-invalid", String(!fits));
        const hint = document.getElementById(input.getAttribute("aria-describedby"));
        hint.dataset.hint ??= hint.textContent;
        hint.textContent = fits ? hint.dataset.hint : assumption.wrong;
        found.amounts[assumption.name] = number;
        whole = whole && fits;
      }
      for (const choice of spec.choices) found.options[choice.name] = form.elements[choice.name].value;
      return whole ? found : null;
    }

    function show() {
      form.querySelector(".model-link").href = address();
      const now = state();
      if (!now) return;
      const course = compute(spec, now);
      const sentences = spec.outcomes.map((outcome) => SENTENCES[outcome.kind](spec, outcome, course, now));
      says.replaceChildren(...sentences.map(paragraph));
      cells.forEach((row, at) => row.forEach((cell, column) => {
        cell.textContent = digits(course[spec.series[column].name][at], spec.decimals, spec.marks);
      }));
      form.querySelector(".model-chart").replaceChildren(draw(spec, course, sentences));
    }

    /** The address of the exhibit that carries whatever differs from the start. */
    function address() {
      const found = new URL(window.location.href);
      for (const input of inputs) {
        if (input.value === initial(input)) found.searchParams.delete(key(input.name));
        else found.searchParams.set(key(input.name), input.value);
      }
      found.hash = label;
      return found.href;
    }

    function initial(input) {
      const choice = spec.choices.find((each) => each.name === input.name);
      return choice ? choice.start : input.defaultValue;
    }

    function changed() {
      show();
      window.history.replaceState(null, "", address());
    }

    const given = new URL(window.location.href).searchParams;
    for (const input of inputs) if (given.has(key(input.name))) input.value = given.get(key(input.name));
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(changed));
    form.hidden = false;
    show();
  }

  document.querySelectorAll("form[data-model]").forEach(start);
})();
