# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.seeds.decode import MAX_BYTES, MAX_LINES, MAX_PAGE_BYTES, MAX_TAGS, decode

TEXTS = {
    "en": "The wall of the town is old, and “the sea” is near.\nSecond line.\n",
    "de": "Größe und Übermut tun selten gut, sagte „er“ – aber nicht immer.\nZweite Zeile.\n",
    "ru": "Стена города старая, и море близко.\nВторая строка.\n",
    "fa": "دیوار شهر کهنه است و دریا نزدیک است.\nخط دوم این متن.\n",
    "zh": "城墙很旧，大海很近。这座城市有很多人。\n第二行的文字。\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("lang", TEXTS)
def test_unicode_is_read_with_and_without_a_mark(lang: str, encoding: str) -> None:
    decoded = decode(TEXTS[lang].encode(encoding), "seed.txt")
    assert decoded.text == TEXTS[lang]
    assert decoded.encoding.startswith(encoding.removesuffix("-sig"))


@pytest.mark.parametrize(
    ("lang", "encoding"), [("en", "cp1252"), ("de", "cp1252"), ("ru", "cp1251"), ("zh", "gb18030")]
)
def test_older_encodings_are_told_from_the_text(lang: str, encoding: str) -> None:
    decoded = decode(TEXTS[lang].encode(encoding), "seed.txt")
    assert decoded.text == TEXTS[lang]
    assert decoded.encoding == encoding


def test_a_declared_encoding_is_believed_when_the_bytes_fit() -> None:
    assert (
        decode("Łódź nad wodą".encode("iso-8859-2"), "p.html", "iso-8859-2").text == "Łódź nad wodą"
    )
    assert decode("Größe".encode("cp1252"), "p.html", "no-such-encoding").text == "Größe"


def test_damaged_utf8_stays_utf8_and_says_so() -> None:
    content = "Стена города старая".encode() + b"\xff" + " и море близко".encode()
    decoded = decode(content, "seed.txt")
    assert decoded.text == "Стена города старая\N{REPLACEMENT CHARACTER} и море близко"
    assert decoded.encoding == "utf-8, 1 characters unreadable"


def test_line_ends_and_spaces_become_plain_ones() -> None:
    content = "a\r\nb\rc\u2028d\u00a0e\u3000f\tg\x0ch\n".encode()
    assert decode(content, "seed.txt").text == "a\nb\nc\nd e f g h\n"


def test_what_cannot_be_seen_is_left_out_and_controls_are_counted() -> None:
    decoded = decode(
        "co\u00adop\u200bera\u202etion of a long line of words\x03\x00".encode(), "seed.txt"
    )
    assert decoded.text == "cooperation of a long line of words"
    assert decoded.controls == 2


def test_noncharacters_are_left_out() -> None:
    """Neither Markdown nor a feed may hold them."""
    assert decode("a\ufffeb\ufdd0c".encode(), "seed.txt").text == "abc"


def test_joiners_that_words_are_spelled_with_stay() -> None:
    assert decode("می\u200cشود".encode(), "seed.txt").text == "می\u200cشود"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \n\r\n\t ", "no words"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04 word/document.xml", "a ZIP file"),
        (bytes(range(256)) * 4, "no text"),
        (b"\x00" * 100, "no text"),
        (b"a" * (MAX_BYTES + 1), "too large"),
        (b"a\n" * (MAX_LINES + 2), "lines are too many"),
        (b"a<b>" * (MAX_TAGS + 1), "tags are too many"),
    ],
)
def test_what_is_no_article_is_refused_with_a_mend(content: bytes, what: str) -> None:
    with pytest.raises(DigestError, match=what) as caught:
        decode(content, "seeds/odd.txt")
    (problem,) = caught.value.problems
    assert problem.place.path == "seeds/odd.txt"
    assert problem.hint


def test_a_saved_page_may_be_larger_than_a_text_for_its_pictures() -> None:
    content = b"a " * (MAX_BYTES // 2 + 1)
    assert decode(content, "seeds/a.HTML").text
    with pytest.raises(DigestError, match=r"4\.0 MB is too large"):
        decode(content, "seeds/a.txt")
    with pytest.raises(DigestError, match=r"16\.0 MB is too large"):
        decode(b"a" * (MAX_PAGE_BYTES + 1), "seeds/a.html")


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_clean_text_or_a_problem(content: bytes) -> None:
    try:
        text = decode(content, "seed.txt").text
    except DigestError:
        return
    assert all(c == "\n" or ord(c) >= ord(" ") for c in text)


def test_polish_is_not_taken_for_a_western_text() -> None:
    polish = "Łódź leży nad wodą, a ściany są stare i źle się mają."
    assert decode(polish.encode("cp1250"), "seed.txt").text == polish
