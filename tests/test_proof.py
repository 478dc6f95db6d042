"""What `--verify` finds: which files differ, where, and why."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.press.plan import CHANGED_ON_DISK, ENGINE, THEME, VIEW
from digest.proof import MISSING, SAME_INPUTS, SURPLUS, Difference, first_difference, verify
from digest.record import RECORD, read_record, record_text
from digest.report import Options
from tests.a_site import NOW, Site, new_site, post

if TYPE_CHECKING:
    from pathlib import Path

    from digest.record import Written

PLAIN = Options()
ROBOTS = "robots.txt"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site that is built."""
    site = new_site(tmp_path / "news", {"tides.md": post()})
    site.build()
    return site


def test_a_site_that_is_what_a_clean_build_makes_differs_in_nothing(site: Site) -> None:
    site.write("site/CNAME", "not ours")
    assert verify(site.root, PLAIN, NOW) == []
    site.build(Options(output=str(site.root / "out")))
    assert verify(site.root, Options(output=str(site.root / "out")), NOW) == []


def test_a_file_that_somebody_edited_is_told_with_the_place(site: Site) -> None:
    text = site.page(ROBOTS)
    site.write(f"site/{ROBOTS}", text.replace("Sitemap", "Sightmap"))
    (found,) = verify(site.root, PLAIN, NOW)
    line = text[: text.index("Sitemap")].count("\n")
    expected = text.split("\n")[line]
    assert found == Difference(ROBOTS, CHANGED_ON_DISK, line + 1, 3, expected)


def lines_of(site: Site) -> dict[str, Written]:
    """Return the record of a site."""
    record = read_record((site.root / "site" / RECORD).read_bytes())
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("part", "why"), [("view", VIEW), ("theme", THEME), ("engine", ENGINE), ("", SAME_INPUTS)]
)
def test_a_file_that_was_drawn_of_other_things_is_told_with_these(
    site: Site, part: str, why: str
) -> None:
    """The record says so: it is what a build decides by."""
    record = lines_of(site)
    other = b"drawn otherwise"
    record[ROBOTS] = record[ROBOTS]._replace(
        sha256=hashlib.sha256(other).hexdigest(), **({part: "x"} if part else {})
    )
    site.write(f"site/{ROBOTS}", other)
    site.write(f"site/{RECORD}", record_text(record))
    (found,) = verify(site.root, PLAIN, NOW)
    assert (found.name, found.why) == (ROBOTS, why)


def test_files_that_are_missing_or_too_much_are_told(site: Site) -> None:
    record = lines_of(site)
    (site.root / "site/404.html").unlink()
    site.write("site/old.html", "x")
    site.write(f"site/{RECORD}", record_text({**record, "old.html": record[ROBOTS]}))
    found = verify(site.root, PLAIN, NOW)
    assert found == [Difference("404.html", MISSING), Difference("old.html", SURPLUS)]


@given(st.text("ab\n", max_size=12), st.text("ab\n", max_size=12))
def test_the_place_is_where_two_texts_part(one: str, other: str) -> None:
    line, column, expected = first_difference(one.encode(), other.encode())
    here, there = ([*text.split("\n"), ""] for text in (one, other))
    if one != other:
        assert here[: line - 1] == there[: line - 1]
        assert (line > min(len(here), len(there)) - 1) or here[line - 1] != there[line - 1]
        assert here[line - 1][: column - 1] == expected[: column - 1]
        assert expected == there[line - 1]


def test_where_a_file_is_no_text_there_is_no_place(site: Site) -> None:
    assert first_difference(b"\xff1", b"\xff2") == (0, 0, "")
    (style,) = (site.root / "site/assets").glob("style.*.css")
    style.write_bytes(b"\xff")
    (found,) = verify(site.root, PLAIN, NOW)
    problem = found.problem(site.root / "site")
    assert str(problem.place) == str(style)
    assert "a clean build has" not in problem.hint
