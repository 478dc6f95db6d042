"""What is to become of a seed that was read, given the post that was made of it before.

Decides, and writes nothing: a decision lists the files to write, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.disk import read_bytes
from digest.problems import DigestError, Place, Problem, shorten
from digest.text.carrying import LOST, Fate, carry, is_only_annotated
from digest.text.frontmatter import decode
from digest.text.standoff import notes_path
from digest.text.writing import with_seed_renamed

if TYPE_CHECKING:
    from pathlib import Path

    from digest.seedfiles import Seed
    from digest.seeds.article import Article
    from digest.shelf import Shelf, Standing

SHOWN = 3
"""Places that a warning shows, of those in which a passage may be."""


@dataclass(frozen=True, slots=True)
class Told:
    """What to tell of a seed that was read: how many lines are left out, and uncertain fields.

    `article` says what each line was taken for, where that was asked for.
    """

    removed: int
    uncertain: tuple[str, ...]
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is made of a seed: the text of its post, its name without ending, and what to tell."""

    text: bytes
    name: str
    told: Told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed.

    `did` is new, changed, unchanged, renamed, edited, replaced or failed; `post` is empty for
    failed; `told` is there if the seed was read; `backup` is where a person's text was kept, and
    `fates` what became of its notes.
    """

    seed: str
    did: str
    post: str = ""
    told: Told | None = None
    problems: tuple[Problem, ...] = ()
    backup: str = ""
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed, its digest, and its draft unless it was left unread or could not be read."""

    seed: Seed
    sha256: str = ""
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()


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


def is_made_of(post: Standing | None, sha256: str) -> bool:
    """Whether there is a post, made of a seed of this digest."""
    return post is not None and post.origin.sha256 == sha256


def settle(reading: Reading, post: Standing | None, shelf: Shelf, *, force: bool) -> Decision:
    """Return what is to be done for a seed; `post` is the one made from it earlier, if any."""
    seed, draft = reading.seed, reading.draft
    if reading.problems:
        return Decision(Outcome(seed.name, "failed", problems=reading.problems))
    if post is None and draft is not None:
        return fresh(seed, draft, shelf)
    if post is None or draft is None or is_made_of(post, reading.sha256):
        return kept(seed, post, draft.told if draft else None, shelf)
    return renewed(seed, post, draft, shelf, force=force)


def kept(seed: Seed, post: Standing | None, told: Told | None, shelf: Shelf) -> Decision:
    """Return that a post stays; if its seed has another name now, the post will state that.

    Else a new seed under the old name would be taken for a change of this one.
    """
    if post is None:
        return Decision(Outcome(seed.name, "unchanged", told=told))
    shown = f"{shelf.shown}/{post.name}"
    if post.origin.file == seed.name or not post.origin.is_untouched:
        return Decision(Outcome(seed.name, "unchanged", shown, told))
    text = with_seed_renamed(decode(post.content, shown), seed.name).encode()
    writes = (Write(shelf.folder / post.name, shown, text, post.content),)
    return Decision(Outcome(seed.name, "renamed", shown, told), writes)


def fresh(seed: Seed, draft: Draft, shelf: Shelf) -> Decision:
    """Return how the first post of a seed is made, under a name that nobody has."""
    name = shelf.free_name(draft.name, seed.name)
    shown = f"{shelf.shown}/{name}"
    return Decision(
        Outcome(seed.name, "new", shown, draft.told),
        (Write(shelf.folder / name, shown, draft.text),),
    )


def renewed(seed: Seed, post: Standing, draft: Draft, shelf: Shelf, *, force: bool) -> Decision:
    """Return what is to be done where a seed has changed since its post was made.

    A post to which a person has added nothing but notes is made anew with these.
    """
    shown = f"{shelf.shown}/{post.name}"
    try:
        text = decode(post.content, shown)
        if post.origin.is_untouched or is_only_annotated(text, shown):
            return remade(seed, post, draft, shelf, "changed")
        if force:
            return remade(seed, post, draft, shelf, "replaced")
    except DigestError as error:
        return Decision(Outcome(seed.name, "failed", problems=error.problems))
    what = f"{seed.shown} has changed since this post was made, and the post was edited"
    mend = "edit the post yourself, or let --force make it anew: that keeps a backup of yours"
    warning = Problem(Place(shown, 1, 1), what, mend, warning=True)
    return Decision(Outcome(seed.name, "edited", shown, draft.told, (warning,)))


def remade(seed: Seed, post: Standing, draft: Draft, shelf: Shelf, did: str) -> Decision:
    """Return how a post is made anew: backups first, then the notes beside it, then the post.

    Raises DigestError for notes that can't be read.
    """
    path, shown = shelf.folder / post.name, f"{shelf.shown}/{post.name}"
    beside, beside_shown = path.with_name(notes_path(path.name)), notes_path(shown)
    notes = read_bytes(beside, beside_shown) if beside.exists() else None
    carried = carry(post.content, draft.text.decode(), notes or b"", shown)
    writes: list[Write] = []
    backup = ""
    if not post.origin.is_untouched:
        backup = shelf.free_backup(post.name)
        writes.append(Write(shelf.folder / backup, f"{shelf.shown}/{backup}", post.content))
    if carried.notes != (notes or b""):
        if notes and not carried.notes.startswith(notes):
            old = shelf.free_backup(notes_path(post.name))
            writes.append(Write(shelf.folder / old, f"{shelf.shown}/{old}", notes))
        writes.append(Write(beside, beside_shown, carried.notes, notes))
    writes.append(Write(path, shown, carried.text.encode(), post.content))
    outcome = Outcome(
        seed.name,
        did,
        shown,
        draft.told,
        problems=tuple(lost(fate, shown) for fate in carried.fates if fate.state == LOST),
        backup=f"{shelf.shown}/{backup}" if backup else "",
        fates=carried.fates,
    )
    return Decision(outcome, tuple(writes))


def lost(fate: Fate, shown: str) -> Problem:
    """Return the warning on a note of a post whose passage has no sure place in its new text."""
    quote = f'"{shorten(fate.before)}"' if fate.before else "a point between two words"
    where = f"the new text of {shown}"
    why = f"{quote} is gone from {where}"
    lead = "in its place"
    if fate.why == "ambiguous":
        why = f"{quote} could be in {len(fate.places)} places of {where}"
        lead = "there"
    mend = "it is kept here: quote another passage for it, or delete it"
    near = [f"{lead}: {place}" for place in fate.places[:SHOWN] if place]
    what = f'the note "{fate.id}" could not be carried over: {why}'
    return Problem(Place(notes_path(shown)), what, "\n".join([mend, *near]), warning=True)
