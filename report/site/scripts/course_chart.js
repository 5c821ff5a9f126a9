/* Draws a course: bars and lines over the rows, in any unit.  Knows no model and no language; numbers are exact
   (exact.js) until they are drawn. */
"use strict";

const CourseChart = (() => {
  const { near, digits } = Exact;
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

  /** The chart as SVG: `rows` are names, `series` have name, label and how they are drawn, `course` their amounts. */
  function draw({ rows, series, unit, marks }, course, described) {
    const drawn = series.filter((each) => each.drawn);
    const all = drawn.flatMap((each) => course[each.name].map(near)).concat(0);
    const step = stepOf(Math.max(...all) - Math.min(...all));
    const low = Math.floor(Math.min(...all) / step) * step, high = Math.ceil(Math.max(...all) / step) * step || step;
    const x = (at) => LEFT + (WIDTH - LEFT - RIGHT) * (at + 0.5) / rows.length;
    const y = (number) => TOP + (HEIGHT - TOP - BOTTOM) * (high - number) / (high - low);
    const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": described });
    svg.append(...axes({ rows, unit, marks }, { low, high, step, x, y }));
    drawn.forEach((each, at) => svg.append(...shape(each, course[each.name].map(near), x, y).concat(legend(each, at))));
    return svg;
  }

  function axes({ rows, unit, marks }, { low, high, step, x, y }) {
    const made = [];
    for (let at = low; at <= high + step / 2; at += step) {
      made.push(element("line", { class: at ? "grid" : "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: y(at), y2: y(at) }));
      made.push(element("text", { x: LEFT - 8, y: y(at) + 4, "text-anchor": "end" },
        digits([BigInt(Math.round(at)), 1n], 0, marks)));
    }
    const every = Math.ceil(rows.length / 12);
    rows.forEach((row, at) => {
      if (at % every === 0) made.push(element("text", { x: x(at), y: HEIGHT - 8, "text-anchor": "middle" }, row));
    });
    made.push(element("text", { x: 0, y: TOP - 13 }, unit[0].replace("{}", "").trim()));
    return made;
  }

  function shape(series, numbers, x, y) {
    if (series.drawn !== "bar") {
      const points = numbers.map((n, at) => `${x(at)},${y(n)}`).join(" ");
      return [element("polyline", { class: series.drawn, points })];
    }
    const width = Math.max(2, (WIDTH - LEFT - RIGHT) / numbers.length * 0.6);
    return numbers.map((n, at) => element("rect", {
      class: n > 0 ? "bar above" : "bar below", x: x(at) - width / 2, width, y: Math.min(y(n), y(0)),
      height: Math.abs(y(n) - y(0)),
    }));
  }

  function legend(series, at) {
    const start = LEFT + 40 + at * 200;
    const sign = series.drawn === "bar"
      ? element("rect", { class: "bar above", x: start + 3, y: 3, width: 12, height: 12 })
      : element("line", { class: series.drawn, x1: start, x2: start + 18, y1: 9, y2: 9 });
    return [sign, element("text", { x: start + 24, y: 13 }, series.label)];
  }

  return { draw };
})();
