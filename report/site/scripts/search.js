/* The search: asks pagefind, whose files stand beside the pages, and shows the places that it finds.  Only where pages
   come from a server; from a folder the links that stand in its place remain. */
"use strict";

(() => {
  const details = document.querySelector(".find");
  if (!details || !window.location.protocol.startsWith("http")) return;

  const words = JSON.parse(details.dataset.words), AT_ONCE = 20, PAUSE = 150, SILENCE = 600;
  const address = (path) => new URL(path, window.location.href).pathname;
  // What a word counts for where it stands in the fields of a place: report/site/search/index.py writes them.
  const RANKING = { pageLength: 0.5, metaWeights: { title: 5, keywords: 5, within: 3, parts: 0.1, pointer: 1 } };
  const SURE = 0.5; // the share of a word that a place has to say
  const EXACT = 2; // how much more a place counts that is called what was looked for
  const form = details.querySelector("form"), field = form.querySelector("input"), found = details.querySelector(".found");
  const count = form.querySelector("[role=status]");
  let engine, places, latest = 0, telling;

  const fill = (wording, fields) => wording.replace(/\{(\w+)\}/g, (_, name) => fields[name]);

  function made(name, text, kind = "") {
    const node = document.createElement(name);
    node.textContent = text;
    if (kind) node.className = kind;
    return node;
  }

  /** Loads pagefind when it is first needed. */
  function load() {
    engine ??= (async () => {
      const [pagefind, where] = await Promise.all([
        import(address(`${details.dataset.search}pagefind.js`)),
        fetch(address(`${details.dataset.search}places.json`)).then((answer) => answer.json()),
      ]);
      places = where;
      await pagefind.options({ noWorker: true, baseUrl: address(details.dataset.root), excerptLength: 24, ranking: RANKING });
      await pagefind.init();
      return pagefind;
    })();
    engine.catch(() => { engine = undefined; });
    return engine;
  }

  /** `query` as typed, and with the letters that a keyboard without them stands for. */
  function spelled(query) {
    const meant = Object.entries(words.spellings).reduce((text, [typed, letter]) =>
      text.replace(new RegExp(typed, "gi"), letter), query);
    return meant === query ? [query] : [query, meant];
  }

  /** The next results with their data, in order. */
  async function read(results, query) {
    const wanted = query.toLocaleLowerCase();
    const found = await Promise.all(results.map(async (result) => {
      const { url, meta, excerpt, content } = await result.data(), title = meta.title ?? meta.pointer;
      const score = result.score * (meta.title?.toLocaleLowerCase() === wanted ? EXACT : 1);
      return { url, title, excerpt, score, said: `${Object.values(meta).join(" ")} ${content}` };
    }));
    return found.sort((one, other) => other.score - one.score);
  }

  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  /** Whether a place says the beginning of each word: where no place says a word, pagefind finds ever shorter ones. */
  function says(result, query) {
    const beginnings = bare(query).match(/[\p{L}\p{N}]+/gu) ?? [], said = bare(result.said);
    return beginnings.every((word) => said.includes(word.slice(0, Math.max(3, Math.ceil(word.length * SURE)))));
  }

  /** What pagefind finds for the spelling that fits best: the first places, and the results behind them. */
  async function ask(query) {
    const pagefind = await load();
    const answers = await Promise.all(spelled(query).map(async (text) => {
      const { results } = await pagefind.search(text), first = await read(results.slice(0, AT_ONCE), text);
      const fits = first.some((result) => says(result, text));
      return { text, first: fits ? first : [], rest: results.slice(AT_ONCE), count: fits ? results.length : 0 };
    }));
    return answers.reduce((best, each) => ((each.first[0]?.score ?? 0) > (best.first[0]?.score ?? 0) ? each : best));
  }

  /* ---- what is shown ---- */

  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");

  /** An excerpt, in which pagefind marks the words that it found. */
  function excerpt(text) {
    const shown = made("span", "", "excerpt");
    shown.append(...text.split(/<\/?mark>/).map((part, at) => (at % 2 ? made("mark", plain(part)) : plain(part))));
    return shown;
  }

  function item(result) {
    const link = document.createElement("a"), [, place] = placeOf(result.url);
    link.href = result.url;
    link.append(made("span", result.title, "title"));
    if (place && place !== result.title) link.append(made("span", place, "place"));
    if (result.excerpt) link.append(excerpt(result.excerpt));
    const listed = document.createElement("li");
    listed.append(link);
    return listed;
  }

  const placeOf = (url) => places[url.slice(address(details.dataset.root).length).split("#")[0]] ?? ["", ""];

  /** Adds results to the lists of their publications, which stand in the order of their best. */
  function add(results) {
    for (const result of results) {
      const [publication] = placeOf(result.url);
      let group = [...found.querySelectorAll("section")].find((each) => each.dataset.publication === publication);
      if (!group) {
        group = document.createElement("section");
        group.dataset.publication = publication;
        group.append(made("h2", publication), document.createElement("ol"));
        found.append(group);
      }
      group.querySelector("ol").append(item(result));
    }
  }

  function more(results, query) {
    const button = made("button", words.search_more);
    button.type = "button";
    button.addEventListener("click", async () => {
      const last = [...found.querySelectorAll("a")].at(-1);
      button.remove();
      add(await read(results.slice(0, AT_ONCE), query));
      if (results.length > AT_ONCE) found.append(more(results.slice(AT_ONCE), query));
      const links = [...found.querySelectorAll("a")];
      (links[links.indexOf(last) + 1] ?? last).focus();
    });
    return button;
  }

  /** Says what was found, and only when typing has paused. */
  function tell(text) {
    window.clearTimeout(telling);
    telling = window.setTimeout(() => { count.textContent = text; }, text ? SILENCE - PAUSE : 0);
  }

  async function search() {
    const query = field.value.trim(), mine = (latest += 1);
    if (!query) {
      found.hidden = true;
      found.replaceChildren();
      return tell("");
    }
    try {
      const { text, first, rest, count: places } = await ask(query);
      if (mine !== latest) return undefined; // something else is looked for by now
      found.replaceChildren();
      add(first);
      if (places > AT_ONCE) found.append(more(rest, text));
      found.hidden = !places;
      const said = places === 1 ? words.search_one : places ? words.search_many : words.search_none;
      return tell(fill(said, { count: places, query }));
    } catch {
      found.hidden = true;
      return tell(words.search_failed);
    }
  }

  /* ---- the keyboard ---- */

  /** Arrows go from the field through the results and back. */
  function step(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...found.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  /** The key / opens the search unless a reader has switched that off, or is writing. */
  function key() {
    const NAME = "search-key", box = details.querySelector(".search-key input");
    const kept = () => { try { return window.localStorage.getItem(NAME) !== "off"; } catch { return true; } };
    box.checked = kept();
    box.addEventListener("change", () => {
      try { window.localStorage.setItem(NAME, box.checked ? "on" : "off"); } catch { /* it holds for this page */ }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box.checked) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      details.open = true;
      field.focus({ preventScroll: true });
    });
    box.closest("p").hidden = false;
  }

  let typing;
  const summary = details.querySelector("summary");
  summary.textContent = words.search;
  summary.setAttribute("aria-keyshortcuts", "/");
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  field.addEventListener("input", () => { window.clearTimeout(typing); typing = window.setTimeout(search, PAUSE); });
  details.addEventListener("keydown", step);
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    load().catch(() => tell(words.search_failed));
    field.focus({ preventScroll: true });
  });
  key();
})();
