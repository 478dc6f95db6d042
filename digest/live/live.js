// Keeps a previewed page up to date: in place where it can, by loading it anew where it must. The
// preview puts this into the head of pages as it sends them; nothing of it is ever on disk.
(() => {
  "use strict";
  const script = document.currentScript;
  const outputs = JSON.parse(script.dataset.outputs);
  let since = script.dataset.since;
  const base = new URL("..", script.src);
  const own = (name) => new URL(name, script.src).href;
  const loadAnew = () => location.reload(); // the browser keeps the place on the page

  // The address of an output below the base path; "" for anything elsewhere.
  const outputAt = (url) => {
    try {
      const { origin, pathname } = new URL(url, location.href);
      if (origin !== base.origin || !pathname.startsWith(base.pathname)) return "";
      const name = decodeURIComponent(pathname.slice(base.pathname.length));
      return name === "" || name.endsWith("/") ? `${name}index.html` : name;
    } catch {
      return "";
    }
  };

  // What the page itself says, before a script of the theme changes anything: its nodes, and the
  // attributes of each. What scripts and readers have changed since is theirs, and stays.
  const nodes = new WeakSet();
  const attributes = new WeakMap();
  const note = (element, like = element) => {
    nodes.add(element);
    if (like.attributes) {
      attributes.set(element, new Map([...like.attributes].map(({ name, value }) => [name, value])));
    }
  };
  const noteAll = (top) => {
    note(top);
    const walker = document.createTreeWalker(top);
    while (walker.nextNode()) note(walker.currentNode);
  };
  document.addEventListener("readystatechange", () => {
    if (document.readyState === "interactive") noteAll(document.documentElement);
  });

  // Stylesheets are swapped: the old one stays until the new one is there, so nothing flickers.
  const SHEETS = "link[rel~='stylesheet'][href]";
  const leaving = new WeakSet();
  const sheets = () => [...document.querySelectorAll(SHEETS)].filter((link) => !leaving.has(link));
  const replaced = new WeakMap();
  const swap = (link, href) => {
    const fresh = link.cloneNode();
    fresh.href = href;
    note(fresh);
    replaced.set(fresh, [link, ...(replaced.get(link) ?? [])]);
    leaving.add(link);
    fresh.addEventListener("load", () => replaced.get(fresh).forEach((old) => old.remove()));
    fresh.addEventListener("error", () => {
      leaving.delete(link);
      fresh.remove();
    });
    link.after(fresh);
  };
  const renewed = (href) => {
    const url = new URL(href, location.href);
    url.searchParams.set("digest", since);
    return url.href;
  };
  // One stylesheet by whatever fingerprint of its bytes: style.css, style.1f2e3d4c.css.
  const stem = (href) => {
    const url = new URL(href, location.href);
    return url.origin + url.pathname.replace(/[.-][0-9a-f]{6,64}(?=\.css$)/i, "");
  };
  const plain = (href) => {
    const url = new URL(href, location.href);
    url.searchParams.delete("digest");
    return url.href;
  };
  const followSheets = (fresh) => {
    const old = new Map(sheets().map((link) => [stem(link.href), link]));
    let last = [...old.values()].pop();
    for (const link of fresh.querySelectorAll(SHEETS)) {
      const href = new URL(link.getAttribute("href"), location.href).href;
      const here = old.get(stem(href));
      old.delete(stem(href));
      if (here && plain(here.href) !== href) swap(here, href);
      else if (!here) {
        const added = document.importNode(link);
        note(added);
        last ? last.after(added) : document.head.append(added);
      }
      last = here ?? last;
    }
    for (const link of old.values()) link.remove();
  };

  // What the page has asked for, also from within stylesheets and scripts, or may yet ask for. Not
  // every link: one to a feed says nothing about this page.
  const used = () => {
    const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
    const naming = document.querySelectorAll("[src], [poster], [data], link[rel~='icon']");
    const named = [...naming].flatMap(({ src, currentSrc, poster, data, href }) => [
      ...[src, currentSrc, poster, data, href],
    ]);
    return new Set([...fetched, ...named].map((url) => (url ? outputAt(url) : "")));
  };
  performance.setResourceTimingBufferSize(5000);

  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) {
      loaded.set(
        name,
        new Promise((done, failed) => {
          const element = document.createElement("script");
          element.src = own(name);
          element.addEventListener("load", done);
          element.addEventListener("error", failed);
          document.head.append(element);
        }),
      );
    }
    return loaded.get(name);
  };

  const isOurs = (node) => node.localName?.startsWith("digest-") || node.src?.startsWith(own("."));
  const isProgram = ({ type }) => !type || type === "module" || type.includes("javascript");
  const programs = (scripts) =>
    [...scripts]
      .filter((element) => isProgram(element) && !isOurs(element))
      .map((element) => element.getAttribute("src") ?? element.textContent)
      .join("\n");
  const ids = (elements) => [...elements].map(({ id }) => id).sort().join("\n");
  const written = (elements) => [...elements].filter((element) => nodes.has(element));

  // A script of the theme has taken hold of elements that it found: where those come and go, or the
  // script itself does, it has to run again.
  const mustLoad = (fresh) => {
    const scripts = programs(fresh.scripts);
    const before = ids(written(document.querySelectorAll("[id]")));
    const isSame = scripts === programs(written(document.scripts));
    return !isSame || (scripts !== "" && before !== ids(fresh.querySelectorAll("[id]")));
  };

  // Takes what scripts have put into the page out of it for a moment; returns how to put it back.
  const setAside = () => {
    const made = [...document.body.querySelectorAll("*")].filter(
      (element) => !nodes.has(element) && nodes.has(element.parentNode),
    );
    const active = document.activeElement;
    const places = made.map((element) => [element, element.parentNode, element.nextSibling]).reverse();
    for (const element of made) element.remove();
    return () => {
      for (const [element, parent, next] of places) {
        if (element.localName === "digest-label" || !parent.isConnected) continue;
        parent.insertBefore(element, next?.parentNode === parent ? next : null);
      }
      if (document.activeElement !== active && active?.isConnected) active.focus({ preventScroll: true });
    };
  };

  const callbacks = {
    beforeNodeRemoved: (node) => !isOurs(node),
    beforeNodeMorphed: (here, fresh) => {
      if (!here.attributes || !attributes.has(here)) return true;
      const before = attributes.get(here);
      note(here, fresh);
      for (const name of new Set([...before.keys(), ...here.getAttributeNames()])) {
        const [was, is, willBe] = [before.get(name) ?? null, here.getAttribute(name), fresh.getAttribute(name)];
        if (is === was || willBe !== was) continue;
        if (is === null) fresh.removeAttribute(name);
        else fresh.setAttribute(name, is);
      }
      return true;
    },
    afterNodeAdded: noteAll,
  };

  const morph = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = fresh.querySelector("script[data-outputs]");
    if (!told || told.dataset.outputs !== script.dataset.outputs || mustLoad(fresh)) return loadAnew();
    await load("idiomorph.js");
    told.remove();
    followSheets(fresh);
    for (const link of fresh.querySelectorAll(SHEETS)) link.remove();
    const putBack = setAside();
    window.Idiomorph.morph(document.documentElement, fresh.documentElement, {
      ignoreActiveValue: true,
      callbacks,
      head: { shouldPreserve: (element) => isOurs(element) || !nodes.has(element) || element.matches(SHEETS) },
    });
    putBack();
    document.dispatchEvent(new CustomEvent("digest:updated"));
  };

  const follow = async (changed) => {
    const links = sheets();
    const swapped = new Set(links.map((link) => outputAt(link.href)));
    const isChanged = changed.some((name) => outputs.includes(name));
    const inUse = isChanged ? null : used();
    if (isChanged) await morph();
    else if (changed.some((name) => inUse.has(name) && !swapped.has(name))) return loadAnew();
    for (const link of sheets()) if (changed.includes(outputAt(link.href))) swap(link, renewed(link.href));
  };

  // A tab that isn't seen holds no stream, for browsers open only six connections to a server; it
  // catches up when it is seen again, as does one that the browser took back out of its memory.
  let stream = null;
  const close = () => {
    stream?.close();
    stream = null;
  };
  const desk = import(own("desk.js"));

  const take = async (id, told) => {
    since = id;
    if (told.base !== base.pathname) {
      close();
      const isBelow = location.pathname.startsWith(base.pathname);
      const rest = isBelow ? location.pathname.slice(base.pathname.length) : "";
      location.replace(told.base + rest + location.search + location.hash);
    } else if (told.goal && outputAt(told.base + told.goal) !== outputs[0]) {
      location.assign(told.base + told.goal);
    } else if (told.changed === null) {
      loadAnew();
    } else {
      if (told.changed.length > 0) await follow(told.changed).catch(loadAnew);
      const { show } = await desk;
      show(told, { own, outputAt, outputs });
    }
  };

  // One after the other: a page must not be brought up to date twice at a time.
  let turn = Promise.resolve();
  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(own(`events?since=${encodeURIComponent(since)}`));
    stream.addEventListener("message", ({ data, lastEventId }) => {
      turn = turn.then(() => take(lastEventId, JSON.parse(data))).catch(console.error);
    });
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
  addEventListener("DOMContentLoaded", open);
})();
