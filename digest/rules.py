"""The rules of `digest check`: what each is called, how bad it is, and whether it can be mended.

What finds them is in `checking/table.py`. Here they can be named by config.yaml and by docs.
"""

from __future__ import annotations

from typing import NamedTuple

ERROR, WARNING, OFF = "error", "warning", "off"
LEVELS = (ERROR, WARNING, OFF)


class Rule(NamedTuple):
    """What a rule is called and finds; `level` is what a finding is unless config.yaml says else.

    `mends` says what `--fix` does about it, empty where a person has to decide.
    """

    name: str
    level: str
    says: str
    mends: str = ""


REFUSED = Rule("refused", ERROR, "What keeps a build from being made.")
"""Not to be switched: the build would refuse it all the same."""

RULES = (
    Rule("unshown", WARNING, "A file that no page shows: a wrong ending, notes without a post."),
    Rule("uncertain", WARNING, "What ingest was not sure of, as long as it is listed."),
    Rule("no-source", WARNING, "A post that names no source."),
    Rule("no-date", WARNING, "A post without a date: no edition and no feed shows it."),
    Rule("future-date", WARNING, "A date that is yet to come."),
    Rule(
        "note-passage", WARNING, "A note whose passage was changed, is gone, or stands there twice."
    ),
    Rule(
        "tracking",
        WARNING,
        "A link with parameters that follow readers about, such as `utm_source`.",
        "takes them out",
    ),
    Rule(
        "insecure-link",
        WARNING,
        "An `http://` link to a host that the site links to with `https://`, too.",
        "writes `https` where the same address is given with it",
    ),
    Rule("repeated-word", WARNING, "A word that stands there twice in a row."),
    Rule("unfinished", ERROR, "A mark of work to do: FIXME, TODO, TBD, TKTK."),
    Rule("heading-jump", WARNING, "A heading more than one level below the one before."),
    Rule(
        "yaml-word",
        WARNING,
        "A bare word that YAML reads as true, false or nothing: `no`, `on`, `Null`.",
        "puts it in quotes",
    ),
    Rule(
        "yaml-number",
        WARNING,
        "Bare digits that YAML reads as another number: `1:30`, `010`, `1.10`.",
        "puts them in quotes where a text is meant",
    ),
    Rule(
        "yaml-date",
        WARNING,
        "A date that looks otherwise than YAML writes it: `2026-1-2`.",
        "writes it with all its zeros",
    ),
    Rule(
        "yaml-colon",
        ERROR,
        "A bare value with a colon and a space, which YAML takes for a key.",
        "puts it in quotes",
    ),
    Rule("yaml-comment", WARNING, "A bare value that YAML ends at a `#`: `Issue #5`."),
    Rule("missing-media", ERROR, "A picture or file that is not in content/media."),
    Rule(
        "broken-picture",
        ERROR,
        "A file in content/media that is called like a picture and is none.",
    ),
    Rule("no-alt", ERROR, "A picture without words for those who can't see it."),
    Rule("dead-link", ERROR, "A link to no page of the site."),
    Rule("unpublished-link", WARNING, "A link to a draft, or to a post not shown on this day."),
    Rule("dead-anchor", ERROR, "A link to a place that its page doesn't have."),
    Rule("gone-link", WARNING, "A page elsewhere that is gone; asked for with `--external` only."),
    Rule("name-collision", ERROR, "Two files whose names are one on some disks."),
    Rule("duplicate-address", WARNING, "Two posts on the same addresses of sources."),
    Rule("duplicate-text", WARNING, "Two posts with nearly the same text."),
    Rule("quote", WARNING, "A quoted sentence that is not in the seed of its post."),
)
LEVEL_OF = {rule.name: rule.level for rule in (REFUSED, *RULES)}
