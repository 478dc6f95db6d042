"""Files of other programs -> NAME.notes.yaml, as one story: read, find the posts, append.

What comes in is a draft. Every byte of a notes file that is there stays as it is.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.config import read_config
from digest.disk import read_bytes, walk, write_atomic
from digest.formats.adopting import adopt, sense
from digest.formats.opening import read
from digest.formats.targets import key_of, posts_by_address
from digest.lock import one_at_a_time
from digest.problems import DigestError, Place, Problem, gather
from digest.sources import POSTS, chosen_post, read_config_file
from digest.text.entries import entries, with_entries
from digest.text.frontmatter import decode, split
from digest.text.heads import head_of
from digest.text.posts import text_and_notes
from digest.text.standoff import notes_path
from digest.text.tracing import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from digest.config import Config
    from digest.formats.arrivals import Arrival, Arrivals
    from digest.text.facts import Annotation
    from digest.text.heads import Head


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for: files, their format (empty: as they look), and what they are on.

    `post` is the path of the post that all notes are on, empty where the files say so.
    """

    files: Sequence[Path]
    format: str = ""
    post: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one note.

    `did` is `imported`, `known` (it was there already) or `unplaced` (its post is not known);
    `state` tells how its passage was found, `line` where it is in the post, 0 if that isn't known.
    """

    file: Place
    did: str
    quote: str
    target: str = ""
    post: str = ""
    id: str = ""
    kind: str = ""
    state: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every note, in the order of the files, and what was none."""

    outcomes: Sequence[Outcome]
    problems: Sequence[Problem]


def import_notes(root: Path, request: Request) -> Report:
    """Append the notes of some files to the notes files of their posts, and say where they went.

    Raises DigestError, with nothing written, for a file that can't be read, and for a post or a
    notes file that has to be mended first. What is wrong with single notes is in the report.
    """
    with one_at_a_time(root):
        config = read_config(read_config_file(root))

        def read_file(path: Path) -> Arrivals:
            content = read_bytes(path, str(path))
            return read(content, str(path), config.timezone, request.format)

        files = gather(read_file, request.files)
        arrivals = [one for file in files for one in file.found]
        finding = finder(root, request, arrivals, config)
        found = [finding(one) for one in arrivals]
        by_post: dict[str, list[Arrival]] = {}
        for one, path in zip(arrivals, found, strict=True):
            by_post.setdefault(path, []).append(one)
        unplaced = by_post.pop("", [])
        added = gather(lambda path: added_to(root, path, by_post[path]), by_post)
        if not request.dry_run:
            for new in added:
                if new.content:
                    write_atomic(root / notes_path(new.path), new.content)
    outcomes = [outcome for new in added for outcome in new.outcomes]
    outcomes += [
        Outcome(one.place, "unplaced", one.note.exact, one.target, kind=one.note.kind)
        for one in unplaced
    ]
    return Report(outcomes, [slip for file in files for slip in file.problems])


def finder(
    root: Path, request: Request, arrivals: Sequence[Arrival], config: Config
) -> Callable[[Arrival], str]:
    """Return what gives the path of the post that a note is on, empty for an unknown one.

    That is the post asked for; else the one at the address that the note is on; else, for a note
    without an address, the one whose file has the name of the note's file.
    """
    names = [POSTS + name for name in walk(root / POSTS, POSTS) if name.endswith(".md")]
    if request.post:
        chosen = chosen_post(request.post, names)
        return lambda _: chosen
    by_name = {name.rpartition("/")[2]: name for name in reversed(names)}
    has_targets = any(one.target for one in arrivals)
    by_address = posts_by_address(heads(root, names, config), config) if has_targets else {}

    def find(one: Arrival) -> str:
        if one.target.startswith(("http:", "https:")):
            return by_address.get(key_of(one.target, config), "")
        return by_name.get(one.place.path.replace("\\", "/").rpartition("/")[2], "")

    return find


def heads(root: Path, names: Sequence[str], config: Config) -> Iterator[Head]:
    """Yield where posts live; one that can't be read is nobody's, and the next build tells why."""
    for name in names:
        with suppress(DigestError):
            yield head_of(read_bytes(root / name, name), name, config)


@dataclass(frozen=True, slots=True)
class Added:
    """The notes file of a post with new notes, empty if there are none, and what became of each."""

    path: str
    content: bytes
    outcomes: Sequence[Outcome]


def added_to(root: Path, path: str, arrivals: Sequence[Arrival]) -> Added:
    """Return what becomes of the notes file of a post.

    Raises DigestError for a post or a notes file that can't be read.
    """
    post, beside = read_bytes(root / path, path), notes_path(path)
    there = read_bytes(root / beside, beside) if (root / beside).exists() else b""
    text, inline = text_and_notes(post, path)
    known = [*inline, *(entry.note for entry in entries(there, beside))]
    lines = lines_of(split(decode(post, path), path), text, path)
    taken = {note.id for note in known}
    told = {sense(note): note for note in known}
    new: list[Annotation] = []
    outcomes: list[Outcome] = []
    for arrival in arrivals:
        adopted = adopt(arrival, text, taken)
        twin = told.get(sense(adopted.note))
        note = told[sense(adopted.note)] = twin or adopted.note
        if twin is None:
            new.append(note)
            taken.add(note.id)
        outcomes.append(
            Outcome(
                file=arrival.place,
                did="known" if twin else "imported",
                quote=adopted.note.exact,
                target=arrival.target,
                post=path,
                id=note.id,
                kind=note.kind,
                state=adopted.state,
                line=lines.at(adopted.start) if adopted.start >= 0 else 0,
            )
        )
    return Added(path, with_entries(there, new, beside) if new else b"", outcomes)
