/* The reader's choice of light or dark pages, kept in this browser.  It stands in the head and is read before anything is
   drawn, so that no page shows first in the other colours; without a choice, and without this script, the system's holds. */
"use strict";

(() => {
  const KEY = "theme", CHOICES = ["light", "dark"], root = document.documentElement;

  /** The choice that was kept; empty where there is none, and where the browser keeps nothing. */
  function kept() {
    try {
      const found = window.localStorage.getItem(KEY);
      return CHOICES.includes(found) ? found : "";
    } catch {
      return "";
    }
  }

  function keep(choice) {
    try {
      if (choice) window.localStorage.setItem(KEY, choice);
      else window.localStorage.removeItem(KEY);
    } catch { /* it then holds for this page alone */ }
  }

  /** Colours that the system forces on every page leave nothing to choose. */
  const forced = window.matchMedia("(forced-colors: active)");

  function apply(choice) {
    if (choice && !forced.matches) root.dataset.theme = choice;
    else delete root.dataset.theme;
    document.querySelectorAll(".theme select").forEach((field) => { field.value = choice; });
  }

  // What is for scripts takes its place before anything is drawn, so that nothing moves when they come.
  root.classList.add("scripted");
  apply(kept());
  document.addEventListener("DOMContentLoaded", () => apply(kept()));
  document.addEventListener("change", ({ target }) => {
    if (!target.closest(".theme")) return;
    keep(target.value);
    apply(target.value);
  });
  window.addEventListener("storage", ({ key }) => { if (key === KEY || key === null) apply(kept()); });
})();
