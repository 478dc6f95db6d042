"""A post's text -> its header and its body, line numbers kept."""

from __future__ import annotations

from dataclasses import dataclass

from digest.problems import Place, fail


@dataclass(frozen=True, slots=True)
class Parts:
    """The two halves of a file; both first lines count from 1 in the file."""

    header: str
    header_line: int
    body: str
    body_line: int


def decode(content: bytes, path: str) -> str:
    """Return the text of a UTF-8 file, without its byte order mark, each line ended by a line feed.

    Raises DigestError with line and column of the first byte that is not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = content[: error.start]
        line = good.count(b"\n") + 1
        column = len(good[good.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        what = f"this byte (0x{content[error.start]:02X}) is not UTF-8"
        mend = "save the file as UTF-8 in your editor"
        raise fail(Place(path, line, column), what, mend) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split(text: str, path: str) -> Parts:
    """Return header and body of a file that may begin with a `---` block.

    Raises DigestError when the block is opened and never closed.
    """
    if not text.startswith("---") or text.split("\n", 1)[0].rstrip() != "---":
        return Parts("", 1, text, 1)
    start = text.index("\n") + 1 if "\n" in text else len(text)
    position, line = start, 2
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].rstrip() in {"---", "..."}:
            return Parts(text[start:position], 2, text[end + 1 :], line + 1)
        position, line = end + 1, line + 1
    what = "the front matter that opens here is never closed"
    raise fail(Place(path, 1, 1), what, "add a line with --- below its last key")
