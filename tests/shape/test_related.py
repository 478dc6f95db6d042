"""Related posts: the rarest things in common count most, and the work grows with the posts."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.shape import related as module
from digest.shape import views
from digest.shape.pages import lay_out
from digest.shape.related import MOST, REASONS, Kin, rarity, related
from tests.shape.values import CONFIG, WIRE, bodies_of, laid_out, library_of, post, view_of

if TYPE_CHECKING:
    from types import FrameType

    from digest.text.facts import Post

Facts = dict[str, Any]
"""Facts of a post by their names."""

OTHERS = tuple(post(f"other{n:02}", f"2025-02-{n + 1:02}") for n in range(20))
"""Posts that share nothing: beside them, what two posts share is rare."""


def kin_of(slug: str, *posts: Post) -> list[tuple[str, tuple[str, ...]]]:
    """Return the related posts of one among these and the others, each with what is shared."""
    found = related(library_of(*posts, *OTHERS))[f"content/posts/{slug}.md"]
    return [(kin.post.slug, kin.shared) for kin in found]


def test_what_few_posts_have_counts_more_than_what_many_have() -> None:
    many = [post(f"m{n}", tags=("sea",)) for n in range(5)]
    rare = post("rare", "2024-01-01", tags=("eels",))
    one = post("one", tags=("sea", "eels"))
    found = kin_of("one", one, rare, *many)
    assert found[0] == ("rare", ("eels",))
    assert [shared for _, shared in found[1:]] == [("sea",)] * (MOST - 1)


def test_people_tags_places_and_sources_are_told_in_the_order_of_what_they_tell() -> None:
    both: Facts = {"tags": ("sea",), "people": ("A. B.",), "place": "Genf", "sources": (WIRE,)}
    assert kin_of("a", post("a", **both), post("b", **both)) == [
        ("b", ("A. B.", "sea", "Genf", "Example Wire"))
    ]


def test_posts_that_share_more_come_first_and_of_equals_the_nearest_in_time() -> None:
    posts = (
        post("one", "2026-05-10", tags=("sea",), place="Genf"),
        post("far", "2026-01-01", tags=("sea",)),
        post("newer", "2026-05-11", tags=("sea",)),
        post("older", "2026-05-09", tags=("sea",)),
        post("both", "2020-01-01", tags=("sea",), place="Genf"),
    )
    assert [slug for slug, _ in kin_of("one", *posts)] == ["both", "newer", "older", "far"]


def test_what_half_of_all_posts_have_relates_nothing() -> None:
    posts = [post(f"p{n}", sources=(WIRE,), tags=("news",)) for n in range(10)]
    assert set(related(library_of(*posts)).values()) == {()}
    assert (rarity(5, 10), rarity(1, 1)) == (0, 0)
    assert rarity(1, 1000) > rarity(10, 1000) > rarity(100, 1000) > 0


def test_one_name_is_told_once_even_if_it_is_that_of_a_tag_and_of_a_place() -> None:
    facts: Facts = {"tags": ("Genf",), "place": "GENF"}
    ((_, shared),) = kin_of("a", post("a", **facts), post("b", **facts))
    assert len(shared) == 1


def test_parts_of_a_series_are_not_related_for_they_lead_to_each_other() -> None:
    facts: Facts = {"tags": ("sea",), "series": "Storms"}
    other = post("c", tags=("sea",), series="Calms")
    assert [slug for slug, _ in kin_of("a", post("a", **facts), post("b", **facts), other)] == ["c"]


def test_a_post_shows_its_related_posts_with_their_language_and_the_reason() -> None:
    posts = (post("a", tags=("sea",)), post("b", tags=("Sea",), lang="fa", direction="rtl"))
    view = view_of(laid_out(library_of(*posts, *OTHERS)), "2026/11/02/a/index.html", views.PostView)
    day = views.Date("2026-11-02", "2 November 2026")
    url = "../../../../2026/11/02/b/index.html"
    assert view.related == (views.Related("b", url, "fa", "rtl", day, ("Sea",)),)


def test_a_theme_that_shows_no_related_posts_has_none_looked_for() -> None:
    library = library_of(post("a", tags=("sea",)), post("b", tags=("sea",)), *OTHERS)
    for shows, kin in ((bool, 1), (set[str]().__contains__, 0)):
        pages = lay_out(library, bodies_of(library), CONFIG, shows=shows)
        (view,) = [page.view for page in pages if page.output == "2026/11/02/a/index.html"]
        assert isinstance(view, views.PostView)
        assert len(view.related) == kin


def test_everything_that_is_shown_of_a_related_post_is_in_its_print() -> None:
    one = Kin(post("a"), ("sea",))
    others = [
        Kin(post("a", title="b"), ("sea",)),
        Kin(post("a", lang="de"), ("sea",)),
        Kin(post("a", "2026-11-02T08:00"), ("sea",)),
        Kin(post("b"), ("sea",)),
        Kin(post("a"), ("sea", "land")),
    ]
    assert len({kin.print for kin in (one, *others)}) == 1 + len(others)


names = st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)


@given(
    st.lists(st.tuples(names, names, st.sampled_from(["", "x", "y"])), max_size=30), st.randoms()
)
@settings(max_examples=40, deadline=None)
def test_the_order_of_files_changes_nothing_and_every_reason_is_true(
    facts: list[tuple[tuple[str, ...], tuple[str, ...], str]], random: Random
) -> None:
    posts = [
        post(f"p{n}", f"2026-01-{n + 1:02}", tags=tags, people=people, place=place)
        for n, (tags, people, place) in enumerate(facts)
    ]
    found = related(library_of(*posts))
    random.shuffle(posts)
    assert related(library_of(*posts)) == found
    for one in posts:
        kin = found[one.path]
        assert len(kin) <= MOST
        assert one.path not in {other.post.path for other in kin}
        for other in kin:
            assert 0 < len(other.shared) <= REASONS
            have = [{*p.tags, *p.people, p.place} for p in (one, other.post)]
            assert set(other.shared) <= have[0] & have[1]


def work_of(posts: int) -> int:
    """Return how many lines of the module are run for a site of so many posts of few tags."""
    random = Random(posts)  # noqa: S311  no secret hangs on it
    tags = [f"t{n}" for n in range(9)]
    library = library_of(
        *(
            post(f"p{n:05}", tags=tuple(random.sample(tags, 3)), people=(f"P {n % (posts // 3)}",))
            for n in range(posts)
        )
    )
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401  as typing has it
        nonlocal lines
        if frame.f_code.co_filename != module.__file__:
            return None
        lines += event == "line"
        return trace

    sys.settrace(trace)
    try:
        related(library)
    finally:
        sys.settrace(None)
    return lines


@pytest.mark.skipif(sys.gettrace() is not None, reason="a debugger or coverage traces already")
def test_the_work_grows_with_the_posts_and_not_with_their_square() -> None:
    few, many = work_of(250), work_of(1000)
    assert few > 250
    assert many < 4.4 * few
