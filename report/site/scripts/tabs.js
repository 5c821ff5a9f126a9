/* Sets of tabs: what stands one below the other is shown one at a time.  The pattern is that of ARIA's practices: arrow
   keys, Home and End choose; sets of one group change together; an address in a tab opens it; paper shows all. */
"use strict";

(() => {
  const sets = [];

  function choose(set, at, { focus = false, alone = false } = {}) {
    set.tabs.forEach((tab, number) => {
      const chosen = number === at;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      set.panels[number].hidden = !chosen;
    });
    if (focus) set.tabs[at].focus();
    const { group } = set.element.dataset, name = set.tabs[at].textContent;
    if (!group || alone) return;
    for (const other of sets) {
      const same = other.tabs.findIndex((tab) => tab.textContent === name);
      if (other !== set && other.element.dataset.group === group && same >= 0) choose(other, same, { alone: true });
    }
  }

  function keyed(set, at, event) {
    const last = set.tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(set, next, { focus: true });
  }

  function open(panel, title) {
    const tab = document.createElement("button");
    Object.assign(tab, { type: "button", id: `${panel.id}-tab`, innerHTML: title.innerHTML });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    return tab;
  }

  function begin(element) {
    const panels = [...element.children].filter((child) => child.matches(".tab"));
    const tabs = panels.map((panel) => open(panel, panel.querySelector(".tab-title")));
    const set = { element, panels, tabs }, list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.append(...tabs);
    tabs.forEach((tab, at) => {
      tab.addEventListener("click", () => choose(set, at));
      tab.addEventListener("keydown", (event) => keyed(set, at, event));
    });
    element.classList.add("switched");
    element.prepend(list);
    sets.push(set);
    choose(set, 0, { alone: true });
  }

  /** What the address names is shown, in whatever tab it stands. */
  function reveal() {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    const set = sets.findLast(({ element }) => element.contains(wanted));
    const at = set ? set.panels.findIndex((panel) => panel.contains(wanted)) : -1;
    if (at < 0 || !set.panels[at].hidden) return;
    choose(set, at);
    wanted.scrollIntoView();
  }

  document.querySelectorAll(".tabset").forEach(begin);
  reveal();
  window.addEventListener("hashchange", reveal);
})();
