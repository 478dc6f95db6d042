"""What a build leaves is what the next one is told; what is broken is told to nobody."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engine import PACKAGE, engine
from digest.last import (
    FILE,
    LAST,
    LONGEST_TAIL,
    NOTHING_KEPT,
    PAGES,
    UNSURE,
    Last,
    Memo,
    differing,
    forget,
    keep,
    look,
    look_at,
    made_by,
    recall,
    recollect,
)
from digest.problems import Place, Problem
from digest.report import Options, Report
from digest.table import Table
from tests.a_site import Site, new_site, post, settle

WARNING = Problem(Place("content/posts/a.md", 3, 1), "odd", "mend it", warning=True)
REPORT = Report(
    output=Path(),
    posts=3,
    pages=9,
    notes=1,
    left_out=2,
    base_path="/",
    written={},
    kept=(),
    removed=(),
    warnings=(WARNING,),
    until="2026-12-01",
    timezone="UTC",
)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=5)
LOOKS = st.dictionaries(NAMES, st.sampled_from(["1 2 3", UNSURE]), max_size=4)
LASTS = st.builds(
    Last,
    *(NAMES, st.just("2026-11-25"), st.just("en"), st.just("UTC")),
    st.lists(st.tuples(NAMES, NAMES), max_size=2).map(tuple),
    st.lists(NAMES, max_size=2).map(tuple),
    st.lists(st.tuples(NAMES, NAMES, NAMES | st.booleans()), max_size=2).map(tuple),
    st.just(REPORT),
    *(LOOKS, LOOKS, st.just(NOTHING_KEPT)),
)
ROWS = st.dictionaries(NAMES, NAMES.filter(lambda n: "\n" not in n), max_size=4)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"a.md": post()})


@given(LASTS, ROWS, ROWS)
def test_what_is_kept_is_recollected(
    tmp_path_factory: pytest.TempPathFactory, one: Last, rows: dict[str, str], more: dict[str, str]
) -> None:
    root = tmp_path_factory.mktemp("site")
    (root / ".digest").mkdir()
    memo = Memo(one, Table(added=rows))
    keep(root, memo)
    memo.rows, memo.fresh = memo.rows.updated(more), more
    keep(root, memo)
    told = Memo()
    recollect(root, told)
    assert told.last == memo.last
    assert list((told.last or one).written) == list(one.written)
    assert dict(told.rows) == rows | more
    forget(told)
    assert told == Memo()


def kept(root: Path) -> Memo:
    """Keep something; return the memo of it."""
    (root / ".digest").mkdir(exist_ok=True)
    memo = Memo(Last("by", "day", "en", "UTC", (), (), (), REPORT, {}, {}, NOTHING_KEPT), Table())
    memo.rows = memo.rows.updated({"pa": "1", "pb": "2"})
    keep(root, memo)
    return memo


@pytest.mark.parametrize("name", [FILE.format(LAST), PAGES.format(LAST)])
@pytest.mark.parametrize("at", [0.0, 0.5, 0.99])
def test_a_changed_byte_or_a_cut_makes_it_worthless(tmp_path: Path, name: str, at: float) -> None:
    kept(tmp_path)
    content = (tmp_path / name).read_bytes()
    spot = int(len(content) * at)
    swapped = bytes([content[spot] ^ 1])
    for broken in (content[:spot] + swapped + content[spot + 1 :], content[:spot], b""):
        (tmp_path / name).write_bytes(broken)
        memo = Memo()
        recollect(tmp_path, memo)
        assert memo == Memo()


def test_lines_that_a_crash_left_behind_the_others_are_passed_over(tmp_path: Path) -> None:
    memo = kept(tmp_path)
    with (tmp_path / PAGES).open("ab") as file:
        file.write(b"pa\t7\npc")
    told = Memo()
    recollect(tmp_path, told)
    assert dict(told.rows) == {"pa": "1", "pb": "2"}
    memo.fresh = {"pa": "3"}
    memo.rows = memo.rows.updated(memo.fresh)
    keep(tmp_path, memo)
    forget(told)
    recollect(tmp_path, told)
    assert dict(told.rows) == {"pa": "3", "pb": "2"}


def test_a_long_tail_is_written_into_the_rest(tmp_path: Path) -> None:
    memo = kept(tmp_path)
    for number in range(4):
        memo.fresh = {f"p{number}": "x" * (LONGEST_TAIL // 2)}
        memo.rows = memo.rows.updated(memo.fresh)
        keep(tmp_path, memo)
    assert memo.last
    assert memo.last.rows.length - memo.last.rows.whole < LONGEST_TAIL
    told = Memo()
    recollect(tmp_path, told)
    assert dict(told.rows) == dict(memo.rows)


def test_where_nothing_can_be_written_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / ".digest").write_text("in the way", encoding="utf-8")
    memo = Memo(Last("by", "day", "en", "UTC", (), (), (), REPORT, {}, {}, NOTHING_KEPT), Table())
    keep(tmp_path, memo)
    assert recall(tmp_path) is None


def test_hidden_files_and_backups_are_not_looked_at(site: Site) -> None:
    before = look(site.root)
    for name in (".a.md.swp", "a.md~", ".git/x.md"):
        site.write(f"content/posts/{name}", "x")
    assert look(site.root).keys() == before.keys()
    assert "content/posts/a.md" in before
    assert any(path.startswith(os.fspath(PACKAGE)) for path in before)


def test_a_few_files_look_as_they_do_among_all(site: Site) -> None:
    settle(site)
    every = look(site.root)
    paths = [site.root / name for name in ("config.yaml", "content/posts/a.md", "content/posts")]
    other = [site.root / "content/posts/gone.md", site.root / "seeds/x.txt"]
    found = look_at(site.root, [*paths, *other])
    assert found == {
        "config.yaml": every["config.yaml"],
        "content/posts/a.md": every["content/posts/a.md"],
        "content/posts": None,
        "content/posts/gone.md": None,
    }


def test_a_file_just_touched_is_never_taken_for_the_same(site: Site) -> None:
    site.write("content/posts/b.md", post())
    found = look(site.root)
    assert found["content/posts/b.md"] == UNSURE
    assert "content/posts/b.md" in differing(found, found)


def test_what_came_went_or_changed_differs() -> None:
    assert differing({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"}) == {
        *("a", "c", "d")
    }


def test_who_builds_is_told_by_versions_options_and_folder(site: Site, tmp_path: Path) -> None:
    plain = made_by(site.root, Options())
    assert made_by(site.root, Options(jobs=3, clean=True)) == plain
    others = [replace(Options(), drafts=True), replace(Options(), base_url="https://example.org/")]
    assert plain not in {made_by(site.root, other) for other in others}
    assert made_by(tmp_path, Options()) != plain
    assert engine() in plain
