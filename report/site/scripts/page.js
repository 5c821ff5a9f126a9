/* What makes any page more comfortable: only what scrolls is a tab stop, what is copied has no soft hyphens, and paper
   says where it was printed from and when. */
"use strict";

(() => {
  /* ---- regions that scroll ---- */

  /** A region is named and can be reached by keyboard while it holds more than it shows. */
  function follow(region) {
    const more = region.scrollWidth > region.clientWidth, name = region.dataset.name ?? region.getAttribute("aria-label");
    region.dataset.name = name;
    const given = { tabindex: "0", role: "region", "aria-label": name };
    for (const [key, value] of Object.entries(given)) {
      if (more) region.setAttribute(key, value);
      else region.removeAttribute(key);
    }
  }

  const watch = new ResizeObserver((entries) => {
    new Set(entries.map(({ target }) => target.closest(".scroll"))).forEach((region) => region && follow(region));
  });
  const seen = new WeakSet();
  function begin() {
    for (const each of document.querySelectorAll(".scroll, .scroll > *")) {
      if (!seen.has(each)) watch.observe(each);
      seen.add(each);
    }
  }
  begin();
  // Scripts put regions on the page too, and other things into them.
  new MutationObserver(begin).observe(document.querySelector("main"), { childList: true, subtree: true });

  /* ---- copying ---- */

  document.addEventListener("copy", (event) => {
    const chosen = document.getSelection(), text = String(chosen);
    if (!text.includes("\u00ad")) return;
    const held = document.createElement("div");
    for (let at = 0; at < chosen.rangeCount; at += 1) held.append(chosen.getRangeAt(at).cloneContents());
    event.clipboardData.setData("text/plain", text.replaceAll("\u00ad", ""));
    event.clipboardData.setData("text/html", held.innerHTML.replaceAll("\u00ad", ""));
    event.preventDefault();
  });

  /* ---- paper ---- */

  const printed = document.querySelector(".printed");
  function date() {
    const { locale, wording } = printed.dataset, day = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format();
    printed.textContent = wording.replace("{date}", day).replace("{address}", () => window.location.href);
  }
  if (printed) {
    date();
    window.addEventListener("beforeprint", date);
  }
})();
