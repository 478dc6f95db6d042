// What an editor sees beside a previewed page: what keeps the site from being built, the state of the
// page, its seed and its notes, and labels on links to what readers can't see yet. Whatever people
// wrote only ever becomes text nodes.

const make = (name, text = "", facts = {}) => {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(facts)) element.setAttribute(key, value);
  return element;
};
const button = (text, act, facts = {}) => {
  const self = make("button", text, { type: "button", ...facts });
  self.addEventListener("click", act);
  return self;
};
const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

const LOOKS = `
  :host {
    all: initial !important; color-scheme: light dark !important; direction: ltr !important;
    font: 15px/1.5 system-ui, sans-serif !important; color: var(--ink) !important;
    --ink: #1f1b1a; --ground: #fffdfb; --soft: #f1ece8; --line: #b9aea8; --quiet: #5f5651;
    --bad: #b3261e; --bad-ground: #fff6f4; --doubt: #8a5300; --good: #1d6b3a; --focus: #0b57d0;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --ink: #f1e9e6; --ground: #211d1c; --soft: #322c2a; --line: #6d625d; --quiet: #b8aca6;
      --bad: #f2867c; --bad-ground: #2b1d1b; --doubt: #f0b35a; --good: #7fd09a; --focus: #a8c7fa;
    }
  }
  @media print { :host { display: none !important; } }
  *, *::before { box-sizing: border-box; }
  h2, h3, p, ol, ul { margin: 0; padding: 0; }
  ol, ul { list-style: none; }
  h2 { font-size: 1rem; }
  h3 { font-size: 0.95rem; }
  button, input, select {
    font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
    border-radius: 6px; padding: 0.15rem 0.6rem; min-height: 2rem;
  }
  button { cursor: pointer; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
  code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
`;

const element = (name, looks) => {
  const host = make(name, "", { lang: "en", dir: "ltr" });
  host.attachShadow({ mode: "open" }).append(make("style", LOOKS + looks));
  document.documentElement.append(host);
  return host;
};

const PANEL = `
  :host { position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important; }
  section {
    max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; background: var(--bad-ground);
    border-top: 4px solid var(--bad); box-shadow: 0 -4px 24px rgb(0 0 0 / 0.25);
  }
  header {
    position: sticky; top: -1rem; margin: -1rem -1.25rem 0; padding: 0.75rem 1.25rem 0.5rem;
    background: var(--bad-ground);
  }
  li { padding: 0.6rem 0; border-top: 1px solid var(--line); }
  li:first-child { border: 0; }
  h3 { font-weight: 400; overflow-wrap: anywhere; }
  h3 code { font-weight: 700; margin-inline-end: 0.4em; }
  pre {
    margin: 0.3rem 0 0; padding: 0.4rem 0.6rem; overflow-x: auto; background: var(--ground);
    border-radius: 6px;
  }
  mark { color: inherit; background: none; border-bottom: 2px solid var(--bad); }
  p { margin-top: 0.3rem; color: var(--quiet); }
  p::before { content: "→ "; }
`;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NONE = /[\p{Mn}\p{Me}\u200c-\u200f]/u;
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

// A line of a source with its spot marked; a caret below a line that runs leftward would lie.
const sourceOf = (line, caret) => {
  const pre = make("pre");
  const spot = caret.indexOf("^");
  let columns = 0;
  const signs = [...line];
  const at = signs.findIndex((sign) => {
    const isThere = columns === spot && !NONE.test(sign);
    columns += NONE.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
    return isThere;
  });
  const text = make("span", "", { dir: LEFTWARD.test(line) ? "auto" : "ltr" });
  if (at === -1) text.append(line);
  else text.append(signs.slice(0, at).join(""), make("mark", signs[at]), signs.slice(at + 1).join(""));
  pre.append(text);
  if (caret && !LEFTWARD.test(line)) pre.append(`\n${caret}`);
  return pre;
};

// A problem as the terminal shows it: place and message, source line and caret, and how to mend it.
const problemOf = (text) => {
  const [first, ...rest] = text.split("\n");
  const item = make("li");
  const heading = make("h3");
  const cut = first.indexOf(": ");
  if (cut > 0) heading.append(make("code", first.slice(0, cut)), first.slice(cut + 2));
  else heading.append(first);
  item.append(heading);
  const isSource = (line) => line.startsWith("    ");
  if (rest.length > 0 && isSource(rest[0])) {
    const [line, caret] = [rest.shift(), rest.length > 0 && /^ +\^$/.test(rest[0]) ? rest.shift() : ""];
    item.append(sourceOf(line.slice(4), caret.slice(4)));
  }
  for (const line of rest) item.append(isSource(line) ? make("pre", line) : make("p", line.trim()));
  return item;
};

let panel = null;
let problems = "[]";
let dismissed = "[]";
const dismiss = () => {
  dismissed = problems;
  panel?.remove();
  panel = null;
};
const showProblems = (texts) => {
  problems = JSON.stringify(texts);
  if (texts.length === 0) dismiss();
  if (problems === dismissed || problems === panel?.dataset.problems) return;
  panel?.remove();
  panel = element("digest-problems", PANEL);
  panel.dataset.problems = problems;
  const section = make("section", "", { role: "alert", "aria-labelledby": "count" });
  const heading = make("h2", `Not built: ${counted(texts.length, "problem")}`, { id: "count" });
  const header = make("header");
  header.append(heading, button("Close", dismiss));
  const list = make("ol");
  list.append(...texts.map(problemOf));
  section.append(header, list);
  panel.shadowRoot.append(section);
};

const LABEL = `
  :host { display: inline !important; margin-inline-start: 0.4em !important; }
  span {
    padding: 0 0.45em; border: 1px solid var(--doubt); border-radius: 1em; color: var(--doubt);
    background: var(--ground); font: 600 12px/1.5 system-ui, sans-serif; white-space: nowrap;
  }
`;
const words = (why) => (why === "draft" ? "draft" : `from ${why}`);
const label = (ahead, outputAt) => {
  for (const old of document.querySelectorAll("digest-label")) old.remove();
  for (const link of document.querySelectorAll("a[href]")) {
    const why = ahead[outputAt(link.href)];
    if (!why || !link.textContent.trim()) continue;
    const host = element("digest-label", LABEL);
    host.shadowRoot.append(make("span", words(why)));
    link.append(host);
  }
};

const BAR = `
  :host { position: fixed !important; inset: auto auto 0 0 !important; z-index: 2147483646 !important; }
  .tab {
    display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0.5rem;
    padding: 0.3rem 0.8rem; border-radius: 2rem; box-shadow: 0 1px 8px rgb(0 0 0 / 0.3);
    background: var(--ground); max-width: calc(100vw - 1rem);
  }
  .state::before { content: "●"; margin-inline-end: 0.35em; color: var(--good); }
  .state.ahead, .doubt { color: var(--doubt); font-weight: 600; }
  .state.ahead::before { color: var(--doubt); }
  aside {
    position: fixed; inset: 0 0 0 auto; width: min(42vw, 40rem); overflow: auto; overscroll-behavior: contain;
    padding: 1rem 1.25rem 4rem; background: var(--ground); border-inline-start: 1px solid var(--line);
    box-shadow: -4px 0 24px rgb(0 0 0 / 0.2);
  }
  @media (max-width: 60rem) {
    aside { inset: auto 0 0 0; width: auto; max-height: 70vh; border-top: 1px solid var(--line); }
  }
  aside > * + * { margin-top: 1rem; }
  aside header { position: sticky; top: -1rem; padding: 0.5rem 0; background: var(--ground); }
  .path { overflow-wrap: anywhere; }
  fieldset { margin: 1rem 0 0; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 6px; }
  label, .line { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; min-height: 2rem; }
  .notes li { padding: 0.35rem 0; border-top: 1px solid var(--line); }
  .notes a { color: inherit; }
  .kind { font-weight: 600; }
  .note-state { color: var(--good); }
  .note-state.lost { color: var(--bad); font-weight: 600; }
  .quiet { color: var(--quiet); }
  .seed li { display: grid; grid-template-columns: 2.5rem 1fr; gap: 0.5rem; padding: 0.1rem 0; }
  .seed .number { color: var(--quiet); text-align: end; font-variant-numeric: tabular-nums; }
  .seed .text { overflow-wrap: anywhere; white-space: pre-wrap; }
  .seed .removed .text > del { color: var(--quiet); }
  .seed .removed { background: var(--soft); }
  .seed .why { display: block; font-size: 0.85em; color: var(--doubt); }
  .seed .role { color: var(--quiet); font-size: 0.85em; }
`;
const STATES = {
  exact: "in its place",
  moved: "in its place, moved",
  changed: "its passage has changed",
  ambiguous: "its passage is there more than once",
  orphan: "its passage is gone",
};

let bar = null;
let tab = null;
let drawer = null;
let page = null;
let now = null;

const isWide = matchMedia("(min-width: 60.01rem)");
const makeRoom = () => {
  const root = document.documentElement;
  if (drawer && isWide.matches) root.style.setProperty("margin-right", "min(42vw, 40rem)");
  else root.style.removeProperty("margin-right");
  if (root.getAttribute("style") === "") root.removeAttribute("style");
};
isWide.addEventListener("change", makeRoom);

const stateOf = (about) => {
  const why = now.ahead[page.outputs[0]];
  if (why === "draft") return ["Draft", true];
  if (why) return [`To come on ${why}`, true];
  if (about.path) return [about.expires ? `Published until ${about.expires}` : "Published", false];
  return ["Preview", false];
};

const asOf = () => {
  const set = make("fieldset");
  set.append(make("legend", "Show"));
  const say = (day) => fetch(page.own("as-of"), { method: "POST", body: day });
  const choice = (text, isChosen, act) => {
    const line = make("label");
    const radio = make("input", "", { type: "radio", name: "as-of" });
    radio.checked = isChosen;
    radio.addEventListener("change", act);
    line.append(radio, text);
    return line;
  };
  const today = new Date().toLocaleDateString("sv"); // as 2019-06-08
  const day = make("input", "", { type: "date", "aria-label": "Day", value: now.asOf || today });
  day.addEventListener("change", () => day.value && say(day.value));
  const readers = make("div", "", { class: "line" });
  readers.append(choice("What readers see on", Boolean(now.asOf), () => say(day.value || today)), day);
  set.append(choice("All there is, with drafts and days to come", !now.asOf, () => say("")), readers);
  return set;
};

const notesOf = (notes) => {
  const list = make("ul", "", { class: "notes" });
  for (const { id, kind, quote, state, is_settled: isSettled, is_draft: isDraft } of notes) {
    const item = make("li");
    const link = make("a", kind, { class: "kind", href: `#note-${encodeURIComponent(id)}` });
    const told = make("span", STATES[state] ?? state, { class: `note-state ${isSettled ? "" : "lost"}` });
    item.append(link, isDraft ? " (draft): " : ": ", told);
    item.append(make("div", quote, { class: "quiet", dir: "auto" }));
    list.append(item);
  }
  return list;
};

const seedOf = ({ file, lines, has_changed: hasChanged, problems: wrong }) => {
  const box = make("section", "", { class: "seed", "aria-label": "Seed" });
  if (wrong) {
    box.append(...wrong.map((text) => make("p", text, { class: "doubt" })));
    return box;
  }
  box.append(make("p", file, { class: "path quiet" }));
  if (hasChanged) box.append(make("p", "It has changed since the post was made.", { class: "doubt" }));
  const list = make("ol");
  for (const { number, text, role, reason } of lines) {
    if (role === "blank") continue;
    const isRemoved = role === "removed";
    const item = make("li", "", { class: role });
    const words = make("span", "", { class: "text", dir: "auto" });
    words.append(isRemoved ? make("del", text) : text);
    if (isRemoved) words.append(make("span", `removed: ${reason}`, { class: "why", dir: "ltr" }));
    else if (role !== "body") words.append(" ", make("span", role, { class: "role", dir: "ltr" }));
    item.append(make("span", String(number), { class: "number" }), words);
    list.append(item);
  }
  box.append(list);
  return box;
};

const ask = async (name) => {
  const query = new URLSearchParams({ output: page.outputs[0] });
  const answer = await fetch(`${page.own(name)}?${query}`);
  return answer.ok ? answer.json() : {};
};

let about = {};
const closeDrawer = () => {
  drawer?.remove();
  drawer = null;
  sessionStorage.removeItem("digest-drawer");
  makeRoom();
  drawTab();
};
const openDrawer = async (isFocused = true) => {
  const seed = about.seed ? await ask("seed.json") : null;
  const before = drawer?.scrollTop ?? 0;
  drawer?.remove();
  drawer = make("aside", "", { "aria-label": "About this page" });
  const header = make("header");
  const close = button("Close", () => {
    closeDrawer();
    tab.querySelector("button")?.focus();
  });
  header.append(make("h2", stateOf(about)[0]), close);
  drawer.append(header);
  if (about.path) drawer.append(make("p", about.path, { class: "path quiet" }));
  for (const text of about.problems ?? []) drawer.append(make("p", text, { class: "doubt" }));
  for (const text of about.uncertain ?? []) drawer.append(make("p", `Not certain: ${text}`, { class: "doubt" }));
  drawer.append(asOf());
  if (about.notes?.length) drawer.append(make("h3", counted(about.notes.length, "note")), notesOf(about.notes));
  if (seed) drawer.append(make("h3", "Seed"), seedOf(seed));
  bar.shadowRoot.append(drawer);
  drawer.scrollTop = before;
  sessionStorage.setItem("digest-drawer", "open");
  makeRoom();
  drawTab();
  if (isFocused) close.focus();
};

const drawTab = () => {
  const [state, isAhead] = stateOf(about);
  const isFocused = bar.shadowRoot.activeElement?.closest(".tab");
  tab.replaceChildren(make("span", state, { class: isAhead ? "state ahead" : "state" }));
  if (now.asOf) tab.append(make("span", `as of ${now.asOf}`, { class: "doubt" }));
  const lost = (about.notes ?? []).filter(({ is_settled: isSettled }) => !isSettled).length;
  if (about.notes?.length) tab.append(make("span", counted(about.notes.length, "note")));
  if (lost) tab.append(make("span", `${lost} to look at`, { class: "doubt" }));
  const toggle = () => (drawer ? closeDrawer() : openDrawer());
  const text = about.seed ? "Seed and more" : "More";
  const more = button(text, toggle, { "aria-expanded": String(Boolean(drawer)) });
  tab.append(more);
  if (isFocused) more.focus();
};

const showBar = async () => {
  about = await ask("page.json");
  if (!bar?.isConnected) {
    bar = element("digest-bar", BAR);
    tab = make("div", "", { class: "tab", role: "region", "aria-label": "Preview" });
    bar.shadowRoot.append(tab);
  }
  drawTab();
  if (drawer || sessionStorage.getItem("digest-drawer")) await openDrawer(false);
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (panel) dismiss();
  else if (drawer) closeDrawer();
});

// Shows what came of a build: `told` is what the preview says, `here` what the page knows of itself.
export const show = async (told, here) => {
  [now, page] = [told, here];
  showProblems(told.problems);
  label(told.ahead, here.outputAt);
  if (told.hasDesk) await showBar();
};
