"""The icon and the manifest of a site."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from digest.shape.emblem import icon, letter_of, manifest
from digest.shape.program_views import IconView, JsonView
from tests.shape.values import BELOW, CONFIG
from tests.theme_sample import render


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("The Sample Digest", "S"),
        ("The", "T"),
        ("Der Überblick", "Ü"),
        ("« 24 heures »", "2"),
        ("ßtraße", "S"),
        ("روزنامه", "ر"),
        ("新闻", "新"),
        ("…", "•"),
    ],
)
def test_a_site_is_known_by_the_first_letter_that_tells_it_from_others(
    title: str, letter: str
) -> None:
    assert letter_of(title) == letter


def test_the_icon_is_a_picture_with_that_letter() -> None:
    view = icon(replace(CONFIG, title="& Co")).view
    assert view == IconView("C")
    root = ET.fromstring(render("icon.svg", view))  # noqa: S314  our own output
    assert root.get("viewBox") == "0 0 32 32"
    assert "".join(root.itertext()) == "C"


def test_the_manifest_names_the_site_and_works_in_any_folder() -> None:
    """W3C, Web Application Manifest: addresses are relative to the manifest."""
    page = manifest(replace(BELOW, language="fa", title="A </script>"))
    assert isinstance(page.view, JsonView)
    found = json.loads(page.view.json)
    assert (page.output, found["name"], found["dir"]) == (
        "manifest.webmanifest",
        "A </script>",
        "rtl",
    )
    assert (found["start_url"], found["scope"]) == ("./", "./")
    assert found["icons"] == [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}]
