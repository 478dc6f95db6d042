"""A site with forty notes on a post, left to right and right to left, as digest builds it.

The two posts that are `roomy` have fewer notes on more text, so that each has room beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.a_site import new_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.a_site import Site

KINDS = ("context", "fact-check", "definition", "correction", "question", "translation")
NOTES = 40
ROOMY = 11
LONG = 150
"""Words of every fifth note; the others have 18."""

ENGLISH = "The council met at {} and weighed a budget that balances on paper, as it did before. "
PERSIAN = "شورا ساعت {} گرد آمد و بودجه‌ای را سنجید که تنها روی کاغذ تراز است، چنان که پیش‌تر بود. "

BESIDE = """- id: overlap
  kind: translation
  quote: "{quote}"
  body: It overlaps another. Word40.
  by: Ana Example
  date: 2026-11-05
  sources: [{{name: A book of some length, url: "https://books.example.org/a/b/c"}}]
  history: [{{date: 2026-11-06, by: Ben Example, what: A word was mended.}}]
- id: gone
  kind: correction
  quote: words that were taken out since
  body: It stood here once. Word41.
  by: Ben Example
  date: 2026-11-04
"""


def built(root: Path) -> Path:
    """Return the output folder of the site; both posts have the same notes."""
    site = new_site(root)
    write(site)
    site.build()
    return root / "site"


def write(site: Site) -> None:
    """Put the two posts into a site."""
    for name, lang, sentence in (("ltr", "en", ENGLISH), ("rtl", "fa", PERSIAN)):
        site.write(f"content/posts/2026-11-02-{name}.md", post(lang, sentence))
        quote = sentence.format(38).rstrip()
        site.write(f"content/posts/2026-11-02-{name}.notes.yaml", BESIDE.format(quote=quote))
        site.write(f"content/posts/2026-11-02-roomy-{name}.md", roomy_post(lang, sentence))


def post(lang: str, sentence: str) -> str:
    """Return a post: notes on paragraphs, two on some, on a list, a table, a quotation, a point."""
    parts = [*blocks(sentence), *map(note, range(1, NOTES))]
    return header(lang, sentence) + "\n\n".join(parts) + "\n"


def header(lang: str, sentence: str) -> str:
    """Return the front matter of a post."""
    stated = f"title: {sentence.format(0)}\ndate: 2026-11-02\nlang: {lang}\nkind: analysis\n"
    return f"---\n{stated}tags: [budget]\nsources: [Wire]\nsummary: {sentence.format(1)}\n---\n"


def roomy_post(lang: str, sentence: str) -> str:
    """Return a post with long blocks: notes within paragraphs, a list in a list, a long table.

    Three are on one paragraph, and three, one of them long, on the last line.
    """

    def noted(number: int) -> str:
        words = sentence.format(number).split()
        return f"{words[0]} =={' '.join(words[1:5])}=={label(number)} {' '.join(words[5:])}"

    said = " ".join(sentence.format("") for _ in range(5))
    row = f"\n| {sentence.format('')} | {sentence.format('')} |"
    parts = [
        f"{said} {noted(1)} {said}",
        f"{said} {noted(2)} {said} {noted(3)} {said} {noted(4)} {said}",
        f"- {said}\n- {said}\n    - {said}\n    - {said} {noted(6)}\n- {said}\n- {noted(5)} {said}",
        f"| a | b |\n|---|---|{row * 6}\n| {noted(7)} | {noted(8)} |{row * 6}",
        *[said * 2] * 8,
        f"{said} {noted(9)} {noted(10)} {noted(11)}",
    ]
    return header(lang, sentence) + "\n\n".join([*parts, *map(note, range(1, ROOMY + 1))]) + "\n"


def blocks(sentence: str) -> Iterator[str]:
    """Yield the blocks of the body: a passage, or a point, for each note."""
    for number in range(1, NOTES):
        said = sentence.format(number)
        words = said.split()
        first, rest = " ".join(words[:5]) + " ", " ".join(words[5:])
        marked = f"{first}=={rest}=={label(number)} {sentence.format('')}"
        if number % 13 == 0:
            yield f"- {marked}\n- {said}\n- {said}"
        elif number % 17 == 0:
            yield f"| a | b |\n|---|---|\n| {first}=={rest}=={label(number)} | {said} |"
        elif number % 11 == 0:
            yield f"> {marked}"
        elif number % 7 == 0:
            yield f"{said * 2}{label(number)}"
        elif number % 3 == 0:
            yield f"{sentence.format('') * 2}\n\n## {said}\n\n{marked}"
        else:
            yield marked


def label(number: int) -> str:
    """Return the label of a note."""
    return f"[^{KINDS[number % 6]}-{number}]"


def note(number: int) -> str:
    """Return the text of a note; `Word7.` is in that of the seventh alone."""
    words = "and says so " * ((LONG if number % 5 == 0 else 18) // 3)
    said = f"It {words}in [the accounts](https://example.org/). Word{number}."
    return f'{label(number)}: {said} {{: by="Ana Example" date=2026-11-03 }}'
