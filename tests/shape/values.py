"""Posts, pages and settings built by hand, field by field; no text is parsed for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from digest.config import Config
from digest.shape.library import Library, Wanted, assemble
from digest.shape.pages import lay_out
from digest.text.facts import Body, Local, Moment, NoteFact, Plain, Post, Source
from tests.theme_sample import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.shape.frame import Page

V = TypeVar("V")

CONFIG = Config(
    options=SETTINGS,
    title="The Sample Digest",
    description="What was reported",
    base_url="https://news.example.org/",
    language="en",
    timezone="UTC",
    theme="default",
    edition="week",
)
BELOW = replace(CONFIG, base_url="https://example.org/our/news/")
"""The same site, below a folder of its host."""

EVERYTHING = Wanted("9999-12-31", drafts=True, future=True)
WIRE = Source("Example Wire", "https://wire.example.org/1", "A. Writer", "2026-11-01", "", "", "")


def moment(iso: str) -> Moment | None:
    """Return a moment, in UTC if the text names no zone; None for no text."""
    if not iso:
        return None
    when = datetime.fromisoformat(iso)
    return Moment(int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()), iso)


def post(slug: str, date: str = "2026-11-02", **facts: Any) -> Post:  # noqa: ANN401  any field of Post
    """Return a post; `updated` is given as text, all other facts as a Post holds them."""
    plain = Post(
        path=f"content/posts/{slug}.md",
        slug=slug,
        title=slug,
        published=moment(date),
        updated=moment(facts.pop("updated", "")),
        expires=None,
        lang="en",
        direction="ltr",
        place="",
        kind="",
        summary="",
        excerpt="",
        tags=(),
        people=(),
        series="",
        translation_key="",
        weight=0,
        image="",
        image_alt="",
        sources=(),
        captions=(),
        aliases=(),
        uncertain=(),
        seed=None,
        draft=False,
        notes=(),
        links=(),
        words=100,
        warnings=(),
    )
    return plain._replace(**facts)


def note_fact(
    name: str,
    kind: str = "context",
    date: str = "",
    changed: str = "",
    **facts: Any,  # noqa: ANN401  any field of NoteFact
) -> NoteFact:
    """Return a note as other pages may show it; its dates are given as text."""
    plain = NoteFact(
        id=name,
        kind=kind,
        quote=f"quote of {name}",
        by="",
        written=moment(date),
        changed=moment(changed or date),
        html=f"<p>Text of {name}.</p>",
        rating="",
        history=(),
    )
    return plain._replace(**facts)


def plain(slug: str, folder: str = "pages", **facts: Any) -> Plain:  # noqa: ANN401  any field of Plain
    """Return a plain page, or an edition's introduction."""
    page = Plain(
        path=f"content/{folder}/{slug}.md",
        title=slug,
        slug=slug,
        summary="",
        lang="en",
        weight=0,
        draft=False,
        aliases=(),
        links=(),
        html="<p>Plain.</p>",
    )
    return page._replace(**facts)


def link(target: str) -> Local:
    """Return a link as typed."""
    return Local(target, 1)


def bodies_of(library: Library, html: Mapping[str, str] | None = None) -> dict[str, Body]:
    """Return a body for each post: what is given for its slug, or a paragraph."""
    given = html or {}
    return {one.path: Body(given.get(one.slug, "<p>Text.</p>")) for one in library.posts}


def library_of(
    *posts: Post,
    pages: tuple[Plain, ...] = (),
    introductions: tuple[Plain, ...] = (),
    media: tuple[str, ...] = (),
    config: Config = CONFIG,
) -> Library:
    """Return the library of all that is given, drafts and days to come included."""
    return assemble(posts, pages, introductions, media, config, EVERYTHING)


def laid_out(
    library: Library, config: Config = CONFIG, html: Mapping[str, str] | None = None
) -> dict[str, Page]:
    """Return every page by its output, no two of which are one."""
    pages = lay_out(library, bodies_of(library, html), config)
    outputs = {page.output: page for page in pages}
    assert len(outputs) == len(pages)
    return outputs


def view_of(pages: Mapping[str, Page], output: str, kind: type[V]) -> V:
    """Return the view of a page, which is of this kind."""
    view = pages[output].view
    assert isinstance(view, kind)
    return view
