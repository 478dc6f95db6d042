// Keeps a previewed page up to date and shows what keeps the site from being built. The preview
// puts it into pages as it sends them; it is never on disk. Texts of problems quote what people
// wrote, so they only ever become text nodes.
(() => {
  "use strict";
  const script = document.currentScript;
  const outputs = JSON.parse(script.dataset.outputs);
  const base = new URL("..", script.src);
  let since = script.dataset.since;

  // The address of an output below the base path; "" for anything elsewhere.
  const outputAt = (url) => {
    try {
      const { origin, pathname } = new URL(url, location.href);
      if (origin !== base.origin || !pathname.startsWith(base.pathname)) return "";
      return decodeURIComponent(pathname.slice(base.pathname.length));
    } catch {
      return "";
    }
  };

  // Stylesheets are swapped: the old one stays until the new one is there, so nothing flickers.
  const replaced = new Map();
  const leaving = new Set();
  const sheets = () =>
    [...document.querySelectorAll("link[rel~='stylesheet'][href]")].filter(
      (link) => !leaving.has(link),
    );

  const swap = (link, output) => {
    const fresh = link.cloneNode();
    const url = new URL(output.split("/").map(encodeURIComponent).join("/"), base);
    url.searchParams.set("digest", since);
    fresh.href = url.href;
    replaced.set(fresh, [link, ...(replaced.get(link) ?? [])]);
    leaving.add(link);
    fresh.addEventListener("load", () => {
      for (const old of replaced.get(fresh)) old.remove();
    });
    fresh.addEventListener("error", () => {
      leaving.delete(link);
      fresh.remove();
    });
    link.after(fresh);
  };

  // What the page has asked for, also from within stylesheets and scripts, or may yet ask for. Not
  // every link: one to a feed says nothing about this page.
  const used = () => {
    const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
    const naming = document.querySelectorAll("[src], [poster], [data], link[rel~='icon']");
    const named = [...naming].flatMap((element) => [
      element.src,
      element.currentSrc,
      element.poster,
      element.data,
      element.href,
    ]);
    return new Set([...fetched, ...named].map((url) => (url ? outputAt(url) : "")));
  };
  performance.setResourceTimingBufferSize(5000);

  // An asset has another name when it has changed: style.0123456789.css. A page that changed in
  // such names alone is not among what has changed.
  const plain = (name) => name.replace(/\.[0-9a-f]{10}(?=\.[^./]+$)/, "");
  const newest = (output, changed) => {
    const others = changed.filter((name) => name !== output && plain(name) === plain(output));
    return others.length > 0 ? others : changed.filter((name) => name === output);
  };

  const follow = (changed) => {
    const fresh = sheets().map((link) => [link, newest(outputAt(link.href), changed)]);
    const swapped = new Set(fresh.map(([link]) => plain(outputAt(link.href))));
    const inUse = new Set([...used()].map(plain));
    const isStale = (name) =>
      outputs.includes(name) || (inUse.has(plain(name)) && !swapped.has(plain(name)));
    if (changed.some(isStale) || fresh.some(([, names]) => names.length > 1)) {
      location.reload(); // the browser keeps the place on the page
      return;
    }
    for (const [link, [name]] of fresh) if (name) swap(link, name);
  };

  const SHOWN = 50;
  const STYLE = `
    :host {
      all: initial !important; position: fixed !important; inset: auto 0 0 0 !important;
      z-index: 2147483647 !important; color-scheme: light dark !important;
    }
    section {
      box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem;
      font: 16px/1.5 system-ui, sans-serif; color: #1f1b1a; background: #fff6f4;
      border-top: 4px solid #b3261e; box-shadow: 0 -4px 24px rgb(0 0 0 / 0.25);
    }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; font-size: 1.05rem; }
    button {
      font: inherit; color: inherit; background: transparent; cursor: pointer;
      border: 1px solid currentColor; border-radius: 4px; padding: 0.1rem 0.75rem;
    }
    pre {
      margin: 0.75rem 0 0; overflow-x: auto;
      font: 14px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    }
    @media (prefers-color-scheme: dark) {
      section { color: #f4e9e7; background: #2b1d1b; border-color: #f2867c; }
    }
    @media print { :host { display: none !important; } }
  `;
  const make = (name, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  let panel = null;
  let problems = "[]";
  let dismissed = "[]";

  const dismiss = () => {
    dismissed = problems;
    panel?.remove();
    panel = null;
  };

  const show = (texts) => {
    problems = JSON.stringify(texts);
    if (texts.length === 0) dismiss();
    if (problems === dismissed || problems === panel?.dataset.problems) return;
    panel?.remove();
    panel = make("digest-problems");
    panel.dataset.problems = problems;
    panel.dir = "ltr";
    panel.lang = "en";
    const section = make("section");
    section.setAttribute("role", "alert");
    section.setAttribute("aria-labelledby", "count");
    const count = texts.length === 1 ? "1 problem" : `${texts.length} problems`;
    const heading = make("h2", `Not built: ${count}`);
    heading.id = "count";
    const button = make("button", "Close");
    button.type = "button";
    button.addEventListener("click", dismiss);
    const header = make("header");
    header.append(heading, button);
    section.append(header, ...texts.slice(0, SHOWN).map((text) => make("pre", text)));
    const rest = texts.length - SHOWN;
    if (rest > 0) section.append(make("p", `${rest} more are listed in the terminal.`));
    panel.attachShadow({ mode: "open" }).append(make("style", STYLE), section);
    document.body.append(panel);
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel) dismiss();
  });

  // A tab that isn't seen holds no stream, for browsers open only six connections to a server; it
  // catches up when it is seen again, as does one that the browser took back out of its memory.
  let stream = null;
  const close = () => {
    stream?.close();
    stream = null;
  };

  const take = (event) => {
    const told = JSON.parse(event.data);
    since = event.lastEventId;
    show(told.problems);
    if (told.base !== base.pathname) {
      close();
      const isBelow = location.pathname.startsWith(base.pathname);
      const rest = isBelow ? location.pathname.slice(base.pathname.length) : "";
      location.replace(told.base + rest + location.search + location.hash);
    } else if (told.changed === null) {
      location.reload();
    } else if (told.changed.length > 0) {
      follow(told.changed);
    }
  };

  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(new URL(`events?since=${encodeURIComponent(since)}`, script.src));
    stream.addEventListener("message", take);
    stream.addEventListener("error", () => {
      // Most errors the browser mends by itself; after some it gives up.
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, 1000);
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
})();
