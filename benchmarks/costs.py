"""Where the time of a cold build goes: digest's own functions, one after the other, on one core.

Nothing else runs meanwhile, and a stage reads what the one before it has made, so the parts add up
to a build with one process, save for starting Python and compiling the templates.
"""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from digest.disk import read_bytes
from digest.output import Output
from digest.press.plan import Print
from digest.press.theme import Theme
from digest.problems import Place
from digest.reading import read_settings
from digest.report import Options
from digest.shape.library import Wanted, assemble
from digest.shape.pages import lay_out
from digest.shape.pictures import Placard, Smaller
from digest.sources import POSTS
from digest.text.keys import FRONT
from digest.text.markup import draw_markdown
from digest.text.notes import scan
from digest.text.posts import parse_post, read_body, read_front, read_parts
from digest.text.signs import fit
from digest.themefiles import read_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from digest.config import Config
    from digest.shape.frame import Page
    from digest.text.facts import Body, Post

PASSES = 3
"""Times that each part is measured; the median counts."""
TODAY = "2025-01-01"
"""A day after the newest post."""

PARTS = (
    "read",
    "YAML",
    "Markdown",
    "notes and canonical text",
    "other facts of a post",
    "library and pages",
    "prints",
    "views",
    "templates",
    "write",
)
LIMIT = "the limit: the same bytes to as many new files"


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds a post of each part, and of the limit, over how many posts and files."""

    parts: Mapping[str, float]
    posts: int
    files: int
    bytes: int


class Clock:
    """Adds up the time of the parts of one pass."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count the time of what is done within as that of a part."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - begun


def costs(site: Path, scratch: Path) -> Costs:
    """Return what a cold build of a site of digest costs; `scratch` is a folder to make and remove.

    Expects a site of posts only, on the disk that is asked about.
    """
    passes = []
    for _ in range(PASSES):
        clock = Clock()
        posts = read_and_parse(site, clock)
        drawn = lay_and_draw(site, posts, clock)
        for folder, write in ((scratch, write_bare), (scratch / "site", write_as_digest)):
            shutil.rmtree(scratch, ignore_errors=True)
            with clock.part(LIMIT if write is write_bare else "write"):
                write(folder, drawn)
        passes.append(clock.seconds)
    shutil.rmtree(scratch, ignore_errors=True)
    parts = {
        name: 1000 * median(one[name] for one in passes) / len(posts) for name in (*PARTS, LIMIT)
    }
    return Costs(parts, len(posts), len(drawn), sum(map(len, drawn.values())))


def read_and_parse(site: Path, clock: Clock) -> dict[str, tuple[Post, Body]]:
    """Return the posts of a site, each part of parsing measured by itself, then as a whole."""
    config = config_of(site)
    with clock.part("read"):
        texts = {
            POSTS + path.name: read_bytes(path, path.name)
            for path in sorted((site / POSTS).iterdir())
        }
    with clock.part("front"):
        parts = {path: read_parts(text, path) for path, text in texts.items()}
        for path, one in parts.items():
            read_front(one, FRONT, path, [])
    bodies = {path: scan(fit(one.body), path, one.body_line).body for path, one in parts.items()}
    with clock.part("Markdown"):
        for path, body in bodies.items():
            draw_markdown(body, Place(path, 1))
    with clock.part("bodies"):
        for path, one in parts.items():
            read_body(one, path, [])
    with clock.part("whole"):
        posts = {path: parse_post(text, path, None, config) for path, text in texts.items()}
    seconds = clock.seconds
    seconds["YAML"] = seconds["front"]
    seconds["notes and canonical text"] = seconds["bodies"] - seconds["Markdown"]
    seconds["other facts of a post"] = seconds["whole"] - seconds["front"] - seconds["bodies"]
    return posts


def config_of(site: Path) -> Config:
    """Return the settings of a site."""
    return read_settings(site, Options())[1]


def lay_and_draw(
    site: Path, posts: Mapping[str, tuple[Post, Body]], clock: Clock
) -> dict[str, bytes]:
    """Return the bytes of every page by its name, each step measured by itself."""
    text, config = read_settings(site, Options())
    looks = read_theme(site, config.theme, text)
    names = {key: asset.name for key, asset in looks.published.items()}
    theme = Theme(looks.templates, names, looks.templates_below)
    with clock.part("library and pages"):
        facts = [post for post, _ in posts.values()]
        library = assemble(facts, [], [], {}, config, Wanted(TODAY))
        bodies = {path: body for path, (_, body) in posts.items()}
        laid: list[Page] = lay_out(library, bodies, config, theme.draws)
    with clock.part("prints"):
        for page in laid:
            _ = page.print
    with clock.part("views"):
        views = [view for page in laid if not isinstance(view := page.view, (Smaller, Placard))]
    with clock.part("templates"):
        return {
            page.output: theme.render(page.template, view).encode()
            for page, view in zip(laid, views, strict=True)
        }


def write_as_digest(folder: Path, drawn: Mapping[str, bytes]) -> None:
    """Write all pages as a first build does."""
    made = Print("", "", "")
    with Output(folder, "site") as output:
        output.refuse_foreign(drawn)
        for name, content in drawn.items():
            output.stage(name, made, content)
        output.publish(())


def write_bare(folder: Path, drawn: Mapping[str, bytes]) -> None:
    """Write all pages with the fewest steps: what no generator that writes them can beat."""
    made = set()
    for name, content in drawn.items():
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        with path.open("wb", buffering=0) as file:
            file.write(content)
