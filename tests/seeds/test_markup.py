from __future__ import annotations

import pytest
import trafilatura

from digest.seeds.markup import Shown, shown_lines, unmarked


def lines(body: str) -> list[Shown]:
    return shown_lines(trafilatura.load_html(f"<html><body>{body}</body></html>"))


def line(body: str) -> Shown:
    (found,) = lines(body)
    return found


def test_a_block_is_a_line_and_what_stands_inline_is_not() -> None:
    found = lines("<div>The <a href='/x'>wall</a> is <b>old</b>.<br>It leaks.<p>Much</p></div>")
    assert [one.text for one in found] == ["The wall is old.", "It leaks.", "Much"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>",
        "<p style='color: red; display: none'>x</p>",
        "<script>x</script>",
        "<span class='visually-hidden'>x</span>",
        "<template><p>x</p></template>",
        "<!-- x -->",
    ],
)
def test_what_a_reader_does_not_see_is_no_line(hidden: str) -> None:
    assert line(f"{hidden}<p>The wall</p>").text == "The wall"


def test_words_that_a_style_sheet_sets_apart_do_not_run_together() -> None:
    assert line("<p><span>By</span><a>Ana Silva</a><span>Editor</span></p>").text == (
        "By Ana Silva Editor"
    )
    assert line("<p>20 m<sup>2</sup>, <b>E</b>ast</p>").text == "20 m2, East"


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("<nav>{}</nav>", "navigation"),
        ("<footer>{}</footer>", "the page's foot"),
        ("<div role='search'>{}</div>", "a form"),
        ("<div class='post-comments'>{}</div>", "readers' comments"),
        ("<div id='RelatedStories'><ul class='related'>{}</ul></div>", "a list of other stories"),
        ("<div class='c-newsletter'>{}</div>", "an invitation to subscribe"),
    ],
)
def test_parts_that_are_no_article_are_known_by_element_role_or_class(body: str, part: str) -> None:
    assert {why for _, why in line(body.format("<p>Words</p>")).parts} == {part}


def test_an_article_is_none_whatever_its_class() -> None:
    assert line("<article class='has-comments'><p>Words</p></article>").parts == ()


def test_headings_captions_and_links_are_told() -> None:
    title, caption, link = lines(
        "<h1><a href='https://example.org/'>Site</a></h1><figcaption>A boat</figcaption>"
        "<p><a href='/x'>More</a></p>"
    )
    assert (title.heading, title.to_front, title.is_caption) == (1, True, False)
    assert (caption.is_caption, caption.linked) == (True, 0.0)
    assert (link.linked, link.to_front) == (1.0, False)


@pytest.mark.parametrize(
    ("body", "author", "is_named"),
    [
        ("<p>By <a rel='author' href='/a'>Ana Silva</a>, today</p>", "Ana Silva", True),
        ("<div itemprop='author'><span itemprop='name'>Jo Doe</span></div>", "Jo Doe", True),
        ("<p class='article__byline'>By Ana Silva</p>", "By Ana Silva", False),
        ("<p><a href='/authors/ana-silva'>Ana Silva</a></p>", "Ana Silva", False),
        ("<p>Ana Silva</p>", "", False),
    ],
)
def test_the_author_is_told_by_markup(body: str, author: str, *, is_named: bool) -> None:
    found = line(body)
    assert (found.author, found.is_named) == (author, is_named)


def test_a_date_is_told_by_its_element_or_its_class() -> None:
    time = line("<p>Posted <time datetime='2026-03-04'>yesterday</time></p>")
    assert (time.is_date, time.moment) == (True, "2026-03-04")
    assert line("<p class='post-date'>4 March</p>").is_date
    assert not line("<p>4 March</p>").is_date


def test_paragraphs_of_one_article_are_shaped_alike() -> None:
    one, two, other = lines(
        "<div class='text'><p>One</p><p>Two</p></div><div class='box'><p>Other</p></div>"
    )
    assert one.shape == two.shape != other.shape


def test_a_line_of_which_the_markup_says_nothing_is_only_its_text() -> None:
    assert line("Words").author == unmarked("Words").author == ""
    assert unmarked("Words").parts == ()
