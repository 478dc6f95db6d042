"""Texts read without Python-Markdown, beside what it makes of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from benchmarks.corpus import corpus
from digest.text.notes import scan
from digest.text.ordinary import read_ordinary
from tests.text.constructs import CONSTRUCTS
from tests.text.stock import assert_drawn_as_stock
from tests.text.tricky import FRAMES, SNIPPETS
from tests.text.writings import WRITINGS


@pytest.mark.parametrize("texts", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_constructs_are_drawn_as_by_stock_markdown(texts: tuple[str, ...]) -> None:
    for text in texts:
        for frame in FRAMES:
            assert_drawn_as_stock(frame.replace("{}", text))


@pytest.mark.parametrize("frame", FRAMES)
def test_tricky_texts_are_drawn_as_by_stock_markdown(frame: str) -> None:
    for snippet in SNIPPETS:
        assert_drawn_as_stock(frame.replace("{}", snippet))


@given(WRITINGS)
@example("a  \n\x85\n\nb")
@example('[a](b "[c][d]")\n\n[d]: e')
@example("[^1]: a\n> b\n\nc[^1]")
@example("[^1]: a\n\n\n    b")
@example("[a]: b\n\n*[c](d e)*")
def test_any_text_is_drawn_as_by_stock_markdown(text: str) -> None:
    assert_drawn_as_stock(text)


@pytest.mark.parametrize("flavour", ["plain", "notes"])
def test_posts_of_the_benchmark_are_read_as_by_stock_markdown(flavour: str) -> None:
    for entry in corpus(300, flavour="notes" if flavour == "notes" else "plain"):
        assert assert_drawn_as_stock(scan(entry.body, "a.md", 1).body)


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "a", "a\n\nb", "“a” – b’s 5% (c), d/e: f! AT&T; g", "a  \nb"),
        *("**Bold**: a", '[a](https://example.org/?b&c "d\'s") *e* `f`', "[sic]", "a_b", "2 * 3"),
        *("# a\nb", "a\n===", "***", "- a\n- *b*", "- a\n\n- b", "1. a\n    - b", "> a\n>\n> - b"),
        *("a | b\n--|:-:\n`c` | *d*", "```py\nif a < b: {}\n```", "a[^1]\n\n[^1]: b\n\n    c"),
        *(
            "[a][b] [b]\n\n[b]: /c 'd'",
            "![a](b.jpg)",
            "<https://example.org/>",
            "\\*a\\*",
            "&copy;",
        ),
    ],
)
def test_what_people_write_is_read(text: str) -> None:
    assert assert_drawn_as_stock(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "<b>a</b>",
            "a <b",
            "{: .a }",
            "&#38; a",
            "a\rb",
            "\x02",
            "\x03",
            " a",
            "    a",
            "a\n: b",
        ),
        *(
            "*[a]: b",
            "***a***",
            "*a **b** c*",
            "*a",
            "`a",
            "`` a ` b ``",
            "[a](b c)",
            "[a [b](c)](d)",
        ),
        *("[a](javascript:b)", "![a](data:b)", "[a]\n\n[a]: javascript:b", "[<https://a.b>](c)"),
        *("a[^1]", "a[^1] b[^1]\n\n[^1]: c", "- a\n\n    b", "- # a", "- ", "``` {.a}\nb\n```"),
        *(
            "| a |\n|---|\n| b |",
            "```\na\n",
            "> " * 30 + "a",
            "# a\n" * 60,
            "a\n> \n",
            "- a\n- b\n-",
        ),
    ],
)
def test_what_could_be_read_in_more_than_one_way_is_left_to_markdown(text: str) -> None:
    assert read_ordinary(text, {}, with_footnotes=True) is None


def test_notes_use_the_links_of_their_post_and_draw_no_footnotes() -> None:
    known = {"a": ("/b", "c")}
    html = '<p><a href="/b" title="c">x</a></p>'
    assert read_ordinary("[x][a]", known, with_footnotes=False) == (html, known)
    assert read_ordinary("x[^1]\n\n[^1]: y", {}, with_footnotes=False) is None
    assert read_ordinary("[x][a]", {"a": ("javascript:b", "")}, with_footnotes=False) is None
    assert known == {"a": ("/b", "c")}


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "*a " * 50_000, "_a " * 50_000, "`" * 50_000, "*" * 50_000, "_" * 50_000),
        *("[a](" * 30_000, "[a](b(" * 20_000, '[a](b "' * 20_000, "![" * 50_000, "a_" * 50_000),
        *("\\" * 50_000, "&a" * 50_000, "a  \n" * 30_000, "# a\n" * 30_000, "- a\n" * 30_000),
        *("> a\n" * 30_000, "- a\n    - b\n" * 10_000, "a\n  " * 30_000, "a | b\n" * 30_000),
        *("[a][" * 30_000 + "\n\n[a]: b", "[a]: b\n" * 20_000, "<" * 50_000, "< " * 50_000),
        "".join(f"[^{number}] " for number in range(5_000))
        + "\n\n"
        + "".join(f"[^{number}]: a\n" for number in range(5_000)),
    ],
    ids=range(25),
)
def test_no_text_takes_long(text: str) -> None:
    """Bounded by the time that a test may take: what grew with the square would need minutes."""
    read_ordinary(text, {}, with_footnotes=True)
