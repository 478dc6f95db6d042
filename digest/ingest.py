"""seeds/ -> content/posts/, as one story: read, compare with what is there, write.

A post whose seed has not changed is left alone, and one that a person edited is never
overwritten unasked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import CONFIG_FILE
from digest.disk import read_bytes, walk, write_atomic
from digest.lock import one_at_a_time
from digest.problems import DigestError, Place, Problem, fail, gather
from digest.seeds.article import Article, read_article
from digest.shards import spread
from digest.text.origin import Origin, origin_of
from digest.text.posts import inline_notes_of
from digest.text.writing import note_lines, post_name, write_post
from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SEEDS = "seeds"
POSTS = "content/posts"
ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml")
"""What a folder's seeds end in; a file that is named itself may end in anything."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    `paths` are files and folders, none for the site's `seeds/`; `output` is the folder of the
    posts, empty for the site's; `everything` reads seeds, too, that have not changed.
    """

    paths: tuple[Path, ...] = ()
    output: str = ""
    dry_run: bool = False
    force: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text on disk; `name` is what its post states, relative to its folder."""

    name: str
    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed.

    `did` is new, changed, unchanged, edited, replaced or failed; `post` is empty for failed;
    `article` is there if the seed was read; `backup` and `notes` say what `--force` kept.
    """

    seed: str
    did: str
    post: str = ""
    article: Article | None = None
    problems: tuple[Problem, ...] = ()
    backup: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did with every seed, in order, and the files it took for no seeds."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with any seed."""
        return tuple(problem for outcome in self.outcomes for problem in outcome.problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed, its digest, and what it says unless it was left unread or could not be read."""

    seed: Seed
    sha256: str
    article: Article | None = None
    problems: tuple[Problem, ...] = ()


def ingest(
    root: Path,
    request: Request,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Report:
    """Make a post of every new seed, bring posts up to date, and say what was done.

    Raises DigestError when the seeds or the folder for the posts can't be found, or a post there
    can't be read; what is wrong with one seed is in its outcome, and the others come through.
    """
    with one_at_a_time(root):
        seeds, passed_over = find_seeds(root, request.paths)
        shelf = read_shelf(root, request.output)
        names = {seed.name for seed in seeds}
        posts = [shelf.by_file.get(seed.name) for seed in seeds]
        wanted = [
            (seed, "" if post is None or request.everything else post.origin.sha256)
            for seed, post in zip(seeds, posts, strict=True)
        ]
        outcomes: list[Outcome] = []
        for post, reading in zip(posts, spread(read, wanted), strict=True):
            tell(len(outcomes), len(seeds))
            twin = shelf.by_sha256.get(reading.sha256)
            is_renamed = post is None and twin is not None and twin.origin.file not in names
            decision = settle(reading, twin if is_renamed else post, shelf, force=request.force)
            if not request.dry_run:
                for path, content in decision.writes:
                    write_atomic(path, content)
            outcomes.append(decision.outcome)
    return Report(tuple(outcomes), tuple(passed_over))


def find_seeds(root: Path, paths: Sequence[Path]) -> tuple[list[Seed], list[str]]:
    """Return the seeds in these places, sorted by name, and the files that are none.

    Raises DigestError for a place that isn't there and for two seeds of one name.
    """
    home = root / SEEDS
    if not paths and not home.is_dir():
        mend = "name files or folders, or go to a site's folder"
        raise fail(Place(SEEDS), "there are no seeds here: this folder does not exist", mend)
    seeds: dict[str, Seed] = {}
    passed_over: list[str] = []
    problems: list[Problem] = []
    for path in paths or (home,):
        if not path.exists():
            problems.append(Problem(Place(str(path)), "there is no such file or folder"))
            continue
        base = home if home.resolve() in (path.resolve(), *path.resolve().parents) else path
        for file in [path / name for name in walk(path)] if path.is_dir() else [path]:
            shown = shown_path(file, root)
            name = name_of(file, base)
            if path.is_dir() and not name.lower().endswith(ENDINGS):
                passed_over.append(shown)
            elif name in seeds and seeds[name].path.resolve() != file.resolve():
                what = f"{seeds[name].shown} has the same name, and a post states only that"
                problems.append(Problem(Place(shown), what, "rename one of the two"))
            else:
                seeds[name] = Seed(name, file, shown)
    if problems:
        raise DigestError(problems)
    return [seeds[name] for name in sorted(seeds)], passed_over


def name_of(file: Path, base: Path) -> str:
    """Return a seed's name as its post states it: below the folder, the file's name alone else."""
    inside = base.is_dir() and file.resolve().is_relative_to(base.resolve())
    return file.resolve().relative_to(base.resolve()).as_posix() if inside else file.name


def shown_path(path: Path, root: Path) -> str:
    """Return a path as problems name it: in the site relative to it, else as it was given."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


@dataclass(frozen=True, slots=True)
class Standing:
    """A post that was made from a seed, and its bytes as they are now."""

    name: str
    origin: Origin
    content: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of posts, and those that were made from seeds, by the seed's name and digest.

    `taken` holds the names in the folder, folded; a run adds those that it gives out.
    """

    folder: Path
    shown: str
    taken: set[str]
    by_file: Mapping[str, Standing]
    by_sha256: Mapping[str, Standing]


def read_shelf(root: Path, output: str) -> Shelf:
    """Return what the folder of posts holds; it need not exist.

    Raises DigestError for each post whose origin can't be read: a seed might be its own.
    """
    folder = Path(output) if output else root / POSTS
    shown = output or POSTS
    if not output and not (root / CONFIG_FILE).is_file():
        mend = "name a folder for the posts with --output, or go to a site's folder"
        raise fail(Place(CONFIG_FILE), "there is no site here to hold the posts", mend)
    if folder.exists() and not folder.is_dir():
        raise fail(Place(shown), "is a file, and posts need a folder", "name another --output")
    names = tuple(walk(folder))

    def standing(name: str) -> Standing | None:
        content = read_bytes(folder / name, f"{shown}/{name}")
        origin = origin_of(content, f"{shown}/{name}")
        return Standing(name, origin, content) if origin else None

    made = [post for post in gather(standing, [n for n in names if n.endswith(".md")]) if post]
    return Shelf(
        folder=folder,
        shown=shown,
        taken={fold(name) for name in names},
        by_file={post.origin.file: post for post in reversed(made)},
        by_sha256={post.origin.sha256: post for post in reversed(made)},
    )


def read(wanted: tuple[Seed, str]) -> Reading:
    """Return what a seed says; one whose bytes have the digest given with it is left unread."""
    seed, known = wanted
    try:
        content = read_bytes(seed.path, seed.shown)
        sha256 = hashlib.sha256(content).hexdigest()
        article = None if sha256 == known else read_article(content, seed.shown)
    except DigestError as error:
        return Reading(seed, "", problems=error.problems)
    return Reading(seed, sha256, article)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of one seed, and the files to write for it, in order."""

    outcome: Outcome
    writes: tuple[tuple[Path, bytes], ...] = ()


def settle(reading: Reading, post: Standing | None, shelf: Shelf, *, force: bool) -> Decision:
    """Return what is to be done for a seed; `post` is the one made from it earlier, if any."""
    seed, article = reading.seed, reading.article
    if reading.problems:
        return Decision(Outcome(seed.name, "failed", problems=reading.problems))
    if post is None and article is not None:
        return fresh(seed, article, reading.sha256, shelf)
    if post is None or article is None or reading.sha256 == post.origin.sha256:
        shown = f"{shelf.shown}/{post.name}" if post else ""
        return Decision(Outcome(seed.name, "unchanged", shown, article))
    return renewed(reading, post, article, shelf, force=force)


def renewed(
    reading: Reading, post: Standing, article: Article, shelf: Shelf, *, force: bool
) -> Decision:
    """Return what is to be done where a seed has changed since its post was made."""
    seed, shown = reading.seed, f"{shelf.shown}/{post.name}"
    text = write_post(article, seed.name, reading.sha256).encode()
    if post.origin.is_untouched:
        writes = ((shelf.folder / post.name, text),)
        return Decision(Outcome(seed.name, "changed", shown, article), writes)
    if not force:
        what = f"{seed.shown} has changed since this post was made, and the post was edited"
        mend = "edit the post yourself, or let --force make it anew: that keeps a backup of yours"
        warning = Problem(Place(shown, 1, 1), what, mend, warning=True)
        return Decision(Outcome(seed.name, "edited", shown, article, (warning,)))
    try:
        return replaced(reading, post, article, shelf, text)
    except DigestError as error:
        return Decision(Outcome(seed.name, "failed", problems=error.problems))


def fresh(seed: Seed, article: Article, sha256: str, shelf: Shelf) -> Decision:
    """Return how the first post of a seed is made, under a name that nobody has."""
    name = free_name(post_name(article), seed.name, shelf.taken)
    text = write_post(article, seed.name, sha256).encode()
    outcome = Outcome(seed.name, "new", f"{shelf.shown}/{name}", article)
    return Decision(outcome, ((shelf.folder / name, text),))


def free_name(stem: str, seed: str, taken: set[str]) -> str:
    """Return a post's file name that nobody has, and take it.

    The suffix is a digest of the seed's name: it does not depend on which seed comes first.
    """
    name = f"{stem}.md"
    if fold(name) in taken:
        name = f"{stem}-{hashlib.sha256(seed.encode()).hexdigest()[:6]}.md"
    taken.add(fold(name))
    return name


def replaced(
    reading: Reading, post: Standing, article: Article, shelf: Shelf, text: bytes
) -> Decision:
    """Return how an edited post is made anew: its backup first, then its notes, then the post.

    Inline notes move to NAME.notes.yaml, which finds their passages by what they quote.
    """
    path, shown = shelf.folder / post.name, f"{shelf.shown}/{post.name}"
    number = 1
    while fold(f"{post.name}.bak{number}") in shelf.taken:
        number += 1
    backup = path.with_name(f"{path.name}.bak{number}")
    writes = [(backup, post.content)]
    notes_path = path.with_name(path.name.removesuffix(".md") + ".notes.yaml")
    there = read_bytes(notes_path, f"{shown}: notes") if notes_path.exists() else b""
    inline = inline_notes_of(post.content, shown)
    moved = [note for note in inline if f'id: "{note.id}"'.encode() not in there]
    if moved:
        start = there if not there or there.endswith(b"\n") else there + b"\n"
        writes.append((notes_path, start + "".join(map(note_lines, moved)).encode()))
    writes.append((path, text))
    outcome = Outcome(
        reading.seed.name,
        "replaced",
        shown,
        article,
        backup=f"{shown}.bak{number}",
        notes=tuple(note.id for note in moved),
    )
    return Decision(outcome, tuple(writes))
