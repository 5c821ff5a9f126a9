/* Exact numbers: [numerator, denominator] as whole numbers of any size, the denominator above zero; how a page's
   language writes them, and what a reader typed.  Knows no model and no language: `marks` are the signs of the language
   for groups of thousands, decimals and minus.  What is computed and printed here equals what Python computes and
   prints, digit for digit. */
"use strict";

const Exact = (() => {
  const reduce = (n, d) => {
    let a = n < 0n ? -n : n, b = d;
    while (b) [a, b] = [b, a % b];
    return a ? [n / a, d / a] : [0n, 1n];
  };
  const add = (x, y) => (x[1] === y[1] ? reduce(x[0] + y[0], x[1]) : reduce(x[0] * y[1] + y[0] * x[1], x[1] * y[1]));
  const multiply = (x, y) => (x[0] && y[0] ? reduce(x[0] * y[0], x[1] * y[1]) : [0n, 1n]);
  const negative = (x) => [-x[0], x[1]];
  const subtract = (x, y) => add(x, negative(y));
  const divide = (x, y) => (y[0] < 0n ? reduce(-x[0] * y[1], -y[0] * x[1]) : reduce(x[0] * y[1], y[0] * x[1]));
  const isAbove = (x, y) => x[0] * y[1] > y[0] * x[1];
  const magnitude = (x) => (x[0] < 0n ? negative(x) : x);
  const ZERO = [0n, 1n], ONE = [1n, 1n];
  /** The nearest number that a drawing can be measured with; whole numbers alone are too large for it. */
  const near = (x) => {
    const scaled = (magnitude(x)[0] * 1000000n) / x[1];
    return (x[0] < 0n ? -1 : 1) * Number(scaled) / 1000000;
  };

  /** A fraction from "12", "-1/3" or "0.5". */
  function fraction(text) {
    const [over, under = "1"] = text.split("/");
    const [whole, part = ""] = over.split(".");
    return reduce(BigInt(whole + part), BigInt(under) * 10n ** BigInt(part.length));
  }

  /* ---- what a reader typed ---- */

  const plain = /^-?\d+(?:\.\d+)?$/;
  const spaces = /[\s\u00a0\u202f]+/g;

  /** A number typed in the language of `marks`: {number}, or {wrong}, one of "empty", "number" and "decimals".
   *
   * Thousands may be grouped, but only in threes and only with the sign of the language; decimals stand behind its own
   * sign, and there may be no more than `decimals` of them.  So the same keys are never read as another number: 1.234 is
   * a thousand and more where the point groups, has decimals where it does not, and is refused where none belong.
   * A percent sign may follow where `percent` is asked for. */
  function typed(text, marks, { decimals = 0, percent = false } = {}) {
    const bare = text.replace(spaces, " ").trim().replace(percent ? / ?%$/ : /$^/, "");
    if (!bare) return { wrong: "empty" };
    const group = `\\${marks.group}`, decimal = `\\${marks.decimal}`;
    const form = new RegExp(`^[-\u2212]?(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}(\\d+))?$`);
    const found = form.exec(bare);
    if (!found) return { wrong: "number" };
    if ((found[1] ?? "").length > decimals) return { wrong: "decimals" };
    return {
      number: fraction(bare.replaceAll(marks.group, "").replace(marks.decimal, ".").replace("\u2212", "-")),
    };
  }

  /** A number as a link carries it, the same in every language: digits with a point; null when it is none. */
  const carried = (text) => (plain.test(text) ? fraction(text) : null);

  /* ---- how a number is printed ---- */

  /** A whole number of the last decimal: the nearest, half away from zero, or the one above or below. */
  function rounded(x, decimals, towards = "nearest") {
    const scale = 10n ** BigInt(decimals), [n, d] = x;
    const below = (n * scale - (((n * scale) % d) + d) % d) / d, whole = below * d === n * scale;
    if (towards === "below" || whole) return below;
    if (towards === "above") return below + 1n;
    const nearest = (2n * magnitude(x)[0] * scale + d) / (2n * d);
    return n < 0n ? -nearest : nearest;
  }

  /** Digits with the signs of the language. */
  function digits(x, decimals, marks, towards = "nearest") {
    const last = rounded(x, decimals, towards), scale = 10n ** BigInt(decimals), size = last < 0n ? -last : last;
    const whole = (size / scale).toString().replace(/\B(?=(\d{3})+$)/g, marks.group);
    const part = decimals ? marks.decimal + (size % scale).toString().padStart(decimals, "0") : "";
    return (last < 0n ? marks.minus : "") + whole + part;
  }

  /** Digits in a unit; `unit` is its pattern, and that for exactly one. */
  function withUnit(x, decimals, unit, marks, towards = "nearest") {
    const text = digits(x, decimals, marks, towards);
    const one = decimals === 0 && (text === "1" || text === `${marks.minus}1`);
    return unit[one ? 1 : 0].replace("{}", text);
  }

  /** A number as a link carries it: digits with a point, as few as say it; for one that was typed or carried. */
  function linked(x) {
    let places = 0;
    while (places < 12 && (x[0] * 10n ** BigInt(places)) % x[1]) places += 1;
    return digits(x, places, { group: "", decimal: ".", minus: "-" });
  }

  return {
    ZERO, ONE, add, subtract, multiply, divide, negative, magnitude, isAbove, near, fraction, typed, carried, linked,
    digits, withUnit,
  };
})();
