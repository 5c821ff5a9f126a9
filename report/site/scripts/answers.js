// Values and terms answer in place.  What they answer stands in the page's inert template, by names; a value is asked by
// a click, or where the reader has turned values into buttons also by keyboard.
(() => {
  const template = document.getElementById("answers");
  if (!template) return;
  const ASKED = ".value[data-value], [data-term]";
  const KEPT = "values-are-buttons";
  const EDGE = 12; // pixels that are left free at the edges of the window
  const { page, close: closeWord, back: backWord, all: allWord } = template.dataset;
  const safe = (name) => name.replace(/[^A-Za-z0-9.~-]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`);
  const nameOf = (asked) => (asked.dataset.term === undefined ? `v-${safe(asked.dataset.value)}` : `t-${safe(asked.dataset.term)}`);
  const answerOf = (name) => template.content.getElementById(name);

  // ---- the pop-over -------------------------------------------------------------------------------------------------

  const box = document.createElement("div");
  box.className = "answer-box";
  box.id = "answer-box";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "answer-name");
  box.tabIndex = -1;
  const native = typeof box.showPopover === "function";
  if (native) box.popover = "manual";
  else box.hidden = true;
  document.body.append(box);

  let asked = null; // the element that was asked, while its answer is shown
  let way = []; // the names of the answers that led to this one

  const button = (className, words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  const filled = (name) => {
    const answer = answerOf(name);
    const shown = [...answer.cloneNode(true).children];
    const foot = answer.dataset.foot && answerOf(`f-${answer.dataset.foot}`);
    if (foot) shown.push(...foot.cloneNode(true).children);
    if (name.startsWith("v-")) {
      const more = document.createElement("p");
      const link = document.createElement("a");
      more.className = "answer-more";
      link.href = `${page}#${name}`;
      link.textContent = allWord;
      more.append(link);
      shown.push(more);
    }
    shown[0].id = "answer-name";
    return shown;
  };

  const show = (name) => {
    const bar = document.createElement("div");
    bar.className = "answer-bar";
    if (way.length) bar.append(button("answer-back", backWord, () => { show(way.pop()); }));
    bar.append(button("answer-close", closeWord, () => hide(true)));
    box.dataset.shown = name;
    box.replaceChildren(bar, ...filled(name));
    place();
    box.focus({ preventScroll: true });
  };

  // Beside what was asked, below or above it; narrow windows show it as a sheet at their foot, as the style says.
  const place = () => {
    box.style.removeProperty("left");
    box.style.removeProperty("top");
    if (getComputedStyle(box).getPropertyValue("--sheet").trim()) {
      const hidden = asked.getBoundingClientRect().bottom + EDGE - box.getBoundingClientRect().top;
      if (hidden > 0) window.scrollBy(0, hidden);
      return;
    }
    const rects = asked.getClientRects();
    const at = rects[0] || asked.getBoundingClientRect();
    const last = rects[rects.length - 1] || at;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const left = Math.min(Math.max(at.left - EDGE, EDGE), Math.max(EDGE, width - box.offsetWidth - EDGE));
    const below = height - last.bottom >= box.offsetHeight + 2 * EDGE || height - last.bottom >= at.top;
    const room = below ? height - last.bottom - 2 * EDGE : at.top - 2 * EDGE;
    box.style.maxHeight = `${Math.max(room, 120)}px`;
    const top = below ? last.bottom + EDGE / 2 : at.top - box.offsetHeight - EDGE / 2;
    box.style.left = `${left}px`;
    box.style.top = `${Math.max(top, EDGE / 2)}px`;
  };

  const open = (element) => {
    if (asked) hide(false);
    asked = element;
    way = [];
    box.style.removeProperty("max-height");
    if (native) box.showPopover();
    else box.hidden = false;
    if (asked.hasAttribute("aria-expanded")) asked.setAttribute("aria-expanded", "true");
    asked.classList.add("asked");
    show(nameOf(element));
  };

  const hide = (returning) => {
    if (!asked) return;
    const element = asked;
    asked = null;
    element.classList.remove("asked");
    if (element.hasAttribute("aria-expanded")) element.setAttribute("aria-expanded", "false");
    if (native) box.hidePopover();
    else box.hidden = true;
    box.replaceChildren();
    if (returning) focusOn(element);
  };

  // What takes no focus by itself gets it for once, so that reading goes on where it was left.
  const focusOn = (element) => {
    const passing = element.tabIndex < 0 && !element.hasAttribute("tabindex");
    if (passing) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (passing) element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  };

  // ---- asking -------------------------------------------------------------------------------------------------------

  const askable = (from) => {
    const element = from.closest?.(ASKED);
    if (!element || box.contains(element) || !answerOf(nameOf(element))) return null;
    const around = element.parentElement.closest("a, button, summary, label");
    return around ? null : element;
  };

  document.addEventListener("click", (event) => {
    if (box.contains(event.target)) return;
    const element = askable(event.target);
    const otherwise = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button;
    if (!element || otherwise || !getSelection().isCollapsed) {
      if (asked && !element) hide(false);
      return;
    }
    event.preventDefault();
    if (element === asked) hide(true);
    else open(element);
  });

  // A value that an answer rests on answers in its place.
  box.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const [to, name] = link.getAttribute("href").split("#");
    if (to !== page || link.parentElement.className === "answer-more" || !answerOf(name)) return;
    event.preventDefault();
    way.push(box.dataset.shown);
    show(name);
  });

  document.addEventListener("keydown", (event) => {
    if (asked && event.key === "Escape") {
      event.preventDefault();
      hide(true);
    } else if (asked && event.key === "Tab" && box.contains(document.activeElement)) {
      const stops = [box, ...box.querySelectorAll("a, button")];
      const leaving = document.activeElement === stops[event.shiftKey ? 0 : stops.length - 1];
      if (leaving) hide(true); // the key then goes on from what was asked
    } else if ((event.key === "Enter" || event.key === " ") && event.target.getAttribute?.("role") === "button") {
      if (!askable(event.target)) return;
      event.preventDefault();
      event.target.click();
    }
  });

  window.addEventListener("resize", () => { if (asked) place(); });
  window.addEventListener("beforeprint", () => hide(false));

  // ---- the switch ---------------------------------------------------------------------------------------------------

  const kept = () => {
    try {
      return localStorage.getItem(KEPT) === "yes";
    } catch {
      return false; // where nothing may be kept, the switch holds for the page
    }
  };
  const keep = (on) => {
    try {
      localStorage.setItem(KEPT, on ? "yes" : "no");
    } catch {
      // as above
    }
  };

  const turn = (on) => {
    document.documentElement.classList.toggle("values-are-buttons", on);
    for (const element of document.querySelectorAll(".value[data-value], span[data-term]")) {
      if (!askable(element)) continue;
      const buttonly = { role: "button", tabindex: "0", "aria-haspopup": "dialog", "aria-expanded": "false" };
      for (const [name, text] of Object.entries(buttonly)) {
        if (on) element.setAttribute(name, text);
        else element.removeAttribute(name);
      }
    }
  };

  const bar = document.querySelector(".answer-switch");
  const turned = bar?.querySelector("button");
  if (turned) {
    const set = (on) => {
      turned.setAttribute("aria-pressed", String(on));
      turn(on);
    };
    turned.addEventListener("click", () => {
      const on = turned.getAttribute("aria-pressed") !== "true";
      set(on);
      keep(on);
    });
    bar.hidden = false;
    if (kept()) set(true);
  }
  document.documentElement.classList.add("values-answer");
})();
