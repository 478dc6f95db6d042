"""A small site in two versions, and whether a folder holds whole files of the two alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.build import build
from digest.last import Memo
from digest.problems import DigestError
from digest.record import RECORD
from digest.report import Options
from digest.unchanged import last_report
from tests.a_site import CONFIG, NOW, Site, new_site, post
from tests.edits import CACHE, OUTPUT, files_below
from tests.mirror_theme import mirror_theme
from tests.ways_to_build import Outcome, built_clean, files_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Texts = dict[str, str | None]
"""Text of a source file by its name in the site, None for one that isn't there."""

TIDES = "content/posts/2026-11-02-tides.md"
GATES = "content/posts/2026-11-03-gates.md"
EBB = "content/posts/ebb.md"
ABOUT = "content/pages/about.md"
STYLE = "themes/default/assets/style.css"
LOST = "themes/default/templates/404.html"

FIRST: Texts = {
    "config.yaml": CONFIG,
    TIDES: post("Tides", body="See [gates](2026-11-03-gates.md)."),
    GATES: post("Gates", "2026-11-03", "ports"),
    EBB: post("Ebb", "2026-10-01").replace("tags:", "aliases: [/old/ebb/]\ntags:"),
    ABOUT: "---\ntitle: About\n---\nUs.\n",
    "content/media/map.svg": "<svg/>",
    STYLE: "p {}",
    LOST: "Lost\n",
}
A_WORD: Texts = {TIDES: post("Tides", body="See the [gates](2026-11-03-gates.md).")}
MUCH: Texts = {
    "config.yaml": CONFIG.replace("Tide Table", "Ebb Table"),
    TIDES: post("High tides", tag="moon", body="Look at [gates](2026-11-03-gates.md)."),
    EBB: None,
    "content/posts/wind.md": post("Wind", "2026-11-04", "air"),
    TIDES.replace(".md", ".notes.yaml"): "- {id: a, kind: context, quote: gates, body: x}\n",
    ABOUT: None,
    "content/pages/terms.md": "---\ntitle: Terms\naliases: [/about/]\n---\nUs, again.\n",
    "content/media/map.svg": "<svg></svg>",
    "content/media/deep/photo.svg": "<svg/>",
    STYLE: "p { color: red }",
    "themes/default/assets/more.css": "",
    LOST: "Not here\n",
}
SECONDS: dict[str, Texts] = {"a word": A_WORD, "much": MUCH}
"""What the second version changes of the first."""

Versions = tuple[Outcome, Outcome]


@dataclass(slots=True)
class Twofold:
    """A site that goes from one version to the other and back; `at` says which one it has."""

    site: Site
    texts: tuple[Texts, Texts]
    outcomes: Versions
    at: int = 0

    def turn(self) -> tuple[Outcome, Outcome]:
        """Write the other version; return what it was built to, and what it is to be built to."""
        old, self.at = self.at, 1 - self.at
        write(self.site, self.texts[self.at], self.texts[old])
        return self.outcomes[old], self.outcomes[self.at]


def write(site: Site, texts: Texts, before: Texts) -> None:
    """Write those files of a version that differ from another."""
    for name, text in texts.items():
        if name not in before or text != before[name]:
            if text is None:
                (site.root / name).unlink(missing_ok=True)
            else:
                site.write(name, text)


def twofold(root: Path, change: str) -> Twofold:
    """Return a site in its first version, not built, and what is expected of both."""
    second = SECONDS[change]
    first = {**dict.fromkeys(second), **FIRST}
    texts = (first, {**first, **second})
    site = new_site(root)
    for name, text in mirror_theme().items():
        site.write(f"themes/default/templates/{name}", text)
    outcomes = []
    for before, after in ((texts[1], texts[1]), (texts[1], texts[0])):
        write(site, after, {} if after is before else before)
        outcomes.append(built_clean(root, Options(), NOW))
        assert not outcomes[-1].problems
    return Twofold(site, texts, (outcomes[1], outcomes[0]))


def rank_of(name: str, new: Mapping[str, bytes], *, is_done: bool) -> int:
    """Return when it is a file's turn: what pages need, pages, what tells programs of them.

    What is removed comes last. What tells programs of the page of its own folder may be done with
    it, for a new folder appears whole; else it has to wait.
    """
    if name not in new:
        return 3
    if name.startswith(("assets/", "media/")):
        return 0
    is_beside = f"{name.rpartition('/')[0]}/index.html" in new
    return 1 if name.endswith(".html") or (is_done and is_beside) else 2


def faults(root: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with the published files of a site that was struck on its way.

    Each is whole, of the old version or the new one; one that both versions have is there; and
    what comes later in the order of publishing is not done before what comes earlier.
    """
    found = files_of(root)
    said = [
        f"{name} is torn"
        for name, content in found.items()
        if content not in {old.get(name), new.get(name)}
    ]
    said += [f"{name} is missing" for name in (old.keys() & new.keys()) - found.keys()]
    done: set[tuple[int, str]] = set()
    waiting: set[tuple[int, str]] = set()
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            is_done = found.get(name) == new.get(name)
            (done if is_done else waiting).add((rank_of(name, new, is_done=is_done), name))
    if done and waiting and max(done)[0] > min(waiting)[0]:
        said.append(f"{max(done)[1]} was done before {min(waiting)[1]}")
    return said


def litter(root: Path) -> list[str]:
    """Return what a struck build has left that no build needs."""
    ours = [f"{OUTPUT}/{n}" for n in files_below(root / OUTPUT) if n.startswith(".digest")]
    kept = [f"{CACHE}/{n}" for n in files_below(root / CACHE) if n.startswith(".")]
    return [name for name in (*ours, *kept) if name != f"{OUTPUT}/{RECORD}"]


def built_next(root: Path) -> list[str]:
    """Do what the next `digest build` does; return what is wrong with it."""
    try:
        memo = Memo()
        if last_report(root, Options(), NOW, memo) is None:
            build(root, Options(), NOW, memo)
    except DigestError as error:
        return [str(error)]
    return []
