"""Whole sites on disk: what is written, when, and what never is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from digest.last import Memo
from digest.problems import DigestError
from digest.proof import verify
from digest.report import Options
from tests.a_site import CONFIG, NOW, Site, dead_links, new_site, post, unstamped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTED = "The ==high tide==[^context-tide] came.\n\n[^context-tide]: At noon. {: by=Ana }"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(
        tmp_path / "news",
        {
            "2026-11-02-tides.md": post("Tides", body=NOTED),
            "2026-11-03-gates.md": post("Gates", "2026-11-03", "ports"),
            "2026-10-01-ebb.md": post("Ebb", "2026-10-01"),
        },
    )
    site.write(
        "content/pages/about.md",
        "---\ntitle: About\n---\nSee [tides](../posts/2026-11-02-tides.md).\n",
    )
    site.write("content/media/map.svg", "<svg/>")
    return site


TIDES = "2026/11/02/tides/index.html"
ATOM = "{http://www.w3.org/2005/Atom}"
GATES = "2026/11/03/gates/index.html"
NOTES_OF_TIDES = {"2026/11/02/tides/annotations.jsonld", "2026/11/02/tides/hypothesis.json"}
FEEDS = ("feed.xml", "rss.xml", "feed.json")
FEEDS_OF_TIDES = {
    folder + name for folder in ("", "tags/sea/", "sources/example-wire/") for name in FEEDS
}
NOTE_LISTS = {
    *("notes/index.html", "notes/context/index.html", "sources/example-wire/notes/index.html"),
}


def problems_of(error: pytest.ExceptionInfo[DigestError]) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in error.value.problems]


def test_a_build_makes_the_pages_of_the_contract(site: Site) -> None:
    report = site.build()

    assert {
        "404.html",
        "about/index.html",
        "archive/2026/index.html",
        "archive/index.html",
        "assets/style.css",
        "editions/2026-W45/index.html",
        "editions/index.html",
        "feed.xml",
        "index.html",
        "media/map.svg",
        "robots.txt",
        "sitemap.xml",
        "sources/example-wire/index.html",
        "sources/index.html",
        "tags/index.html",
        "tags/sea/index.html",
        GATES,
        TIDES,
    } <= unstamped(site.output())
    assert set(report.written) == set(site.output())
    assert (report.posts, report.notes) == (3, 1)


def test_every_link_of_every_page_leads_somewhere(site: Site) -> None:
    site.build()
    assert dead_links(site.output()) == []


def test_links_hold_under_a_path_of_the_host(site: Site) -> None:
    site.build(Options(base_url="https://example.org/~ana/news/"))
    assert dead_links(site.output(), "/~ana/news/") == []
    assert '"/~ana/news/archive/"' in site.page("404.html")


def test_a_second_build_writes_nothing(site: Site) -> None:
    site.build()
    before = {p: p.stat().st_mtime_ns for p in (site.root / "site").rglob("*") if p.is_file()}
    report = site.build()
    assert (report.written, report.removed) == ({}, ())
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_retitling_rewrites_the_pages_that_show_the_title(site: Site) -> None:
    site.build()
    site.edit("content/posts/2026-11-02-tides.md", "title: Tides", "title: High tides")
    written = set(site.build().written)
    assert {TIDES, GATES, "index.html", "feed.xml", "tags/sea/index.html"} <= written
    assert not {"about/index.html", "404.html", "sitemap.xml", "tags/ports/index.html"} & written


def test_a_changed_note_rewrites_its_post_the_feed_and_the_lists_that_show_it_alone(
    site: Site,
) -> None:
    site.build()
    site.edit("content/posts/2026-11-02-tides.md", "At noon.", "At one.")
    assert set(site.build().written) == {TIDES, *NOTES_OF_TIDES, *FEEDS_OF_TIDES, *NOTE_LISTS}


def entry_of_tides(site: Site) -> dict[str, str]:
    """Return what the feed says of the post."""
    feed = ET.fromstring(site.page("feed.xml"))  # noqa: S314  we made it
    entries = feed.findall(f"{ATOM}entry")
    (found,) = (one for one in entries if one.findtext(f"{ATOM}title") == "Tides")
    return {name: found.findtext(ATOM + name) or "" for name in ("id", "updated", "content")}


def test_each_correction_updates_the_entry_of_the_post_in_the_feed_which_stays_the_same_entry(
    site: Site,
) -> None:
    """Two of them are of one day, whose hours nobody knows: the later one is news, too."""
    site.build()
    said = [entry_of_tides(site)]
    for name, day in (("ebb", "2026-11-02"), ("flood", "2026-11-02"), ("neap", "2026-11-09")):
        notes = site.root / "content/posts/2026-11-02-tides.notes.yaml"
        there = notes.read_text(encoding="utf-8") if notes.exists() else ""
        more = f"- {{id: {name}, kind: correction, quote: came, body: It went., date: {day}}}\n"
        site.write("content/posts/2026-11-02-tides.notes.yaml", there + more)
        site.build()
        said.append(entry_of_tides(site))

    assert len({one["id"] for one in said}) == 1
    assert [one["updated"] for one in said] == [
        "2026-11-01T23:00:00Z",
        "2026-11-01T23:00:01Z",
        "2026-11-01T23:00:02Z",
        "2026-11-08T23:00:00Z",
    ]


def test_a_post_that_is_gone_takes_its_pages_with_it(site: Site) -> None:
    site.build()
    site.remove("content/posts/2026-11-03-gates.md")
    report = site.build()
    ports = {f"tags/ports/{name}" for name in ("index.html", *FEEDS)}
    assert {GATES, *ports} == set(report.removed)
    assert not (site.root / "site/2026/11/03").exists()


def test_each_reason_is_said(site: Site) -> None:
    assert set(site.build().written.values()) == {"it is new"}
    site.edit("content/posts/2026-11-02-tides.md", "At noon.", "At one.")
    site.write("themes/default/templates/404.html", "Lost")
    (site.root / "site/robots.txt").write_text("tampered with", encoding="utf-8")
    assert dict(site.build().written) == {
        **dict.fromkeys(
            [TIDES, *NOTES_OF_TIDES, *FEEDS_OF_TIDES, *NOTE_LISTS], "what it shows has changed"
        ),
        "404.html": "its templates have changed",
        "robots.txt": "the file on disk is not what was written",
    }


def test_if_anything_is_wrong_nothing_is_written_and_all_of_it_is_listed(site: Site) -> None:
    site.build()
    before = site.output()
    site.write("config.yaml", CONFIG + "titel: x\n")
    site.write("content/posts/2026-11-03-gates.md", "---\ntitle: a: b\n---\nx\n")
    site.write("content/posts/bad.md", "---\ntitle: x\ndate: soon\n---\nx\n")
    site.write("content/pages/about.md", b"---\ntitle: \xff\n---\n")
    site.write("themes/default/templates/post.html", "{% extends 'layuot.html' %}")
    with pytest.raises(DigestError) as error:
        site.build()
    assert problems_of(error) == [
        'config.yaml:4:1: "titel" is not a key of config.yaml',
        "content/pages/about.md:2:8: this byte (0xFF) is not UTF-8",
        (
            "content/posts/2026-11-03-gates.md:2:9: this is not valid YAML: a colon is not expected"
            " here"
        ),
        'content/posts/bad.md:3:7: "soon" is not a date',
        'themes/default/templates/post.html:1: the theme has no template "layuot.html"',
    ]
    assert site.output() == before


def test_a_template_that_fails_while_drawing_leaves_the_old_site(site: Site) -> None:
    site.build()
    before = site.output()
    site.write("themes/default/templates/404.html", "<p>\n{{ nonsense }}")
    site.edit("content/posts/2026-11-02-tides.md", "At noon.", "At one.")
    with pytest.raises(DigestError) as error:
        site.build()
    assert problems_of(error) == [
        "themes/default/templates/404.html:2: 'nonsense' is undefined",
    ]
    assert site.output() == before


def test_drafts_and_days_to_come_are_left_out_unless_asked_for(site: Site) -> None:
    site.write("content/posts/draft.md", "---\ntitle: A\ndraft: true\n---\nx\n")
    site.write("content/posts/later.md", post("Later", "2026-11-26"))
    assert site.build().posts == 3
    assert site.build(Options(drafts=True)).posts == 4
    assert site.build(Options(future=True)).posts == 4
    assert site.build(Options(drafts=True, future=True)).posts == 5


def test_a_note_in_draft_is_built_only_if_asked_for(site: Site) -> None:
    site.write(
        "content/posts/2026-11-03-gates.notes.yaml",
        "- {id: a, kind: context, quote: The text, body: Mine., status: draft}\n",
    )
    memo = Memo()
    for drafts in (False, True, False):
        report = site.build(Options(drafts=drafts), memo)
        assert report.notes == 1 + drafts
        assert ("Mine." in site.page(GATES)) is drafts
        assert ("2026/11/03/gates/annotations.jsonld" in site.output()) is drafts
        assert verify(site.root, Options(drafts=drafts), NOW) == []


def test_the_day_is_the_day_where_the_site_is(site: Site) -> None:
    """At noon UTC on the 25th it is the 26th on Kiritimati."""
    site.write("content/posts/later.md", post("Later", "2026-11-26"))
    site.edit("config.yaml", "Europe/Berlin", "Pacific/Kiritimati")
    assert site.build().posts == 4


@pytest.mark.parametrize("folder", ["content", "content/out", "seeds", "themes/default/x"])
def test_the_output_never_goes_among_the_texts(site: Site, folder: str) -> None:
    with pytest.raises(DigestError, match="can't go into"):
        site.build(Options(output=str(site.root / folder)))


def test_an_unknown_theme_is_named_where_it_was_typed(site: Site) -> None:
    site.write("themes/mine/templates/404.html", "Lost")
    site.write("config.yaml", CONFIG + "theme: mein\n")
    with pytest.raises(DigestError) as error:
        site.build()
    assert problems_of(error) == [
        'config.yaml:4:8: there is no theme "mein": no folder themes/mein'
    ]
    assert error.value.problems[0].hint == 'did you mean "mine"?'


def test_a_theme_takes_from_the_default_what_it_lacks(site: Site) -> None:
    site.write("themes/mine/templates/404.html", "Lost on {{ site.title }}\n")
    site.write("themes/mine/assets/extra.css", "p {}")
    site.write("config.yaml", CONFIG + "theme: mine\n")
    site.build()
    assert site.page("404.html") == "Lost on Tide Table\n"
    assert {"assets/extra.css", "assets/style.css", "index.html"} <= unstamped(site.output())


def test_a_theme_leaves_out_the_pages_whose_template_is_empty(site: Site) -> None:
    for name in ("editions.html", "edition.html", "404.html"):
        site.write(f"themes/default/templates/{name}", " \n")
    site.build()
    assert not {name for name in site.output() if name.startswith("editions/")}
    assert "404.html" not in site.output()
    assert "editions/" not in site.page("sitemap.xml")
    site.remove("themes/default/templates/404.html")
    assert set(site.build().written) == {"404.html"}


def test_two_outputs_that_are_one_file_elsewhere_are_named(site: Site) -> None:
    site.write("content/media/Map.svg", "<svg/>")
    with pytest.raises(DigestError, match="are one file on some disks and hosts"):
        site.build()


def test_where_there_is_no_site_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="no site here"):
        Site(tmp_path).build()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_digest_does_not_own_is_not_taken(site: Site) -> None:
    site.build()
    site.write("site/2026/11/04/new/index.html", "somebody else's")
    site.write("content/posts/new.md", post("New", "2026-11-04"))
    with pytest.raises(DigestError, match="digest did not write this file"):
        site.build()


def test_a_clean_build_writes_all(site: Site) -> None:
    site.build()
    assert set(site.build(Options(clean=True)).written.values()) <= {"everything is built anew"}


def test_what_is_remembered_changes_nothing(site: Site) -> None:
    memo = Memo()
    site.build(memo=memo)
    site.edit("content/posts/2026-11-02-tides.md", "At noon.", "At one.")
    site.remove("content/posts/2026-11-03-gates.md")
    site.build(memo=memo)
    assert set(memo.posts) == {
        "content/posts/2026-11-02-tides.md",
        "content/posts/2026-10-01-ebb.md",
    }
    site.build(Options(output=str(site.root / "clean")))
    assert site.output() == site.output("clean")


@pytest.mark.parametrize("made", [lambda s: s.root / "two", lambda s: s.root / "one"])
def test_the_record_is_the_same_wherever_the_site_is_built(
    site: Site, made: Callable[[Site], Path]
) -> None:
    site.build()
    site.build(Options(output=str(made(site))))
    record = (site.root / "site/.digest.json").read_bytes()
    assert record == (made(site) / ".digest.json").read_bytes()


GERMAN = """msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "This page is not here"
msgstr "Diese Seite gibt es nicht"

msgid "Earlier editions"
msgstr "Frühere Ausgaben"

msgid "Context"
msgstr "Hintergrund"

msgid "Not found"
msgstr "Nicht gefunden"
"""
POST_OF_TIDES = "content/posts/2026-11-02-tides.md"
PO = "themes/default/locale/de/LC_MESSAGES/messages.po"


def test_an_edited_catalogue_rewrites_the_pages_that_say_it_and_no_others(site: Site) -> None:
    site.edit("config.yaml", "title:", "language: de\ntitle:")
    site.write(PO, GERMAN)
    site.build()

    site.edit(PO, "Diese Seite gibt es nicht", "Hier ist nichts")
    assert site.build().written == {"404.html": "its templates have changed"}
    site.edit(PO, "Frühere Ausgaben", "Ältere Ausgaben")
    assert set(site.build().written) == {"index.html"}
    site.edit(PO, "Nicht gefunden", "Fehlt")
    assert site.build().written == {"404.html": "what it shows has changed"}
    site.edit(PO, "Hintergrund", "Zusammenhang")
    assert set(site.build().written) == {TIDES, *FEEDS_OF_TIDES, *NOTE_LISTS}
    assert '<span class="note-kind">Zusammenhang</span>' in site.page(TIDES)
    assert "Hier ist nichts" in site.page("404.html")
    site.edit(PO, "Zusammenhang", "Zusammenhang %(x)s")
    with pytest.raises(DigestError) as caught:
        site.build()
    assert problems_of(caught) == [f'{PO}:11: "Context" has nothing to put in for %(x)s']


def test_a_language_that_digest_does_not_ship_is_added_by_a_site(site: Site) -> None:
    site.edit("config.yaml", "title:", "language: sv\ntitle:")
    site.write(PO.replace("/de/", "/sv/"), 'msgid "Archive"\nmsgstr "Arkiv"\n')
    site.build()
    assert ">Arkiv</a>" in site.page("index.html")
    assert "3 november 2026" in site.page("index.html")


def test_a_site_says_single_words_otherwise_in_english_too(site: Site) -> None:
    site.write(PO.replace("/de/", "/en/"), 'msgid "Archive"\nmsgstr "Morgue"\n')
    site.build()
    assert ">Morgue</a>" in site.page("index.html")
    assert "Editions" in site.page("index.html")


def test_whoever_knows_the_last_build_says_the_same_words(site: Site) -> None:
    """An edit in a process of its own, and one in a process that goes on."""
    site.edit("config.yaml", "title:", "language: de\ntitle:")
    site.write(PO, GERMAN)
    memo = Memo()
    site.build(memo=memo)
    site.edit(POST_OF_TIDES, "high tide", "low tide")
    assert TIDES in site.build().written
    site.edit(POST_OF_TIDES, "low tide", "neap tide")
    assert TIDES in site.build(memo=memo).written
    assert '<span class="note-kind">Hintergrund</span>' in site.page(TIDES)
    assert verify(site.root, Options(), NOW) == []
