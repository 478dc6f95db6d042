"""What programs read of notes, on a site of two noted posts and one without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest.config import read_config
from digest.shape.library import Library, Wanted, assemble
from digest.shape.pages import lay_out
from digest.shape.parts import print_of_card
from digest.shape.program_views import JsonView, SitemapView
from digest.shape.views import PostView
from digest.text.posts import parse_post
from tests.formats.rules import broken_by_document

if TYPE_CHECKING:
    from digest.shape.frame import Page
    from digest.text.facts import Body

CONFIG = read_config("title: Tide & Table\nbase_url: https://tides.example.org/n/\nlanguage: en\n")
NOTED = """---
title: {title}
date: {date}
sources: [{{name: Example Wire, url: "https://wire.example.org/a"}}]
---
The ==gate==[^correction-gate] was closed by noon.

[^correction-gate]: The </script><!-- *gates*. {{: by="Ana Example" date=2026-11-03 }}
"""
BESIDE = """
- {id: log, kind: fact-check, quote: by noon, body: At one., rating: Not true, sources: [A log],
   history: [{date: 2026-11-05, by: Ben Example, what: The hour was mended.}]}
- {id: gone, kind: context, quote: at night, body: It was said., date: 2026-11-04}
"""


def site(*posts: tuple[str, str, str]) -> tuple[Library, dict[str, Body]]:
    """Return a library and its bodies of (name, text, notes)."""
    parsed = [
        parse_post(text.encode(), f"content/posts/{name}.md", notes.encode() or None, CONFIG)
        for name, text, notes in posts
    ]
    facts = [
        post._replace(source_print=f"{post.path}{post.title}", card_print=print_of_card(post))
        for post, _ in parsed
    ]
    library = assemble(facts, (), (), (), CONFIG, Wanted("2026-12-01"))
    return library, {post.path: body for post, body in parsed}


OLD = ("old", NOTED.format(title="Old", date="2026-11-01"), "")
NEW = ("new", NOTED.format(title="New", date="2026-11-02"), BESIDE)
BARE = ("bare", "---\ntitle: Bare\ndate: 2026-11-03\n---\nText.\n", "")


@pytest.fixture
def pages() -> dict[str, Page]:
    return pages_of(OLD, NEW, BARE)


def pages_of(*posts: tuple[str, str, str]) -> dict[str, Page]:
    """Return the pages of a site by their outputs."""
    return {page.output: page for page in lay_out(*site(*posts), CONFIG)}


def document_of(page: Page) -> Any:  # noqa: ANN401  any JSON
    """Return what a page for programs holds."""
    view = page.view
    assert isinstance(view, JsonView)
    return json.loads(view.json)


def test_each_noted_post_has_a_page_of_annotations_and_others_have_none(
    pages: dict[str, Page],
) -> None:
    made = [name for name in pages if name.endswith(("jsonld", "hypothesis.json"))]
    assert made == [
        "2026/11/01/old/annotations.jsonld",
        "2026/11/01/old/hypothesis.json",
        "2026/11/02/new/annotations.jsonld",
        "2026/11/02/new/hypothesis.json",
        "notes/annotations.jsonld",
    ]
    assert not any("jsonld" in name for name in pages_of(BARE))


def test_the_pages_are_chained_in_the_collection_of_the_site(pages: dict[str, Page]) -> None:
    old = document_of(pages["2026/11/01/old/annotations.jsonld"])
    new = document_of(pages["2026/11/02/new/annotations.jsonld"])
    whole = document_of(pages["notes/annotations.jsonld"])
    assert old["id"] == "https://tides.example.org/n/2026/11/01/old/annotations.jsonld"
    assert (whole["first"], whole["last"], whole["total"]) == (old["id"], new["id"], 4)
    assert (old["next"], new["prev"]) == (new["id"], old["id"])
    assert {"prev"} & old.keys() == {"next"} & new.keys() == set()
    assert old["partOf"]["id"] == new["partOf"]["id"] == whole["id"]
    assert whole["label"] == "Tide & Table"
    assert whole["total"] == len(old["items"]) + len(new["items"])


def test_every_document_holds_the_rules_of_the_model(pages: dict[str, Page]) -> None:
    made = [document_of(page) for name, page in pages.items() if name.endswith(".jsonld")]
    assert len(made) == 3
    assert [list(broken_by_document(one)) for one in made] == [[], [], []]


def test_a_note_whose_passage_is_gone_is_written_without_a_place(pages: dict[str, Page]) -> None:
    items = document_of(pages["2026/11/02/new/annotations.jsonld"])["items"]
    selectors = {one["id"].partition("#")[2]: one["target"]["selector"] for one in items}
    assert len(selectors["note-log"]) == 2
    assert [one["exact"] for one in selectors["note-gone"]] == ["at night"]


def test_the_same_annotations_are_embedded_in_the_page(pages: dict[str, Page]) -> None:
    view = pages["2026/11/02/new/index.html"].view
    assert isinstance(view, PostView)
    embedded = json.loads(view.annotations)
    alone = document_of(pages["2026/11/02/new/annotations.jsonld"])
    assert embedded == {key: value for key, value in alone.items() if key not in {"prev", "next"}}
    article, review = json.loads(view.article)["@graph"]
    assert article["correction"][0]["url"].endswith("/new/#note-correction-gate")
    assert review["url"] == "https://tides.example.org/n/2026/11/02/new/#note-log"
    bare = pages["2026/11/03/bare/index.html"].view
    assert isinstance(bare, PostView)
    assert bare.annotations == ""
    assert json.loads(bare.article)["headline"] == "Bare"


def test_the_file_for_hypothesis_holds_the_notes_of_its_post(pages: dict[str, Page]) -> None:
    rows = document_of(pages["2026/11/02/new/hypothesis.json"])["annotations"]
    assert [row["target"][0]["selector"][0].get("start") for row in rows] == [4, 20, None]
    assert {row["uri"] for row in rows} == {"https://tides.example.org/n/2026/11/02/new/"}


def test_a_note_more_touches_its_own_post_and_the_collection_alone() -> None:
    before = {name: page.print for name, page in pages_of(OLD, NEW, BARE).items()}
    more = ("old", NOTED.format(title="Old!", date="2026-11-01"), BESIDE)
    after = pages_of(more, NEW, BARE)
    changed = {name for name, page in after.items() if page.print != before.get(name)}
    assert {name for name in changed if name.endswith((".jsonld", "/hypothesis.json"))} == {
        "2026/11/01/old/annotations.jsonld",
        "2026/11/01/old/hypothesis.json",
        "notes/annotations.jsonld",
    }


def test_programs_find_no_sitemap_entry_for_what_is_no_page(pages: dict[str, Page]) -> None:
    view = pages["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    assert not any("json" in address.url for address in view.addresses)
