"""The default theme keeps the contract of the views, and what it prints is well formed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from digest.press.speech import NAMING
from digest.shape import head_views, program_views, views
from tests.theme_sample import (
    FOLDERS,
    SITE,
    THEME,
    VIEWS,
    environment,
    every_page,
    feed,
    head,
    post,
    render,
)

ATOM = "{http://www.w3.org/2005/Atom}"
PATHS = {path.name: path for folder in FOLDERS for path in folder.iterdir()}
NAMES = sorted(PATHS)


class Tags(HTMLParser):
    """The headings, identifiers and addresses of a page, as a browser meets them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element adds."""
        named = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.links.append(str(named["href"]))
        if tag in {"link", "script", "img"} and named.get("rel") not in {"canonical", "alternate"}:
            self.loads.append(str(named.get("href") or named.get("src")))


def parsed(name: str) -> nodes.Template:
    return environment().parse(PATHS[name].read_text(encoding="utf-8"))


def test_every_view_has_its_template() -> None:
    assert set(VIEWS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_names_only_what_its_view_holds(name: str) -> None:
    """A shared template (the layout, a macro) sees what every HTML page sees: site and head."""
    view, tree = VIEWS.get(name, views.NotFoundView), parsed(name)
    own = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
    assert own.isdisjoint(view._fields)
    assert find_undeclared_variables(tree) <= {*view._fields, *NAMING, *own}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_draws_on_others_by_literal_names(name: str) -> None:
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in parsed(name).find_all(kinds):
        assert isinstance(node, kinds)
        assert isinstance(node.template, nodes.Const)
        assert node.template.value in NAMES


@pytest.mark.parametrize("name", sorted(every_page()))
def test_a_page_has_one_h1_and_skips_no_level(name: str) -> None:
    levels = Tags(render(name, every_page()[name])).levels
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", sorted(every_page()))
def test_a_page_has_no_identifier_twice_and_no_dead_jump(name: str) -> None:
    tags = Tags(render(name, every_page()[name]))
    assert len(tags.ids) == len(set(tags.ids))
    jumps = {link[1:] for link in tags.links if link.startswith("#")}
    assert jumps <= set(tags.ids)


@pytest.mark.parametrize("name", sorted(every_page()))
def test_a_page_loads_nothing_from_elsewhere(name: str) -> None:
    assert not [load for load in Tags(render(name, every_page()[name])).loads if "//" in load]


def test_the_stylesheet_loads_nothing_but_what_is_put_into_it() -> None:
    style = (THEME / "assets" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert re.findall(r"@import.*", style) == ['@import "margin.css";']


def test_text_of_the_writer_is_escaped() -> None:
    page = render("post.html", post(0))
    assert "A storm &amp; a &lt;gate&gt;" in page
    assert "<gate>" not in page


def test_only_a_post_with_notes_loads_the_script() -> None:
    assert "notes.js" in render("post.html", post(1))
    assert "notes.js" not in render("post.html", post(0))


def test_a_post_shows_its_picture_with_words_for_those_who_can_not_see_it() -> None:
    shown = '<img src="icon.svg" alt="A gate" width="1200" height="800" srcset="small.svg 640w, '
    assert shown in render("post.html", post(0))
    bare = post(0)._replace(image=head_views.PictureView("a.svg", "", 0, 0, "", ""))
    assert '<img src="a.svg" alt="" fetchpriority="high">' in render("post.html", bare)
    assert "<figure" not in render("post.html", bare._replace(image=None))


def test_a_page_says_which_picture_goes_with_it_where_it_is_shared() -> None:
    page = render("post.html", post(0))
    assert '<meta property="og:image" content="https://tally.example.org/media/gate.jpg">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    bare = render("post.html", post(0)._replace(head=head("A page")._replace(image=None)))
    assert "og:image" not in bare
    assert '<meta name="twitter:card" content="summary">' in bare


def test_a_post_says_which_part_of_its_series_it_is_and_leads_to_those_around_it() -> None:
    page = render("post.html", post(0))
    assert "Part 3 of 5" in page
    assert '<bdi class="series-of" lang="en"><a href="list.html">The storm &amp; after</a>' in page
    assert page.count('<a href="wire.html" dir="auto">Example Wire</a>') == 2
    assert "Part 3" not in render("post.html", post(0)._replace(series=None))


def test_a_post_says_why_another_is_related() -> None:
    page = render("post.html", post(0))
    assert "A harbour &amp; its &lt;walls&gt;" in page
    assert "Also on: <bdi>Port</bdi>, <bdi>storms</bdi></p>" in page
    assert "Also on" not in render("post.html", post(0)._replace(related=()))


def test_a_corrected_post_says_so_before_its_text() -> None:
    head = render("post.html", post(2)).partition('class="body')[0]
    assert '<a href="#note-1"><time datetime="2026-11-02">2 November 2026</time></a>' in head
    assert '<a href="#note-2">see the note</a>' in head


def test_a_picture_of_posts_over_time_has_a_name_a_text_and_its_numbers_in_a_table() -> None:
    page = render("archive.html", every_page()["archive.html"])
    assert '<svg role="img" aria-labelledby="timeline-title timeline-text"' in page
    assert '<title id="timeline-title">Posts over time, by tag</title>' in page
    assert "storms &amp; &lt;gates&gt; (6)" in page.partition("</desc>")[0]
    assert page.count("<rect") == 3 + 2 + 1
    row = re.search("<tr><th scope=.row.><a href=.archive.html.>2025</a></th>(.*?)</tr>", page)
    assert row
    assert row[1] == "<td>9</td><td>0</td><td>9</td>"


@pytest.mark.parametrize("name", ["list.html", "index.html", "editions.html", "edition.html"])
def test_a_page_of_a_list_names_the_ones_around_it_for_programs_and_for_people(name: str) -> None:
    page = render(name, every_page()[name])
    head, _, body = page.partition("</head>")
    assert '<link rel="prev" href="newer.html">' in head
    assert '<link rel="next" href="older.html">' in head
    assert '<a rel="prev" href="newer.html">' in body
    assert "Page 2" in head


def test_an_older_address_leads_on_with_and_without_a_browser_that_refreshes() -> None:
    view = views.RedirectView(SITE, head("Tides"), 'Tides & "more"', "../new/index.html")
    page = render("redirect.html", view)
    assert '<meta http-equiv="refresh" content="0; url=../new/index.html">' in page
    assert '<a href="../new/index.html">Tides &amp; &#34;more&#34;</a>' in page
    assert '<link rel="canonical" href="https://tally.example.org/x/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert Tags(page).levels == [1]


def test_the_feed_is_atom_whatever_its_texts_hold() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must hold."""
    root = ET.fromstring(render("feed.xml", feed()))  # noqa: S314 - our own output
    assert root.tag == ATOM + "feed"
    for part in (root, root.find(ATOM + "entry")):
        assert part is not None
        assert all(part.findtext(ATOM + name) for name in ("id", "title", "updated"))
        assert part.find(ATOM + "author") is not None
    entry = root.find(ATOM + "entry")
    assert entry is not None
    assert entry.findtext(ATOM + "title") == 'A <b> & "c" ]]>'
    assert '<aside class="note' in (entry.findtext(ATOM + "content") or "")


def test_the_sitemap_lists_its_addresses() -> None:
    sitemap = program_views.SitemapView(
        (
            program_views.Address("https://a.example.org/?x=1&y", "2026-11-02"),
            program_views.Address("b", ""),
        )
    )
    root = ET.fromstring(render("sitemap.xml", sitemap))  # noqa: S314 - our own output
    assert [url[0].text for url in root] == ["https://a.example.org/?x=1&y", "b"]
    assert [len(url) for url in root] == [2, 1]


def test_the_index_of_sitemaps_lists_them() -> None:
    listed = (("https://a.example.org/sitemap-1.xml", "2026-11-02"), ("b?c&d", ""))
    index = program_views.SitemapIndexView(tuple(program_views.Address(*one) for one in listed))
    root = ET.fromstring(render("sitemap-index.xml", index))  # noqa: S314 - our own output
    assert root.tag.endswith("}sitemapindex")
    assert [(one[0].text, "".join(d.text or "" for d in one[1:])) for one in root] == [*listed]


def test_robots_are_let_in_and_shown_the_sitemap() -> None:
    text = render("robots.txt", program_views.RobotsView(("https://a.example.org/a.xml", "b")))
    assert text == "User-agent: *\nDisallow:\n\nSitemap: https://a.example.org/a.xml\nSitemap: b\n"
    alone = render("robots.txt", program_views.RobotsView(()))
    assert alone == "User-agent: *\nDisallow:\n"
