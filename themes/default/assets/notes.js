// Convenience for readers of notes; the page is whole without it. A passage and its note light up
// together, notes can be walked with buttons or with n and p, shown by kind, and linked to. The keys
// can be turned off, for those who speak to their browser or type by accident (WCAG 2.1.4).
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const refs = [...document.querySelectorAll(".note-ref")];
  const links = new Map(refs.map((ref) => [decodeURIComponent(ref.hash.slice(1)), ref]));
  const notes = [...document.querySelectorAll(".note[id^='note-']")].map((note) => {
    const number = note.dataset.note;
    const marks = [...document.querySelectorAll(`.note-mark[data-notes~="${number}"]`)];
    const label = note.querySelector(".note-kind").textContent;
    return { note, marks, link: links.get(note.id), label };
  });
  const head = document.querySelector(".post-head");
  if (notes.length === 0 || !head) return;

  const made = (name, text, className) => {
    const element = document.createElement(name);
    element.className = className || "";
    element.textContent = text;
    return element;
  };
  const button = (text, act) => {
    const self = made("button", text);
    self.type = "button";
    self.addEventListener("click", () => act(self));
    return self;
  };
  const group = (label, className, buttons) => {
    const self = made("div", "", className);
    self.setAttribute("role", "group");
    self.setAttribute("aria-label", label);
    self.append(...buttons);
    return self;
  };
  const toggle = (text, act) => {
    const self = button(text, () => {
      const pressed = self.getAttribute("aria-pressed") !== "true";
      self.setAttribute("aria-pressed", String(pressed));
      act(pressed);
    });
    self.setAttribute("aria-pressed", "true");
    return self;
  };

  for (const { note, marks } of notes) {
    const sides = [note, ...marks];
    const light = (lit) => () => sides.forEach((side) => side.classList.toggle("is-lit", lit));
    for (const side of sides) {
      side.addEventListener("mouseenter", light(true));
      side.addEventListener("mouseleave", light(false));
      side.addEventListener("focusin", light(true));
      side.addEventListener("focusout", light(false));
    }
  }

  let at = -1;
  const holds = ({ note, link }) => note.contains(document.activeElement) || link === document.activeElement;
  const step = (by) => {
    const walked = notes.filter(({ note, link }) => link && !note.hidden);
    if (walked.length === 0) return;
    const focused = walked.findIndex(holds);
    if (focused !== -1) at = focused;
    at = at === -1 && by < 0 ? walked.length - 1 : (at + by + walked.length) % walked.length;
    const goal = walked[at].link;
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: "center" });
  };

  let keys = true;
  document.addEventListener("keydown", (event) => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    // Where the keyboard has no Latin letters, the key that has them in other places.
    const key = /[a-z]/.test(event.key) ? event.key : event.code.replace("Key", "").toLowerCase();
    if (key === "n") step(1);
    else if (key === "p") step(-1);
    else return;
    event.preventDefault();
  });

  const show = (kind, shown) => {
    for (const { note, link, label } of notes) {
      if (label !== kind) continue;
      note.hidden = !shown;
      if (link) link.hidden = !shown;
    }
    const off = notes.filter(({ note }) => note.hidden).flatMap(({ marks }) => marks);
    const on = notes.filter(({ note }) => !note.hidden).flatMap(({ marks }) => marks);
    off.forEach((mark) => mark.classList.add("is-off"));
    on.forEach((mark) => mark.classList.remove("is-off"));
  };
  const filters = new Map();
  for (const { note, label } of notes) {
    if (filters.has(label)) continue;
    const count = notes.filter((other) => other.label === label).length;
    const self = toggle("", (shown) => show(label, shown));
    self.append(made("span", label, "note-kind"), ` ${count.toLocaleString(document.documentElement.lang)}`);
    self.classList.add(note.classList[1]);
    filters.set(label, self);
  }
  const reveal = () => {
    const goal = notes.find(({ note }) => note.matches(":target"));
    if (!goal || !goal.note.hidden) return;
    filters.get(goal.label).click();
    goal.note.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);

  const keyboard = toggle(words.keys, (pressed) => {
    keys = pressed;
  });
  keyboard.classList.add("note-keys");
  const tools = made("div", "", "note-tools");
  tools.append(
    group(words.walk, "note-walk", [
      button(words.previous, () => step(-1)),
      button(words.next, () => step(1)),
      keyboard,
    ]),
  );
  if (filters.size > 1) tools.append(group(words.filter, "note-filter", [...filters.values()]));
  head.append(tools);

  // A page that is opened from a disk, or without TLS, may not write to the clipboard.
  if (!navigator.clipboard) return;
  const said = made("p", "", "unseen");
  said.setAttribute("role", "status");
  tools.append(said);
  for (const { note } of notes) {
    const copy = button(words.copy, async (self) => {
      const address = new URL(`#${encodeURIComponent(note.id)}`, location.href).href;
      try {
        await navigator.clipboard.writeText(address);
      } catch {
        return;
      }
      self.textContent = said.textContent = words.copied;
      setTimeout(() => {
        self.textContent = words.copy;
        said.textContent = "";
      }, 2000);
    });
    copy.className = "note-copy";
    copy.setAttribute("aria-describedby", note.getAttribute("aria-labelledby"));
    (note.querySelector(".note-back") || note).append(copy);
  }
})();
