"""The generators that are compared: what each is given, how it is run, and what it must make."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.corpus import Entry

HERE = Path(__file__).parent
TITLE = "Bench Site"
"""What every configuration calls the site, so that an edit can rename it."""
GENERATOR = 'content="bench"'
"""What every template holds, so that an edit can change it."""

KINDS = ("post", "index", "tag list", "tag", "feed", "sitemap", "other")


@dataclass(frozen=True, slots=True)
class Engine:
    """One generator on one site. Files are named relative to the folder of the site.

    `site` is the folder of its fixed files here; `posts` that of posts, `output` that of pages
    (`watched` while it watches, with `*` for a name it makes up); `left` is what it keeps from
    run to run, without which it is cold. Commands run in the folder of the site.
    """

    name: str
    site: str
    posts: str
    output: str
    left: tuple[str, ...]
    cold: tuple[str, ...]
    again: tuple[str, ...]
    watch: tuple[str, ...]
    config: str
    template: str
    kinds: Mapping[str, str]
    watched: str = ""
    page: str = "{address}/index.html"
    note: str = ""

    def post_page(self, entry: Entry) -> str:
        """Return the page of a post in the output."""
        return self.page.format(address=entry.address, name=entry.name)

    def kind_of(self, output: str) -> str:
        """Return what kind of page a file of the output is."""
        return next(
            (kind for kind, name in self.kinds.items() if re.fullmatch(name, output)), OTHER
        )

    def first_pages(self, entry: Entry) -> list[str]:
        """Return the pages besides its own that show the title of the newest post."""
        if "index" not in self.kinds:
            return []
        index = f"sources/{SOURCE_SLUG}/index.html" if self.site == "digest" else "index.html"
        return [index, f"tags/{entry.tags[0]}/index.html", "feed.xml"]


OTHER = "other"
SOURCE_SLUG = SOURCE.lower().replace(" ", "-")
POST = r"\d{4}/\d\d/\d\d/[^/]+/index\.html"
PAGES = {
    "post": POST,
    "index": r"(page/\d+/)?index\.html",
    "tag list": r"tags/index\.html",
    "tag": r"tags/[^/]+/(page/\d+/)?index\.html",
    "feed": r"feed\.xml",
    "sitemap": r"sitemap\.xml",
}
DIGEST_PAGES = PAGES | {
    "index": rf"sources/{SOURCE_SLUG}/(\d+/)?index\.html",
    "tag": r"tags/[^/]+/(\d+/)?index\.html",
}


def digest(program: str, theme: str = "bench", name: str = "digest") -> Engine:
    """Return digest with the bench theme, or with another one."""
    return Engine(
        name=name,
        site="digest",
        posts="content/posts",
        output="site",
        left=("site", ".digest"),
        cold=(program, "build", "--json"),
        again=(program, "build", "--json"),
        watch=(program, "watch", "--json"),
        config="config.yaml",
        template=f"themes/{theme}/templates/layout.html",
        kinds=DIGEST_PAGES,
    )


def hugo(program: str) -> Engine:
    """Return Hugo."""
    build = (program, "build", "--quiet", "--cacheDir", "{site}/cache")
    return Engine(
        name="Hugo",
        site="hugo",
        posts="content/posts",
        output="public",
        left=("public", "resources", "cache", ".hugo_build.lock"),
        cold=build,
        again=build,
        watch=(*build, "--watch"),
        config="hugo.toml",
        template="layouts/_default/baseof.html",
        kinds=PAGES,
    )


def pelican(program: str) -> Engine:
    """Return Pelican; its cache helps a second run and slows the first, so it is cold without."""
    build = (program, ".", "-s", "pelicanconf.py", "-o", "output", "--quiet")
    cached = (*build, "-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    return Engine(
        name="Pelican",
        site="pelican",
        posts="posts",
        output="output",
        left=("output", "cache", "__pycache__"),
        cold=build,
        again=cached,
        watch=(*cached, "--autoreload"),
        config="pelicanconf.py",
        template="theme/templates/base.html",
        kinds=PAGES,
        note="with its cache where that helps",
    )


def mkdocs(program: str) -> Engine:
    """Return MkDocs; watching, it writes into a folder of its own in TMPDIR.

    `--livereload` is its default, which some versions of click forget.
    """
    return Engine(
        name="MkDocs",
        site="mkdocs",
        posts="docs/posts",
        output="site",
        left=("site",),
        cold=(program, "build", "--quiet"),
        again=(program, "build", "--quiet", "--dirty"),
        watch=(program, "serve", "--quiet", "--dirty", "--livereload", "-a", "127.0.0.1:{port}"),
        config="mkdocs.yml",
        template="theme/main.html",
        kinds={"post": r"posts/[^/]+/index\.html"},
        watched="tmp/mkdocs_*",
        page="posts/{name}/index.html",
        note="post pages only; with `--dirty`, which is inexact, but for the cold build",
    )


def eleventy(program: str) -> Engine:
    """Return Eleventy."""
    return Engine(
        name="Eleventy",
        site="eleventy",
        posts="posts",
        output="_site",
        left=("_site", ".cache"),
        cold=(program, "--quiet"),
        again=(program, "--quiet"),
        watch=(program, "--quiet", "--watch"),
        config="_data/site.json",
        template="_includes/base.njk",
        kinds=PAGES,
        note="without `--incremental`, which leaves lists as they were",
    )


def text_of(engine: Engine, entry: Entry) -> str:
    """Return the file of a post, its header as the generator wants it."""
    if engine.site == "pelican":
        return (
            f"Title: {entry.title}\nDate: {entry.date.isoformat()}\n"
            f"Tags: {', '.join(entry.tags)}\nSlug: {entry.name}\n\n{entry.body}"
        )
    return (
        f"---\ntitle: {entry.title}\ndate: {entry.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"tags: [{', '.join(entry.tags)}]\nsources: [{{name: {SOURCE}}}]\n---\n\n{entry.body}"
    )


def post_file(engine: Engine, entry: Entry) -> str:
    """Return the file of a post in the site."""
    return f"{engine.posts}/{entry.name}.md"


def lay(engine: Engine, site: Path, entries: Iterable[Entry]) -> None:
    """Make the site of a generator in a new folder."""
    shutil.copytree(HERE / "sites" / engine.site, site)
    if engine.site == "digest":
        shutil.copytree(HERE / "theme", site / "themes" / "bench")
        if not engine.template.startswith("themes/bench/"):
            config = site / engine.config
            text = config.read_text(encoding="utf-8").replace("theme: bench", "theme: default")
            config.write_text(text, encoding="utf-8")
    (site / engine.posts).mkdir(parents=True, exist_ok=True)
    (site / "tmp").mkdir()
    for entry in entries:
        (site / post_file(engine, entry)).write_text(text_of(engine, entry), encoding="utf-8")


def forget(engine: Engine, site: Path) -> None:
    """Remove what earlier runs left, so that the next is cold."""
    for name in engine.left:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
