from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import CONFIG, Config, read_config, tidy_base_url, zone_names
from digest.problems import DigestError, show


def shown(text: str) -> str:
    """Return what a person reads of all that is wrong with a config.yaml."""
    with pytest.raises(DigestError) as caught:
        read_config(text)
    lines = [*text.split("\n"), ""]
    return "\n".join(
        line for p in caught.value.problems for line in show(p, lines[p.place.line - 1])
    )


def test_all_settings_are_read() -> None:
    text = """
title: The Example Digest
description: What was reported, and what stands up
base_url: HTTPS://News.Example.org/digest
language: pt-BR
timezone: Europe/Berlin
theme: paper-2
edition: month
"""

    assert read_config(text) == Config(
        title="The Example Digest",
        description="What was reported, and what stands up",
        base_url="https://news.example.org/digest/",
        language="pt-BR",
        timezone="Europe/Berlin",
        theme="paper-2",
        edition="month",
    )


def test_a_title_is_enough() -> None:
    config = read_config("title: A")

    assert config == Config("A", "", "http://localhost:8000/", "en", "UTC", "default", "week")
    assert config.zone == ZoneInfo("UTC")
    assert config.base_path == "/"


def test_a_site_may_live_under_a_path() -> None:
    config = read_config("title: A\nbase_url: https://example.org:8443/a/b%20c\n")

    assert config.base_url == "https://example.org:8443/a/b%20c/"
    assert config.base_path == "/a/b%20c/"


@pytest.mark.parametrize("text", ["", "# later\n", "---\n"])
def test_an_empty_file_says_what_it_lacks(text: str) -> None:
    assert '"title" is missing in config.yaml' in shown(text)
    assert "add a line such as `title: The Example Digest`" in shown(text)


def test_a_list_says_how_settings_are_written() -> None:
    assert shown("- title: A\n- theme: b") == (
        "config.yaml:1:1: config.yaml is written as `key: value` lines, not as a list\n"
        "    - title: A\n"
        "    ^\n"
        "  put each key on its own line, with a colon and a space after it"
    )


def test_broken_yaml_shows_the_spot_and_the_mend() -> None:
    assert shown("theme: a\ntitle: Digest: the news") == (
        "config.yaml:2:14: this is not valid YAML: a colon is not expected here\n"
        "    title: Digest: the news\n"
        "                 ^\n"
        '  a value with a colon needs quotes: title: "Digest: the news"'
    )


def test_all_faults_are_shown_at_once() -> None:
    text = "titel: A\nbase_url: ftp://example.org\nedition: weekly\ntimezone: europe/berlin\n"

    assert shown(text) == (
        'config.yaml:1:1: "titel" is not a key of config.yaml\n'
        "    titel: A\n"
        "    ^\n"
        '  did you mean "title"?\n'
        'config.yaml:1:1: "title" is missing in config.yaml\n'
        "    titel: A\n"
        "    ^\n"
        "  add a line such as `title: The Example Digest`\n"
        'config.yaml:2:11: "ftp://example.org" is not the address of a site\n'
        "    base_url: ftp://example.org\n"
        "              ^\n"
        "  write scheme and host, such as https://news.example.org/\n"
        'config.yaml:3:10: "weekly" is not known here\n'
        "    edition: weekly\n"
        "             ^\n"
        '  did you mean "week"?\n'
        'config.yaml:4:11: "europe/berlin" is not a known time zone\n'
        "    timezone: europe/berlin\n"
        "              ^\n"
        '  did you mean "Europe/Berlin"?'
    )


@pytest.mark.parametrize(
    "line",
    [
        "theme: ../default",
        "theme: .",
        "theme: a/b",
        "theme: a b",
        "theme: zürich",
        "language: english!",
        "language: e",
        'language: "en\\n"',
        "timezone: ../../etc/passwd",
        "timezone: localtime",
        "timezone: Europe",
        "timezone: CEST",
        "timezone: [UTC]",
        "base_url: [https://example.org/]",
    ],
)
def test_a_wrong_setting_is_one_problem_at_its_value(line: str) -> None:
    with pytest.raises(DigestError) as caught:
        read_config("title: A\n" + line)

    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (2, line.index(":") + 3)


def test_an_unknown_zone_near_none_says_how_zones_are_named() -> None:
    assert "write an IANA name such as Europe/Berlin or UTC" in shown("title: A\ntimezone: home")


def test_every_zone_that_is_offered_can_be_had() -> None:
    assert {"UTC", "Europe/Berlin", "Asia/Tehran"} < zone_names()
    assert all(ZoneInfo(name).key == name for name in zone_names())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://EXAMPLE.org/Path/", "http://example.org/Path/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:080/", "http://127.0.0.1:80/"),
        ("https://xn--bcher-kva.example/~me/a_b-c.d", "https://xn--bcher-kva.example/~me/a_b-c.d/"),
    ],
)
def test_the_address_of_a_site_is_tidied(text: str, address: str) -> None:
    assert tidy_base_url(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https:///a",
        "https://exa mple.org/",
        "https://ann@example.org/",
        "https://example.org/?q",
        "https://example.org/#top",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org:/",
        "https://.example.org/",
        "https://example..org/",
        "https://-a.example.org/",
        "https://example.org./",
        "https://" + "a" * 64 + ".example.org/",
        "https://example.org/a//b/",
        "https://example.org/a/../b",
        "https://example.org/%2E%2e/b",
        "https://example.org/./",
        "https://example.org/%zz/",
        "https://example.org/%",
        'https://example.org/"',
        "https://example.org/<b>",
        "https://example.org/&amp/",
        "https://example.org/\r\nSet-Cookie:a",
        "https://example.org/\n",
        "https://bücher.example/",
        "https://example.org/ü/",
        "https://example.org/\u2028",
    ],
)
def test_what_no_site_can_live_at_is_refused(text: str) -> None:
    assert tidy_base_url(text) is None


def test_other_letters_are_to_be_encoded() -> None:
    assert "xn--" in shown("title: A\nbase_url: https://bücher.example/")


@given(st.text(alphabet="aZ0.-_~%2eF:/@?#\\ é\n", max_size=30))
@settings(max_examples=100)
def test_a_tidy_address_is_safe_everywhere_and_tidy_again(text: str) -> None:
    address = tidy_base_url("https://" + text)

    if address is not None:
        assert set(address) <= set("aZz0.-_~%2eFf:/htps")
        assert address.endswith("/")
        assert urlsplit(address).path == "/" + address.split("/", 3)[3]
        assert tidy_base_url(address) == address


@given(st.text())
@settings(max_examples=100)
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(DigestError):
        read_config("title: " + text)


def test_each_setting_has_a_description_and_a_schema() -> None:
    assert CONFIG.schema()["required"] == ["title"]
    assert all(entry.says.endswith(".") and entry.example for entry in CONFIG.fields)
    assert all(entry.kind.words() for entry in CONFIG.fields)


def test_the_examples_are_settings_that_work() -> None:
    text = "\n".join(f"{entry.name}: {entry.example}" for entry in CONFIG.fields)

    assert read_config(text).title == "The Example Digest"
