/* From the page that is shown to the one that was built: only what differs is changed, so that the reader stays where
   they are and the page's own scripts go on.  Knows nothing of where pages come from. */
"use strict";

/* exported patched, changed, lastHeading */

/** What a page's scripts take in hand when it is loaded: where such a thing comes or goes, the page is loaded anew. */
const IN_HAND = "script, link, form, figure, button, details, dialog, template, .scroll, [data-term], [data-close], [data-copied]";

/** The children of a node that count: without comments. */
const within = (node) => [...node.childNodes].filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE);
const same = (one, two) => one.isEqualNode(two) && templates(one) === templates(two);
/** What templates hold, which counts for nothing when nodes are compared. */
const templates = (node) => [...(node.nodeName === "TEMPLATE" ? [node] : []), ...(node.querySelectorAll?.("template") ?? [])]
  .map(({ innerHTML }) => innerHTML).join("");
const alike = (one, two) => one?.nodeType === two?.nodeType && one?.nodeName === two?.nodeName;
const held = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(IN_HAND) || node.querySelector(IN_HAND) !== null);
const files = (page) => [...page.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src")).join();

/** Raised where the page that is shown cannot be changed in place. */
class Anew extends Error {}

/** Makes the document `shown`, which was `before` when it was loaded, what `after` is.  The elements that changed, in
 *  order; null where the page has to be loaded anew. */
function patched(shown, before, after) {
  if (files(before) !== files(after)) return null;
  const steps = [], places = [];
  try {
    follow(shown.body, before.body, after.body, steps, places);
  } catch (error) {
    if (error instanceof Anew) return null;
    throw error;
  }
  steps.forEach((step) => step());
  shown.title = after.title;
  return places.filter((place) => place.isConnected);
}

/** The steps that make the node `shown`, which was `before`, what `after` is. */
function follow(shown, before, after, steps, places) {
  if (same(before, after)) return;
  if (!alike(shown, before) || !alike(before, after)) throw new Anew();
  if (before.nodeType === Node.TEXT_NODE) return text(shown, before, after, steps, places);
  attributes(shown, before, after, steps);
  if (before.nodeName === "TEMPLATE") return steps.push(() => { shown.innerHTML = after.innerHTML; });
  if (before.nodeName === "SCRIPT") return steps.push(() => { shown.textContent = after.textContent; });
  return children(shown, before, after, steps, places);
}

function text(shown, before, after, steps, places) {
  if (shown.data !== before.data) throw new Anew();
  steps.push(() => { shown.data = after.data; });
  places.push(shown.parentElement);
}

/** What scripts have set meanwhile stays; what was as it was written becomes what is written now. */
function attributes(shown, before, after, steps) {
  for (const name of new Set([...before.getAttributeNames(), ...after.getAttributeNames()])) {
    const then = before.getAttribute(name), now = after.getAttribute(name);
    if (then === now) continue;
    steps.push(() => (now === null ? shown.removeAttribute(name) : shown.setAttribute(name, now)));
  }
}

function children(shown, before, after, steps, places) {
  const was = within(before), is = within(after), there = within(shown);
  let begin = 0, end = 0;
  while (begin < was.length && begin < is.length && same(was[begin], is[begin])) begin += 1;
  while (end < was.length - begin && end < is.length - begin && same(was.at(-1 - end), is.at(-1 - end))) end += 1;
  const out = was.slice(begin, was.length - end), into = is.slice(begin, is.length - end);
  // Scripts only ever add at the end of what they are given, so the first ones are those that were written.
  if (was.some((node, at) => !alike(node, there[at]))) throw new Anew();
  if (out.length === into.length && out.every((node, at) => alike(node, into[at]))) {
    out.forEach((node, at) => follow(there[begin + at], node, into[at], steps, places));
    return;
  }
  if (out.some(held) || into.some(held)) throw new Anew();
  const [first, behind] = [there.slice(begin, begin + out.length), there[begin + out.length] ?? null];
  const fresh = into.map((node) => shown.ownerDocument.importNode(node, true));
  steps.push(() => {
    fresh.forEach((node) => shown.insertBefore(node, behind));
    first.forEach((node) => node.remove());
  });
  places.push(fresh.find(({ nodeType }) => nodeType === Node.ELEMENT_NODE) ?? shown);
}

/** Where the document `shown`, which is `after` as its scripts have made it, is not what was `before`: the first such
 *  element, or nothing. */
function changed(shown, before, after) {
  let [was, is, there] = [before, after, shown].map((page) => page.querySelector("main"));
  while (was && is && there) {
    const one = within(was), two = within(is);
    const at = two.findIndex((node, index) => !one[index] || !same(one[index], node));
    const [next, now] = [two[at] ?? two.at(-1), within(there)[at < 0 ? two.length - 1 : at]];
    if (next?.nodeType !== Node.ELEMENT_NODE || !alike(now, next)) break;
    there = now;
    if (!alike(one[at], next)) break;
    [was, is] = [one[at], next];
  }
  return there ? [there] : [];
}

/** The label of the nearest heading, figure or box at or before an element. */
function lastHeading(place) {
  let label = "";
  for (const one of place.ownerDocument.querySelectorAll("main :is(h1, h2, h3, figure, .box)[id]")) {
    if (one !== place && one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_PRECEDING) break;
    label = one.id;
  }
  return label;
}
