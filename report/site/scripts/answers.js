// Values and terms answer in place: by a click and, where the reader has turned values into buttons, by keyboard.  What
// they answer stands in the page's inert template, by names.
(() => {
  const template = document.getElementById("answers");
  if (!template) return;
  const ASKED = ".value[data-value], [data-term]";
  const KEPT = "values-are-buttons";
  const EDGE = 12; // pixels left free at the edges of the window
  const LEAST = 120; // pixels of an answer that are shown at least
  const { page, close, back, all } = template.dataset;
  const root = document.documentElement;
  const safe = (name) => name.replace(/[^A-Za-z0-9.~-]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`);
  const nameOf = ({ dataset }) => (dataset.term === undefined ? `v-${safe(dataset.value)}` : `t-${safe(dataset.term)}`);
  const answerOf = (name) => template.content.getElementById(name);
  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

  const made = (tag, className, ...inside) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...inside);
    return element;
  };
  const button = (className, words, act) => {
    const element = made("button", className, words);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };

  // The pop-over; without the Popover API it is an element that is hidden or not.
  const box = made("div", "answer-box");
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "answer-name");
  box.tabIndex = -1;
  const native = typeof box.showPopover === "function";
  if (native) box.popover = "manual";
  else box.hidden = true;
  document.body.append(box);

  let asked = null; // the element that was asked, while its answer is shown
  let way = []; // the names of the answers that led to this one
  let shown = "";

  const show = (name) => {
    const bar = made("div", "answer-bar", button("answer-close", close, () => hide(true)));
    if (way.length) bar.append(button("answer-back", back, () => show(way.pop())));
    const answer = answerOf(name).cloneNode(true);
    const foot = answerOf(`f-${answer.dataset.foot}`);
    const parts = [...answer.children, ...(foot ? foot.cloneNode(true).children : [])];
    if (foot) {
      const more = made("a", "", all);
      more.href = `${page}#${name}`;
      parts.push(made("p", "answer-more", more));
    }
    parts[0].id = "answer-name";
    shown = name;
    box.replaceChildren(bar, ...parts);
    place();
    box.focus({ preventScroll: true });
  };

  // Below or above what was asked; in narrow windows a sheet at their foot, as the style sheet says.
  const place = () => {
    box.removeAttribute("style");
    const rects = asked.getClientRects();
    const first = rects[0];
    const last = rects[rects.length - 1];
    if (!first) return;
    if (getComputedStyle(box).getPropertyValue("--sheet").trim()) {
      const covered = last.bottom + EDGE - box.getBoundingClientRect().top;
      if (covered > 0) window.scrollBy(0, covered);
      return;
    }
    const over = first.top - 2 * EDGE;
    const under = root.clientHeight - last.bottom - 2 * EDGE;
    const below = under >= box.offsetHeight || under >= over;
    box.style.maxHeight = `${Math.max(below ? under : over, LEAST)}px`;
    const right = root.clientWidth - box.offsetWidth - EDGE;
    box.style.left = `${Math.max(EDGE, Math.min(first.left - EDGE, right))}px`;
    box.style.top = `${below ? last.bottom + EDGE / 2 : first.top - box.offsetHeight - EDGE / 2}px`;
  };

  const expanded = (on) => {
    asked.classList.toggle("asked", on);
    if (asked.hasAttribute("aria-expanded")) asked.setAttribute("aria-expanded", String(on));
  };

  const open = (element) => {
    hide(false);
    asked = element;
    way = [];
    if (native) box.showPopover();
    else box.hidden = false;
    expanded(true);
    show(nameOf(element));
  };

  const hide = (returning) => {
    if (!asked) return;
    const element = asked;
    expanded(false);
    asked = null;
    if (native) box.hidePopover();
    else box.hidden = true;
    box.replaceChildren();
    if (returning) focusOn(element);
  };

  // What takes no focus by itself gets it for once, so that reading goes on where it was left.
  const focusOn = (element) => {
    if (element.tabIndex < 0) {
      element.tabIndex = -1;
      element.addEventListener("blur", () => {
        if (element.tabIndex < 0) element.removeAttribute("tabindex");
      }, { once: true });
    }
    element.focus({ preventScroll: true });
  };

  // What may be asked: not what stands in a link or a button of another kind.
  const askable = (from) => {
    const element = from.closest(ASKED);
    if (!element || !answerOf(nameOf(element))) return null;
    return element.parentElement.closest("a, button, summary, label") ? null : element;
  };

  document.addEventListener("click", (event) => {
    if (event.composedPath().includes(box)) return;
    const element = askable(event.target);
    if (!element) hide(false);
    if (!element || !plain(event) || !getSelection().isCollapsed) return;
    event.preventDefault();
    if (element === asked) hide(true);
    else open(element);
  });

  // What an answer rests on answers in its place.
  box.addEventListener("click", (event) => {
    const link = event.target.closest("li a");
    const name = link?.hash.slice(1);
    if (!name || !plain(event) || !answerOf(name)) return;
    event.preventDefault();
    way.push(shown);
    show(name);
  });

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (asked && event.key === "Escape") {
      hide(true);
    } else if (asked && event.key === "Tab" && box.contains(at)) {
      const stops = [...box.querySelectorAll("a, button")];
      // Past either end the key goes on from what was asked.
      if (at === stops.at(event.shiftKey ? 0 : -1) || (event.shiftKey && at === box)) hide(true);
    } else if ((event.key === "Enter" || event.key === " ") && at.matches?.(`[role="button"]:is(${ASKED})`)) {
      event.preventDefault();
      at.click();
    }
  });
  window.addEventListener("resize", () => asked && place());
  window.addEventListener("beforeprint", () => hide(false));

  // The switch that turns values into buttons; where nothing may be kept, it holds for the page.
  const kept = (...set) => {
    try {
      return set.length ? localStorage.setItem(KEPT, set[0]) : localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  };
  const ASKS = { role: "button", tabindex: "0", "aria-haspopup": "dialog", "aria-expanded": "false" };
  const turn = (on) => {
    hide(false);
    root.classList.toggle("values-are-buttons", on);
    for (const element of document.querySelectorAll(".value[data-value], span[data-term]")) {
      if (!askable(element)) continue;
      for (const [name, text] of Object.entries(ASKS)) {
        if (on) element.setAttribute(name, text);
        else element.removeAttribute(name);
      }
    }
  };

  const bar = document.querySelector(".answer-switch");
  const pressed = bar?.querySelector("button");
  const set = (on) => {
    pressed.setAttribute("aria-pressed", String(on));
    turn(on);
  };
  if (bar) {
    pressed.addEventListener("click", () => {
      const on = pressed.getAttribute("aria-pressed") !== "true";
      set(on);
      kept(on ? "yes" : "no");
    });
    if (kept() === "yes") set(true);
  }
  for (const link of document.querySelectorAll("a[data-term]")) {
    link.setAttribute("aria-haspopup", "dialog");
  }
  root.classList.add("values-answer");
})();
