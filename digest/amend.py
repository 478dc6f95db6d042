"""Posts that changed where they stand -> the pages that show them, and no others.

Most edits are of this kind: a text is mended, a headline sharpened. The post keeps its date, its
tags, its sources, so every list has it in the same place, and what the last build left tells which
pages show anything of it. Whatever else has changed is for the whole build.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import starmap
from typing import TYPE_CHECKING

from digest.last import BrokenMemoError, Last, Memo, Task
from digest.manifest import Setting
from digest.output import Output
from digest.pictures import draw_picture
from digest.press.plan import decide
from digest.problems import DigestError
from digest.reading import Bodies, parse, post_in, read_item, read_settings, theme_of
from digest.record import CLAIMS, RECORD
from digest.rows import row_of
from digest.shape.kept import page_of_row, stays
from digest.shape.pictures import Placard, Smaller
from digest.sources import POSTS, File, post_path
from digest.text.facts import Post
from digest.themefiles import read_theme
from digest.unchanged import looks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from digest.config import Config
    from digest.press.theme import Theme
    from digest.report import Report
    from digest.shape.frame import Page
    from digest.text.facts import Body


def amend(task: Task, changed: Mapping[str, str | None]) -> Report | None:
    """Bring the pages of posts that changed in place up to date, and say what was done.

    `changed` are paths of what was read, and what the files look like now, None for one that is
    gone. Returns None if a whole build is needed: also where something is wrong, so that all that
    is wrong is told at once.

    Raises BrokenMemoError if the memo can't be read.
    """
    memo, last = task.memo, task.memo.last
    looks_now = {path: seen for path, seen in changed.items() if seen is not None}
    if last is None or len(looks_now) < len(changed) or not are_posts(memo, last, changed):
        return None
    try:
        text, config = read_settings(task.root, task.options)
        theme = memo.theme or known_theme(task.root, config, text, memo)
        config = replace(
            config,
            words=theme.words,
            leave_out=last.leave_out,
            options=tuple(starmap(Setting, last.options)),
        )
        new = amended(task, {post_path(path) for path in changed}, config)
        if new is None:
            return None
        posts = Posts(memo, new)
        bodies = Bodies(task, config, posts, {path: body for path, (_, body) in new.items()})
        pages = pages_of(new, posts, bodies, memo, last, config)
        written = redraw(task, last, pages, theme)
    except DigestError:
        return None
    if written is None:
        return None
    memo.theme = theme
    rows = {f"p{path}": row_of(post) for path, (post, _) in new.items()}
    memo.rows = memo.rows.updated(rows)
    if memo.fresh is not None:
        memo.fresh |= rows  # those of an amendment just before may not have been kept yet
    memo.posts |= {path: post for path, (post, _) in new.items()}
    memo.noted |= bodies.noted()
    memo.last = replace(
        last,
        read=last.read | looks_now,
        written=last.written | looks(task.folder, [*written, RECORD]),
    )
    kept = tuple(name for name in last.written if name not in written and name != RECORD)
    return replace(last.report, output=task.folder, written=written, kept=kept)


def known_theme(root: Path, config: Config, text: str, memo: Memo) -> Theme:
    """Return what draws pages, of a theme that is as the last build left it."""
    looks = read_theme(root, config.theme, text, config.language)
    return theme_of(looks, looks.published, config.language, memo, ())


def are_posts(memo: Memo, last: Last, changed: Iterable[str]) -> bool:
    """Whether files are those of posts that were there before, and about which nothing was said."""
    warned = {warning.place.path for warning in last.report.warnings}
    return all(
        path.startswith(POSTS)
        and path in last.read
        and f"p{post_path(path)}" in memo.rows
        and warned.isdisjoint({path, post_path(path)})
        for path in changed
    )


def amended(
    task: Task, paths: Collection[str], config: Config
) -> dict[str, tuple[Post, Body]] | None:
    """Return those of these posts whose texts differ; None if one is not where it was.

    Raises DigestError for one that can't be read.
    """
    new: dict[str, tuple[Post, Body]] = {}
    for path in sorted(paths):
        old, item = post_in(task.memo, path), read_item(task, path, config)
        if item.print == old.source_print:
            continue
        parsed = parse(item)
        if not stays(old, parsed[0]):
            return None
        new[path] = parsed
    return new


class Posts(dict[str, Post]):
    """Posts by path: the new ones, and those that the memo knows as they are asked for."""

    def __init__(self, memo: Memo, new: Mapping[str, tuple[Post, Body]]) -> None:
        """Expect the new posts with their bodies."""
        super().__init__((path, post) for path, (post, _) in new.items())
        self._memo = memo

    def __missing__(self, path: str) -> Post:
        """Return a post that didn't change."""
        return post_in(self._memo, path)


def pages_of(  # noqa: PLR0913, PLR0917  a page is made of these
    paths: Iterable[str],
    posts: Mapping[str, Post],
    bodies: Mapping[str, Body],
    memo: Memo,
    last: Last,
    config: Config,
) -> dict[str, Page]:
    """Return the pages that show anything of some posts, by their outputs, in order."""
    try:
        shown = {name for path in paths for name in json.loads(memo.rows.get(f"s{path}", "[]"))}
        return {
            name: page_of_row(memo.rows[f"g{name}"], posts, bodies, config, last.menu)
            for name in last.written
            if name in shown
        }
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise BrokenMemoError from error


def redraw(
    task: Task, last: Last, pages: Mapping[str, Page], theme: Theme
) -> dict[str, str] | None:
    """Draw those of these pages that differ; return why, by output.

    Returns None if not all of them are as the last build left them.
    """
    if looks(task.folder, [RECORD, CLAIMS]) != {RECORD: last.written.get(RECORD)}:
        return None
    with Output(task.folder, task.shown, frozenset(pages)) as output:
        standing = output.standing(last.written)
        if standing.prints.keys() != pages.keys():
            return None
        before = standing.prints
        prints = {name: before[name]._replace(view=page.print) for name, page in pages.items()}
        plan = decide(prints, before)
        for name in plan.write:
            output.take(
                [(name, output.stage(name, prints[name], draw(pages[name], theme, task.root)))]
            )
        changed = output.publish(())
    return {name: plan.write[name] for name in changed}


def draw(made: Page | File | bytes, theme: Theme, root: Path) -> bytes | File:
    """Return what is to be written: a page's bytes, or the file to copy."""
    if isinstance(made, (File, bytes)):
        return made
    view = made.view
    if isinstance(view, (Smaller, Placard)):
        return draw_picture(view, root)
    return theme.render(made.template, view).encode()
