"""Smaller pictures: the right side up, kept for the next build, and a clear problem otherwise."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from digest.config import read_config
from digest.pictures import FOLDER, draw_picture, missing, sweep
from digest.problems import DigestError
from digest.shape.pictures import Smaller
from tests.a_site import Site, dead_links, new_site, post
from tests.images import bomb, encoded, moving, turned

if TYPE_CHECKING:
    from pathlib import Path

RED, GREY = (140, 28, 19), (221, 230, 238)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site whose one post shows three pictures, the first of them in its head."""
    body = "![A quay](b.png)\n\n![A sign](c.svg) ![Gone](https://example.org/d.jpg)"
    text = post("Tides", body=body).replace("tags:", "image: {file: a.jpg, alt: A gate}\ntags:")
    config = "title: T\npicture_widths: [16, 32, 64]\n"
    made = new_site(tmp_path, {"2026-11-02-tides.md": text}, config)
    made.write("content/media/a.jpg", encoded("JPEG"))
    made.write("content/media/b.png", encoded("PNG"))
    made.write("content/media/c.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    made.write("content/media/alone.png", encoded("PNG"))
    return made


PAGE = "2026/11/02/tides/index.html"


def near(one: object, other: tuple[int, int, int]) -> bool:
    """Whether two colours are the same to the eye."""
    assert isinstance(one, tuple)
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=False))


def test_a_picture_is_there_in_the_widths_that_are_less_than_its_own(site: Site) -> None:
    site.build()
    made = {name for name in site.output() if name.startswith("sizes/")}
    assert made == {f"sizes/{width}/{name}" for width in (16, 32) for name in ("a.jpg", "b.png")}
    for name in made:
        with Image.open(BytesIO(site.output()[name])) as image:
            width = int(name.split("/")[1])
            assert (image.size, image.format) == (
                *((width, width * 3 // 4), "JPEG" if name.endswith("jpg") else "PNG"),
            )
            assert near(image.convert("RGB").getpixel((1, 1)), RED)
            assert near(image.convert("RGB").getpixel((width - 1, 1)), GREY)


def test_pages_tell_sizes_and_let_all_pictures_but_the_first_wait(site: Site) -> None:
    site.build()
    page = site.page(PAGE)
    up = "../../../../"
    assert (
        f'<img src="{up}media/a.jpg" alt="A gate" width="64" height="48" srcset="{up}sizes/16/a.jpg'
        f' 16w, {up}sizes/32/a.jpg 32w, {up}media/a.jpg 64w" sizes="'
    ) in page
    assert page.count('loading="lazy"') == 3
    assert '<img width="64" height="48" srcset="' in page
    assert '<img loading="lazy" alt="A sign"' in page
    assert '<img loading="lazy" alt="Gone" src="https://example.org/d.jpg">' in page
    assert dead_links(site.output()) == []
    shown = [part.split()[0] for part in page.split('srcset="')[1].split('"')[0].split(", ")]
    assert all(one.removeprefix(up) in site.output() for one in shown)
    assert "sizes/" not in site.page("feed.xml")


def test_without_widths_pages_tell_the_size_alone(site: Site) -> None:
    site.write("config.yaml", "title: T\n")
    site.build()
    assert 'width="64" height="48"' in site.page(PAGE)
    assert "srcset" not in site.page(PAGE)
    assert not any(name.startswith("sizes/") for name in site.output())


def test_another_picture_of_the_same_name_is_made_smaller_anew(site: Site) -> None:
    site.build()
    site.write("content/media/b.png", encoded("PNG", 80, 40))
    changed = set(site.build().written)
    assert changed == {
        *("media/b.png", "sizes/16/b.png", "sizes/32/b.png", "sizes/64/b.png", PAGE),
    }
    assert 'width="80" height="40"' in site.page(PAGE)
    assert site.build().written == {}


def test_a_clean_build_finds_what_was_drawn_and_draws_anew_what_is_broken(site: Site) -> None:
    site.build()
    before = site.output()
    kept = sorted((site.root / FOLDER).iterdir())
    assert len(kept) == 4
    times = {path: path.stat().st_mtime_ns for path in kept}
    kept[0].write_bytes(b"x" * 30)
    for path in (site.root / "site").rglob("sizes/*/*"):
        path.unlink()
    site.build()
    assert site.output() == before
    assert {path for path in kept if path.stat().st_mtime_ns != times[path]} == {kept[0]}


def test_what_no_page_shows_any_more_is_not_kept(site: Site) -> None:
    site.build()
    site.edit("content/posts/2026-11-02-tides.md", "image: {file: a.jpg, alt: A gate}\n", "")
    report = site.build()
    assert {name for name in report.removed if name.startswith("sizes")} == {
        *("sizes/16/a.jpg", "sizes/32/a.jpg"),
    }
    assert len(list((site.root / FOLDER).iterdir())) == 2
    sweep(site.root / "elsewhere", [])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_smaller_picture_is_the_right_side_up(orientation: int, tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.write("content/media/a.jpg", turned(orientation))
    drawn = draw_picture(Smaller("a.jpg", str(orientation), 24), tmp_path)
    with Image.open(BytesIO(drawn)) as image:
        assert image.size == ((24, 18) if orientation < 5 else (24, 32))
        assert not image.getexif()
        corners = {1: (1, 1), 2: (22, 1), 3: (22, 16), 4: (1, 16)}
        corners |= {5: (1, 1), 6: (22, 1), 7: (22, 30), 8: (1, 30)}
        assert near(image.getpixel(corners[orientation]), RED)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "P"), ("PNG", "RGBA"), ("PNG", "1"), ("PNG", "I;16"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
def test_pictures_of_all_colours_are_made_smaller(kind: str, mode: str, tmp_path: Path) -> None:
    new_site(tmp_path).write("content/media/a", encoded(kind, mode=mode))
    with Image.open(BytesIO(draw_picture(Smaller("a", "1f", 16), tmp_path))) as image:
        assert (image.width, image.format) == (16, kind)


def test_a_picture_that_moves_or_claims_too_much_is_shown_as_it_is(site: Site) -> None:
    site.write("content/media/b.png", moving("PNG"))
    site.write("content/media/a.jpg", bomb())
    site.build()
    assert not any(name.startswith("sizes/") for name in site.output())
    assert 'width="60000" height="60000"' in site.page(PAGE)


def test_a_file_that_is_no_picture_is_told_and_shown_as_it_is(site: Site) -> None:
    site.write("content/media/a.jpg", "<html>")
    (warning,) = site.build().warnings
    assert str(warning.place) == "content/media/a.jpg"
    assert warning.message == "no picture can be read in this file"
    assert 'src="../../../../media/a.jpg" alt="A gate" fetch' in site.page(PAGE)
    assert site.build().warnings == (warning,)


@pytest.mark.parametrize("cut", [0.4, 0.9])
def test_a_picture_that_ends_too_early_is_a_problem_and_the_old_site_stands(
    site: Site, cut: float
) -> None:
    site.build()
    before = site.output()
    whole = encoded("JPEG", 640, 480)
    site.write("content/media/a.jpg", whole[: int(len(whole) * cut)])
    with pytest.raises(DigestError, match=r"content/media/a\.jpg: this picture can't be read") as e:
        site.build()
    assert all(problem.hint for problem in e.value.problems)
    assert site.output() == before


def test_no_bomb_is_drawn(tmp_path: Path) -> None:
    new_site(tmp_path).write("content/media/a.png", bomb())
    with pytest.raises(DigestError, match="this picture"):
        draw_picture(Smaller("a.png", "1f", 16), tmp_path)


def test_nothing_is_missing_where_nothing_is_asked_for() -> None:
    text = "title: T\n"
    assert list(missing(read_config(text), text)) == []
