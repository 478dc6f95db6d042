"""The keys of front matter and of notes files: the tables by which they are read."""

from __future__ import annotations

from digest.config import LANGUAGE
from digest.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Many,
    Names,
    Paragraphs,
    Pattern,
    Record,
    Text,
    Url,
    Whole,
)
from digest.text.facts import KINDS, STATUSES, Change, Pictured, Seed, Source, Uncertain, iso
from digest.wording import NOTE_KINDS

SLUG = Pattern("a slug", r"[^\s/\\?#%:]{1,100}", "write words joined by hyphens, without / ? # %")
ALIAS = Pattern("an address on this site", r"/?[^\s\\?#:]{1,300}", "write it like /old/name/")

SHA256 = Pattern("a SHA-256", r"[0-9a-f]{64}", "leave it as ingest wrote it")

SOURCE = Record(
    "a source",
    (
        Field("name", Text(200), "Who published it.", "Example Wire", required=True),
        Field("url", Url(), "Where it stands.", "https://example.org/talks", default=""),
        Field("author", Text(300), "Who wrote it, as printed.", "A. Writer", default=""),
        Field("date", Day(), "When it was published.", "2019-06-08"),
        Field("accessed", Day(), "When it was read.", "2026-11-23"),
        Field("archived", Url(), "A copy that stays.", "https://example.org/copy", default=""),
        Field("via", Text(200), "Who passed it on.", "Example Agency", default=""),
    ),
    lambda **typed: Source(
        **typed | {"date": iso(typed["date"]), "accessed": iso(typed["accessed"])}
    ),
    short="name",
)
UNCERTAIN = Record(
    "a guess",
    (
        Field("alternatives", Many(Text(300)), "What it may also be.", "2019-04-03", default=()),
        Field("evidence", Text(500), "The words that leave it open.", "03/04/2019", default=""),
    ),
    Uncertain,
)
CHANGE = Record(
    "a change",
    (
        Field("date", Day(), "When it was made.", "2026-11-09", required=True),
        Field("by", Text(200), "Who made it.", "Ana Example", default=""),
        Field("what", Text(500), "What is different.", "The sum was mended.", required=True),
    ),
    lambda **typed: Change(**typed | {"date": iso(typed["date"])}),
)
SEED = Record(
    "seed",
    (
        Field("file", Text(500), "The raw text's file.", "talks.txt", required=True),
        Field("sha256", SHA256, "Its digest.", default=""),
        Field(
            "written",
            SHA256,
            "Digest of the post as ingest wrote it; it differs once a person edits the post.",
            default="",
        ),
    ),
    Seed,
)
PICTURE = Record(
    "a picture",
    (
        Field(
            "file",
            Text(500),
            "A file in content/media, or an address.",
            "talks.jpg",
            required=True,
        ),
        Field(
            "alt",
            Text(1000),
            "What it shows, for those who can't see it.",
            "Two delegates at a table",
            default="",
        ),
    ),
    Pictured,
    short="file",
)
NO_PICTURE = Pictured("", "")
FRONT_FIELDS = (
    Field("title", Text(500), "The headline.", "Ministers weigh a second round", required=True),
    Field("date", Day(), "When it was published.", "2019-06-08"),
    Field("updated", Day(), "When it was last changed.", "2019-06-09"),
    Field("expires", Day(), "From when on it is left out.", "2030-01-01"),
    Field("slug", SLUG, "The last part of its address; else the file's name.", "second-round"),
    Field("place", Text(200), "The dateline's place.", "Geneva", default=""),
    Field("lang", LANGUAGE, "The language it is written in; else the site's.", "en"),
    Field("kind", Choice(KINDS), "What sort of text it is.", "analysis", default=""),
    Field("summary", Text(2000), "The standfirst.", "What the round is about", default=""),
    Field("tags", Many(Text(100)), "Its subjects.", "[diplomacy]", default=()),
    Field("people", Many(Text(200)), "Who it is about.", "[A. Envoy]", default=()),
    Field("series", Text(200), "The story it belongs to.", "Treaty round", default=""),
    Field("translation_key", Text(200), "What only its translations share.", "talks", default=""),
    Field("weight", Whole(-1000, 1000), "Its rank in its edition; lower leads.", "1", default=0),
    Field(
        "image",
        PICTURE,
        "Its picture: a file in content/media or an address, and what it shows.",
        "{file: talks.jpg, alt: Two delegates at a table}",
        default=NO_PICTURE,
    ),
    Field("sources", Many(SOURCE), "Who published what it reports on.", default=()),
    Field("captions", Many(Text(2000)), "Captions of the pictures it came with.", default=()),
    Field("aliases", Many(ALIAS), "Older addresses that lead here.", "[/old/talks/]", default=()),
    Field("uncertain", Names(UNCERTAIN), "What ingest was not sure of.", default=None),
    Field("seed", SEED, "The raw text it was made from; written by ingest."),
    Field("draft", Flag(), "Left out, save with `--drafts`.", "false", default=False),
)
FRONT = Record("front matter", FRONT_FIELDS, lambda **typed: typed)
PLAIN_FIELDS = (
    Field("title", Text(500), "The page's heading.", "About", default=""),
    Field("slug", SLUG, "The last part of its address; else the file's name.", "about"),
    Field("summary", Text(2000), "What search engines show of it.", default=""),
    Field("lang", LANGUAGE, "The language it is written in; else the site's.", "en"),
    Field("weight", Whole(-1000, 1000), "Its rank in the navigation.", "1", default=0),
    Field("aliases", Many(ALIAS), "Older addresses that lead here.", default=()),
    Field("draft", Flag(), "Left out, save with `--drafts`.", "false", default=False),
)
PLAIN = Record("front matter", PLAIN_FIELDS, lambda **typed: typed)
NOTE_ID = Pattern("an id", r"[^\]\s]{1,100}", "write words joined by hyphens")
NOTE = Record(
    "a note",
    (
        Field("id", NOTE_ID, "Its name on the page, once per post.", "surge", required=True),
        Field(
            "kind", Choice(tuple(NOTE_KINDS)), "What sort of note it is.", "context", required=True
        ),
        Field("quote", Paragraphs(), "The passage, word for word.", "the surge", required=True),
        Field("prefix", Paragraphs(), "The words just before it.", default=""),
        Field("suffix", Paragraphs(), "The words just after it.", default=""),
        Field("occurrence", Whole(1, 100000), "Which of several, from 1.", "2", default=0),
        Field(
            "body", Paragraphs(), "The note itself, in Markdown.", "A flood tide.", required=True
        ),
        Field("by", Text(200), "Who wrote the note.", "Ana Example", default=""),
        Field("date", Day(), "When it was written.", "2026-11-02"),
        Field("sources", Many(SOURCE), "What the note goes by.", default=()),
        Field("rating", Text(200), "How a checked claim stands up.", "Mostly true", default=""),
        Field(
            "status",
            Choice(STATUSES),
            "Whether it waits for work; a draft is built with `--drafts` only.",
            "open",
            default="",
        ),
        Field("history", Many(CHANGE), "What was changed in it since, oldest first.", default=()),
    ),
    lambda **typed: typed,
)
