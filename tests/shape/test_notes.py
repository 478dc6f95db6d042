"""The notes of all posts, by kind and by source, and the feed of corrections."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest
from markupsafe import Markup

from digest.shape import program_views, views
from digest.shape.linked import COLLECTION
from digest.shape.lists import LIST_LENGTH
from digest.shape.notes import LATEST_NOTES, MOST_SOURCES
from digest.shape.pages import lay_out, left_out
from digest.text.facts import Change
from tests.shape.values import (
    CONFIG,
    WIRE,
    bodies_of,
    laid_out,
    library_of,
    link,
    note_fact,
    post,
    view_of,
)

OTHER = WIRE._replace(name="Other Post")
LOG = "notes/correction/index.html"


def names(view: views.NotesView) -> list[str]:
    """Return the ids of the notes on a page, in order."""
    return [note.url.partition("#note-")[2] for note in view.notes]


def test_notes_are_listed_by_kind_newest_first() -> None:
    """An undated note counts from the day of its post; one that has no day at all is last."""
    posts = (
        post("a", "2026-11-01", notes=(note_fact("x"), note_fact("y", date="2026-11-04"))),
        post("b", "2026-11-03", notes=(note_fact("z"), note_fact("q", "question"))),
        post("c", "", notes=(note_fact("w"),)),
    )
    pages = laid_out(library_of(*posts))
    context = view_of(pages, "notes/context/index.html", views.NotesView)
    assert names(context) == ["y", "z", "x", "w"]
    assert (context.name, context.kind, context.total) == ("Context", "context", 4)
    assert names(view_of(pages, "notes/question/index.html", views.NotesView)) == ["q"]
    assert "notes/translation/index.html" not in pages
    index = view_of(pages, "notes/index.html", views.NotesIndexView)
    assert [(one.name, one.notes) for one in index.kinds] == [
        *(("Context", 4), ("Corrections", 0), ("Questions", 1)),
    ]
    assert (index.total, [note.url[-1] for note in index.latest]) == (5, ["y", "z", "q", "x", "w"])


def test_notes_are_listed_by_the_sources_that_their_posts_report_from() -> None:
    posts = (
        post("a", sources=(WIRE,), notes=(note_fact("x"), note_fact("y", "question"))),
        post("b", sources=(WIRE, OTHER), notes=(note_fact("z"),)),
        post("c", sources=(WIRE._replace(name="Silent"),)),
    )
    pages = laid_out(library_of(*posts))
    wire = view_of(pages, "sources/example-wire/notes/index.html", views.NotesView)
    assert (wire.name, wire.kind, wire.total) == ("Example Wire", "", 3)
    assert wire.source == "../../../sources/example-wire/index.html"
    assert names(view_of(pages, "sources/other-post/notes/index.html", views.NotesView)) == ["z"]
    assert "sources/silent/notes/index.html" not in pages
    index = view_of(pages, "notes/index.html", views.NotesIndexView)
    assert [(one.name, one.notes) for one in index.sources] == [
        *(("Example Wire", 3), ("Other Post", 1)),
    ]
    of_source = view_of(pages, "sources/example-wire/index.html", views.ListView)
    assert of_source.notes
    assert of_source.notes.notes == 3
    assert view_of(pages, "sources/silent/index.html", views.ListView).notes is None


@pytest.mark.parametrize("total", [1, LIST_LENGTH, LIST_LENGTH + 1, 3 * LIST_LENGTH + 2])
def test_no_page_grows_with_the_site(total: int) -> None:
    many = [
        post(
            f"p{n:03}",
            sources=(WIRE._replace(name=f"Wire {n % 40}"), WIRE),
            notes=(note_fact("x"),),
        )
        for n in range(total)
    ]
    pages = laid_out(library_of(*many))
    for folder in ("notes/context/", "sources/example-wire/notes/"):
        count = -(-total // LIST_LENGTH)
        outputs = [
            f"{folder}index.html",
            *(f"{folder}page/{n}/index.html" for n in range(2, count + 1)),
        ]
        shown = [view_of(pages, output, views.NotesView) for output in outputs]
        assert f"{folder}page/{count + 1}/index.html" not in pages
        assert [note.post.name for view in shown for note in view.notes] == [p.slug for p in many]
        assert max(len(view.notes) for view in shown) <= LIST_LENGTH
        for number, view in enumerate(shown):
            leads = [view.pager.newer, view.pager.older]
            around = [outputs[n] if 0 <= n < count else "" for n in (number - 1, number + 1)]
            here = dirname(outputs[number])
            assert [lead and normpath(join(here, lead)) for lead in leads] == around
    index = view_of(pages, "notes/index.html", views.NotesIndexView)
    assert len(index.latest) <= LATEST_NOTES
    assert len(index.sources) <= MOST_SOURCES


def test_a_listed_note_shows_what_it_says_and_leads_to_its_place() -> None:
    html = (
        '<p id="own">See <a href="b.md">b</a>, <a href="#own">here</a>, '
        '<a href="https://example.org/#x">there</a>.</p>'
    )
    note = note_fact(
        "a b",
        "fact-check",
        "2026-11-02",
        html=html,
        rating="Not true",
        by="Ana",
        history=(Change("2026-11-09", "Ben", "Mended."),),
    )
    one = post("a", lang="fa", direction="rtl", notes=(note,), links=(link("b.md"),))
    pages = laid_out(library_of(one, post("b")))
    (shown,) = view_of(pages, "notes/fact-check/index.html", views.NotesView).notes
    assert shown.url == "../../2026/11/02/a/index.html#note-a%20b"
    assert (shown.label, shown.rating, shown.by) == ("Fact-check", "Not true", "Ana")
    assert (shown.quote, shown.lang, shown.direction) == ("quote of a b", "fa", "rtl")
    assert shown.body == Markup(
        '<p>See <a href="../../2026/11/02/b/index.html">b</a>, '
        '<a href="../../2026/11/02/a/index.html#own">here</a>, '
        '<a href="https://example.org/#x">there</a>.</p>'
    )
    assert shown.history == (
        views.ChangeView(views.Date("2026-11-09", "9 November 2026"), "Ben", "Mended."),
    )


def test_a_log_of_corrections_and_its_feed_are_there_before_anything_was_corrected() -> None:
    pages = laid_out(library_of(post("a", notes=(note_fact("x"),))))
    log = view_of(pages, LOG, views.NotesView)
    assert (log.notes, log.total, log.pager.total) == ((), 0, 1)
    assert log.feed == "../../notes/correction/feed.xml"
    assert view_of(pages, "notes/correction/feed.xml", program_views.FeedView).entries == ()
    assert view_of(pages, "notes/context/index.html", views.NotesView).feed == ""


def test_a_theme_without_pages_of_notes_has_no_feed_of_corrections_either() -> None:
    library = library_of(post("a", notes=(note_fact("x", "correction"),)))
    draws = {"feed.xml", "collection.jsonld", "notes.html"}.__contains__
    config = replace(CONFIG, leave_out=left_out(CONFIG, draws))
    outputs = {page.output for page in lay_out(library, bodies_of(library), config, draws)}
    assert "feed.xml" in outputs
    assert [output for output in outputs if output.startswith("notes/")] == [COLLECTION]


def test_the_feed_of_corrections_has_what_was_wrong_what_is_right_and_since_when() -> None:
    note = note_fact(
        "sum",
        "correction",
        "2026-11-09",
        "2026-11-10",
        quote="9 <crowns>",
        html='<p>It is <a href="b.md">ten</a>.</p>',
        by="Ana",
        history=(Change("2026-11-10", "", "A link."),),
    )
    posts = (
        post("a", title="The budget", notes=(note, note_fact("x")), links=(link("b.md"),)),
        post("b", notes=(note_fact("older", "correction"),)),
        post("c", "", notes=(note_fact("of no day", "correction", "2026-11-09"),)),
    )
    pages = laid_out(library_of(*posts))
    feed = view_of(pages, "notes/correction/feed.xml", program_views.FeedView)
    newest, older = feed.entries
    assert feed.title == "Corrections – The Sample Digest"
    assert feed.url == "https://news.example.org/notes/correction/"
    assert feed.updated == newest.updated == "2026-11-10T00:00:00Z"
    assert newest.id == "tag:news.example.org,2026-11-02:a#note-sum"
    assert newest.url == "https://news.example.org/2026/11/02/a/#note-sum"
    assert (newest.title, newest.authors) == ("Correction: The budget", ("Ana",))
    assert newest.published == "2026-11-09T00:00:00Z"
    assert newest.html == (
        '<blockquote lang="en" dir="ltr"><p>9 &lt;crowns&gt;</p></blockquote>\n'
        '<p>It is <a href="https://news.example.org/2026/11/02/b/">ten</a>.</p>\n'
        '<ul><li>Changed <time datetime="2026-11-10">10 November 2026</time>: A link.</li></ul>'
    )
    assert (older.published, older.authors) == ("2026-11-02T00:00:00Z", ())


def test_a_page_of_notes_is_known_by_what_it_shows_of_its_posts() -> None:
    one = post("a", notes=(note_fact("x"),))
    known = laid_out(library_of(one))["notes/context/index.html"].print
    same = one._replace(words=7, tags=("sea",), excerpt="x")
    assert laid_out(library_of(same))["notes/context/index.html"].print == known
    for facts in ({"title": "b"}, {"lang": "fa"}, {"notes": (note_fact("x", by="Ana"),)}):
        other = one._replace(**facts)
        assert laid_out(library_of(other))["notes/context/index.html"].print != known
