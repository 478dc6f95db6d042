"""Names of posts are for ever: whatever seeds come, go or are renamed, none changes or is lost."""

from __future__ import annotations

import hashlib
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.ingest import Report, Request
from tests.a_site import Site, new_site
from tests.test_ingest import FERRY, NAME, did, posts, take_in

if TYPE_CHECKING:
    from pathlib import Path

TWINS = {f"{letter}.txt": FERRY.replace("two hundred", f"{letter} hundred") for letter in "abc"}
PLAIN = NAME.rpartition("/")[2]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news")


def suffixed(seed: str) -> str:
    """Return the name of a seed's post whose plain name is taken."""
    return PLAIN.replace(".md", f"-{hashlib.sha256(seed.encode()).hexdigest()[:6]}.md")


def names(report: Report) -> dict[str, str]:
    """Return the file name of each seed's post."""
    return {outcome.seed: outcome.post.rpartition("/")[2] for outcome in report.outcomes}


@pytest.mark.parametrize("order", list(permutations(TWINS)))
def test_seeds_of_one_headline_get_the_same_names_in_any_order(
    site: Site, order: tuple[str, ...]
) -> None:
    for name in order:
        site.write(f"raw/{name}", TWINS[name])
    report = take_in(site, Request(tuple(site.root / "raw" / name for name in order)))
    expected = {"a.txt": PLAIN, "b.txt": suffixed("b.txt"), "c.txt": suffixed("c.txt")}
    assert names(report) == expected
    for seed, post in expected.items():
        assert seed[0].encode() + b" hundred" in posts(site)[post]


STEPS = st.lists(st.tuples(st.sampled_from(sorted(TWINS)), st.booleans()), min_size=1, max_size=8)


@given(STEPS)
@settings(max_examples=40)
def test_a_post_keeps_its_name_whatever_seeds_come_and_go(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]]
) -> None:
    """The first has the plain name, any other the suffix that is its own; posts stay."""
    site = new_site(tmp_path_factory.mktemp("site"))
    (site.root / "seeds").mkdir()
    come = [name for name, comes in steps if comes]
    expected = {name: PLAIN if name == come[0] else suffixed(name) for name in come}
    for name, comes in steps:
        if comes:
            site.write(f"seeds/{name}", TWINS[name])
        else:
            (site.root / "seeds" / name).unlink(missing_ok=True)
        assert names(take_in(site)).items() <= expected.items()
    if come:
        assert set(posts(site)) == set(expected.values())
    for name, post in expected.items():
        assert f'file: "{name}"'.encode() in posts(site)[post]


def test_no_post_is_overwritten_whose_name_would_be_that_of_a_new_one(site: Site) -> None:
    """Also one in a folder: its address would be the same."""
    site.write("seeds/ferry.txt", FERRY)
    mine = b"---\ntitle: Mine\ndate: 2026-11-02\n---\nx\n"
    for name in (f"old/{PLAIN}", suffixed("ferry.txt")):
        site.write(f"content/posts/{name}", mine)
    take_in(site)
    assert len(posts(site)) == 3
    assert [*posts(site).values()].count(mine) == 2


def test_a_renamed_seed_keeps_its_post(site: Site) -> None:
    site.write("seeds/ferry.txt", FERRY)
    take_in(site)
    (site.root / "seeds/ferry.txt").rename(site.root / "seeds/boat.txt")
    assert did(take_in(site)) == {"boat.txt": "renamed"}
    assert did(take_in(site)) == {"boat.txt": "unchanged"}
    assert [*posts(site)] == [PLAIN]


def test_a_new_seed_of_an_old_name_leaves_the_post_of_the_renamed_one(site: Site) -> None:
    site.write("seeds/ferry.txt", FERRY)
    take_in(site)
    (site.root / "seeds/ferry.txt").rename(site.root / "seeds/boat.txt")
    take_in(site)
    site.write("seeds/ferry.txt", FERRY.replace("Ferry keeps", "Ferry loses"))
    assert did(take_in(site)) == {"boat.txt": "unchanged", "ferry.txt": "new"}
    assert b"Ferry keeps" in posts(site)[PLAIN]
