"""The languages that ship with digest: complete, with the plurals of CLDR, and no English left."""

from __future__ import annotations

import re
from gettext import c2py
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from digest.catalogues import PoFile, holes, parse_po, strings_of
from digest.report import Options
from digest.shape import editions, lists
from digest.wording import direction
from tests.a_site import new_site
from tests.catalogues import FILES, LOCALE, POT
from tests.site_in import config_in, site_in

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

LANGUAGES = ("ar", "de", "es", "fa", "fr", "ru", "zh")
MARKS = {"ar": "«»", "de": "„“", "es": "«»", "fa": "«»", "fr": "«»", "ru": "«»", "zh": "“”"}
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z]+")
OWN_LETTERS = {"ar", "fa", "ru", "zh"}
LATIN_IN_ALL = {"Atom", "RSS", "JSON", "Feed", "OPML", "W", "p", "n"}
"""Formats, weeks as in 2026-W45, and two keys."""


def catalogue(language: str) -> Catalog:
    """Return a catalogue that ships with digest."""
    path = LOCALE / language / "LC_MESSAGES" / "messages.po"
    return parse_po(PoFile(language, path.read_text(encoding="utf-8"), str(path)))


def said(found: Catalog) -> list[Message]:
    """Return the messages of a catalogue, without its header."""
    return [message for message in found if message.id]


def words(messages: list[Message], part: str) -> set[str]:
    """Return every word of what messages are (`id`) or are translated to (`string`)."""
    texts = [text for one in messages for text in strings_of(getattr(one, part))]
    return {word for text in texts for word in WORD.findall(re.sub(r"%\(\w+\)s", "", text))}


UNDATED = """---
title: ტალღა
sources: [{name: ამფიტრიტე}]
---

ნავი.
"""

ENGLISH = said(read_po(POT.read_text(encoding="utf-8").splitlines(keepends=True)))


def test_these_languages_ship_with_digest() -> None:
    assert [path.parent.parent.name for path in FILES] == list(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_message_and_doubts_none(language: str) -> None:
    found = catalogue(language)
    assert str(found.locale) == language
    assert {(one.context, one.id) for one in said(found)} == {
        (one.context, one.id) for one in ENGLISH
    }
    for message in said(found):
        strings = strings_of(message.string)
        assert all(text.strip() for text in strings), message.id
        assert not message.fuzzy, message.id
        assert len(strings) == (found.num_plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_values_of_its_message_and_no_html(language: str) -> None:
    for message in said(catalogue(language)):
        wanted = holes(strings_of(message.id)[-1])
        for text in strings_of(message.string):
            assert holes(text) == wanted or (message.pluralizable and not holes(text)), text
            assert not re.search(r"<\w|&\w+;", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_take_their_forms_as_cldr_has_it(language: str) -> None:
    """Two numbers share a form if they share a category; that of fractions is never asked for."""
    found = catalogue(language)
    form, category = c2py(str(found.plural_expr)), Locale(language).plural_form
    pairs = {(form(number), category(number)) for number in range(1000)}
    assert len(pairs) == len({one for one, _ in pairs}) == len({one for _, one in pairs})
    assert len(pairs) == found.num_plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_form_of_one_number_leaves_the_number_out(language: str) -> None:
    found = catalogue(language)
    form = c2py(str(found.plural_expr))
    shared = {form(number) for number in range(3, 1000)}
    for message in said(found):
        strings = strings_of(message.string)
        if message.pluralizable and holes(strings_of(message.id)[1]):
            assert all(holes(strings[index]) for index in shared), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    texts = {strings_of(one.id)[0]: strings_of(one.string)[0] for one in said(catalogue(language))}
    opening, closing = MARKS[language][0], MARKS[language][1]
    space = "\u202f" if language == "fr" else ""
    assert texts["“%(words)s”"] == f"{opening}{space}%(words)s{space}{closing}"
    outer, inner = texts["“%(words)s”"], texts["‘%(words)s’"]
    assert {outer[0], outer[-1]}.isdisjoint({inner[0], inner[-1]})
    assert not any("'" in text or '"' in text for text in texts.values())


def test_french_parts_its_marks_from_words_without_a_break() -> None:
    for message in said(catalogue("fr")):
        for text in strings_of(message.string):
            assert not re.search(
                r"(?<![\u00a0\u202f]):(?!//)|(?<!\u202f)[;!?»]|«(?!\u202f)", text
            ), text


class Seen(HTMLParser):
    """What a reader of a page sees or is read out, and how its root is marked."""

    SPOKEN = frozenset(["alt", "aria-label", "title"])
    ABOUT = frozenset(["description", "og:title", "og:description"])

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.root: dict[str, str | None] = {}
        self.silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says by its attributes, to people or to the script."""
        named = dict(attrs)
        self.root = self.root or named
        self.silent = tag in {"script", "style"}
        if {named.get("name"), named.get("property")} & self.ABOUT:
            self.texts.append(str(named["content"]))
        self.texts += [
            str(value) for name, value in attrs if name in self.SPOKEN or name.startswith("data-")
        ]

    def handle_data(self, data: str) -> None:
        """Note a text, but for addresses."""
        if not self.silent:
            self.texts.append(re.sub(r"https?://\S+", "", data))


@pytest.fixture(params=["en", *LANGUAGES], scope="module")
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Seen]]:
    """Return a language, and every page and feed of sites in it whose lists soon take two pages."""
    config = config_in(request.param)
    sites = {
        "": site_in(tmp_path_factory.mktemp(request.param), request.param),
        "empty/": new_site(tmp_path_factory.mktemp("empty"), config=config),
        "undated/": new_site(tmp_path_factory.mktemp("undated"), {"a.md": UNDATED}, config),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "INDEX_LENGTH", 1)
        patch.setattr(editions, "EDITION_LENGTH", 5)
        patch.setattr(editions, "EDITIONS_LENGTH", 2)
        for site in sites.values():
            site.build(Options(drafts=True, jobs=1))
    output = [
        (below + name, text)
        for below, site in sites.items()
        for name, text in site.output().items()
    ]
    texts = {name: text.decode() for name, text in output}
    found = {name: Seen(text) for name, text in texts.items() if name.endswith(".html")}
    feeds = {name: text for name, text in texts.items() if name.endswith(".xml")}
    titles = {name: re.findall("<title>.*</title>", text) for name, text in feeds.items()}
    return request.param, found | {name: Seen("".join(lines)) for name, lines in titles.items()}


def test_a_page_says_which_language_it_is_in(pages: tuple[str, dict[str, Seen]]) -> None:
    language, found = pages
    marked = {(one.root["lang"], one.root["dir"]) for one in found.values() if one.root}
    assert marked == {(language, direction(language))}
    assert direction(language) == ("rtl" if language in {"ar", "fa"} else "ltr")


def test_no_english_is_left_on_a_page(pages: tuple[str, dict[str, Seen]]) -> None:
    """Of content in Georgian: what is Latin is of the theme, and in the words of the language."""
    language, found = pages
    if language != "en":
        hold_without_english(language, found)


@pytest.mark.parametrize("language", ["de", "fa"])
def test_the_other_theme_leaves_no_english_either(tmp_path: Path, language: str) -> None:
    site = site_in(tmp_path, language)
    site.write("config.yaml", f"{config_in(language)}theme: wire\n")
    site.build(Options(drafts=True, jobs=1))
    pages = {name: Seen(text.decode()) for name, text in site.output().items() if "html" in name}
    assert len(pages) > 40
    hold_without_english(language, pages)


def hold_without_english(language: str, found: dict[str, Seen]) -> None:
    """Fail for a page with a word that is neither content nor of the language's catalogue."""
    own = words(said(catalogue(language)), "string")
    for name, seen in found.items():
        text = " ".join(seen.texts)
        if language in OWN_LETTERS:
            assert set(LATIN.findall(text)) <= own | LATIN_IN_ALL, name
        assert not set(WORD.findall(text)) & words(ENGLISH, "id") - own - LATIN_IN_ALL, name


def test_every_message_is_on_one_of_these_pages(pages: tuple[str, dict[str, Seen]]) -> None:
    """So the test above has seen them all; those in several forms in one of them."""
    language, found = pages
    if language != "en":
        return
    every = " ".join(" ".join(text for seen in found.values() for text in seen.texts).split())
    texts = [re.split(r"%\(\w+\)s", strings_of(one.id)[-1]) for one in ENGLISH]
    assert [parts for parts in texts if not all(part.strip() in every for part in parts)] == []
