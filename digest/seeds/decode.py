"""Bytes of a seed -> its text. Says which encoding was taken, and refuses what is no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from digest.problems import Place, fail

PAGES = (".html", ".htm", ".xhtml")
"""What the names of saved pages end in."""

MAX_BYTES = 4 * 1024 * 1024
MAX_PAGE_BYTES = 16 * 1024 * 1024
"""A long novel is 2 MB of text; what is larger is no article. Pages are saved with pictures."""

MAX_LINES = 50_000
"""So many lines are a table or a log."""

MAX_TAGS = 60_000
"""HTML's specification in one page has more, a live blog of a whole day less. It is by their
number that pages take memory and time."""

SAMPLE = 65536
"""Bytes, of which an encoding is told."""

MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a media file",
    b"PK\x03\x04": "a ZIP file, or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip file",
    b"Rar!": "a RAR file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
"""How files that hold no plain text begin (file(1) knows them by the same bytes)."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

ODD_IN_WORDS = re.compile(
    "[^\\W\\d_][\xa2-\xa6\xa8\xac\xaf\xb1\xb4-\xb6\xb8\xb9\xbc\xbe]"
    "|[\xa3-\xa6\xa8\xac\xaf\xb1\xb3-\xb6\xb8\xb9\xbc\xbe][a-z]"
)
"""What Polish or Czech of cp1250 and ISO 8859-2 looks like in cp1252: `nad wod¹`."""

LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
SPACES = re.compile("[\t\v\f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
UNSEEN = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
"""Soft hyphens, zero-width spaces, bidi controls, and what Unicode keeps out of texts. Zero-width
joiners stay: Persian and emoji are spelled with them."""

MOST_CONTROLS = 0.05
"""The share of control characters above which a file is not text."""

CONTROL_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\r")

SCRIPTS = (
    (0x20, ""),
    (0x7F, "ASCII"),
    (0xA0, ""),
    (0x250, "Latin"),
    (0x530, "Greek or Cyrillic"),
    (0x900, "Hebrew or Arabic"),
    (0x2010, ""),
    (0x2030, "ASCII"),
    (0x3000, ""),
    (0xA000, "Han or kana"),
    (0xAC00, ""),
    (0xD7B0, "Hangul"),
    (0xFF00, ""),
    (0xFFF0, "Han or kana"),
    (0x110000, ""),
)
"""Where runs of code points end, and a rough name for them; empty for what news seldom holds."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A seed as text; a line feed ends each line."""

    text: str
    encoding: str
    controls: int
    """How many control characters, NUL among them, were left out."""


def decode(content: bytes, path: str, declared: str = "") -> Decoded:
    """Return the text of a seed; `declared` is an encoding that its own header names.

    Every space is a plain one, and control and unseen characters are left out. Raises
    DigestError when the seed is empty, too large or no text.
    """
    refuse(content, path)
    text, encoding = read_bytes(content, declared)
    controls = len(CONTROLS.findall(text))
    if controls > MOST_CONTROLS * len(text):
        what = "this is no text: too many of its bytes are control characters"
        raise fail(Place(path), what, "save the article as plain text or HTML, in UTF-8")
    clean = tidy(text)
    if not clean.strip():
        raise fail(Place(path), "the seed holds no words", "paste the article's text into it")
    if clean.count("\n") > MAX_LINES:
        what = f"{clean.count(chr(10))} lines are too many for one article"
        raise fail(Place(path, MAX_LINES), what, f"keep a seed below {MAX_LINES} lines")
    if (tags := clean.count("<")) > MAX_TAGS:
        what = f"{tags} tags are too many for one article"
        raise fail(Place(path), what, "save the article alone, as plain text")
    return Decoded(clean, encoding, controls)


def refuse(content: bytes, path: str) -> None:
    """Raise DigestError for what can be no article by its size or first bytes."""
    if not content:
        raise fail(Place(path), "the seed is empty", "paste the article's text into it")
    largest = MAX_PAGE_BYTES if path.lower().endswith(PAGES) else MAX_BYTES
    if len(content) > largest:
        what = f"{len(content) / 1024 / 1024:.1f} MB is too large for one article"
        raise fail(Place(path), what, f"keep a seed below {largest // 1024 // 1024} MB")
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            hint = "copy the article's text out of it and save that as UTF-8"
            raise fail(Place(path), f"this is {what}, not a text", hint)


def tidy(text: str) -> str:
    """Return the text with plain line ends and spaces, without what cannot be seen."""
    if "\r" in text or not text.isascii():
        text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", text)
    text = CONTROLS.sub("", text)
    return text if text.isascii() else UNSEEN.sub("", text)


def read_bytes(content: bytes, declared: str) -> tuple[str, str]:
    """Return the text and the name of the encoding that it was read with."""
    for bom, name in BOMS:
        if content.startswith(bom):
            text = content[len(bom) :].decode(name, "replace")
            return text, noted(name, text)
    wide = wide_encoding(content)
    if wide:
        text = content.decode(wide, "replace")
        return text, noted(wide, text)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return read_legacy(content, declared)


def noted(name: str, text: str) -> str:
    """Return an encoding's name, and how many characters could not be read with it."""
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    return f"{name}, {lost} characters unreadable" if lost else name


def wide_encoding(content: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` for UTF-16 without a mark, else nothing.

    Any script has line ends and spaces, so NUL bytes and control bytes tell it.
    """
    sample = content[: SAMPLE - SAMPLE % 2]
    sample = sample[: len(sample) - len(sample) % 2]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    if not sample or controls < MOST_CONTROLS * len(sample):
        return ""
    scores = {name: readability(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 1 - MOST_CONTROLS else ""


def readability(sample: bytes, name: str) -> float:
    """Return the share of characters that are spaces or belong to the leading script."""
    text = sample.decode(name, "replace")
    counts: dict[str, int] = {}
    for character in text:
        script = script_of(character)
        counts[script] = counts.get(script, 0) + 1
    common = counts.pop("ASCII", 0)
    counts.pop("", None)
    return (common + max(counts.values(), default=0)) / len(text)


def script_of(character: str) -> str:
    """Return a rough name of a character's script; empty for what news seldom holds."""
    if character in "\t\n\r":
        return "ASCII"
    return next(name for end, name in SCRIPTS if ord(character) < end)


def read_legacy(content: bytes, declared: str) -> tuple[str, str]:
    """Return the text of bytes that are not UTF-8, as far as they can be told."""
    patched = content.decode("utf-8", "replace")
    lost = patched.count("\N{REPLACEMENT CHARACTER}")
    if lost * 2 <= sum(not character.isascii() for character in patched) - lost:
        return patched, noted("utf-8", patched)
    for name in (declared, "cp1252"):
        text = decoded_as(content, name)
        if text and (name == declared or looks_western(text)):
            return text, codecs.lookup(name).name
    # Slow to import, and most seeds are UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415  see the line above

    best = from_bytes(content[:SAMPLE]).best()
    text = decoded_as(content, best.encoding) if best else ""
    if best and text:
        return text, best.encoding
    text = content.decode("cp1252", "replace")
    return text, noted("cp1252", text)


def decoded_as(content: bytes, name: str) -> str:
    """Return the text in a named encoding, empty when name or bytes do not fit."""
    try:
        return content.decode(name) if name else ""
    except (LookupError, UnicodeError):
        return ""


def looks_western(text: str) -> bool:
    """Whether a text read as cp1252 has accents and quotes where western languages have them.

    Cyrillic or Greek read so has hardly an ASCII letter; central European has signs in words.
    """
    sample = text[:SAMPLE]
    high = [character for character in sample if not character.isascii()]
    letters = sum(character.isalpha() for character in high)
    plain = sum(character.isascii() and character.isalpha() for character in sample)
    odd = len(ODD_IN_WORDS.findall(sample))
    return letters * 2 <= plain + 2 and odd * 10 <= len(high)
