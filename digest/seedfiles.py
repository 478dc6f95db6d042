"""Which files are seeds, and the name that each goes by. Reads none of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.disk import MEND_READ, reason, walk
from digest.problems import DigestError, Place, Problem, fail
from digest.seeds.decode import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEEDS = "seeds"
ENDINGS = (".txt", ".text", *PAGES)
"""What a folder's seeds end in; a file that is named itself may end in anything."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text on disk; `name` is what its post states, relative to its folder."""

    name: str
    path: Path
    shown: str
    """The name in problems: in the site relative to it, else as it was given."""


@dataclass(frozen=True, slots=True)
class Found:
    """The seeds by name, the files that are none, and what can't be looked into."""

    seeds: tuple[Seed, ...]
    passed_over: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_seeds(root: Path, paths: Sequence[Path]) -> Found:
    """Return the seeds in these places; without any, those in the site's `seeds/`.

    Raises DigestError for a place that isn't there, and for two seeds of one name. A folder in
    them that can't be read, or a file whose name can't, is among the problems.
    """
    home = root / SEEDS
    if not paths and not home.is_dir():
        mend = "name files or folders, or go to a site's folder"
        raise fail(Place(SEEDS), "there are no seeds here: this folder does not exist", mend)
    seeds: dict[str, Seed] = {}
    passed_over: list[str] = []
    missing: list[Problem] = []
    unread: list[Problem] = []
    for path in paths or (home,):
        if problem := why_not_there(path):
            missing.append(problem)
            continue
        for seed, is_named in seeds_in(path, root, unread):
            if not is_named and not seed.name.lower().endswith(ENDINGS):
                passed_over.append(seed.shown)
                continue
            twin = seeds.setdefault(seed.name, seed)
            if twin is not seed and os.path.realpath(twin.path) != os.path.realpath(seed.path):
                what = f"{twin.shown} has the same name, and a post states only that"
                missing.append(Problem(Place(seed.shown), what, "rename one of the two"))
    if missing:
        raise DigestError(missing)
    ordered = tuple(seeds[name] for name in sorted(seeds))
    return Found(ordered, tuple(passed_over), tuple(unread))


def why_not_there(path: Path) -> Problem | None:
    """Return why there is nothing to be read in a place, None when there may be."""
    try:
        path.stat()
    except FileNotFoundError:
        return Problem(Place(str(path)), "there is no such file or folder")
    except OSError as error:
        return Problem(Place(str(path)), f"cannot be read: {reason(error)}", MEND_READ)
    return None


def seeds_in(path: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Seed, bool]]:
    """Yield the files in a place as seeds, and whether one was named itself.

    A name is relative to `seeds/`, outside of it to the folder that was named.
    """
    home = Path(os.path.realpath(root / SEEDS))
    if not path.is_dir():
        here = Path(os.path.realpath(path.parent)) / path.name
        name = here.relative_to(home).as_posix() if here.is_relative_to(home) else path.name
        yield Seed(name, path, shown_path(path, root)), True
        return
    here = Path(os.path.realpath(path))
    above = folder_prefix(here.relative_to(home)) if here.is_relative_to(home) else ""
    shown = folder_prefix(Path(shown_path(path, root)))
    for name in walk(path, shown, problems):
        yield Seed(above + name, path / name, shown + name), False


def folder_prefix(folder: Path) -> str:
    """Return what stands before the names in a folder: nothing for the folder we are in."""
    return "" if folder == Path() else f"{folder.as_posix()}/"


def shown_path(path: Path, root: Path) -> str:
    """Return a path as problems name it: in the site relative to it, else as it was given."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
