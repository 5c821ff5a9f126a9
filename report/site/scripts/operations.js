/* Computes the operations that report/results/operations.py declares and computes, from the same data.  A course is an
   array of exact numbers (exact.js), one for each row; a number is a course of one row, one that does not exist of none. */
"use strict";

const Operations = (() => {
  const { ZERO, ONE, add, subtract, multiply, divide, isAbove, fraction } = Exact;
  const HUNDRED = [100n, 1n];

  const byRow = (courses, combined) =>
    (courses[0] ?? []).map((_, row) => courses.map((course) => course[row]).reduce(combined));

  /** The first row from which a course stays at or below zero; -1 when its last row is above zero, or it has none. */
  function settled(course) {
    const first = course.findLastIndex((amount) => isAbove(amount, ZERO)) + 1;
    return first < course.length ? first : -1;
  }

  function accumulated(course) {
    let sum = ZERO;
    return course.map((amount) => (sum = add(sum, amount)));
  }

  /** Each row through all rows before it, each at its own rate; rates are percentages, from the row after `after` on. */
  function discounted([course, ...rates], after) {
    const years = rates.map(([rate]) => divide(ONE, add(ONE, divide(rate, HUNDRED))));
    let factor = ONE;
    return course.map((amount, row) => {
      factor = multiply(factor, years[after.findLastIndex((start) => start <= row)]);
      return multiply(amount, factor);
    });
  }

  /** The row of the first of the greatest amounts; -1 when there is none. */
  const peak = (course) => course.reduce((best, amount, row) => (row && !isAbove(amount, course[best]) ? best : row), -1);

  const rowNumber = (row) => (row < 0 ? [] : [fraction(String(row))]);

  const DOES = {
    discounted,
    difference: ([one, other]) => one.map((amount, row) => subtract(amount, other[row])),
    total: (courses) => byRow(courses, add),
    least: (courses) => byRow(courses, (x, y) => (isAbove(x, y) ? y : x)),
    greatest: (courses) => byRow(courses, (x, y) => (isAbove(y, x) ? y : x)),
    scaled: ([course, [factor]]) => course.map((amount) => multiply(amount, factor)),
    accumulated: ([course]) => accumulated(course),
    sum: ([course]) => [course.reduce(add, ZERO)],
    last: ([course]) => course.slice(-1),
    highest: ([course]) => course.slice(peak(course)).slice(0, 1),
    peak: ([course]) => rowNumber(peak(course)),
    settled: ([course]) => rowNumber(settled(course)),
    quotient: ([[over], [under]]) => (over && under && under[0] ? [divide(over, under)] : []),
  };

  const standingFor = (pattern, courses) =>
    pattern.endsWith("*") ? Object.keys(courses).filter((name) => name.startsWith(pattern.slice(0, -1))) : [pattern];

  /** The name of each result of an operation, and the names of the courses that it is made of. */
  function repeated({ result, of }, courses) {
    if (!result.endsWith("*")) return [[result, of.flatMap((pattern) => standingFor(pattern, courses))]];
    const pattern = of.find((name) => name.endsWith("*"));
    return standingFor(pattern, courses).map((name) => {
      const end = name.slice(pattern.length - 1);
      return [result.slice(0, -1) + end, of.map((each) => (each.endsWith("*") ? each.slice(0, -1) + end : each))];
    });
  }

  /** The operations one by one and without stars, where the courses named as those of `given` are there first. */
  function expanded(operations, given) {
    const names = { ...given };
    return operations.flatMap(({ result, does, of, after }) => repeated({ result, of }, names).map(([made, each]) => {
      names[made] = true;
      return { result: made, does, of: each, after };
    }));
  }

  /** The courses that were `given` and those that `operations` make of them. */
  function compute(operations, given) {
    const courses = { ...given };
    for (const { result, does, of, after } of expanded(operations, given)) {
      courses[result] = DOES[does](of.map((name) => courses[name]), after);
    }
    return courses;
  }

  return { compute, expanded, settled };
})();
