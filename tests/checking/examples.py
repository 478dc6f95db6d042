"""For each rule a site in which it finds something, and one in which it doesn't.

A site is its files by name. The post of the first is `content/posts/a.md`.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.a_site import CONFIG

POST = """---
title: {title}
date: 2026-11-02
sources: [{{name: Wire, url: "https://wire.example.org/{slug}"}}]
{more}---

{body}
"""
WORDS = (
    "The harbour office of the town opened its gates again on Monday after nine weeks in which"
    " nobody could say whether the eastern quay would bear a crane or fall into the water. Two"
    " divers had found a crack in its third pillar, the engineers another in the second, and the"
    " council a letter that had warned of both a year before, unopened in a drawer of the mayor."
)


class Example(NamedTuple):
    """The files of a site in which a rule finds something, and what to change so it doesn't."""

    failing: dict[str, str]
    passing: dict[str, str]


def post(body: str = "A text.", more: str = "", title: str = "Tides", slug: str = "a") -> str:
    """Return the text of a post with nothing to be found in it but what is given."""
    return POST.format(body=body, more=more + "\n" * bool(more), title=title, slug=slug)


def one(failing: str, passing: str) -> Example:
    """Return an example of one post."""
    return Example({"content/posts/a.md": failing}, {"content/posts/a.md": passing})


def bodies(failing: str, passing: str) -> Example:
    """Return an example of two bodies of a post."""
    return one(post(failing), post(passing))


def fronts(failing: str, passing: str) -> Example:
    """Return an example of two lines in the front matter of a post."""
    return one(post(more=failing), post(more=passing))


def both(first: str, failing: str, passing: str, name: str = "content/posts/b.md") -> Example:
    """Return an example of two files, of which the second makes the difference."""
    there = {"content/posts/a.md": first}
    return Example(there | {name: failing}, there | {name: passing})


NOTES = "- id: surge\n  kind: context\n  quote: {quote}\n  body: A flood tide.\n"
DOT = "GIF89a\x01\0\x01\0\0\0\0;"
PICTURE = {"content/media/quay.png": DOT, "content/media/quay.gif": DOT}

EXAMPLES = {
    "refused": fronts("kind: gossip", "kind: news"),
    "unshown": Example(
        {"content/posts/a.md": post(), "content/posts/b.markdown": post()},
        {"content/posts/a.md": post()},
    ),
    "uncertain": fronts("uncertain: {place: {evidence: the quay}}", "place: Geneva"),
    "no-source": one("---\ntitle: Tides\ndate: 2026-11-02\n---\n\nA text.\n", post()),
    "no-date": one("---\ntitle: Tides\nsources: [Wire]\n---\n\nA text.\n", post()),
    "future-date": fronts("updated: 2026-12-24", "updated: 2026-11-03"),
    "note-passage": both(
        post("The surge came."),
        NOTES.format(quote="The flood"),
        NOTES.format(quote="The surge"),
        "content/posts/a.notes.yaml",
    ),
    "tracking": bodies(
        "See [it](https://wire.example.org/b?id=7&utm_source=mail&fbclid=x#top).",
        "See [it](https://wire.example.org/b?id=7&utm=a#top), and `https://a.example.org?utm_id=1`.",
    ),
    "insecure-link": bodies(
        "See [it](http://wire.example.org/a).", "See [it](http://other.example.org/a)."
    ),
    "repeated-word": bodies("It rose in the the night.", "It had had its day in Baden Baden."),
    "unfinished": bodies("It rose by TODO metres.", "The file `TODO` lists it; todo el día."),
    "heading-jump": bodies("## One\n\nA.\n\n#### Two\n\nB.", "## One\n\nA.\n\n### Two\n\nB."),
    "yaml-word": fronts("lang: no", 'lang: "no"\ndraft: no'),
    "yaml-number": fronts("place: 1:30", 'place: "1:30"\nseries: 1984'),
    "yaml-date": fronts("updated: 2026-11-3", "updated: 2026-11-03"),
    "yaml-colon": fronts("summary: Talks: a second round", 'summary: "Talks: a second round"'),
    "yaml-comment": fronts("summary: Issue #5 is settled", "summary: Issue 5 # is it settled?"),
    "missing-media": Example(
        {"content/posts/a.md": post("![A quay](key.png)"), **PICTURE},
        {"content/posts/a.md": post("![A quay](quay.png)"), **PICTURE},
    ),
    "broken-picture": Example(
        {"content/posts/a.md": post("![A quay](quay.gif)"), "content/media/quay.gif": "GIF"},
        {"content/posts/a.md": post("![A quay](quay.gif)"), **PICTURE},
    ),
    "no-alt": Example(
        {"content/posts/a.md": post("![](quay.png)"), **PICTURE},
        {
            "content/posts/a.md": post('![A quay](quay.png)\n\n<img src="quay.png" alt="">'),
            **PICTURE,
        },
    ),
    "dead-link": bodies(
        "See [b](b.md), or [all](/archives/).", "See [it](a.md), [all](/archive/) and [home](/)."
    ),
    "unpublished-link": both(
        post("See [b](b.md)."),
        post(more="draft: true", slug="b"),
        post(slug="b"),
    ),
    "dead-anchor": both(
        post("## Tide {#tide}\n\nSee [above](#tide).", slug="a"),
        post("See [there](a.md#tides) and [here](#nowhere).", slug="b", title="B"),
        post("See [there](a.md#tide) and [sources](#sources).", slug="b", title="B"),
    ),
    "name-collision": both(
        post(), post(slug="b", title="B"), post(slug="b", title="B"), "content/posts/A.md"
    ),
    "duplicate-address": Example(
        {
            "content/posts/a.md": post(slug="quay?id=1"),
            "content/posts/b.md": post(slug="quay/?utm_source=x&id=1", title="B"),
        },
        {
            "content/posts/a.md": post(slug="quay?id=1"),
            "content/posts/b.md": post(slug="quay?id=2", title="B"),
        },
    ),
    "duplicate-text": both(
        post(WORDS),
        post(WORDS.replace("Monday", "Tuesday"), slug="b", title="B"),
        post(" ".join(reversed(WORDS.split())), slug="b", title="B"),
    ),
}
QUOTING = "seed: {file: quay.txt}"
SEED = {"seeds/quay.txt": "The quay\n\n“We shall open the gates on Monday,” said the mayor.\n"}
EXAMPLES["quote"] = Example(
    {"content/posts/a.md": post("“We shall close the gates on Monday.”", QUOTING), **SEED},
    {"content/posts/a.md": post('"We shall open the gates on\nMonday"', QUOTING), **SEED},
)
EXAMPLES["name-collision"] = Example(
    EXAMPLES["name-collision"].failing,
    {"content/posts/a.md": post(), "content/posts/b.md": post(slug="b", title="B")},
)


def with_settings(files: dict[str, str], settings: str = "") -> dict[str, str]:
    """Return the files of an example with a config.yaml."""
    return {"config.yaml": CONFIG + settings, **files}
