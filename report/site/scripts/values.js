// The page of values: a field that leaves only those that hold what is typed.
(() => {
  const bar = document.querySelector(".values-filter");
  const field = bar?.querySelector("input");
  if (!field) return;
  const found = bar.querySelector(".values-found");
  const plain = (text) => text.toLowerCase().replace(/[\s\u00a0]+/g, " ").trim();
  const entries = [...document.querySelectorAll(".answer")].map((entry) => [entry, plain(entry.textContent)]);
  const groups = [...document.querySelectorAll(".values-section details, .values-section, .values-chapter, .values-chapter > details")];
  const folded = [...document.querySelectorAll(".values-chapter details")];
  let waiting = 0;

  const filter = () => {
    const wanted = plain(field.value).split(" ").filter(Boolean);
    let count = 0;
    for (const [entry, text] of entries) {
      entry.hidden = !wanted.every((part) => text.includes(part));
      count += entry.hidden || entry.classList.contains("again") ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".answer:not([hidden])");
    for (const details of folded) details.open = wanted.length > 0 && !details.hidden;
    found.textContent = !wanted.length ? "" : count ? field.dataset.found.replace("{}", count) : field.dataset.none;
  };

  // Browsers that cannot unfold what a link leads to, and links to what is hidden.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      field.value = "";
      filter();
    }
    const details = target.closest("details");
    if (details && !details.open) {
      details.open = true;
      target.scrollIntoView();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  window.addEventListener("hashchange", unfold);
  unfold();
})();
