from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError, Place
from digest.sources import Content, File, read_config_file, read_content

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, **files: str | bytes) -> None:
    """Put files in their places; `__` in a name is a slash, `_` before its ending a dot."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def problems(error: DigestError) -> list[str]:
    """Return each problem as place and message."""
    return [f"{problem.place}: {problem.message}" for problem in error.problems]


def warned(content: Content) -> list[str]:
    """Return each warning as place and hint."""
    assert all(warning.warning for warning in content.warnings)
    return [f"{warning.place}: {warning.hint}" for warning in content.warnings]


def file_of(path: Path, shown: str) -> File:
    """Return a file as it is to be copied."""
    return File(path, hashlib.sha256(path.read_bytes()).hexdigest(), shown)


def test_the_settings_are_read_as_text(tmp_path: Path) -> None:
    write(tmp_path, config_yaml=b"\xef\xbb\xbftitle: A\r\nlanguage: de\r\n")
    assert read_config_file(tmp_path) == "title: A\nlanguage: de\n"


def test_where_there_are_no_settings_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="there is no site here") as caught:
        read_config_file(tmp_path)
    assert "digest init" in caught.value.problems[0].hint


def test_settings_that_are_no_file_or_no_text_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    with pytest.raises(DigestError, match="is not a regular file"):
        read_config_file(tmp_path)
    (tmp_path / "config.yaml").rmdir()
    write(tmp_path, config_yaml=b"title: A\nb: \xff\n")
    with pytest.raises(DigestError, match=r"config\.yaml:2:4: this byte"):
        read_config_file(tmp_path)


def test_a_site_without_content_has_none(tmp_path: Path) -> None:
    assert read_content(tmp_path) == Content([], set(), {}, {}, {}, ())


def test_content_is_known_by_its_path_in_the_site(tmp_path: Path) -> None:
    write(
        tmp_path,
        content__posts__b_md="b",
        content__posts__a_md=b"\xff",
        content__posts__deep__c_md="c",
        content__posts__a_notes_yaml="notes",
        content__pages__about_md="about",
        content__editions__w1_md="intro",
        content__media__x__p_png="picture",
        content__media__read_md="a file like others",
        content__other_md="not read",
        content__posts__readme_txt="not read",
    )
    content = read_content(tmp_path)

    assert content == Content(
        posts=["content/posts/a.md", "content/posts/b.md", "content/posts/deep/c.md"],
        annotated={"content/posts/a.md"},
        pages={"content/pages/about.md": b"about"},
        introductions={"content/editions/w1.md": b"intro"},
        media={
            "read.md": file_of(tmp_path / "content/media/read.md", "content/media/read.md"),
            "x/p.png": file_of(tmp_path / "content/media/x/p.png", "content/media/x/p.png"),
        },
        warnings=(),
    )


def test_notes_without_a_post_are_told_and_left_out(tmp_path: Path) -> None:
    write(tmp_path, content__posts__tides_md="", content__posts__tide_notes_yaml="- id: a\n")
    content = read_content(tmp_path)

    assert content.annotated == set()
    assert warned(content) == [
        'content/posts/tide.notes.yaml: did you mean "content/posts/tides.md"?'
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("content/posts/a.markdown", "content/posts/a.md"),
        ("content/posts/A.MD", "content/posts/A.md"),
        ("content/posts/a.notes.yml", "content/posts/a.notes.yaml"),
        ("content/posts/deep/a.notes.json", "content/posts/deep/a.notes.yaml"),
        ("content/pages/a.mkd", "content/pages/a.md"),
        ("content/editions/a.mdown", "content/editions/a.md"),
    ],
)
def test_an_ending_that_is_not_read_is_told(tmp_path: Path, name: str, right: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")

    (warning,) = read_content(tmp_path).warnings
    assert warning.place == Place(name)
    assert warning.hint == f"rename it to {right.partition('/')[2].partition('/')[2]}"


def test_everything_that_can_not_be_read_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, content__pages__good_md="x")
    media = tmp_path / "content/media"
    media.mkdir()
    os.mkfifo(tmp_path / "content/pages/pipe.md")
    (media / "circle.png").symlink_to(media / "circle.png")
    os.mkfifo(media / "pipe.png")

    with pytest.raises(DigestError) as caught:
        read_content(tmp_path)
    assert problems(caught.value) == [
        "content/media/circle.png: is not a regular file",
        "content/media/pipe.png: is not a regular file",
        "content/pages/pipe.md: is not a regular file",
    ]


def test_a_picture_may_be_larger_than_a_text(tmp_path: Path) -> None:
    (tmp_path / "content/media").mkdir(parents=True)
    with (tmp_path / "content/media/film").open("wb") as film:
        film.truncate(65 * 1024 * 1024)

    assert set(read_content(tmp_path).media) == {"film"}
