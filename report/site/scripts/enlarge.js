// A figure as large as the screen, and the address of an exhibit to be copied.  Without this script the first link
// leads to the figure's own file, and the second to the exhibit.
"use strict";

(() => {
  // The drawing itself moves into the dialog and back: a copy would have the same ids, and other colours by night.
  const enlarge = (link) => {
    const exhibit = link.closest(".exhibit");
    const drawing = exhibit.querySelector(".drawing .wide") ?? exhibit.querySelector(".drawing");
    const dialog = document.createElement("dialog");
    const head = document.createElement("form");
    const title = document.createElement("p");
    const close = document.createElement("button");
    const view = document.createElement("div");
    const shown = [...drawing.children];
    dialog.className = "enlarged";
    dialog.setAttribute("aria-label", exhibit.querySelector(".caption .name").textContent);
    head.method = "dialog";
    close.textContent = link.dataset.close;
    title.textContent = exhibit.querySelector(".caption").innerText; // with its lines
    view.className = "enlarged-view";
    view.tabIndex = 0;
    drawing.style.minHeight = `${drawing.offsetHeight}px`;
    head.append(title, close);
    view.append(...shown);
    dialog.append(head, view);
    dialog.addEventListener("close", () => {
      drawing.append(...shown);
      drawing.style.minHeight = "";
      dialog.remove();
      link.focus();
    });
    exhibit.append(dialog);
    dialog.showModal();
    close.focus();
  };

  const copy = async (link) => {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // the browser lets nobody copy; the link has led to the exhibit
    }
    const heard = document.createElement("span");
    heard.setAttribute("role", "status");
    link.after(heard);
    requestAnimationFrame(() => { heard.textContent = ` ${link.dataset.copied}`; });
    setTimeout(() => heard.remove(), 4000);
  };

  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  for (const link of document.querySelectorAll("a[data-close]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (!plain(event) || !window.HTMLDialogElement) return;
      event.preventDefault();
      enlarge(link);
    });
    // A button answers to the space bar too.
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }

  for (const link of document.querySelectorAll("a[data-copied]")) {
    link.addEventListener("click", (event) => {
      if (plain(event) && navigator.clipboard) copy(link);
    });
  }
})();
