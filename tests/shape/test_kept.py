"""A page comes back from its line, made of newer posts; what moved is told from what stayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from digest.shape.kept import OWN, page_of_row, row_of_page, stays
from digest.shape.pages import lay_out
from digest.text.facts import Body, Local, Moment, Post
from tests.shape.sample import config, library, plain, post
from tests.shape.values import note_fact

if TYPE_CHECKING:
    from digest.shape.frame import Page
    from digest.shape.library import Library

NOTED = "The ==gate==[^context-a] is shut.\n\n[^context-a]: At noon.\n"
POSTS = {
    one.path: one
    for one in (
        post("tides", "date: 2026-11-02\ntags: [sea]\naliases: [/old/]\nsources: [{name: A Wire}]"),
        post("gates", "date: 2026-11-03\ntags: [sea, land]\nseries: Gates", NOTED),
        post("undated", "draft: false"),
    )
}
BODIES = {path: Body(f"<p>{path}</p>") for path in POSTS}
CONFIG = config()


def pages() -> list[Page]:
    """Return all pages of a small site."""
    return lay_out(a_library(), BODIES, CONFIG)


def a_library(**changed: Post) -> Library:
    """Return the library of the small site."""
    return library(*(POSTS | changed).values(), pages=(plain("about", "title: About"),))


def test_every_page_comes_back_from_its_line() -> None:
    menu = a_library().menu
    for page in pages():
        row, _ = row_of_page(page)
        back = page_of_row(row, POSTS, BODIES, CONFIG, menu)
        assert (back.print, back.view, back.modified) == (page.print, page.view, page.modified)
        assert (back.output, back.template) == (page.output, page.template)


def test_a_line_makes_the_page_that_newer_posts_would_have() -> None:
    path = "content/posts/tides.md"
    newer = POSTS[path]._replace(title="New", excerpt="Other words")
    assert stays(POSTS[path], newer)
    every, found = POSTS | {path: newer}, a_library(**{path: newer})
    wanted = {page.output: page.view for page in lay_out(found, BODIES, CONFIG)}
    differing = set()
    for page in pages():
        row, shown = row_of_page(page)
        assert page_of_row(row, every, BODIES, CONFIG, found.menu).view == wanted[page.output]
        if page.view != wanted[page.output]:
            differing.add(page.output)
            assert path in shown
    assert {"index.html", "old/index.html", "tags/sea/index.html"} < differing


def changed(post: Post, name: str, value: Any) -> Post:  # noqa: ANN401  any fact of a post
    """Return a post of which one fact is another."""
    return post._replace(**{name: value})


OTHER: dict[object, object] = {
    str: "other",
    "moment": Moment(0, "1970-01-01"),
    tuple: ("other",),
    int: 7,
    bool: True,
}


@pytest.mark.parametrize("name", sorted(set(Post._fields) - {"links", "notes"}))
def test_a_post_stays_only_if_nothing_but_its_own_facts_differ(name: str) -> None:
    old = POSTS["content/posts/tides.md"]
    known = getattr(old, name)
    kind = "moment" if isinstance(known, Moment) or known is None else type(known)
    assert stays(old, changed(old, name, OTHER[kind])) == (name in OWN)


def test_a_post_stays_while_its_links_lead_to_the_same_from_other_lines() -> None:
    old = POSTS["content/posts/tides.md"]._replace(links=(Local("gates.md", 3),))
    assert stays(old, old._replace(links=(Local("gates.md", 9),)))
    assert not stays(old, old._replace(links=(Local("undated.md", 3),)))


def test_a_post_stays_while_its_notes_say_something_else_in_the_same_places() -> None:
    note = note_fact("a", date="2026-11-02")
    old = POSTS["content/posts/tides.md"]._replace(notes=(note,))
    assert stays(old, old._replace(notes=(note._replace(html="<p>x</p>", quote="y", by="z"),)))
    for facts in (
        {"id": "b"},
        {"kind": "question"},
        {"written": None},
        {"changed": Moment(0, "1970-01-01")},
    ):
        assert not stays(old, old._replace(notes=(note._replace(**facts),)))
    assert not stays(old, old._replace(notes=(note, note_fact("b"))))


def test_a_page_of_what_can_not_be_written_down_is_refused() -> None:
    page = pages()[0]
    with pytest.raises(TypeError):
        row_of_page(replace(page, inputs=(*page.inputs, object())))


@pytest.mark.parametrize(
    "row", ["", "[]", '["a","b","no_view",[],""]', '["a","b","post_view",[{"No":1}],""]']
)
def test_a_line_that_is_none_makes_no_page(row: str) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        page_of_row(row, POSTS, BODIES, CONFIG, ())
