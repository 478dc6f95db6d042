"""Benchmark posts from a seed: news-like lengths and words, no real text.

Each post has a random stream of its own, so a post doesn't depend on those before it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Literal

from benchmarks.words import COMMON, NAMES, NOUNS, PLACES, QUALITIES, VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Flavour = Literal["plain", "notes"]

MEDIAN_BYTES = 800
"""Of a body: 19,042 stories of a wire are 813 bytes long on average."""
SIGMA = 0.7
"""Of the logarithm of the length: one post in twenty is then longer than 2,500 bytes."""
LENGTHS = (120, 40_000)
HALF_A_BLOCK = 120
"""Bytes. Whole blocks are added, so without it bodies would be that much too long."""

NEWEST = datetime(2024, 12, 31, 18, tzinfo=UTC)
YEARS = timedelta(days=8 * 365)
TAGS_A_POST = 3
SOURCE = "Example Wire"
RICH = 0.15
"""The share of posts with tables, code, footnotes and the like."""
NOTES_A_POST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One post; `name` is that of its file without the ending and the slug of its page."""

    name: str
    title: str
    date: datetime
    tags: tuple[str, ...]
    body: str

    @property
    def address(self) -> str:
        """The folder of its page, in all generators that let one choose."""
        return f"{self.date:%Y/%m/%d}/{self.name}"


def corpus(posts: int, seed: int = 1, flavour: Flavour = "plain") -> list[Entry]:
    """Return that many posts, newest first; the same for the same arguments, on any machine."""
    return [entry(index, posts, seed, flavour) for index in range(posts)]


def entry(index: int, posts: int, seed: int, flavour: Flavour) -> Entry:
    """Return one post of a corpus of that many."""
    stream = Random(f"{seed}:{flavour}:{index}")  # noqa: S311  no secret hangs on it
    return Entry(
        name=f"story-{index:06}",
        title=capital(phrase(stream, stream.randint(4, 9))),
        date=(NEWEST - YEARS * (index / posts)).replace(microsecond=0),
        tags=some_tags(stream),
        body=annotated(body(stream), stream) if flavour == "notes" else body(stream),
    )


def newcomer(number: int, title: str, tags: tuple[str, ...]) -> Entry:
    """Return a post newer than any of a corpus: someone has just written it."""
    stream = Random(f"newcomer:{number}")  # noqa: S311  no secret hangs on it
    date = NEWEST + timedelta(minutes=number)
    return Entry(f"newcomer-{number:06}", title, date, tags, body(stream))


def falling(number: int) -> list[float]:
    """Return cumulated weights of that many things, the first the heaviest (Zipf's law)."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


WEIGHTS = {len(words): falling(len(words)) for words in (COMMON, NOUNS, VERBS, QUALITIES)}


def pick(stream: Random, words: Sequence[str]) -> str:
    """Return a word, the first ones more often."""
    return stream.choices(words, cum_weights=WEIGHTS[len(words)])[0]


def some_tags(stream: Random) -> tuple[str, ...]:
    """Return tags without doubles."""
    tags: dict[str, None] = {}
    while len(tags) < TAGS_A_POST:
        tags[pick(stream, NOUNS)] = None
    return tuple(tags)


def phrase(stream: Random, words: int) -> str:
    """Return some words as they follow each other in news."""
    kinds = stream.choices((COMMON, NOUNS, VERBS, QUALITIES), (11, 5, 3, 2), k=words)
    return " ".join(pick(stream, kind) for kind in kinds)


def capital(text: str) -> str:
    """Return a text with its first letter raised."""
    return text[0].upper() + text[1:]


def sentence(stream: Random) -> str:
    """Return a sentence, now and then with a name, a number, a link, a quote or emphasis."""
    start = capital(phrase(stream, stream.randint(4, 12)))
    rest = phrase(stream, stream.randint(3, 11))
    kind = stream.random()
    if kind < 0.12:  # noqa: PLR2004  the shares of the kinds stand here and nowhere else
        return f"“{start},” said {stream.choice(NAMES)}. “{capital(rest)}.”"
    if kind < 0.20:  # noqa: PLR2004  as above
        return f'"{start}, {rest}," {stream.choice(NAMES)} {pick(stream, VERBS)}.'
    if kind < 0.32:  # noqa: PLR2004  as above
        return f"{start} in {stream.choice(PLACES)}, {stream.randint(2, 9_000):,} {rest}."
    if kind < 0.37:  # noqa: PLR2004  as above
        target = f"https://wire.example.org/{stream.randint(1, 99_999)}"
        return f"{start} [{phrase(stream, 3)}]({target}) {rest}."
    if kind < 0.41:  # noqa: PLR2004  as above
        sign = stream.choice(("*", "**"))
        return f"{start} {sign}{phrase(stream, 2)}{sign} {rest}."
    return f"{start}, {rest}." if stream.random() < 1 / 3 else f"{start} {rest}."


def paragraph(stream: Random) -> str:
    """Return one to four sentences."""
    return " ".join(sentence(stream) for _ in range(stream.randint(1, 4)))


def items(stream: Random) -> list[str]:
    """Return what stands in a list."""
    return [capital(phrase(stream, stream.randint(3, 9))) for _ in range(stream.randint(2, 6))]


def bullets(stream: Random) -> str:
    """Return an unordered list."""
    return "\n".join(f"- {item}" for item in items(stream))


def quotation(stream: Random) -> str:
    """Return a quoted paragraph."""
    return f"> {paragraph(stream)}"


def table(stream: Random) -> str:
    """Return a table of two columns."""
    rows = [f"| {phrase(stream, 2)} | {stream.randint(1, 900)} |" for _ in range(4)]
    return "\n".join([f"| {capital(phrase(stream, 1))} | Number |", "|---|---:|", *rows])


def code(stream: Random) -> str:
    """Return a fenced block."""
    lines = [f"{pick(stream, NOUNS)} = {stream.randint(1, 99)}" for _ in range(3)]
    return "\n".join(["```", *lines, "```"])


def footnote(stream: Random) -> str:
    """Return a paragraph and the footnote on it."""
    label = f"fn{stream.randint(1, 9_999_999)}"
    return f"{paragraph(stream)}[^{label}]\n\n[^{label}]: {sentence(stream)}"


def named_link(stream: Random) -> str:
    """Return a link whose target is named below its paragraph."""
    label = f"ref{stream.randint(1, 9_999_999)}"
    words = capital(phrase(stream, 5))
    return f"{words} [{phrase(stream, 2)}][{label}].\n\n[{label}]: https://wire.example.org/{label}"


def nested(stream: Random) -> str:
    """Return an ordered list, each item with one below it."""
    return "\n".join(
        f"{number}. {item}\n    - {capital(phrase(stream, 4))}"
        for number, item in enumerate(items(stream), start=1)
    )


def heading(stream: Random) -> str:
    """Return a heading and the paragraph below it."""
    return f"## {capital(phrase(stream, 4))}\n\n{paragraph(stream)}"


def broken_line(stream: Random) -> str:
    """Return a paragraph with a break in it and words in backquotes."""
    return f"{capital(phrase(stream, 6))}  \n`{pick(stream, NOUNS)}` {phrase(stream, 6)}."


FEATURES: tuple[Callable[[Random], str], ...] = (
    table,
    code,
    footnote,
    named_link,
    nested,
    heading,
    broken_line,
)


def body(stream: Random) -> str:
    """Return a body of a random length, paragraphs parted by blank lines."""
    wanted = min(max(LENGTHS[0], stream.lognormvariate(math.log(MEDIAN_BYTES), SIGMA)), LENGTHS[1])
    is_rich = stream.random() < RICH
    blocks = [f"{stream.choice(PLACES).upper()} – {paragraph(stream)}"]
    length = len(blocks[0].encode())
    while length + HALF_A_BLOCK < wanted:
        kind = stream.random()
        if is_rich and kind < 0.4:  # noqa: PLR2004  so that a rich post has two or three features
            block = stream.choice(FEATURES)(stream)
        elif kind < 0.43:  # noqa: PLR2004  a list in one post out of five, as in news
            block = stream.choice((bullets, quotation))(stream)
        else:
            block = paragraph(stream)
        blocks.append(block)
        length += len(block.encode()) + 2
    return "\n\n".join(blocks) + "\n"


KINDS = ("context", "fact-check", "definition", "correction", "question", "translation")


def annotated(text: str, stream: Random) -> str:
    """Return a body with passages marked in its plain paragraphs, and notes on them below it."""
    blocks = text.rstrip("\n").split("\n\n")
    plain = [at for at, block in enumerate(blocks) if block[0].isalpha() and not has_markup(block)]
    definitions: list[str] = []
    for at in stream.sample(plain, min(len(plain), NOTES_A_POST)):
        label = f"{stream.choice(KINDS)}-{len(definitions) + 1}"
        words = blocks[at].split(" ")
        start = stream.randrange(len(words))
        end = min(len(words), start + stream.randint(2, 8))
        passage = " ".join(words[start:end])
        blocks[at] = " ".join([*words[:start], f"=={passage}==[^{label}]", *words[end:]])
        definitions.append(f"[^{label}]: {sentence(stream)}")
    return "\n\n".join([*blocks, *definitions]) + "\n"


def has_markup(block: str) -> bool:
    """Whether a mark could begin or end within other markup."""
    return any(sign in block for sign in "[]*`|\n")
