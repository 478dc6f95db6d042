from __future__ import annotations

from digest.checking.desk import Desk, tell
from digest.shape.library import Wanted
from tests.checking.examples import post
from tests.checking.judging import SETTINGS, writing_of


def test_a_file_tells_its_links_anchors_and_ids_with_their_places() -> None:
    body = "## Tide {#tide}\n\nSee [b](b.md#x), [above](#tide) and https://a.example.org/."
    told = tell(writing_of(post(body)), [])
    assert [(link.target, place.line, place.column) for link, place in told.links] == [
        ("b.md#x", 9, 9)
    ]
    assert [(target, place.line) for target, place in told.anchors] == [("#tide", 9)]
    assert told.ids == ("tide",)
    assert [url.text for url in told.urls][-1] == "https://a.example.org/"


def test_posts_are_those_that_could_be_read() -> None:
    told = [tell(writing_of(text), []) for text in (post(), "---\nkind: 1\n---\n\nA.\n")]
    assert [one.path for one in Desk(told, SETTINGS, Wanted("2026-11-25")).posts] == [
        "content/posts/a.md"
    ]
