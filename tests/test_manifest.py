from __future__ import annotations

import pytest

from digest.manifest import (
    Setting,
    merged,
    name_place,
    read_manifest,
    read_options,
    schema_of,
)
from digest.problems import DigestError, Place, Problem

THEME = """\
name: Plain
description: As plain as can be.
extends: default
options:
  accent: {type: color, help: The color of links., default: "#8c1c13"}
  columns: {type: number, help: Columns of the front page., default: 3}
  dense: {type: flag, help: Whether lines are close.}
  face: {type: font, help: The font of the text.}
  logo: {type: file, help: A picture.}
  motto: {type: text, help: Words below the name.}
  width: {type: choice, choices: [narrow, wide], help: How wide it is.}
"""
OPTIONS = read_manifest(THEME, "theme.yaml").options
LOGO = ["logo.svg", "maps/coast.svg"]


def refused(text: str) -> Problem:
    """Return what is wrong with a theme.yaml."""
    with pytest.raises(DigestError) as caught:
        read_manifest(text, "themes/t/theme.yaml")
    (problem,) = caught.value.problems
    return problem


def slips(config: str) -> list[Problem]:
    """Return what is wrong with what a config.yaml sets."""
    with pytest.raises(DigestError) as caught:
        read_options(config, "plain", OPTIONS, LOGO)
    return list(caught.value.problems)


def test_a_theme_says_what_it_is_and_what_can_be_set() -> None:
    manifest = read_manifest(THEME, "themes/plain/theme.yaml")
    assert (manifest.name, manifest.description) == ("Plain", "As plain as can be.")
    assert (manifest.extends, manifest.at) == ("default", Place("themes/plain/theme.yaml", 3, 10))
    assert {option.name: option.default for option in manifest.options} == {
        "accent": "#8c1c13",
        "columns": 3,
        "dense": False,
        "face": "",
        "logo": "",
        "motto": "",
        "width": "narrow",
    }
    assert manifest.options[0].help == "The color of links."
    empty = read_manifest("", "themes/plain/theme.yaml")
    assert (empty.extends, empty.options) == ("", ())


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title: x\n", "1:1", '"title" is not a key of theme.yaml'),
        ("options: {Accent: {type: color}}\n", "1:11", '"Accent" cannot be the name of an option'),
        ("options: {class: {type: color}}\n", "1:11", '"class" cannot be the name of an option'),
        ("options: {name: {type: text}}\n", "1:11", '"name" cannot be the name of an option'),
        ("options: {a: {type: colour}}\n", "1:21", '"colour" is not known here'),
        ("options: {a: {help: x}}\n", "1:14", '"type" is missing in option'),
        ("options: {a: {type: choice}}\n", "1:14", "a choice needs `choices`"),
        ("options: {a: {type: text, choices: [b]}}\n", "1:14", "only a choice has `choices`"),
        ("options: {a: {type: number, default: x}}\n", "1:38", '"x" is not a whole number'),
        ("options: {a: {type: color, default: red}}\n", "1:37", '"red" is not a color'),
        ("extends: ../x\n", "1:10", '"../x" is not the name of a theme'),
    ],
)
def test_a_slip_in_a_theme_yaml_is_told_with_its_place(text: str, place: str, message: str) -> None:
    problem = refused(text)
    assert str(problem.place) == f"themes/t/theme.yaml:{place}"
    assert problem.message.startswith(message)
    assert problem.hint


def test_a_site_has_the_options_that_it_sets_and_the_theme_s_own_for_the_rest() -> None:
    config = "theme: {name: plain, accent: '#0b5394', columns: 2, dense: yes, logo: logo.svg}\n"
    settings = read_options(f"title: A\n{config}", "plain", OPTIONS, LOGO)
    assert settings == (
        Setting("accent", "color", "#0b5394"),
        Setting("columns", "number", 2),
        Setting("dense", "flag", value=True),
        Setting("face", "font", ""),
        Setting("logo", "file", "logo.svg"),
        Setting("motto", "text", ""),
        Setting("width", "choice", "narrow"),
    )
    plain = read_options("title: A\ntheme: plain\n", "plain", OPTIONS, ())
    assert [setting.value for setting in plain] == [option.default for option in OPTIONS]
    assert read_options("", "plain", OPTIONS, ()) == plain


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ("acent: '#fff'", 3, '"acent" is not a key of the theme "plain"', "accent"),
        ("accent: crimson", 11, '"crimson" is not a color', "#8c1c13"),
        ("width: wid", 10, '"wid" is not known here', "wide"),
        ("columns: many", 12, '"many" is not a whole number', "digits"),
        ("face: '\"x\"; }'", 9, "is not a font", "Georgia"),
        ("logo: logos.svg", 9, 'there is no file "logos.svg" in content/media/', "logo.svg"),
        ("logo: ../x.svg", 9, "is not the name of a file in content/media/", "logo.svg"),
        ("accent: 'url(//x)'", 11, "is not a color", "#8c1c13"),
        ("accent: 'rgb(0 0 0);}</style>'", 11, "is not a color", "#8c1c13"),
    ],
)
def test_a_slip_in_what_a_site_sets_has_its_place_and_a_mend(
    line: str, column: int, message: str, hint: str
) -> None:
    (problem,) = slips(f"title: A\ntheme:\n  name: plain\n  {line}\n")
    assert problem.place == Place("config.yaml", 4, column)
    assert message in problem.message
    assert hint in problem.hint


def test_all_slips_are_told_at_once() -> None:
    assert len(slips("theme: {acent: x, width: far}\n")) == 2


def test_a_theme_s_name_stands_alone_or_beside_its_options() -> None:
    assert name_place("title: A\ntheme: x\n") == Place("config.yaml", 2, 8)
    assert name_place("theme: {accent: x, name: y}\n") == Place("config.yaml", 1, 26)
    assert name_place("theme: {accent: x}\n") == Place("config.yaml", 1, 8)
    assert name_place("title: A\n") == Place("config.yaml")


def test_a_theme_redefines_options_of_the_one_it_extends() -> None:
    other = read_manifest("options: {width: {type: number, help: x}, new: {type: flag}}\n", "t")
    options = merged([read_manifest(THEME, "theme.yaml"), other])
    assert [option.name for option in options] == [*(one.name for one in OPTIONS), "new"]
    assert next(option.type for option in options if option.name == "width") == "number"


def test_an_editor_is_told_of_every_option() -> None:
    schema = schema_of(OPTIONS)["oneOf"][1]
    assert list(schema["properties"]) == ["name", *(option.name for option in OPTIONS)]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["width"]["enum"] == ["narrow", "wide"]
    assert schema_of(())["oneOf"][1]["additionalProperties"] is True
