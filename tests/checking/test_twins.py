from __future__ import annotations

import unicodedata

from digest.checking.desk import Desk
from digest.checking.twins import name_collision
from digest.shape.library import Wanted
from tests.checking.judging import SETTINGS


def collisions(*files: str) -> list[str]:
    """Return the files whose names collide with another's."""
    desk = Desk((), SETTINGS, Wanted("2026-11-25"), files=files)
    return [finding.problem.place.path for finding in name_collision(desk)]


def test_names_that_differ_by_case_or_form_alone_are_found() -> None:
    form = unicodedata.normalize("NFD", "é")
    assert collisions("content/media/A.png", "content/media/a.png") == ["content/media/a.png"]
    assert collisions("content/media/é.png", f"content/media/{form}.png") == ["content/media/é.png"]
    assert collisions("content/media/a.png", "content/media/b.png", "seeds/a.png") == []


def test_folders_are_compared_too() -> None:
    assert collisions("seeds/Wire/a.txt", "seeds/wire/b.txt") == ["seeds/wire/b.txt"]
