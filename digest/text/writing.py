"""Article -> the text of a post: front matter, and a body in which nothing is markup."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.seeds.article import Guess
from digest.text.passages import excerpt
from digest.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.seeds.article import Article
    from digest.text.facts import Annotation, Change, Source

WRITTEN = re.compile(r"^  written: [0-9a-f]{64}\n", re.MULTILINE)
"""The line of the front matter that tells an edited post from an untouched one."""

SEED_FILE = re.compile(r"^(seed:\n  file: ).*\n", re.MULTILINE)
SEED_SHA256 = re.compile(r"^  sha256: [0-9a-f]{64}\n", re.MULTILINE)
"""Lines of front matter: no other begins so, for all texts in it are quoted and on one line."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Controls, and what Unicode keeps out of texts: no Markdown and no HTML may hold them."""

SIGNS = (
    r"[\\`*{<]"  # escapes, code, emphasis, attributes, HTML
    r"|&(?=#|\w{1,40};)"  # an entity
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; within a word an underscore is none
    r"|(?<=\])\("  # an inline link or picture
)
ANYWHERE = re.compile(
    SIGNS + r"|\[(?=\^)"  # a footnote or a note
    r"|\[(?![^\[\]]{1,80}\])"  # a bracket not soon closed: Markdown looks for its end
)
MANY = re.compile(SIGNS + r"|\[")
FEW = 50
"""Up to so many brackets, backticks and braces in a paragraph are left as an editor finds them
readable; from more of them each is spelled out, for Markdown looks ahead from each."""

AT_START = re.compile(r"[#>+\-:~=|]|\d{1,9}\.(?=\s|$)|\[(?=[^\]]*\]:)")
"""A heading, quote, list, rule, definition, fence, table row, numbered item, reference."""

ENTITIES = {"<": "&lt;", "&": "&amp;"} | {c: f"&#{ord(c)};" for c in ":~=|"}
"""Characters that a backslash does not make literal in Python-Markdown."""

SPELLED_OUT = ENTITIES | {"`": "&#96;", "{": "&#123;"}


def write_post(article: Article, file: str, sha256: str) -> str:
    """Return the text of the post that an article becomes.

    `file` and `sha256` name the seed and its bytes. The last line of the front matter is the
    digest of all the rest, so that a later run knows whether a person edited the post.
    """
    header = "\n".join(front_matter(article, file, sha256))
    body = "\n\n".join(literal(paragraph) for paragraph in article.body)
    return stamped(f"---\n{header}\n---\n\n{body}\n")


def stamped(text: str) -> str:
    """Return a post with the digest of its text below that of its seed's."""
    stamp = f"  written: {digest_of(text)}\n"
    return SEED_SHA256.sub(lambda line: line[0] + stamp, text, count=1)


def with_seed_renamed(text: str, file: str) -> str:
    """Return an untouched post as `write_post` would have it for a seed of another name."""
    bare = WRITTEN.sub("", text, count=1)
    return stamped(SEED_FILE.sub(lambda line: f"{line[1]}{quoted(file)}\n", bare, count=1))


def is_untouched(text: str, written: str) -> bool:
    """Whether a post is still what ingest wrote: `written` is what its front matter states."""
    return bool(written) and digest_of(WRITTEN.sub("", text, count=1)) == written


def digest_of(text: str) -> str:
    """Return the SHA-256 of a post's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def post_name(article: Article) -> str:
    """Return the name of an article's post without its ending: `2019-06-08-a-second-round`."""
    day = article.published.isoformat()[:10] if article.published else "undated"
    return f"{day}-{slugify(headline(article)[0])}"


def front_matter(article: Article, file: str, sha256: str) -> Iterator[str]:
    """Yield the lines of the front matter; what the seed doesn't state is left out."""
    title, doubts = headline(article)
    yield f"title: {quoted(title)}"
    for name, moment in (("date", article.published), ("updated", article.updated)):
        if moment:
            yield f"{name}: {when(moment)}"
    if article.place:
        yield f"place: {quoted(article.place)}"
    for name, word in (("lang", article.lang), ("kind", article.kind)):
        if word:
            yield f"{name}: {word}"
    if article.standfirst:
        yield f"summary: {quoted(article.standfirst)}"
    yield from source_lines(article)
    yield from listed("captions", article.captions)
    if doubts:
        yield "uncertain:"
        for name, guess in sorted(doubts.items()):
            yield f"  {name}:"
            yield from (f"  {line}" for line in listed("  alternatives", guess.alternatives))
            if guess.evidence:
                yield f"    evidence: {quoted(guess.evidence)}"
    yield "seed:"
    yield f"  file: {quoted(file)}"
    yield f"  sha256: {sha256}"


def headline(article: Article) -> tuple[str, Mapping[str, Guess]]:
    """Return the title, and what is uncertain; a text without one lends its first words."""
    if article.title:
        return article.title, article.uncertain
    words = excerpt(article.body[0], LONGEST_TITLE) if article.body else UNTITLED
    return words, {**article.uncertain, "title": Guess((), NO_HEADLINE)}


LONGEST_TITLE = 80
UNTITLED = "Untitled"
NO_HEADLINE = "the seed has no headline"


def source_lines(article: Article) -> Iterator[str]:
    """Yield the source: the outlet, else the host of the page, else who wrote it."""
    name = article.outlet or urlsplit(article.url).hostname or article.author
    if not name:
        return
    yield "sources:"
    yield f"  - name: {quoted(name)}"
    if article.url:
        yield f"    url: {quoted(article.url)}"
    if article.author:
        yield f"    author: {quoted(article.author)}"
    if article.published:
        yield f"    date: {when(article.published)}"


def listed(key: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a key with a list of texts; nothing for an empty list."""
    lines = [f"  - {quoted(value)}" for value in values]
    if lines:
        indent = key[: len(key) - len(key.lstrip())]
        yield f"{key}:"
        yield from (indent + line for line in lines)


def when(moment: date | datetime) -> str:
    """Return a date or a time as front matter has it."""
    return (
        moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    )


def quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar (YAML 1.2, 7.3.1) on one line.

    JSON's escapes are YAML's; what is a line break or not printable in YAML is escaped too.
    """
    visible = INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
    breaks = {ord(c): f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029\ufeff"}
    return json.dumps(visible, ensure_ascii=False).translate(breaks)


def literal(paragraph: str) -> str:
    """Return Markdown that is drawn as exactly these words; runs of blanks become one space."""
    text = " ".join(INVISIBLE.sub("", paragraph).split())
    is_many = sum(text.count(sign) for sign in "[`{") > FEW
    signs, entities = (MANY, SPELLED_OUT) if is_many else (ANYWHERE, ENTITIES)

    def escaped(sign: str) -> str:
        return entities.get(sign, "\\" + sign)

    lead = AT_START.match(text)
    rest = signs.sub(lambda match: escaped(match[0]), text[lead.end() if lead else 0 :])
    if lead is None:
        return rest
    number = lead[0].rstrip(".")
    return (f"{number}\\." if number.isdigit() else escaped(lead[0])) + rest


def note_lines(note: Annotation) -> str:
    """Return a note as an entry of NAME.notes.yaml, its passage quoted with what is around it."""
    values = {
        "id": note.id,
        "kind": note.kind,
        "quote": note.exact,
        "prefix": note.prefix,
        "suffix": note.suffix,
        "body": note.body,
        "by": note.by,
        "date": note.date,
        "rating": note.rating,
        "status": note.status,
    }
    lines = [f"{key}: {scalar(key, value)}" for key, value in values.items() if value]
    for key, entries in (("sources", note.sources), ("history", note.history)):
        lines += [f"{key}:"] if entries else []
        lines += ["  - " + "\n      ".join(stated_by(entry)) for entry in entries]
    return "- " + "\n  ".join(lines) + "\n"


def stated_by(entry: Source | Change) -> Iterator[str]:
    """Yield the lines of a note's source, or of an entry of its history."""
    for key, value in zip(entry._fields, entry, strict=True):
        if value:
            yield f"{key}: {scalar(key, value)}"


BARE = frozenset({"kind", "date", "status", "accessed"})
"""Keys whose values are mostly words that YAML takes as they are."""

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
UNBLOCKED = re.compile("[\x7f\x85\u2028\u2029\ufeff]|^[ \n]|[ \n]$")
"""What a block of YAML can't hold, or not without signs that say how it is indented and ends."""


def scalar(key: str, value: str) -> str:
    """Return a value of a note as YAML: as it is where that is safe, else in quotes.

    The text of several lines stands as it is below its key, for a person to read and edit.
    """
    if key in BARE and PLAIN.fullmatch(value):
        return value
    if key == "body" and "\n" in value and not UNBLOCKED.search(value):
        text = INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", value)
        return "\n".join(["|-", *(line and f"    {line}" for line in text.split("\n"))])
    return quoted(value)
