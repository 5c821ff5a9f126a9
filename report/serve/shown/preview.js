/* The preview: what is known comes as news, and what is shown follows it.  Pages are shown as they will be published,
   with nothing of this in them. */
"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const asked = new URLSearchParams(location.search);
  const CLEAR = 0.15; // of the height of a pane, at its edges, in which a change counts as out of sight
  let wanted = { page: asked.get("page") ?? "", beside: asked.has("beside"), paper: asked.has("paper") };
  let news = null, events = null, opened = false, place = "";

  /* ---- a pane: a page in a frame, and the text that it was loaded from ---- */

  class Pane {
    constructor(id, follows) {
      this.section = $(id);
      this.frame = this.section.querySelector("iframe");
      this.old = this.section.querySelector(".old");
      this.path = this.digest = "";
      this.loadedFrom = null; // the page as it came, before its scripts changed it
      this.follows = follows;
      this.turn = Promise.resolve();
      this.frame.addEventListener("load", () => { this.turn = this.turn.then(() => this.loaded()); });
    }

    get page() { return this.frame.contentDocument; }

    /** Shows what `file`, of the news, is; one change after the other. */
    show(file) {
      this.section.hidden = !file;
      if (!file) return;
      this.turn = this.turn.then(() => this.followed(file));
    }

    async followed(file) {
      const moved = file.path !== this.path;
      this.tell(file, moved);
      if (!file.digest || (!moved && file.digest === this.digest)) return;
      if (moved) this.go(file);
      else await this.change(file);
    }

    /** What is shown is only ever said to be what it is. */
    tell(file, moved) {
      const older = !moved && !file.digest && this.digest !== "";
      const words = file.settled ? "cannot be built from the sources as they are" : "";
      this.old.textContent = older ? `Older than its sources: it ${words}.` : `This page ${words}.`;
      this.old.hidden = !(file.settled && !file.digest);
      this.section.classList.toggle("is-old", file.settled && older);
      this.section.classList.toggle("is-waiting", !file.settled && older);
    }

    go({ path, digest }) {
      [this.path, this.digest] = [path, digest];
      this.loadedFrom = null;
      this.frame.contentWindow.location.replace(`/${path}`);
    }

    async change(file) {
      let { text, digest } = file;
      if (text === undefined) {
        const response = await fetch(`/${file.path}`, { cache: "no-store" });
        if (!response.ok) return; // it was saved again meanwhile: there will be news
        digest = bytes(response); // which may be newer than the news
        text = await response.text();
      }
      this.digest = digest;
      const after = parsed(text), before = this.loadedFrom;
      const places = before && this.page?.body ? patched(this.page, before, after) : null;
      this.loadedFrom = after;
      if (places) this.seen(places);
      else this.anew(before);
    }

    /** Loads the page anew, and then shows where it is not what it was `before`. */
    anew(before) {
      this.before = before;
      this.frame.contentWindow.location.reload();
    }

    async loaded() {
      const path = decodeURIComponent(this.frame.contentWindow.location.pathname.slice(1));
      if (!path || !this.page?.querySelector("main")) return;
      if (path !== this.path) this.follows?.(path);
      this.path = path;
      this.digest = loadedBytes(this.frame.contentWindow) ?? this.digest;
      const response = await fetch(`/${path}`, { cache: "no-store" });
      this.loadedFrom = bytes(response) === this.digest ? parsed(await response.text()) : null;
      if (this.before && this.loadedFrom) this.seen(changed(this.page, this.before, this.loadedFrom));
      this.before = null;
      report("load");
    }

    /** Brings the first change in the text before the reader's eyes. */
    seen(places) {
      const main = places.filter((one) => one.closest("main") && !one.closest("nav, template"));
      const first = main[0];
      if (first) {
        const { top, bottom } = first.getBoundingClientRect(), height = this.frame.clientHeight;
        if (bottom < height * CLEAR || top > height * (1 - CLEAR)) first.scrollIntoView({ block: "center" });
        for (const one of main) one.animate([{ outline: "2px solid #d08000", outlineOffset: "3px" }, { outline: "2px solid transparent", outlineOffset: "3px" }], 1200);
        if (this === own) moved(lastHeading(first));
      }
      report("change");
    }
  }

  /** The digest of the bytes that a page was loaded from, as the server has told with them. */
  const loadedBytes = ({ performance }) => performance.getEntriesByType("navigation")[0]?.serverTiming
    .find(({ name }) => name === "bytes")?.description;
  const bytes = (response) => (response.headers.get("ETag") ?? "").replaceAll('"', "");
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  /** For whoever measures: when what was shown last. */
  const report = (what) => {
    document.documentElement.dataset.shown = `${what} ${own.digest}`;
    requestAnimationFrame(() => { document.documentElement.dataset.painted = own.digest; });
  };

  const own = new Pane("own", (path) => look({ page: path }));
  const other = new Pane("other");

  /* ---- the draft on paper ---- */

  const draft = { section: $("draft"), frame: $("draft").querySelector("iframe"), old: $("draft").querySelector(".old"), path: "", digest: "", early: false, late: false };
  /** The draft is at the place that has changed, whichever of page and draft comes first after a save. */
  function moved(to) {
    place = to;
    draft.late = !draft.early;
    if (draft.early) turned();
    draft.early = false;
  }
  // Not by its location, which belongs to the browser's reader of PDFs once that is there.
  function turned() {
    draft.frame.src = `/${draft.path}?${draft.digest}#navpanes=0${place ? `&nameddest=${place}` : ""}`;
  }
  function paper(file) {
    draft.section.hidden = !file;
    if (!file) return;
    draft.old.textContent = file.settled ? "This chapter cannot be laid out from the sources as they are." : "Being laid out …";
    draft.old.hidden = Boolean(file.digest);
    draft.section.classList.toggle("is-old", !file.digest && draft.digest !== "");
    if (!file.digest || file.digest === draft.digest) return;
    draft.early = draft.digest !== "" && !draft.late;
    draft.late = false;
    draft.path = file.path;
    draft.digest = file.digest;
    turned();
  }

  /* ---- what is wrong ---- */

  function listed(list, problems) {
    list.replaceChildren(...problems.map((problem) => {
      const item = document.createElement("li"), head = document.createElement("p"), code = document.createElement("span");
      const where = document.createElement(problem.open ? "a" : "span");
      item.className = problem.severity;
      code.className = "code";
      code.textContent = `${problem.severity} ${problem.code}`;
      where.className = "place";
      where.textContent = problem.place;
      if (problem.open) where.href = problem.open;
      head.append(code, where);
      item.append(head, line("message", problem.message));
      if (problem.line) item.append(line("line", problem.line, "pre"));
      if (problem.hint) item.append(line("hint", problem.hint));
      return item;
    }));
  }
  function line(kind, words, name = "p") {
    const element = document.createElement(name);
    element.className = kind;
    element.textContent = words;
    return element;
  }
  let told = "";
  function wrong({ problems, elsewhere, waiting }) {
    const all = [...problems, ...elsewhere], errors = all.filter(({ severity }) => severity === "error").length;
    const here = problems.some(({ severity }) => severity === "error");
    const now = JSON.stringify([problems, elsewhere]);
    const count = (number, noun) => (number ? [`${number} ${noun}${number === 1 ? "" : "s"}`] : []);
    $("count").hidden = !all.length;
    $("count").textContent = [...count(errors, "error"), ...count(all.length - errors, "warning")].join(", ");
    $("count").className = errors ? "wrong" : "warned";
    $("wrong").classList.toggle("warned", !errors);
    $("wrong").classList.toggle("is-waiting", waiting);
    if (now === told) return; // a link that is about to be followed stays what it is
    told = now;
    listed($("problems"), problems);
    listed($("elsewhere"), elsewhere);
    $("elsewhere-title").hidden = !elsewhere.length;
    unfold(here || (opened && all.length > 0));
  }
  function unfold(open) {
    $("wrong").hidden = !open;
    $("count").setAttribute("aria-expanded", String(open));
  }

  /* ---- news ---- */

  /** Shows something else: what is asked for goes into the address, and to where the news come from. */
  function look(change) {
    wanted = { ...wanted, ...change };
    const address = new URLSearchParams();
    if (wanted.page) address.set("page", wanted.page);
    for (const key of ["beside", "paper"]) if (wanted[key]) address.set(key, "");
    history.replaceState(null, "", `?${address}`);
    listen();
  }

  function listen() {
    events?.close();
    const pages = [wanted.page, wanted.beside ? counterpart() : ""].filter(Boolean);
    const asking = new URLSearchParams([...pages.map((page) => ["page", page]), ["paper", wanted.paper ? "1" : "0"]]);
    events = new EventSource(`events?${asking}`);
    events.onmessage = ({ data }) => follow(JSON.parse(data));
    events.onerror = () => { $("state").textContent = "The preview has ended; what is shown may be older than its sources."; };
  }

  const counterpart = () => Object.values(news?.pages[wanted.page]?.others ?? {})[0] ?? "";

  function follow(latest) {
    news = latest;
    const page = news.pages[wanted.page], begin = page?.moved || (wanted.page ? "" : news.first);
    if (begin) return look({ page: begin });
    const beside = wanted.beside ? counterpart() : "";
    if (beside && !(beside in news.pages)) return look({});
    state(page);
    $("outdated").hidden = !news.outdated;
    $("beside").hidden = !counterpart();
    $("paper").hidden = !page?.paper;
    for (const key of ["beside", "paper"]) $(key).setAttribute("aria-pressed", String(wanted[key]));
    own.show(page);
    other.show(beside ? news.pages[beside] : null);
    paper(wanted.paper ? news.draft : null);
    $("whole").hidden = !news.pdf?.digest;
    if (news.pdf?.digest) $("whole").href = `/${news.pdf.path}`;
    wrong(news);
  }

  function state(page) {
    const made = page?.made ? `Made from the sources of ${page.made.at} (${page.made.digest})` : "";
    const building = news.building ? `building ${news.building} …` : page && !page.settled ? "waiting to be built …" : "";
    $("state").textContent = [made, building].filter(Boolean).join(" · ") || "Nothing can be shown yet";
  }

  /* ---- both languages keep together ---- */

  own.frame.addEventListener("load", () => own.frame.contentWindow.addEventListener("scroll", together, { passive: true }));
  function together() {
    if (other.section.hidden || !other.page) return;
    const headings = [...own.page.querySelectorAll("main :is(h1, h2, h3)[id]")];
    const last = headings.filter((one) => one.getBoundingClientRect().top < own.frame.clientHeight / 2).at(-1);
    const theirs = last && other.page.getElementById(last.id);
    if (theirs) other.frame.contentWindow.scrollBy(0, theirs.getBoundingClientRect().top - last.getBoundingClientRect().top);
  }

  /* ---- buttons ---- */

  for (const key of ["beside", "paper"]) $(key).addEventListener("click", () => look({ [key]: !wanted[key] }));
  $("count").addEventListener("click", () => { opened = $("wrong").hidden; unfold(opened); });
  $("close").addEventListener("click", () => { opened = false; unfold(false); });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") $("close").click(); });
  listen();
})();
