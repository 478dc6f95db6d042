"""Every word of a seed is told of once, in its order: it is in the body, a field, or left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.seeds.article import Article, read_article
from digest.seeds.decode import decode

LINES = """\
Advertisement
728 x 90
Share on Facebook
Home » World » Harbour
ANALYSIS
Ferry keeps its winter timetable
Ferry keeps its winter timetable | Example Wire
The boat has room for two hundred, the harbour office said, and few came.
By Ben Example
By Ben Example, Example Wire | November 2, 2026
Published: November 2, 2026 10:15 GMT
03/04/2026
Photo: Ann Example
A ferry leaves the harbour of Sandhaven. Photo: Ann Example
SANDHAVEN, November 2, 2026 (Example Wire) - The ferry will keep its timetable, the office said.
SANDHAVEN (Reuters) -
Later boats drew fewer passengers than hoped. The boat has room for two hundred people or more.
Read more: The harbour is dredged
Related stories
    An indented line goes on,
and is carried on in lower case,
"Fine!" she said.
(Reporting by Ben Example; Editing by Ann Example)
ENDS
© 2026 Example Wire. All rights reserved.
https://example.org/ferry
Tags: harbour, ferry, winter
12
***
Von Anna Beispiel
Die Fähre behält ihren Winterfahrplan bei, sagte das Hafenamt am Montag in Sandhafen.
港务局星期一表示，渡轮将保持冬季时刻表。
渡轮保持冬季时刻表
قال مكتب الميناء يوم الاثنين إن العبارة ستحافظ على جدولها الشتوي.
""".splitlines()
SEEDS = st.lists(
    st.tuples(
        st.sampled_from(LINES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(["\n", "\n\n", "\n \n", "\r\n", " "]),
    ),
    min_size=1,
    max_size=25,
).map(lambda pieces: "".join(line + end for line, end in pieces))


def signs(text: str) -> str:
    """Return a text without its blanks: lines that were broken are joined with or without one."""
    return "".join(text.split())


def told(article: Article, *roles: str) -> str:
    """Return the signs of the lines that have one of these roles, or of all."""
    return signs("".join(line.text for line in article.lines if not roles or line.role in roles))


@given(SEEDS)
@settings(max_examples=100)
def test_no_word_is_lost_told_of_twice_or_out_of_order(text: str) -> None:
    content = text.encode()
    try:
        article = read_article(content, "a.txt")
    except DigestError:
        return
    assert told(article) == signs(decode(content, "a.txt").text)
    assert told(article, "body") == signs("".join(article.body))
    assert all(line.reason for line in article.lines if line.role == "removed")


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_told_of_by_its_number(line: str) -> None:
    report = [one for one in LINES if len(one) > 60] * 2
    article = read_article("\n".join([*report[:3], line, *report[3:]]).encode(), "a.txt")
    assert signs("".join(one.text for one in article.lines if one.number == 4)) == signs(line)
