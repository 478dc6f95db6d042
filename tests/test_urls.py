from __future__ import annotations

import unicodedata
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.urls import (
    RESERVED,
    SLUG_BYTES,
    SLUG_LENGTH,
    canonical,
    depth_of,
    fold,
    is_inside,
    output_of,
    relative,
    slugify,
)

TITLES = st.text() | st.text(alphabet="aßİǅΐ\u0301\u0345'’-./ éé１①ﬁ\u200c日ำ\u0903")
ADDRESSES = st.lists(st.text(alphabet="ab:%?#é日 &.~", min_size=1), max_size=4).map(
    lambda parts: "".join(part.strip(".") + "x/" for part in parts)
)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ministers weigh a second round of talks", "ministers-weigh-a-second-round-of-talks"),
        ("  Storm — “worst in years”!  ", "storm-worst-in-years"),
        ("It’s Iran’s regime's", "its-irans-regimes"),
        ("Straße nach Köln", "strasse-nach-köln"),
        ("Ko\u0308ln", "k\u00f6ln"),
        ("\uff11\uff12\uff13 \ufb01sh", "123-fish"),
        ("مذاکرات می\u200cرود", "مذاکرات-می-رود"),
        ("हिन्दी में", "हिन्दी-में"),
        ("日本の選挙", "日本の選挙"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "untitled"),
        ("?!…", "untitled"),
        ("\u0301", "untitled"),
        ("- \u0301a", "a"),
        ("\ud800", "untitled"),
        ("CON", "con-page"),
        ("Lpt1", "lpt1-page"),
        ("Console", "console"),
    ],
)
def test_a_title_becomes_its_words(title: str, slug: str) -> None:
    assert slugify(title) == slug


@given(TITLES)
@settings(max_examples=100)
def test_a_slug_is_one_safe_folder_name(title: str) -> None:
    slug = slugify(title)

    assert slug.strip("-") == slug != ""
    assert not set(slug) & set("/\\.:?#%&\"'<>* \0")
    assert not RESERVED.fullmatch(slug)
    assert len(slug) <= SLUG_LENGTH
    assert len(slug.encode()) <= SLUG_BYTES
    assert slugify(slug) == slug
    assert fold(slug) == slug


@given(TITLES)
@settings(max_examples=100)
def test_one_title_has_one_slug_however_it_was_typed(title: str) -> None:
    for form in ("NFC", "NFD"):
        assert slugify(unicodedata.normalize(form, title)) == slugify(title)


@pytest.mark.parametrize("letter", ["a", "é", "日", "𐎀"])
def test_a_long_title_is_cut_between_words(letter: str) -> None:
    word = letter * 9
    slug = slugify(" ".join([word] * 50))

    assert set(slug.split("-")) == {word}
    assert (
        len(slug) + 10 > SLUG_LENGTH or len(slug.encode()) + 10 * len(letter.encode()) > SLUG_BYTES
    )


def test_a_word_longer_than_a_slug_is_cut_within() -> None:
    assert slugify("a" * 1000) == "a" * SLUG_LENGTH
    assert slugify("日" * 1000) == "日" * (SLUG_BYTES // 3)


@pytest.mark.parametrize(
    ("address", "output"),
    [
        ("", "index.html"),
        ("2019/06/08/talks/", "2019/06/08/talks/index.html"),
        ("404.html", "404.html"),
        ("feed.atom", "feed.atom"),
    ],
)
def test_an_address_is_served_from_a_file(address: str, output: str) -> None:
    assert output_of(address) == output


def test_a_full_address_is_ascii() -> None:
    assert canonical("https://example.org/a/", "tags/köln b/") == (
        "https://example.org/a/tags/k%C3%B6ln%20b/"
    )


@given(ADDRESSES, ADDRESSES)
@settings(max_examples=100)
def test_a_link_leads_back_to_the_output_from_any_depth(here: str, there: str) -> None:
    link = relative(there, depth_of(output_of(here)))
    parts = urlsplit(link)

    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert link.isascii()
    path = normpath(join(dirname(output_of(here)), unquote(parts.path)))
    assert path == normpath(output_of(there))


@given(st.text())
@settings(max_examples=100)
def test_folding_forgets_case_and_composition_and_nothing_on_a_second_go(name: str) -> None:
    folded = fold(name)

    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded
    assert fold(unicodedata.normalize("NFC", name)) == folded
    assert fold(name.casefold()) == folded


def test_names_that_are_one_file_somewhere_fold_to_one() -> None:
    assert fold("Talks/") == fold("tALKS/")
    assert fold("STRASSE") == fold("straße")
    assert fold("\u1fb3\u0323") == fold("\u03b1\u0323\u0345")
    assert fold("talks-2/") != fold("talks/")


@pytest.mark.parametrize("path", ["", ".", "a", "a/b.css", "a/../b", "./a", "a//b", "..a", "a.."])
def test_a_path_below_is_inside(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        "..",
        "../a",
        "a/../../b",
        "/etc/passwd",
        "//host/share",
        "\\\\host\\share",
        "..\\a",
        "a\\..\\..\\b",
        "C:\\a",
        "c:a",
        "a:stream",
        ".. /a",
        "a/.. /.. /b",
        "...",
        "a\0b",
    ],
)
def test_a_path_that_may_lead_out_is_not_inside(path: str) -> None:
    assert not is_inside(path)


@given(st.text(alphabet="a./\\ :"))
@settings(max_examples=100)
def test_what_is_inside_stays_inside_once_joined(path: str) -> None:
    if is_inside(path):
        for spelled in (path, path.replace("\\", "/")):
            assert (normpath(join("/site", spelled)) + "/").startswith("/site/")
