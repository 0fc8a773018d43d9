"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("has-js");
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const brief = (text) => { const all = text.trim().replace(/\s+/g, " ").replace(/\.$/, ""); return all.length > 64 ? `${all.slice(0, 63)}…` : all; };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // --- what is not in the page yet -----------------------------------------------------------------
  // Of many accounts most stand in `noscript` elements: a reader without scripts has them all, one with scripts gets
  // each when it is asked for.
  const later = (make) => { let made; return () => (made ??= make()); };
  const waiting = (from) => all("noscript.later", from);
  const fill = (from) => {
    for (const holder of waiting(from)) {
      const made = document.createElement("template");
      made.innerHTML = holder.textContent;
      const parts = [...made.content.children];
      holder.replaceWith(made.content);
      for (const part of parts) learn(part);
    }
  };
  const holding = (text) => waiting(document).filter((holder) => holder.textContent.includes(text));
  const element = (id) => {
    if (!document.getElementById(id)) holding(`id="${id}"`).forEach((holder) => fill(holder.parentElement));
    return document.getElementById(id);
  };

  // --- the words of a number -------------------------------------------------------------------
  // A long page is indexed when a reader first asks for something, and not before it is shown.
  const indices = { "data-m": null, "data-s": null };
  const enter = (attribute, from) => {
    for (const piece of all(`[${attribute}]`, from)) {
      for (const number of piece.getAttribute(attribute).split(" ")) {
        if (!indices[attribute].has(number)) indices[attribute].set(number, []);
        indices[attribute].get(number).push(piece);
      }
    }
  };
  const index = (attribute) => {
    if (!indices[attribute]) { indices[attribute] = new Map(); enter(attribute, document); }
    return indices[attribute];
  };
  const learn = (part) => { for (const attribute in indices) if (indices[attribute]) enter(attribute, part); };
  const words = () => index("data-m");
  const sources = () => index("data-s");
  const homes = later(() => { // where the words of a number wait
    const found = new Map();
    for (const holder of waiting(one("#accounts"))) {
      for (const [, numbers] of holder.textContent.matchAll(/ data-m="([^"]*)"/g)) {
        for (const number of numbers.split(" ")) found.set(number, (found.get(number) || new Set()).add(holder.parentElement));
      }
    }
    return found;
  });
  const fetchWords = (numbers) => { for (const number of numbers) for (const home of homes().get(number) || []) fill(home); };
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
    fetchWords(numbers);
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
    fill(point);
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
  const plain = (holder) => holder.textContent.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replace(/&amp;/g, "&");
  const texts = later(() => new Map(points.map((point) => [point, [...all(".statement, .status, .detail > :not(noscript)", point).map((each) => each.textContent), ...waiting(point).map(plain)].join(" ").toLowerCase()])));
  const told = later(() => all(".account").map((account) => [
    one(".no", account).textContent, [...all(".text", account).map((each) => each.textContent), ...waiting(account).map(plain)].join(" ").toLowerCase(),
  ]));
  const standing = (wanted) => {
    const found = told().filter(([, text]) => wanted.every((word) => text.includes(word))).map(([number]) => number);
    if (!found.length) return "no account has these words";
    if (found.length > 24) return `${found.length} accounts have these words`;
    return `these words stand in ${found.length === 1 ? "account" : "accounts"} ${found.join(", ")}`;
  };
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
    const heard = left === points.length ? [] : [`${left} of ${points.length} points shown`];
    if (wanted.length) heard.push(standing(wanted));
    one("#shown").textContent = heard.join("; ");
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
    const target = id && element(id);
    if (!target) return;
    if (target.classList.contains("point")) {
      show(target);
      choose(target);
      target.scrollIntoView({ block: "start" });
    } else if (id.startsWith("claim-")) {
      const piece = target.dataset.m ? target : target.parentElement && one("[data-m]", target.parentElement);
      const link = all("a.words").find((each) => each.getAttribute("href") === `#${id}`);
      if (link) light(numbersOf(link), brief(link.textContent), null);
      else if (piece) light(piece.dataset.m.split(" ").slice(0, 1), brief(piece.textContent), null);
      go(0, true);
    }
  };
  addEventListener("hashchange", follow);
  follow();

  // --- what is asked for by unfolding it or by scrolling to it ---------------------------------------
  document.addEventListener("toggle", (event) => { if (event.target.open) fill(event.target); }, true);
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { watch.unobserve(entry.target); fill(entry.target); }
  }, { rootMargin: "400px" });
  for (const account of all(".account")) if (waiting(account).length) watch.observe(account);

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

  // What two accounts or more tell is printed with both sides; what one alone has stands in its account.
  addEventListener("beforeprint", () => {
    fill(document);
    for (const fold of all('.point:not([data-status="single source"]) > details, #figures details')) fold.open = true;
  });
})();
