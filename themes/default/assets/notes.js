// Convenience for readers of notes; the page is whole without it. A passage and its note light up
// together, and the notes can be walked with buttons or with n and p. The keys can be turned off,
// for those who speak to their browser or type by accident (WCAG 2.1.4).
(() => {
  "use strict";
  const pairs = [...document.querySelectorAll(".note[id^='note-']")].flatMap((note) => {
    const mark = document.getElementById(note.id.replace(/^note-/, "passage-"));
    return mark ? [{ note, mark, link: mark.querySelector(".note-ref") }] : [];
  });
  if (pairs.length === 0) return;

  for (const { note, mark } of pairs) {
    const light = (lit) => () => {
      note.classList.toggle("is-lit", lit);
      mark.classList.toggle("is-lit", lit);
    };
    for (const side of [note, mark]) {
      side.addEventListener("mouseenter", light(true));
      side.addEventListener("mouseleave", light(false));
      side.addEventListener("focusin", light(true));
      side.addEventListener("focusout", light(false));
    }
  }

  let at = -1;
  const step = (by) => {
    const focused = pairs.findIndex(
      ({ note, mark }) => mark.contains(document.activeElement) || note.contains(document.activeElement),
    );
    if (focused !== -1) at = focused;
    at = at === -1 && by < 0 ? pairs.length - 1 : (at + by + pairs.length) % pairs.length;
    const goal = pairs[at].link || pairs[at].note.querySelector("a");
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: "center" });
  };

  let keys = true;
  const bar = document.createElement("div");
  bar.className = "note-walk";
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => act(made));
    bar.append(made);
    return made;
  };
  button("Previous note", () => step(-1));
  button("Next note", () => step(1));
  button("Keys p and n", (self) => {
    keys = !keys;
    self.setAttribute("aria-pressed", String(keys));
  }).setAttribute("aria-pressed", "true");
  const head = document.querySelector(".post-head");
  if (head) head.append(bar);

  document.addEventListener("keydown", (event) => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else return;
    event.preventDefault();
  });
})();
