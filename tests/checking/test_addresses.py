from __future__ import annotations

import pytest

from digest.checking.addresses import canonical_address, insecure_links, without_tracking
from digest.checking.writing import Url
from digest.problems import Place
from tests.checking.judging import found_in


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("utm_source=a&id=7&fbclid=x", "id=7"),
        ("id=7&amp;utm_medium=b&amp;page=2", "id=7&amp;page=2"),
        ("utm=1&source=wire", "utm=1&source=wire"),
        ("UTM_Source=a", ""),
        ("", ""),
    ],
)
def test_only_parameters_that_follow_readers_are_taken_out(query: str, left: str) -> None:
    assert without_tracking(query) == left


def test_the_mend_keeps_the_rest_of_the_address() -> None:
    (finding,) = found_in("tracking", "See <https://a.example.org/x?b=1&gclid=2#top>.")
    (edit,) = finding.edits
    assert (edit.old, edit.new) == ("?b=1&gclid=2", "?b=1")
    assert finding.problem.hint == "write https://a.example.org/x?b=1"


def urls(*texts: str) -> list[Url]:
    """Return addresses, each on a line of its own."""
    return [Url(Place("a.md", line, 1), text) for line, text in enumerate(texts, 1)]


def test_http_is_found_only_where_the_host_has_https_and_mended_only_for_the_same_page() -> None:
    found = list(
        insecure_links(
            urls(
                "http://a.example.org/x",
                "HTTP://a.example.org/y",
                "http://b.example.org/",
                "http://a.example.org:8080/",
                "https://a.example.org/y",
            )
        )
    )
    assert [finding.problem.place.line for finding in found] == [1, 2]
    assert [[edit[1:] for edit in finding.edits] for finding in found] == [[], [("HTTP", "https")]]


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.example.org/x",
        "http://EXAMPLE.org/x/",
        "https://example.org/x?utm_source=a#top",
    ],
)
def test_spellings_of_one_address_are_one(spelling: str) -> None:
    assert canonical_address(spelling) == "example.org/x"
