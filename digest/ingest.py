"""seeds/ -> content/posts/, as one story: read, compare with what is there, write.

A post whose seed has not changed is left alone, and one that a person edited is never
overwritten unasked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.disk import clear_parts, read_bytes, write_atomic
from digest.lock import one_at_a_time
from digest.problems import DigestError, Place, Problem
from digest.seedfiles import find_seeds
from digest.seeds.article import Article, read_article
from digest.seeds.decode import PAGES
from digest.shards import cores
from digest.shelf import read_shelf
from digest.text.frontmatter import decode
from digest.text.posts import inline_notes_of
from digest.text.standoff import notes_path
from digest.text.writing import (
    headline,
    note_lines,
    post_name,
    with_seed_renamed,
    write_post,
)
from digest.workers import CRASH, SPACE, TIME, Lost, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from digest.seedfiles import Seed
    from digest.shelf import Shelf, Standing

FEW = 24
"""Short texts that are read sooner than a worker is started."""

SHORT = 200_000
"""Bytes of a text that is read in no time, whatever it holds."""

COSTS = {
    TIME: "takes longer to read than any article does",
    SPACE: "takes more memory to read than any article does",
    CRASH: "cannot be read: the program that reads it crashed",
}
"""Why a worker was lost -> what is wrong with the seed."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    `paths` are files and folders, none for the site's `seeds/`; `output` is the folder of the
    posts, empty for the site's; `everything` reads seeds, too, that have not changed, and keeps
    what each line was taken for; `jobs` is how many processes to use, 0 for one on each core.
    """

    paths: tuple[Path, ...] = ()
    output: str = ""
    dry_run: bool = False
    force: bool = False
    everything: bool = False
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What is made of a seed: the text of its post, and what to tell of it."""

    text: bytes
    name: str
    """Of the post, without its ending."""

    removed: int
    """How many lines are left out."""

    uncertain: tuple[str, ...]
    article: Article | None = None
    """What each line was taken for, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed.

    `did` is new, changed, unchanged, renamed, edited, replaced or failed; `post` is empty for
    failed; `draft` is there if the seed was read; `backup` and `notes` say what `--force` kept.
    """

    seed: str
    did: str
    post: str = ""
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()
    backup: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did with every seed, in order, and the files it took for no seeds."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[str, ...]
    unread: tuple[Problem, ...] = ()
    """What it could not look into: folders that can't be read, names that are not UTF-8."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong, with any seed or beside them."""
        return self.unread + tuple(p for outcome in self.outcomes for p in outcome.problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed, its digest, and its draft unless it was left unread or could not be read."""

    seed: Seed
    sha256: str = ""
    draft: Draft | None = None
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
        found = find_seeds(root, request.paths)
        shelf = read_shelf(root, request.output)
        if not (request.output or request.dry_run):  # the site's own folder, which we have locked
            clear_parts(shelf.folder)
        names = {seed.name for seed in found.seeds}
        looks = [look(seed) for seed in found.seeds]
        posts = [shelf.post_of(one.seed, one.sha256, names) for one in looks]
        to_read = [
            (one.seed, request.everything)
            for one, post in zip(looks, posts, strict=True)
            if not one.problems and (request.everything or not is_made_of(post, one.sha256))
        ]
        readings = read_all(to_read, request.jobs)
        asked = {seed.name for seed, _ in to_read}
        outcomes: list[Outcome] = []
        for one, post in zip(looks, posts, strict=True):
            reading = one
            if one.seed.name in asked:
                reading = next(readings)
                tell(len(outcomes), len(looks))
            decision = settle(reading, post, shelf, force=request.force)
            outcomes.append(decision.outcome if request.dry_run else carry_out(decision))
    return Report(tuple(outcomes), found.passed_over, found.problems)


def look(seed: Seed) -> Reading:
    """Return a seed with the digest of its bytes, unread."""
    try:
        content = read_bytes(seed.path, seed.shown)
    except DigestError as error:
        return Reading(seed, problems=error.problems)
    return Reading(seed, hashlib.sha256(content).hexdigest())


def is_made_of(post: Standing | None, sha256: str) -> bool:
    """Whether there is a post, made of a seed of this digest."""
    return post is not None and post.origin.sha256 == sha256


def read_all(wanted: Sequence[tuple[Seed, bool]], jobs: int) -> Iterator[Reading]:
    """Yield what each seed says, in order; many, large ones and saved pages are read by workers."""
    if len(wanted) <= FEW and all(is_light(seed) for seed, _ in wanted):
        yield from map(read, wanted)
        return
    readings = spread(read, wanted, jobs or cores())
    for (seed, _), reading in zip(wanted, readings, strict=True):
        if isinstance(reading, Lost):
            mend = "save the article alone, as plain text"
            problem = Problem(Place(seed.shown), COSTS[reading.why], mend)
            yield Reading(seed, problems=(problem,))
        else:
            yield reading


def is_light(seed: Seed) -> bool:
    """Whether a seed is read in no time, whatever it holds."""
    try:
        return not seed.name.lower().endswith(PAGES) and seed.path.stat().st_size <= SHORT
    except OSError:
        return True  # which will be a problem


def read(wanted: tuple[Seed, bool]) -> Reading:
    """Return what a seed says, and with it, where asked for, what each line was taken for."""
    seed, whole = wanted
    try:
        content = read_bytes(seed.path, seed.shown)
        article = read_article(content, seed.shown)
    except DigestError as error:
        return Reading(seed, problems=error.problems)
    sha256 = hashlib.sha256(content).hexdigest()
    draft = Draft(
        text=write_post(article, seed.name, sha256).encode(),
        name=post_name(article),
        removed=sum(line.role == "removed" for line in article.lines),
        uncertain=tuple(sorted(headline(article)[1])),
        article=article if whole else None,
    )
    return Reading(seed, sha256, draft)


@dataclass(frozen=True, slots=True)
class Write:
    """A file to write, and the bytes it is known to hold; None where there must be no file."""

    path: Path
    shown: str
    content: bytes
    before: bytes | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of one seed, and the files to write for it, in order."""

    outcome: Outcome
    writes: tuple[Write, ...] = ()


def carry_out(decision: Decision) -> Outcome:
    """Write the files of a decision and return what became of the seed.

    Nothing is written where a person saved one of them since it was read.
    """
    for write in decision.writes:
        there = read_bytes(write.path, write.shown) if write.path.exists() else None
        if there != write.before:
            what = "this file was changed while digest read the seeds"
            problem = Problem(Place(write.shown), what, "run digest ingest again")
            return Outcome(decision.outcome.seed, "failed", problems=(problem,))
    try:
        for write in decision.writes:
            write_atomic(write.path, write.content)
    except DigestError as error:
        return Outcome(decision.outcome.seed, "failed", problems=error.problems)
    return decision.outcome


def settle(reading: Reading, post: Standing | None, shelf: Shelf, *, force: bool) -> Decision:
    """Return what is to be done for a seed; `post` is the one made from it earlier, if any."""
    seed, draft = reading.seed, reading.draft
    if reading.problems:
        return Decision(Outcome(seed.name, "failed", problems=reading.problems))
    if post is None and draft is not None:
        return fresh(seed, draft, shelf)
    if post is None or draft is None or is_made_of(post, reading.sha256):
        return kept(seed, post, draft, shelf)
    return renewed(seed, post, draft, shelf, force=force)


def kept(seed: Seed, post: Standing | None, draft: Draft | None, shelf: Shelf) -> Decision:
    """Return that a post stays; if its seed has another name now, the post will state that.

    Else a new seed under the old name would be taken for a change of this one.
    """
    if post is None:
        return Decision(Outcome(seed.name, "unchanged", draft=draft))
    shown = f"{shelf.shown}/{post.name}"
    if post.origin.file == seed.name or not post.origin.is_untouched:
        return Decision(Outcome(seed.name, "unchanged", shown, draft))
    text = with_seed_renamed(decode(post.content, shown), seed.name).encode()
    writes = (Write(shelf.folder / post.name, shown, text, post.content),)
    return Decision(Outcome(seed.name, "renamed", shown, draft), writes)


def fresh(seed: Seed, draft: Draft, shelf: Shelf) -> Decision:
    """Return how the first post of a seed is made, under a name that nobody has."""
    name = shelf.free_name(draft.name, seed.name)
    shown = f"{shelf.shown}/{name}"
    return Decision(
        Outcome(seed.name, "new", shown, draft),
        (Write(shelf.folder / name, shown, draft.text),),
    )


def renewed(seed: Seed, post: Standing, draft: Draft, shelf: Shelf, *, force: bool) -> Decision:
    """Return what is to be done where a seed has changed since its post was made."""
    path, shown = shelf.folder / post.name, f"{shelf.shown}/{post.name}"
    if post.origin.is_untouched:
        writes = (Write(path, shown, draft.text, post.content),)
        return Decision(Outcome(seed.name, "changed", shown, draft), writes)
    if not force:
        what = f"{seed.shown} has changed since this post was made, and the post was edited"
        mend = "edit the post yourself, or let --force make it anew: that keeps a backup of yours"
        warning = Problem(Place(shown, 1, 1), what, mend, warning=True)
        return Decision(Outcome(seed.name, "edited", shown, draft, (warning,)))
    try:
        return replaced(seed, post, draft, shelf)
    except DigestError as error:
        return Decision(Outcome(seed.name, "failed", problems=error.problems))


def replaced(seed: Seed, post: Standing, draft: Draft, shelf: Shelf) -> Decision:
    """Return how an edited post is made anew: its backup first, then its notes, then the post.

    Inline notes move to NAME.notes.yaml, which finds their passages by what they quote.
    """
    path, shown = shelf.folder / post.name, f"{shelf.shown}/{post.name}"
    backup = shelf.free_backup(post.name)
    writes = [Write(shelf.folder / backup, f"{shelf.shown}/{backup}", post.content)]
    beside, beside_shown = shelf.folder / notes_path(post.name), notes_path(shown)
    there = read_bytes(beside, beside_shown) if beside.exists() else None
    inline = inline_notes_of(post.content, shown)
    moved = [note for note in inline if f'id: "{note.id}"'.encode() not in (there or b"")]
    if moved:
        start = there or b""
        start += b"" if not start or start.endswith(b"\n") else b"\n"
        content = start + "".join(map(note_lines, moved)).encode()
        writes.append(Write(beside, beside_shown, content, there))
    writes.append(Write(path, shown, draft.text, post.content))
    outcome = Outcome(
        seed.name,
        "replaced",
        shown,
        draft,
        backup=f"{shelf.shown}/{backup}",
        notes=tuple(note.id for note in moved),
    )
    return Decision(outcome, tuple(writes))
