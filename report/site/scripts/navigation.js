/* Where a reader is: marks the section being read, keeps the current chapter in view and the same place in the other
   language, tells how much is read, closes what was opened over the page, and filters lists. */
"use strict";

(() => {
  const root = document.documentElement;
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3)[id]")];
  const links = new Map([...document.querySelectorAll(".on-this-page a")].map((link) => [link.hash.slice(1), link]));
  const languages = document.querySelectorAll(".language a");

  /* ---- the section being read ---- */

  /** The last heading that has been reached: one in the upper third of the window counts as read. */
  function reached() {
    const line = window.innerHeight / 3;
    const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2 && window.scrollY > 0;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top <= (atEnd ? window.innerHeight : line));
    return above.at(-1);
  }

  /** The listed section that holds `heading`: its own, or the one before it. */
  function listed(heading) {
    for (let at = headings.indexOf(heading); at >= 0; at -= 1) {
      if (links.has(headings[at].id)) return links.get(headings[at].id);
    }
    return undefined;
  }

  function follow() {
    const heading = reached(), current = listed(heading), room = root.scrollHeight - window.innerHeight;
    root.style.setProperty("--read", room > 0 ? Math.min(window.scrollY / room, 1).toFixed(4) : 1);
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    if (current) keepInView(current, current.closest(".on-this-page > div"));
  }

  /** Scrolls `list`, and nothing else, until `link` is in it. */
  function keepInView(link, list) {
    if (!list || list.scrollHeight <= list.clientHeight) return;
    const inside = link.getBoundingClientRect(), around = list.getBoundingClientRect();
    if (inside.top < around.top || inside.bottom > around.bottom) {
      list.scrollTop += inside.top - around.top - list.clientHeight / 2;
    }
  }

  let waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => { waiting = false; follow(); });
  }

  /* ---- the same place in another language: a model's assumptions, else the section, else what the address names ---- */

  function switchTo(link) {
    const hash = window.location.hash, heading = reached();
    const section = heading && heading !== headings[0] ? `#${heading.id}` : "";
    link.hash = hash.includes("?") ? hash : section || hash;
  }

  for (const link of languages) {
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, () => switchTo(link));
  }

  /* ---- what opens over the page ---- */

  const lies = (details) => details.open && getComputedStyle(details.querySelector(".sheet")).position !== "static";
  const open = () => [...document.querySelectorAll("details:has(> .sheet)")].filter(lies);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const details of open()) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
  for (const kind of ["pointerdown", "focusin"]) {
    document.addEventListener(kind, (event) => {
      for (const details of open()) if (!details.contains(event.target)) details.open = false;
    });
  }
  document.addEventListener("click", (event) => {
    const sheet = event.target.closest?.(".sheet a")?.closest("details");
    if (sheet && lies(sheet)) sheet.open = false; // it leads to a place on this page, too
  });
  for (const details of document.querySelectorAll(".contents details")) {
    details.addEventListener("toggle", () => details.open && centred(details));
  }
  document.querySelector(".skip-contents")?.addEventListener("click", () => {
    const details = document.querySelector(".contents details");
    if (!details.querySelector("ol").checkVisibility()) details.open = true;
  });

  /** The current chapter in the middle of the contents, where it is not among the first. */
  function centred(details) {
    const current = details.querySelector("[aria-current]");
    for (const list of [details.closest("nav"), details.querySelector(".sheet")]) {
      list.scrollTop = 0;
      if (current) keepInView(current, list);
    }
  }

  /* ---- lists that can be filtered ---- */

  function filter(form) {
    const field = form.querySelector("input"), count = form.querySelector("[role=status]"), { one, many, none } = form.dataset;
    const entries = [...document.querySelectorAll(".terms > div")];
    const said = entries.map((entry) => entry.textContent.toLocaleLowerCase(root.lang));
    form.addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLocaleLowerCase(root.lang);
      entries.forEach((entry, at) => { entry.hidden = !said[at].includes(wanted); });
      const left = entries.filter((entry) => !entry.hidden).length;
      for (const part of document.querySelectorAll(".letter")) part.hidden = !part.querySelector(".terms > :not([hidden])");
      for (const nav of document.querySelectorAll(".letters")) nav.hidden = Boolean(wanted);
      count.textContent = !wanted ? "" : left === 0 ? none : left === 1 ? one : many.replace("{count}", left);
    });
  }

  /* ---- lists beside the text are open where there is room, also for what reads pages aloud ---- */

  for (const [list, width] of [[".contents", "64rem"], [".on-this-page", "84rem"]]) {
    const details = document.querySelector(`${list} details`), room = window.matchMedia(`(min-width: ${width})`);
    const fit = () => { details.open = room.matches; };
    if (details) room.addEventListener("change", fit);
    if (details && room.matches) fit();
  }

  document.querySelectorAll("form.filter").forEach(filter);
  document.querySelectorAll(".contents details").forEach(centred);
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon, { passive: true });
  follow();
})();
