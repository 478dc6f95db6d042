"""Posts that translate each other know each other's languages, and none is there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError
from digest.shape import views
from digest.shape.library import Wanted
from digest.shape.pages import lay_out
from digest.shape.translations import (
    refused_translations,
    translation_links,
    translations,
)
from digest.text.facts import Body
from tests.shape.sample import config, library, post

if TYPE_CHECKING:
    from digest.shape.frame import Page

EN = post("tides", "date: 2026-11-02\ntranslation_key: tides\nlang: en")
DE = post("gezeiten", "date: 2026-11-03\ntranslation_key: tides\nlang: de")
FA = post("jazr", "date: 2026-11-04\ntranslation_key: tides\nlang: fa\ndraft: true")
ALONE = post("gates", "date: 2026-11-03\ntranslation_key: gates")
PLAIN = post("wind"), post("rain")
EVERYTHING = Wanted("2026-11-23", drafts=True)


def test_posts_with_one_key_know_each_others_languages_and_addresses() -> None:
    found = translations([EN, DE, FA, ALONE, *PLAIN])
    tongues = (("de", DE.address), ("en", EN.address), ("fa", FA.address))
    assert found == {EN.path: tongues, DE.path: tongues, FA.path: tongues}


def test_only_what_is_shown_is_a_translation() -> None:
    assert "fa" not in dict(library(EN, DE, FA).translations[EN.path])
    assert "fa" in dict(library(EN, DE, FA, wanted=EVERYTHING).translations[EN.path])
    later = post("ebb", "date: 2031-01-01\ntranslation_key: gates\nlang: de")
    assert library(ALONE, later).translations == {}
    assert len(library(ALONE, later, wanted=Wanted("2026-11-23", future=True)).translations) == 2


def test_a_language_in_a_group_twice_is_a_problem_that_names_both_files() -> None:
    again = post("flut", "date: 2026-11-05\ntranslation_key: tides\nlang: DE")
    with pytest.raises(DigestError) as caught:
        library(EN, again, DE)
    (problem,) = caught.value.problems
    assert problem.place.path == DE.path
    assert problem.message == f'{again.path} is "tides" in the same language, de'
    assert problem.hint == "state another `lang:` in one of them, or another `translation_key:`"


def test_a_post_is_in_the_sites_language_unless_it_says_another() -> None:
    unsaid = post("ebb", "date: 2026-11-05\ntranslation_key: tides")
    assert [problem.place.path for problem in refused_translations([EN, unsaid])] == [EN.path]


def test_drafts_that_are_not_shown_clash_with_nothing() -> None:
    draft = post("flut", "date: 2026-11-05\ntranslation_key: tides\nlang: de\ndraft: true")
    assert library(EN, DE, draft).warnings == ()


def test_regions_are_languages_of_their_own() -> None:
    brazil = post("mare", "date: 2026-11-05\ntranslation_key: tides\nlang: pt-BR")
    portugal = post("mares", "date: 2026-11-05\ntranslation_key: tides\nlang: pt")
    found = library(brazil, portugal).translations[brazil.path]
    assert [lang for lang, _ in found] == ["pt", "pt-BR"]


def test_a_link_has_the_languages_own_name_its_direction_and_the_full_address() -> None:
    tongues = (("de", "a/"), ("fa", "b/é/"))
    german, persian = translation_links(tongues, "a/", "../{}".format, "https://example.org/s/")
    assert german == views.TranslationLink(
        name="Deutsch",
        url="../a/",
        lang="de",
        direction="ltr",
        canonical="https://example.org/s/a/",
        is_here=True,
    )
    assert persian[:4] == ("فارسی", "../b/é/", "fa", "rtl")
    assert persian[4:] == ("https://example.org/s/b/%C3%A9/", False)


def test_a_mended_text_draws_no_translation_again_but_another_language_does() -> None:
    def page_of_english(german: str) -> Page:
        posts = EN, post("gates"), post("gezeiten", german)
        bodies = {one.path: Body("") for one in posts}
        pages = {page.output: page for page in lay_out(library(*posts), bodies, config())}
        return pages[f"{EN.address}index.html"]

    header = "date: 2026-11-03\ntranslation_key: tides\nlang: de"
    before = page_of_english(header).print
    assert page_of_english(f"{header}\nsummary: In other words.").print == before
    for other in (("lang: de", "lang: da"), ("key: tides", "key: ebb"), ("11-03", "11-01")):
        assert page_of_english(header.replace(*other)).print != before


def test_a_post_shows_its_translations() -> None:
    bodies = {one.path: Body("") for one in (EN, DE, ALONE)}
    pages = lay_out(library(EN, DE, ALONE), bodies, config())
    shown = {page.view.title: page.view for page in pages if isinstance(page.view, views.PostView)}
    assert shown["gates"].translations == ()
    names = [(one.name, one.is_here) for one in shown["gezeiten"].translations]
    assert names == [("Deutsch", True), ("English", False)]
    german, _ = shown["tides"].translations
    assert german.url == "../../../../2026/11/03/gezeiten/index.html"


def test_whoever_types_the_key_as_hugo_does_is_told_ours() -> None:
    with pytest.raises(DigestError) as caught:
        post("a", "translationKey: tides")
    (problem,) = caught.value.problems
    assert problem.hint == 'did you mean "translation_key"?'
