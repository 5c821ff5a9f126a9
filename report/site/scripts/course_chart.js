/* Draws a course: bars and lines over the rows, in any unit, as wide as there is room.  Knows no model and no
   language; numbers are exact (exact.js) until they are drawn. */
"use strict";

const CourseChart = (() => {
  const { near, digits } = Exact;
  const SVG = "http://www.w3.org/2000/svg";
  // All in CSS pixels, as the chart is drawn anew when its width changes: a sign of its lettering, a line of it.
  const SIGN = 7.3, LINE = 20, SAMPLE = 24, BETWEEN = 18, BESIDE = 8, RIGHT = 10, BOTTOM = 28, START = 640;
  const LOWEST = 190, HIGHEST = 300, SHAPE = 0.45;

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

  /** The chart, which follows the width of where it is put: `rows` are names, `series` have name, label and how they
      are drawn, `course` their amounts. */
  function draw(spec, course, described) {
    const place = document.createElement("div");
    let drawn = 0;
    const show = (width) => {
      if (width && width !== drawn) place.replaceChildren(chart(spec, course, described, drawn = width));
    };
    show(START);
    new ResizeObserver(([seen]) => show(Math.floor(seen.contentRect.width))).observe(place);
    return place;
  }

  function chart({ rows, series, unit, marks }, course, described, width) {
    const drawn = series.filter((each) => each.drawn).map((each) => ({ ...each, numbers: course[each.name].map(near) }));
    const all = drawn.flatMap((each) => each.numbers).concat(0);
    const step = stepOf(Math.max(...all) - Math.min(...all));
    const low = Math.floor(Math.min(...all) / step) * step, high = Math.ceil(Math.max(...all) / step) * step || step;
    const names = legend(drawn, width), top = names.height + 1.6 * LINE;
    const ticks = ticksOf(low, high, step, marks);
    const left = Math.max(...ticks.map(([, text]) => text.length)) * SIGN + BESIDE;
    const height = top + Math.min(HIGHEST, Math.max(LOWEST, width * SHAPE)) + BOTTOM;
    const area = { left, right: width - RIGHT, foot: height - BOTTOM };
    const x = (at) => left + (area.right - left) * (at + 0.5) / rows.length;
    const y = (number) => top + (area.foot - top) * (high - number) / (high - low);
    const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": described });
    const measured = unit[0].replace("{}", "").replace(/\s+/g, " ").trim();
    svg.append(...names.items, element("text", { x: 0, y: names.height + LINE - 6 }, measured));
    svg.append(...axes(rows, ticks, area, x, y), ...drawn.flatMap((each) => shape(each, area, x, y)));
    return svg;
  }

  /** The numbers of the axis from `low` to `high`, each with what is printed. */
  function ticksOf(low, high, step, marks) {
    const found = [];
    for (let at = low; at <= high + step / 2; at += step) found.push([at, digits([BigInt(Math.round(at)), 1n], 0, marks)]);
    return found;
  }

  function axes(rows, ticks, { left, right, foot }, x, y) {
    const made = ticks.flatMap(([at, text]) => [
      element("line", { class: at ? "grid" : "axis", x1: left, x2: right, y1: y(at), y2: y(at) }),
      element("text", { x: left - BESIDE, y: y(at) + 4, "text-anchor": "end" }, text),
    ]);
    const widest = (Math.max(...rows.map((row) => row.length)) + 1) * SIGN;
    const every = Math.ceil(rows.length * widest / (right - left));
    rows.forEach((row, at) => {
      const middle = Math.min(x(at), right + RIGHT - row.length * SIGN / 2);
      if (at % every === 0) made.push(element("text", { x: middle, y: foot + LINE, "text-anchor": "middle" }, row));
    });
    return made;
  }

  const classOf = (number) => (number > 0 ? "bar above" : "bar below");

  function shape({ drawn, numbers }, { left, right }, x, y) {
    if (drawn !== "bar") {
      return [element("polyline", { class: drawn, points: numbers.map((n, at) => `${x(at)},${y(n)}`).join(" ") })];
    }
    const width = Math.max(2, (right - left) / numbers.length * 0.6);
    return numbers.map((n, at) => element("rect", {
      class: classOf(n), x: x(at) - width / 2, width, y: Math.min(y(n), y(0)), height: Math.abs(y(n) - y(0)),
    }));
  }

  /** The names of the series, each behind a sample that has the colours its bars have, in as many lines as they take. */
  function legend(drawn, width) {
    const items = [];
    let x = 0, line = 0;
    for (const each of drawn) {
      const parts = broken(each.label, (width - SAMPLE) / SIGN);
      const wide = SAMPLE + Math.max(...parts.map((part) => part.length)) * SIGN;
      if (x && x + wide > width) [x, line] = [0, line + 1];
      items.push(...sample(each, x, line * LINE));
      parts.forEach((part, at) => items.push(element("text", { x: x + SAMPLE, y: (line + at) * LINE + 14 }, part)));
      [x, line] = parts.length > 1 ? [0, line + parts.length] : [x + wide + BETWEEN, line];
    }
    return { items, height: (line + (x ? 1 : 0)) * LINE };
  }

  function sample({ drawn, numbers }, x, y) {
    if (drawn !== "bar") return [element("line", { class: drawn, x1: x, x2: x + SAMPLE - 6, y1: y + 10, y2: y + 10 })];
    const kinds = [...new Set(numbers.filter(Boolean).map(classOf))].sort(), width = 14 / (kinds.length || 1);
    return kinds.map((kind, at) => element("rect", { class: kind, x: x + 2 + at * width, y: y + 3, width, height: 14 }));
  }

  /** `text` in lines of at most `most` signs, as far as its words allow. */
  function broken(text, most) {
    return text.split(" ").reduce((lines, word) => {
      const last = lines.at(-1);
      return last !== undefined && last.length + word.length < most
        ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
    }, []);
  }

  return { draw };
})();
