from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.manifest import Setting
from digest.navigation import Entry
from digest.shape.frame import NOT_FOUND, Frame, site_view
from digest.shape.views import Date, Link
from digest.urls import output_of
from tests.shape.values import CONFIG

BELOW = replace(CONFIG, base_url="https://example.org/our/news/")
MENU = (("About us", "about/"), ("impressum", "impressum/"))


def frame(address: str = "", **settings: Any) -> Frame:  # noqa: ANN401  a setting is of many types
    """Return the frame of the page at an address."""
    return Frame(replace(CONFIG, **settings), MENU, address)


@pytest.mark.parametrize(
    ("at", "to", "link"),
    [
        ("", "", "index.html"),
        ("", "about/", "about/index.html"),
        ("about/", "", "../index.html"),
        ("2026/11/02/tides/", "tags/sea/", "../../../../tags/sea/index.html"),
        ("about/", "about/#history", "../about/index.html#history"),
        ("about/", "media/a b.png", "../media/a%20b.png"),
        ("", "tags/شورا/", "tags/%D8%B4%D9%88%D8%B1%D8%A7/index.html"),
        ("old/tides.html", "tags/", "../tags/index.html"),
        (NOT_FOUND, "", "/our/news/"),
        (NOT_FOUND, "about/#history", "/our/news/about/#history"),
        (NOT_FOUND, "assets/style.css", "/our/news/assets/style.css"),
    ],
)
def test_a_link_leads_from_this_page_to_an_address(at: str, to: str, link: str) -> None:
    assert Frame(BELOW, (), at).link(to) == link


names = st.text(st.characters(codec="utf-8", exclude_characters="/#\0"), min_size=1)
addresses = st.lists(
    names.filter(lambda name: name not in {".", ".."}), max_size=4
).map(lambda parts: "".join(f"{part}/" for part in parts))  # fmt: skip


@given(at=addresses, to=addresses)
def test_every_link_arrives_whatever_the_names(at: str, to: str) -> None:
    link = frame(at).link(to)
    assert link.isascii()
    arrived = normpath(join(dirname(output_of(at)), unquote(link)))
    assert arrived == normpath(output_of(to))


def test_what_a_page_shows_of_the_site_leads_on_from_it() -> None:
    site = frame("2026/11/02/tides/").site
    up = "../../../../"
    assert (site.home, site.archive, site.tags) == (
        *(f"{up}index.html", f"{up}archive/index.html", f"{up}tags/index.html"),
    )
    assert (site.sources, site.editions) == (f"{up}sources/index.html", f"{up}editions/index.html")
    assert (site.feed, site.root) == (f"{up}feed.xml", up)
    assert site.pages == (
        Link("About us", f"{up}about/index.html"),
        Link("impressum", f"{up}impressum/index.html"),
    )
    assert (site.title, site.description) == (CONFIG.title, CONFIG.description)
    assert site.edition == "week"


def test_pages_of_one_depth_share_what_they_show_of_the_site() -> None:
    assert frame("tags/sea/").site is frame("tags/land/").site
    assert frame("tags/sea/").site == site_view(CONFIG, MENU, 2)
    assert frame("tags/").site.home != frame("tags/sea/").site.home


def test_the_404_page_shows_the_site_by_links_from_the_root_of_the_host() -> None:
    site = Frame(BELOW, MENU[:1], NOT_FOUND).site
    assert (site.home, site.root) == ("/our/news/", "/our/news/")
    assert site.pages == (Link("About us", "/our/news/about/"),)


def test_a_site_in_persian_reads_right_to_left() -> None:
    site = frame(language="fa").site
    assert (site.language, site.direction) == ("fa", "rtl")


def test_the_head_says_where_the_page_is_for_good() -> None:
    head = Frame(BELOW, (), "tags/küste/").head("Küste", "Tag: Küste")
    assert head.canonical == "https://example.org/our/news/tags/k%C3%BCste/"
    assert (head.title, head.description) == ("Küste", "Tag: Küste")
    assert (head.kind, head.published, head.noindex) == ("website", "", False)


def test_the_head_of_the_404_page_has_no_address_and_is_not_indexed() -> None:
    head = frame(NOT_FOUND).head("Not found")
    assert (head.canonical, head.noindex) == ("", True)


def test_the_head_has_the_language_of_its_text_or_else_of_the_site() -> None:
    assert frame(language="de").head("x").lang == "de"
    post = frame().head("x", lang="fa", kind="article", published="2026-11-02")
    assert (post.lang, post.direction) == ("fa", "rtl")
    assert (post.kind, post.published) == ("article", "2026-11-02")


def test_a_date_is_worded_in_the_language_of_the_site() -> None:
    at = "2026-11-02T10:00:00+01:00"
    assert frame().date(at) == Date(at, "2 November 2026")
    assert frame(language="de").date("2026-11-02") == Date("2026-11-02", "2. November 2026")
    assert frame().date("") is None


def entries(**settings: Any) -> list[tuple[str, str]]:  # noqa: ANN401  any setting
    """Return names and addresses of the navigation, on the front page."""
    site = Frame(replace(CONFIG, **settings), MENU, "").site
    return [(entry.name, entry.url) for entry in site.navigation]


def test_the_navigation_leads_where_it_says_in_its_order() -> None:
    own = (
        *(Entry("archive"), Entry("impressum"), Entry("home", "Start"), Entry("gone")),
        *(Entry("/tags/sea/", "Sea"), Entry("https://shop.example.org/", "Shop"), Entry("pages")),
    )
    assert entries(navigation=own) == [
        ("", "archive/index.html"),
        ("impressum", "impressum/index.html"),
        ("Start", "index.html"),
        ("Sea", "tags/sea/index.html"),
        ("Shop", "https://shop.example.org/"),
        ("About us", "about/index.html"),
        ("impressum", "impressum/index.html"),
    ]


def test_nothing_leads_to_pages_that_a_site_does_without() -> None:
    config = replace(CONFIG, leave_out=("notes", "tags"))
    here = Frame(config, MENU, "2026/11/02/tides/")
    assert (here.link("tags/"), here.link("tags/sea/"), here.link("sources/x/notes/2/")) == (
        *("", "", ""),
    )
    assert here.link("sources/x/").endswith("sources/x/index.html")
    assert here.link("2026/11/02/notes/").endswith("2026/11/02/notes/index.html")
    assert here.topic("tags", "Sea") == Link("Sea", "")
    assert (here.site.tags, here.site.notes, here.site.corrections) == ("", "", "")
    assert {entry.section for entry in here.site.navigation}.isdisjoint({"tags", "notes"})


def test_a_page_says_which_entry_of_the_navigation_it_belongs_to() -> None:
    def sections(address: str) -> tuple[str, bool]:
        head = frame(address).head("x")
        return head.section, head.is_section

    assert sections("") == ("home", True)
    assert sections("tags/") == ("tags", True)
    assert sections("tags/sea/2/") == ("tags", False)
    assert sections("about/") == ("about", True)
    assert sections("2026/11/02/tides/") == ("2026", False)


def test_a_page_sees_the_options_of_the_theme_and_a_file_as_what_leads_to_it() -> None:
    settings = (
        *(Setting("accent", "color", "#fff"), Setting("logo", "file", "a b.svg")),
        *(Setting("icon", "file", ""), Setting("motto", "flag", value=True)),
    )
    options = Frame(replace(CONFIG, options=settings), (), "tags/sea/").site.options
    assert options._asdict() == {
        "accent": "#fff",
        "logo": "../../media/a%20b.svg",
        "icon": "",
        "motto": True,
    }
