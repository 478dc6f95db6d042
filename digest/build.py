"""content/ -> site/, as one story: read, think, write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.amend import amend, draw
from digest.engine import engine
from digest.last import (
    NOTHING_KEPT,
    BrokenMemoError,
    Last,
    Memo,
    Seen,
    Task,
    differing,
    forget,
    keep,
    look,
    look_at,
    made_by,
    recollect,
)
from digest.lock import one_at_a_time
from digest.navigation import dead_entries
from digest.output import Output
from digest.pictures import sweep
from digest.press.plan import Plan, Print, decide
from digest.problems import DigestError, Place, Problem, fail
from digest.reading import Found, library_of, read, wanted_on
from digest.record import RECORD
from digest.report import Options, Report
from digest.rows import row_of
from digest.shape.claims import address_of
from digest.shape.frame import ASSETS, Page
from digest.shape.kept import Line, row_of_page
from digest.shape.library import NEWS_DAYS, day_after
from digest.shape.pages import lay_out
from digest.shape.pictures import Placard, Smaller
from digest.shards import share
from digest.sources import FOLDERS, File
from digest.table import Table
from digest.unchanged import holds, looks, stand
from digest.urls import fold, output_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.press.theme import Theme
    from digest.record import Written
    from digest.shape.library import Library
    from digest.text.facts import Plain, Post


Made = Page | File | bytes
"""What an output is made of: a page to draw, a file to copy, or bytes as they are."""

Tell = Callable[[int, int], None]
"""Hears how much is done, and of how much."""


def nobody(_done: int, _total: int) -> None:
    """Listen to no progress."""


def build(  # noqa: PLR0913  a site, what is asked, when, and three who listen or remember
    root: Path,
    options: Options,
    now: datetime,
    memo: Memo | None = None,
    tell: Tell = nobody,
    *,
    keeping: bool = True,
) -> Report:
    """Bring the output folder up to date and say what was done.

    `now` (with a zone) decides which posts are of a day to come. `memo` knows the last build of
    this process; without one, what the last build left in `.digest/` is used, and something is
    left for the next if `keeping`. `tell` hears how many files are drawn, and of how many.

    Raises DigestError with all that is wrong; then nothing is written and the old site stands.
    """
    memo = Memo() if memo is None else memo
    task = Task(root, options, memo)
    with one_at_a_time(root):
        made = made_by(root, options)
        seen = recollect(root, memo) if keeping else Seen(look(root))
        if memo.last and (options.clean or memo.last.made != made):
            forget(memo)
        try:
            report = amend_or_build(task, now, seen, tell)
        except BrokenMemoError:
            forget(memo)
            report = amend_or_build(task, now, seen, tell)
        if keeping:
            keep(root, memo)
            report = replace(report, doubts=doubts_on(root, memo))
    return report


def doubts_on(root: Path, memo: Memo) -> tuple[Problem, ...]:
    """Keep the texts that notes were made on, where some were read; return what to warn of them."""
    if not memo.noted:
        return ()
    from digest.noted import keep_anchors  # noqa: PLC0415  no site without notes needs it

    noted, memo.noted = memo.noted, {}
    return tuple(keep_anchors(root, noted))


def touch_up(
    root: Path, options: Options, now: datetime, memo: Memo, paths: Collection[Path]
) -> Report | None:
    """Bring the pages of a few files up to date at once, before anything else is looked at.

    Returns None, and has done nothing, if that takes a whole build or there is nothing to do.
    Whoever calls it builds next: then everything is looked at, and the next build is told.
    """
    last = memo.last
    if last is None or not holds(last, now):
        return None
    with one_at_a_time(root):
        seen = look_at(root, paths)
        changed = {path: look for path, look in seen.items() if look != last.read.get(path)}
        try:
            return amend(Task(root, options, memo), changed) if changed else None
        except BrokenMemoError:
            return None


def amend_or_build(task: Task, now: datetime, seen: Seen, tell: Tell) -> Report:
    """Bring the output up to date by as little work as what has changed allows."""
    last = task.memo.last
    if last is None:
        return build_whole(task, now, seen.read, None, tell)
    changed = differing(last.read, seen.read)
    if holds(last, now):
        stands = stand(task.folder, last) if seen.stands is None else seen.stands
        looks_now = {path: seen.read.get(path) for path in changed}
        amended = amend(task, looks_now) if stands else None
        if amended:
            return amended
    return build_whole(task, now, seen.read, changed, tell)


def build_whole(
    task: Task, now: datetime, seen: dict[str, str], changed: Collection[str] | None, tell: Tell
) -> Report:
    """Read what has changed, think about all of it, write what differs."""
    refuse_output(task)
    found = read(task, changed)
    posts = list(found.posts.values())
    wanted = wanted_on(now, found.config, task.options)
    library = library_of(found, wanted)
    pages = lay_out(library, found.bodies, found.config, found.theme.draws, found.theme.shows)
    outputs = arrange(found, pages)
    refuse_dead_entries(found, outputs)
    done, lines = write(task, outputs, found.theme, tell)
    report = Report(
        output=task.folder,
        base_path=found.config.base_path,
        posts=len(library.posts),
        pages=sum(name.endswith(".html") for name in outputs),
        notes=sum(len(post.notes) for post in library.posts),
        left_out=len(posts) - len(library.posts),
        written=done.write,
        kept=tuple(name for name in outputs if name not in done.write),
        removed=done.remove,
        warnings=(*found.content.warnings, *found.content.unreadable, *library.warnings),
        until=next_change(posts, wanted.today),
        ahead=ahead(library, wanted.today),
        timezone=found.config.timezone,
    )
    drawn = [page.view for page in pages if not page.template]
    if done.remove or (drawn and done.write):
        sweep(task.root, [view for view in drawn if isinstance(view, (Smaller, Placard))])
    memo = task.memo
    memo.last = Last(
        made=made_by(task.root, task.options),
        day=wanted.today,
        language=found.config.language,
        timezone=found.config.timezone,
        menu=library.menu,
        leave_out=found.config.leave_out,
        options=found.config.options,
        report=replace(report, written={}, kept=(), removed=()),
        read=seen,
        written=looks(task.folder, [*outputs, RECORD]),
        rows=NOTHING_KEPT,
    )
    memo.rows, memo.fresh = Table(added=rows_of(found, pages, lines)), None
    memo.posts = dict(found.posts)
    memo.theme = found.theme
    memo.noted |= found.bodies.noted()
    return report


def write(
    task: Task, outputs: Mapping[str, Made], theme: Theme, tell: Tell
) -> tuple[Plan, dict[str, Line]]:
    """Bring the folder up to date with these outputs.

    Returns what had to be written and removed, and the lines of the pages that were drawn.
    Everything is drawn beside the site before anything of it is touched, so a template that fails
    leaves the old site as it was. What turns out to hold the same bytes is not written.
    """
    memo, options = task.memo, task.options
    prints = Prints(outputs, theme)
    lines: dict[str, Line] = {}
    with Output(task.folder, task.shown) as output:
        standing = output.standing(memo.last.written if memo.last else {})
        plan = decide(prints, standing.prints, standing.spoiled, anew=options.clean)
        output.refuse_foreign(plan.write)

        def draw_all(names: Sequence[str]) -> list[tuple[str, Written, Line | None]]:
            return [
                (
                    name,
                    output.stage(name, prints[name], draw(outputs[name], theme, task.root)),
                    line_of(outputs[name]),
                )
                for name in names
            ]

        for drawn in share(draw_all, list(plan.write), options.jobs):
            output.take((name, written) for name, written, _ in drawn)
            lines |= {name: line for name, _, line in drawn if line is not None}
            tell(len(lines), len(plan.write))
        changed = output.publish(plan.remove)
    return Plan({name: plan.write[name] for name in changed}, plan.remove), lines


class Prints(Mapping[str, Print]):
    """The print of all that the bytes of each output depend on, made when it is asked for."""

    def __init__(self, outputs: Mapping[str, Made], theme: Theme) -> None:
        """Expect everything that is to be written, and what draws it."""
        self._outputs = outputs
        self._theme = theme

    def __getitem__(self, name: str) -> Print:
        """Return the print of an output."""
        made = self._outputs[name]
        if isinstance(made, File):
            return Print(made.sha256, "", "")
        if isinstance(made, bytes):
            return Print(sha256(made).hexdigest(), "", "")
        theme = self._theme.print(made.template) if made.template else ""
        return Print(made.print, theme, engine())

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the outputs, in order."""
        return iter(self._outputs)

    def __len__(self) -> int:
        """Return how many outputs there are."""
        return len(self._outputs)


def line_of(made: Made) -> Line | None:
    """Return the line by which the next build knows a page, and the posts that it shows."""
    return row_of_page(made) if isinstance(made, Page) else None


def rows_of(found: Found, pages: Sequence[Page], lines: Mapping[str, Line]) -> dict[str, str]:
    """Return what the next build may want to know, a line for each: see `Memo`.

    `lines` are those of pages that are known already.
    """
    rows = {f"p{path}": row for path, row in found.rows.items()}
    rows |= {f"t{name}": made for name, made in found.theme.prints.items()}
    assets = (asset.found for asset in found.looks.assets.values())
    copies = (file for file in (*found.content.media.values(), *assets) if isinstance(file, File))
    rows |= {f"f{file.shown}": file.row for file in copies}
    shown: dict[str, list[str]] = {}
    for page in pages:
        rows[f"g{page.output}"], paths = lines.get(page.output) or row_of_page(page)
        for path in dict.fromkeys(paths):
            shown.setdefault(path, []).append(page.output)
    return rows | {f"s{path}": row_of(names) for path, names in shown.items()}


def ahead(library: Library, today: str) -> dict[str, str]:
    """Return the outputs of drafts and of posts of a day to come: `draft`, or that day."""
    things: list[Post | Plain] = [*library.posts, *library.pages]
    found = {output_of(address_of(one)): "draft" for one in things if one.draft}
    to_come = [post for post in library.posts if post.day > today and not post.draft]
    return found | {output_of(post.address): post.day for post in to_come}


def next_change(posts: Sequence[Post], today: str) -> str:
    """Return the next day on which other posts are to be shown than today, empty for never."""
    days = [post.day for post in posts]
    days += [post.expires.iso[:10] for post in posts if post.expires]
    days += [
        day_after(day, NEWS_DAYS) for day in {*days} if day_after(today, -NEWS_DAYS) < day <= today
    ]
    return min((day for day in days if day > today), default="")


def arrange(found: Found, pages: Sequence[Page]) -> dict[str, Made]:
    """Return everything that is to be written by its name, in the order of writing.

    Assets come first: a page that is there finds them. Raises DigestError for two outputs that
    are one file on some disk or host.
    """
    outputs = assets_of(found)
    outputs |= {MEDIA + name: file for name, file in found.content.media.items()}
    outputs |= {page.output: page for page in pages}
    first: dict[str, str] = {}
    problems = []
    for name in outputs:
        other = first.setdefault(fold(name), name)
        if other != name:
            what = f'"{other}" and "{name}" are one file on some disks and hosts'
            problems.append(Problem(Place(name), what, "rename one of the two"))
    if problems:
        raise DigestError(problems)
    return outputs


def assets_of(found: Found) -> dict[str, Made]:
    """Return the theme's files as they are published, by their names in the site."""
    made: dict[str, Made] = {}
    for key, asset in found.assets.items():
        file = found.looks.assets[key].found
        if asset.content is not None:
            made[ASSETS + asset.name] = asset.content
        elif isinstance(file, File):
            made[ASSETS + asset.name] = file
    return made


def refuse_dead_entries(found: Found, outputs: Collection[str]) -> None:
    """Raise DigestError for each entry of the navigation that leads to no page."""
    slugs = [page.slug for page in found.pages]
    entries = found.config.navigation
    if problems := dead_entries(found.config_text, entries, slugs, outputs):
        raise DigestError(problems)


def refuse_output(task: Task) -> None:
    """Raise DigestError for an output folder among the texts of the site."""
    real, site = task.folder.resolve(), task.root.resolve()
    for name in FOLDERS:
        if real == site / name or site / name in real.parents:
            what = f"the output can't go into {name}/, which digest reads"
            raise fail(Place(task.shown), what, "choose another --output, outside of it")


MEDIA = "media/"
