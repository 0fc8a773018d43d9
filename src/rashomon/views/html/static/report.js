"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("has-js");
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const brief = (text) => { const all = text.trim().replace(/\s+/g, " ").replace(/\.$/, ""); return all.length > 64 ? `${all.slice(0, 63)}…` : all; };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // --- the words of a number -------------------------------------------------------------------
  const index = (attribute) => {
    const found = new Map();
    for (const piece of all(`[${attribute}]`)) {
      for (const number of piece.getAttribute(attribute).split(" ")) {
        if (!found.has(number)) found.set(number, []);
        found.get(number).push(piece);
      }
    }
    return found;
  };
  // A long page is indexed when a reader first asks for something, and not before it is shown.
  const later = (make) => { let made; return () => (made ??= make()); };
  const words = later(() => index("data-m"));
  const sources = later(() => index("data-s"));
  const points = all(".point");
  const numbersOf = (element) => element.dataset.marks.split(" ").filter(Boolean);
  const pointOf = later(() => {
    const found = new Map();
    for (const point of points) for (const number of numbersOf(point)) if (!found.has(number)) found.set(number, point);
    return found;
  });

  // --- lighting up -------------------------------------------------------------------------------
  let lit = []; // one entry for each run of pieces that is one passage
  let now = -1;
  const bar = one("#lit-bar");

  const clear = () => {
    for (const piece of all(".lit, .now, .lit-source, .lit-denies")) piece.classList.remove("lit", "now", "lit-source", "lit-denies");
    for (const chip of all(".chips a")) { chip.classList.remove("has-lit", "no-lit"); one("i", chip).textContent = ""; }
    for (const point of all(".point.current")) point.classList.remove("current");
    lit = [];
    now = -1;
    bar.hidden = true;
  };

  const passages = (numbers) => {
    const runs = [];
    for (const number of new Set(numbers)) {
      const pieces = words().get(number) || [];
      if (pieces.length) runs.push(pieces);
      for (const piece of sources().get(number) || []) piece.classList.add("lit-source");
    }
    runs.sort((a, b) => (a[0].compareDocumentPosition(b[0]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    return runs;
  };

  const light = (numbers, what, point) => {
    clear();
    lit = passages(numbers);
    const denied = new Set(point ? all(".against a.words", point).flatMap(numbersOf) : []);
    for (const pieces of lit) for (const piece of pieces) {
      piece.classList.add("lit");
      if (piece.dataset.m.split(" ").some((number) => denied.has(number))) piece.classList.add("lit-denies");
    }
    count();
    if (point) point.classList.add("current");
    bar.dataset.what = what;
    bar.hidden = false;
    go(0, false);
  };

  const count = () => {
    const counts = new Map();
    for (const pieces of lit) {
      const id = pieces[0].closest(".account").dataset.account;
      counts.set(id, (counts.get(id) || 0) + 1);
    }
    for (const chip of all(".chips a")) {
      const here = counts.get(chip.dataset.chip) || 0;
      chip.classList.add(here ? "has-lit" : "no-lit");
      one("i", chip).textContent = here ? `×${here}` : "";
    }
  };

  const go = (to, move = true) => {
    if (!lit.length) { one("#lit-what").textContent = "No words of it stand in the accounts."; return; }
    for (const piece of all(".now")) piece.classList.remove("now");
    now = (to + lit.length) % lit.length;
    for (const piece of lit[now]) piece.classList.add("now");
    const outlet = one(".outlet", lit[now][0].closest(".account")).textContent.trim().replace(/^\d+\s*/, "");
    one("#lit-what").textContent = `${bar.dataset.what}: passage ${now + 1} of ${lit.length}, ${outlet}`;
    reveal(lit[now][0], move);
  };

  // Beside the dossier the accounts scroll on their own; below it they would carry the reader away, so only on request.
  const beside = matchMedia("(min-width: 72rem)");
  const reveal = (piece, move) => {
    if (!beside.matches && !move) return;
    piece.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  const choose = (point, { open = true } = {}) => {
    if (open) one("details", point).open = true;
    light(numbersOf(point), brief(one(".statement", point).textContent), point);
  };

  one("#next").addEventListener("click", () => go(now + 1));
  one("#previous").addEventListener("click", () => go(now - 1));
  one("#clear").addEventListener("click", clear);

  one(".points").addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    const point = summary && summary.parentElement.parentElement;
    if (!point || !point.classList.contains("point")) return;
    if (one("details", point).open) clear();
    else choose(point, { open: false });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-marks]");
    if (link) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      const point = link.dataset.point ? document.getElementById(`point-${link.dataset.point}`) : null;
      const label = brief(link.textContent);
      light(numbersOf(link), label, point || link.closest(".point"));
      if (link.classList.contains("words")) go(0, true);
      return;
    }
    const piece = event.target.closest(".mk");
    if (piece && !getSelection().toString()) tell(piece);
    const only = event.target.closest("a[data-only]");
    if (only) showOnly(only.dataset.only);
  });

  // A click on words in an account lights up the point that they stand in.
  const tell = (piece) => {
    const numbers = piece.dataset.m.split(" ");
    const point = numbers.map((number) => pointOf().get(number)).find(Boolean);
    if (point) {
      show(point);
      choose(point);
      const here = lit.findIndex((pieces) => pieces.includes(piece));
      if (here > 0) go(here);
      point.scrollIntoView({ block: "nearest" });
    } else light(numbers, "A claim that stands in no point", null);
  };

  // --- filters -------------------------------------------------------------------------------------
  const form = one("#filters");
  const texts = later(() => new Map(points.map((point) => [point, point.textContent.toLowerCase()])));
  const has = (list, value) => !value || list.split("\n").includes(value);

  const filter = () => {
    const statuses = new Set(all("[name=status]:checked", form).map((box) => box.value));
    const party = form.elements.party.value;
    const account = form.elements.account.value;
    const wanted = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const point of points) {
      const fits = statuses.has(point.dataset.status) && has(point.dataset.parties, party)
        && has(point.dataset.accounts, account) && wanted.every((word) => texts().get(point).includes(word));
      point.hidden = !fits;
      left += fits;
    }
    one("#shown").textContent = left === points.length ? "" : `${left} of ${points.length} points shown`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  const showOnly = (status) => {
    form.reset();
    for (const box of all("[name=status]", form)) box.checked = box.value === status;
    filter();
  };
  const show = (point) => { if (point.hidden) { form.reset(); filter(); } };

  // --- deep links ----------------------------------------------------------------------------------
  const follow = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.classList.contains("point")) {
      show(target);
      choose(target);
      target.scrollIntoView({ block: "start" });
    } else if (id.startsWith("claim-")) {
      const piece = target.dataset.m ? target : target.parentElement && one("[data-m]", target.parentElement);
      const link = all("a.words").find((each) => each.getAttribute("href") === `#${id}`);
      if (link) light(numbersOf(link), brief(link.textContent), null);
      go(0, true);
      if (piece && !link) piece.scrollIntoView({ block: "center" });
    }
  };
  addEventListener("hashchange", follow);
  follow();

  // --- keyboard ------------------------------------------------------------------------------------
  const step = (by) => {
    const visible = points.filter((point) => !point.hidden);
    if (!visible.length) return;
    const at = visible.findIndex((point) => point.classList.contains("current"));
    const next = visible[(at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by + visible.length) % visible.length];
    choose(next);
    one("summary", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };
  const keys = {
    j: () => step(1), k: () => step(-1), n: () => go(now + 1), p: () => go(now - 1),
    "/": () => form.elements.words.focus(), "?": () => one("#keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !one("dialog[open]")) { clear(); return; }
    const typing = event.target.closest("input, select, textarea, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !one("#single-keys").checked) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  one("#help").addEventListener("click", () => one("#keys").showModal());

  // --- light and dark ------------------------------------------------------------------------------
  const theme = one("#theme");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const sayTheme = () => theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; sayTheme(); });
  sayTheme();

  // Everything that is folded is printed.
  addEventListener("beforeprint", () => { for (const fold of all(".point > details, .reuse details, #figures details")) fold.open = true; });
})();
