"""What the files of a site say: settings, content and theme, parsed; known texts are not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from digest.catalogues import DOMAIN, ENGLISH, words_of
from digest.config import Config, read_config
from digest.disk import read_bytes
from digest.last import BrokenMemoError, Memo, Task, day_in
from digest.layout import CONFIG_FILE
from digest.manifest import DEFAULT, read_options
from digest.pictures import missing
from digest.press.theme import Theme
from digest.problems import DigestError, Place, Problem, fail, gather
from digest.rows import row_of, value_of
from digest.shape.library import Wanted, assemble
from digest.shape.pages import left_out
from digest.shape.parts import print_of_card
from digest.shape.prints import print_of
from digest.shards import share
from digest.sources import (
    NOTHING_KNOWN,
    Content,
    post_path,
    read_config_file,
    read_content,
)
from digest.text.facts import Body, Plain, Post
from digest.text.posts import parse_plain, parse_post
from digest.text.standoff import notes_path
from digest.themefiles import Looks, read_theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.press.assets import Published
    from digest.report import Options
    from digest.shape.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a build reads, parsed; bodies of posts are drawn when they are asked for."""

    config: Config
    config_text: str
    content: Content
    looks: Looks
    assets: Mapping[str, Published]
    theme: Theme
    posts: Mapping[str, Post]
    rows: Mapping[str, str]
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
    faults.note(missing(config, config_text))
    known, copies = what_is_known(memo, config, changed)
    content = faults.take(lambda: read_content(root, copies), NO_CONTENT)
    looks = faults.take(
        lambda: read_theme(root, config.theme, config_text, config.language, copies), NO_LOOKS
    )
    assets = faults.take(lambda: looks.published, NO_ASSETS)
    theme = faults.take(lambda: theme_of(looks, assets, config.language, memo, changed), NO_THEME)
    config = faults.take(lambda: dressed(config, config_text, looks, content, theme), config)
    parsed = faults.take(lambda: parse_posts(task, content, config, known), NO_POSTS)
    posts = {path: one.post for path, one in parsed.items()}
    bodies = {path: one.body for path, one in parsed.items()}
    found = Found(
        config=config,
        config_text=config_text,
        content=content,
        looks=looks,
        assets=assets,
        theme=theme,
        posts=posts,
        rows={path: one.row for path, one in parsed.items()},
        bodies=Bodies(task, config, posts, bodies),
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
        found.content.pictures,
    )


def what_is_known(
    memo: Memo, config: Config, changed: Collection[str] | None
) -> tuple[Collection[str], Mapping[str, str]]:
    """Return which posts needn't be read, and the rows of files that are copied.

    They are what they were when the memo was made.
    """
    last = memo.last
    if last is None or changed is None:
        return (), NOTHING_KNOWN
    posts = {name[1:] for name in memo.rows.under("p")} - set(map(post_path, changed))
    is_theme_changed = any(map(is_of_theme, changed))
    is_language_changed = any(path.endswith(DOMAIN) for path in changed) or (
        (config.language, config.timezone) != (last.language, last.timezone)
    )
    if is_language_changed:
        posts = set()
    copies = {
        name[1:]: row
        for name, row in memo.rows.under("f").items()
        if (name[1:] not in changed if name.startswith("fcontent/") else not is_theme_changed)
    }
    return posts, copies


def is_of_theme(path: str) -> bool:
    """Whether a path that a build read is one of a theme."""
    return not path.startswith("content/") and path != CONFIG_FILE


def theme_of(
    looks: Looks,
    assets: Mapping[str, Published],
    language: str,
    memo: Memo,
    changed: Collection[str] | None,
) -> Theme:
    """Return what draws pages; one that is known to be sound is not checked again."""
    faults, prints = Faults(), None
    if changed is not None and all(path.startswith("content/") for path in changed):
        if memo.theme is not None:
            return memo.theme
        prints = {name[1:]: made for name, made in memo.rows.under("t").items()}
    else:
        faults.take(lambda: refuse_lacking(looks), None)
    words = faults.take(lambda: words_of(language, looks.catalogues), ENGLISH)
    names = {key: asset.name for key, asset in assets.items()}
    theme = faults.take(
        lambda: Theme(looks.templates, names, looks.templates_below, prints, words), NO_THEME
    )
    faults.settle()
    return theme


REQUIRED = ("home.html", "post.html", "page.html", "404.html")
"""The templates that every theme needs; without others, there are no pages of their kind."""


def refuse_lacking(looks: Looks) -> None:
    """Raise DigestError for each template that a theme needs and lacks.

    Of a theme that couldn't be read, as its empty name tells, something else is said already.
    """
    mend = f"write it, or add `extends: {DEFAULT}` to the theme.yaml"
    lacking = [
        Problem(Place(f"{looks.shown}templates/{name}"), "the theme needs this template", mend)
        for name in REQUIRED
        if looks.shown and name not in looks.templates
    ]
    if lacking:
        raise DigestError(lacking)


def dressed(config: Config, text: str, looks: Looks, content: Content, theme: Theme) -> Config:
    """Return the settings with what they are in this theme: options, pages that it draws, words.

    Raises DigestError with what config.yaml, whose text is told, sets wrongly.
    """
    return replace(
        config,
        words=theme.words,
        options=read_options(text, config.theme, looks.options, content.media),
        leave_out=left_out(config, theme.draws),
    )


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

    def note(self, problems: Iterable[Problem]) -> None:
        """Note problems that a step went on in spite of."""
        self._problems += problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was wrong so far."""
        return tuple(self._problems)

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
    task: Task, content: Content, config: Config, known: Collection[str] = ()
) -> dict[str, Parsed]:
    """Return every post by its path.

    Those that are known are not read, and what the memo has is not parsed again where the text is
    the same. Raises DigestError with the problems of all posts.
    """
    memo = task.memo

    def try_all(paths: Sequence[str]) -> list[Parsed | DigestError | None]:
        return [try_one(path) for path in paths]

    def try_one(path: str) -> Parsed | DigestError | None:
        try:
            item = read_item(task, path, config, is_annotated=path in content.annotated)
            if f"p{path}" in memo.rows and post_in(memo, path).source_print == item.print:
                return None
            post, body = parse(item)
        except DigestError as error:
            return error
        return Parsed(post, row_of(post), body)

    def settled(tried: tuple[str, Parsed | DigestError | None]) -> tuple[str, Parsed]:
        path, result = tried
        if isinstance(result, DigestError):
            raise result
        return path, result or recalled(memo, path)

    new = [path for path in content.posts if path not in known]
    tried = chain.from_iterable(share(try_all, new, task.options.jobs))
    parsed = dict(gather(settled, zip(new, tried, strict=True)))
    return {path: parsed.get(path) or recalled(memo, path) for path in content.posts}


class Parsed(NamedTuple):
    """What a post says, the line by which the next build knows it, and its body if it was drawn."""

    post: Post
    row: str
    body: Body | None


def recalled(memo: Memo, path: str) -> Parsed:
    """Return what the memo knows of a post; raises BrokenMemoError if that can't be read."""
    return Parsed(post_in(memo, path), memo.rows[f"p{path}"], None)


def post_in(memo: Memo, path: str) -> Post:
    """Return what the memo knows of a post; raises BrokenMemoError if that can't be read."""
    post = memo.posts.get(path)
    if post is None:
        try:
            post = memo.posts[path] = value_of(Post, memo.rows[f"p{path}"])
        except (KeyError, ValueError, TypeError, IndexError) as error:
            raise BrokenMemoError from error
    return post


class Item(NamedTuple):
    """What a post is parsed from: its path and text, that of its notes file, settings, a print.

    `drafts` says whether notes in draft are shown; the print is one of everything else here.
    """

    path: str
    text: bytes
    notes: bytes | None
    config: Config
    drafts: bool
    print: str


def read_item(task: Task, path: str, config: Config, *, is_annotated: bool | None = None) -> Item:
    """Return what a post is parsed from, read anew.

    Only a notes file can hold notes in draft; whether there is one is looked up if it isn't told.
    Raises DigestError for a file that can't be read.
    """
    root, beside = task.root, notes_path(path)
    if is_annotated is None:
        is_annotated = (root / beside).exists()
    names = [path, beside] if is_annotated else [path]
    text, notes, *_ = *gather(lambda name: read_bytes(root / name, name), names), None
    drafts = task.options.drafts and is_annotated
    made = print_of((text, notes, config.language, config.words, config.timezone, drafts))
    return Item(path, text, notes, config, drafts, made)


def parse(item: Item) -> tuple[Post, Body]:
    """Return what a post says; raises DigestError with all that is wrong with it."""
    post, body = parse_post(item.text, item.path, item.notes, item.config, drafts=item.drafts)
    return post._replace(source_print=item.print, card_print=print_of_card(post)), body


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
            if item.print != wanted:
                what = "this file was changed while the site was built"
                raise fail(Place(path), what, "build again")
            _, body = parse(item)
            self._known[path] = body
        return body

    def noted(self) -> dict[str, Body]:
        """Return the bodies, of those that were drawn, of posts with a notes file."""
        return {path: body for path, body in self._known.items() if body and body.quoted}

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
NO_CONTENT = Content((), (), {}, {}, {}, ())
NO_LOOKS = Looks({}, {})
NO_ASSETS: dict[str, Published] = {}
NO_POSTS: dict[str, Parsed] = {}
NO_PLAINS: list[Plain] = []
NO_THEME = Theme({})
"""What a step goes on with when the one before it failed: nothing of it is ever written."""
