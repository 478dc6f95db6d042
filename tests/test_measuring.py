"""The size of a picture is told by its head, and no file makes it raise anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.measuring import MOST_PIXELS, Size, is_picture, size_of, stands_still
from tests.images import bomb, encoded, moving, turned

if TYPE_CHECKING:
    from pathlib import Path

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="20"/>'


def measured(folder: Path, content: bytes) -> Size | None:
    """Return the size of a file with these bytes."""
    (folder / "picture").write_bytes(content)
    return size_of(folder / "picture")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (encoded("JPEG"), Size(64, 48, scales=True)),
        (encoded("PNG"), Size(64, 48, scales=True)),
        (encoded("WEBP"), Size(64, 48, scales=True)),
        (encoded("WEBP", lossless=True), Size(64, 48, scales=True)),
        (encoded("GIF"), Size(64, 48, scales=False)),
        (moving("GIF"), Size(64, 48, scales=False)),
        (moving("PNG"), Size(64, 48, scales=False)),
        (moving("WEBP"), Size(64, 48, scales=False)),
        (SVG, Size(32, 20, scales=False)),
    ],
    ids=["jpeg", "png", "webp", "lossless", "gif", "moving gif", "apng", "moving webp", "svg"],
)
def test_a_picture_has_the_size_that_it_is_shown_in(
    content: bytes, size: Size, tmp_path: Path
) -> None:
    assert measured(tmp_path, content) == size


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_measured_the_right_side_up(orientation: int, tmp_path: Path) -> None:
    """EXIF 3.0, 4.6.4: from 5 on, the camera lay on its side."""
    size = (64, 48) if orientation < 5 else (48, 64)
    assert measured(tmp_path, turned(orientation)) == Size(*size, scales=True)


def test_a_picture_of_too_many_pixels_is_not_made_smaller(tmp_path: Path) -> None:
    size = measured(tmp_path, bomb())
    assert size == Size(60_000, 60_000, scales=False)
    assert size.width * size.height > MOST_PIXELS


@pytest.mark.parametrize("content", [b"", b"x", b"<html></html>", b"\xff\xd8\xff\xe0", bomb(0)])
def test_what_is_no_picture_has_no_size(content: bytes, tmp_path: Path) -> None:
    assert measured(tmp_path, content) is None
    assert size_of(tmp_path / "gone") is None


WHOLE = [encoded("JPEG"), encoded("PNG"), moving("WEBP"), encoded("GIF"), turned(6), SVG]


@given(st.sampled_from(WHOLE), st.integers(0, 200), st.binary(max_size=20))
@settings(max_examples=100)
def test_no_file_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, at: int, other: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    broken = whole[:at] + other + whole[at + 2 * len(other) :]
    size = measured(folder, broken)
    assert size is None or (size.width > 0 and size.height > 0)


def test_a_head_that_is_cut_off_tells_nothing() -> None:
    assert not stands_still(b"")
    assert not stands_still(b"RIFF")
    assert stands_still(b"RIFF....WEBPVP8X")


def test_pictures_are_known_by_their_endings() -> None:
    names = ("a.JPG", "deep/a.webp", "a.svg", "a.pdf", "jpg", "a.jpg.txt")
    assert [is_picture(name) for name in names] == [True, True, True, False, False, False]
