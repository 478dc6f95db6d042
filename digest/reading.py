"""What the files of a site say: settings, content and theme, parsed; known texts are not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from digest.config import CONFIG_FILE, Config, read_config
from digest.disk import read_bytes
from digest.last import BrokenMemoError, Memo, Task, day_in
from digest.press.theme import Theme
from digest.problems import DigestError, Place, Problem, fail, gather
from digest.rows import value_of
from digest.shape.library import Wanted, assemble
from digest.shape.parts import print_of_card
from digest.shape.prints import print_of
from digest.shards import share
from digest.sources import (
    NOTHING_KNOWN,
    Content,
    Known,
    Looks,
    post_path,
    read_config_file,
    read_content,
    read_theme,
)
from digest.text.facts import Body, Plain, Post
from digest.text.posts import parse_plain, parse_post
from digest.text.standoff import notes_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.report import Options
    from digest.shape.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a build reads, parsed; bodies of posts are drawn when they are asked for."""

    config: Config
    content: Content
    looks: Looks
    theme: Theme
    posts: Mapping[str, Post]
    bodies: Bodies
    pages: Sequence[Plain]
    introductions: Sequence[Plain]


def read(task: Task, changed: Collection[str] | None) -> Found:
    """Return what the files of a site say; raises DigestError with all that is wrong in any.

    `changed` are the paths that may have changed since what the memo tells of, None for all.
    """
    root, options, memo = task.root, task.options, task.memo
    faults = Faults()
    config_text, config = faults.take(lambda: read_settings(root, options), NO_SETTINGS)
    known = what_is_known(memo, config, changed)
    content = faults.take(lambda: read_content(root, known), NO_CONTENT)
    looks = faults.take(lambda: read_theme(root, config.theme, config_text, known), NO_LOOKS)
    parsed = faults.take(lambda: parse_posts(content, config, options, memo), NO_POSTS)
    posts = {path: post for path, (post, _) in parsed.items()}
    found = Found(
        config=config,
        content=content,
        looks=looks,
        theme=faults.take(lambda: theme_of(looks, memo, changed), NO_THEME),
        posts=posts,
        bodies=Bodies(task, config, posts, {path: body for path, (_, body) in parsed.items()}),
        pages=faults.take(lambda: parse_plains(content.pages, config), NO_PLAINS),
        introductions=faults.take(lambda: parse_plains(content.introductions, config), NO_PLAINS),
    )
    faults.settle()
    return found


def wanted_on(now: datetime, config: Config, options: Options) -> Wanted:
    """Return which posts are shown at a moment, by the day it is where the site is at home."""
    return Wanted(day_in(now, config.zone), options.drafts, options.future)


def library_of(found: Found, wanted: Wanted) -> Library:
    """Return everything that is shown of what was read; raises DigestError as `assemble` does."""
    return assemble(
        found.posts.values(),
        found.pages,
        found.introductions,
        found.content.media,
        found.config,
        wanted,
    )


def what_is_known(memo: Memo, config: Config, changed: Collection[str] | None) -> Known:
    """Return which files needn't be read, for they are what they were when the memo was made."""
    last = memo.last
    if last is None or changed is None:
        return NOTHING_KNOWN
    posts = {name[1:] for name in memo.rows.under("p")} - set(map(post_path, changed))
    if (config.language, config.timezone) != (last.language, last.timezone):
        posts = set()
    is_theme_changed = any(map(is_of_theme, changed))
    copies = {
        name[1:]: sha256
        for name, sha256 in memo.rows.under("f").items()
        if (name[1:] not in changed if name.startswith("fcontent/") else not is_theme_changed)
    }
    return Known(posts, copies)


def is_of_theme(path: str) -> bool:
    """Whether a path that a build read is one of a theme."""
    return not path.startswith("content/") and path != CONFIG_FILE


def theme_of(looks: Looks, memo: Memo, changed: Collection[str] | None) -> Theme:
    """Return what draws pages; one that is known to be sound is not checked again."""
    if changed is None or any(not path.startswith("content/") for path in changed):
        return Theme(looks.templates)
    if memo.theme is not None:
        return memo.theme
    prints = {name[1:]: made for name, made in memo.rows.under("t").items()}
    return Theme(looks.templates, prints)


class Faults:
    """What was wrong in each step, so that a person hears of everything at once."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._problems: list[Problem] = []

    def take(self, step: Callable[[], T], otherwise: T) -> T:
        """Return what a step gives; note its problems and go on with something else."""
        try:
            return step()
        except DigestError as error:
            self._problems += error.problems
            return otherwise

    def settle(self) -> None:
        """Raise DigestError with everything that was wrong, if anything was."""
        if self._problems:
            raise DigestError(self._problems)


def read_settings(root: Path, options: Options) -> tuple[str, Config]:
    """Return the text of config.yaml, and what it and the options say together."""
    text = read_config_file(root)
    config = read_config(text)
    return text, replace(config, base_url=options.base_url or config.base_url)


def parse_posts(
    content: Content, config: Config, options: Options, memo: Memo
) -> dict[str, tuple[Post, Body | None]]:
    """Return every post by its path, with its body if it was parsed for it.

    What the memo has is not parsed again where no text was read, or the texts are the same.
    Raises DigestError with the problems of all posts.
    """
    kept: dict[str, tuple[Post, Body | None]] = {}
    new: list[Item] = []
    for path, text in content.posts.items():
        if text is None:
            kept[path] = post_in(memo, path), None
            continue
        notes = content.notes.get(notes_path(path))
        item = item_of(path, text, notes, config, drafts=options.drafts)
        if f"p{path}" in memo.rows and post_in(memo, path).source_print == item[-1]:
            kept[path] = post_in(memo, path), None
        else:
            new.append(item)
    tried = chain.from_iterable(share(attempts, new, options.jobs))
    parsed = dict(gather(settled, zip([item[0] for item in new], tried, strict=True)))
    return {path: kept.get(path) or parsed[path] for path in content.posts}


def post_in(memo: Memo, path: str) -> Post:
    """Return what the memo knows of a post; raises BrokenMemoError if that can't be read."""
    post = memo.posts.get(path)
    if post is None:
        try:
            post = memo.posts[path] = value_of(Post, memo.rows[f"p{path}"])
        except (KeyError, ValueError, TypeError, IndexError) as error:
            raise BrokenMemoError from error
    return post


Item = tuple[str, bytes, "bytes | None", Config, bool, str]
"""Path of a post, its text, that of its notes file, the settings, whether notes in draft are
shown, and a print of them all."""


def item_of(path: str, text: bytes, notes: bytes | None, config: Config, *, drafts: bool) -> Item:
    """Return what a post is parsed from; only a notes file can hold notes in draft."""
    drafts = drafts and notes is not None
    key = print_of((text, notes, config.language, config.timezone, drafts))
    return path, text, notes, config, drafts, key


def read_item(task: Task, path: str, config: Config) -> Item:
    """Return what a post is parsed from, read anew."""
    root, notes = task.root, notes_path(path)
    beside = read_bytes(root / notes, notes) if (root / notes).exists() else None
    text = read_bytes(root / path, path)
    return item_of(path, text, beside, config, drafts=task.options.drafts)


def attempts(items: Sequence[Item]) -> list[tuple[Post, Body] | DigestError]:
    """Return what each post says, or what is wrong with it."""
    return list(map(attempt, items))


def attempt(item: Item) -> tuple[Post, Body] | DigestError:
    """Return what a post says, or what is wrong with it."""
    path, text, notes, config, drafts, key = item
    try:
        post, body = parse_post(text, path, notes, config, drafts=drafts)
    except DigestError as error:
        return error
    return replace(post, source_print=key, card_print=print_of_card(post)), body


def settled(
    tried: tuple[str, tuple[Post, Body] | DigestError],
) -> tuple[str, tuple[Post, Body]]:
    """Return what was parsed; raise what was wrong."""
    path, result = tried
    if isinstance(result, DigestError):
        raise result
    return path, result


class Bodies(Mapping[str, Body]):
    """The drawn body of each post by its path; parsed when it is asked for, if it wasn't yet."""

    def __init__(
        self,
        task: Task,
        config: Config,
        posts: Mapping[str, Post],
        known: Mapping[str, Body | None],
    ) -> None:
        """Expect the posts as they are shown, and the bodies that are known already."""
        self._task = task
        self._config = config
        self._posts = posts
        self._known = dict(known)

    def __getitem__(self, path: str) -> Body:
        """Return a body.

        Raises KeyError for no post, DigestError for a text that is not that of the post any more.
        """
        body = self._known.get(path)
        if body is None:
            wanted = self._posts[path].source_print
            item = read_item(self._task, path, self._config)
            if item[-1] != wanted:
                what = "this file was changed while the site was built"
                raise fail(Place(path), what, "build again")
            _, (_, body) = settled((path, attempt(item)))
            self._known[path] = body
        return body

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of the posts."""
        return iter(self._posts)

    def __len__(self) -> int:
        """Return how many posts there are."""
        return len(self._posts)


def parse_plains(texts: Mapping[str, bytes], config: Config) -> list[Plain]:
    """Return the plain pages, or the introductions, of these files."""
    return gather(lambda path: parse_plain(texts[path], path, config), texts)


NO_SETTINGS = ("", Config("", "", "http://localhost/", "en", "UTC", "default", "week"))
NO_CONTENT = Content({}, {}, {}, {}, {}, ())
NO_LOOKS = Looks({}, {})
NO_POSTS: dict[str, tuple[Post, Body | None]] = {}
NO_PLAINS: list[Plain] = []
NO_THEME = Theme({})
"""What a step goes on with when the one before it failed: nothing of it is ever written."""
