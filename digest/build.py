"""content/ -> site/, as one story: read, think, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from digest.config import Config, read_config
from digest.lock import one_at_a_time
from digest.output import Output, differences
from digest.press.plan import Plan, Print, decide
from digest.press.theme import ENGINE, Theme
from digest.problems import DigestError, Place, Problem, fail, gather
from digest.report import OUTPUT, Options, Report
from digest.shape.frame import ASSETS, Page
from digest.shape.library import Wanted, assemble
from digest.shape.pages import lay_out
from digest.shape.parts import print_of_card
from digest.shape.prints import print_of
from digest.shards import share
from digest.sources import (
    FOLDERS,
    Content,
    File,
    Looks,
    read_config_file,
    read_content,
    read_theme,
)
from digest.text.posts import parse_plain, parse_post
from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.record import Written
    from digest.text.facts import Body, Plain, Post

T = TypeVar("T")
Memo = dict[str, "tuple[str, Post, Body]"]
"""Path of a post -> a digest of all it was parsed from, and what came of it."""

Tell = Callable[[int, int], None]
"""Hears how much is done, and of how much."""


def build(
    root: Path,
    options: Options,
    now: datetime,
    memo: Memo | None = None,
    tell: Tell = lambda _done, _total: None,
) -> Report:
    """Bring the output folder up to date and say what was done.

    `now` (with a zone) decides which posts are of a day to come. `memo` keeps parsed posts from
    one build of a process to its next. `tell` hears how many files are drawn, and of how many.

    Raises DigestError with all that is wrong; then nothing is written and the old site stands.
    """
    with one_at_a_time(root):
        found = read(root, options, memo)
        posts = [post for post, _ in found.posts.values()]
        wanted = Wanted(day_of(now, found.config), options.drafts, options.future)
        library = assemble(
            posts, found.pages, found.introductions, found.content.media, found.config, wanted
        )
        bodies = {path: body for path, (_, body) in found.posts.items()}
        pages = lay_out(library, bodies, found.config, found.theme.empty)
        outputs = arrange(found.looks, found.content, pages)
        folder = output_folder(root, options)
        done = write(outputs, found.theme, folder, options, tell)
    return Report(
        output=folder,
        base_path=found.config.base_path,
        posts=len(library.posts),
        pages=sum(name.endswith(".html") for name in outputs),
        notes=sum(len(post.notes) for post in library.posts),
        left_out=len(posts) - len(library.posts),
        written=done.write,
        kept=tuple(name for name in outputs if name not in done.write),
        removed=done.remove,
        warnings=(*found.content.warnings, *library.warnings),
        until=next_change(posts, wanted.today),
        timezone=found.config.timezone,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a build reads, parsed; of each post its facts and its drawn body."""

    config: Config
    content: Content
    looks: Looks
    theme: Theme
    posts: Mapping[str, tuple[Post, Body]]
    pages: Sequence[Plain]
    introductions: Sequence[Plain]


def read(root: Path, options: Options, memo: Memo | None) -> Found:
    """Return what the files of a site say; raises DigestError with all that is wrong in any."""
    faults = Faults()
    config_text, config = faults.take(lambda: read_settings(root, options), NO_SETTINGS)
    content = faults.take(lambda: read_content(root), NO_CONTENT)
    looks = faults.take(lambda: read_theme(root, config.theme, config_text), NO_LOOKS)
    found = Found(
        config=config,
        content=content,
        looks=looks,
        theme=faults.take(lambda: Theme(looks.templates), NO_THEME),
        posts=faults.take(lambda: parse_posts(content, config, options.jobs, memo), NO_POSTS),
        pages=faults.take(lambda: parse_plains(content.pages, config), NO_PLAINS),
        introductions=faults.take(lambda: parse_plains(content.introductions, config), NO_PLAINS),
    )
    faults.settle()
    return found


def write(
    outputs: Mapping[str, Page | File], theme: Theme, folder: Path, options: Options, tell: Tell
) -> Plan:
    """Bring a folder up to date with these outputs; return what had to be written and removed.

    Everything is drawn beside the site before anything of it is touched, so a template that fails
    leaves the old site as it was. What turns out to hold the same bytes is not written.
    """
    prints = {name: print_output(made, theme) for name, made in outputs.items()}
    with Output(folder, options.output or OUTPUT) as output:
        standing = output.standing()
        plan = decide(prints, standing.prints, standing.spoiled, anew=options.clean)
        output.refuse_foreign(plan.write)

        def draw_all(names: Sequence[str]) -> list[tuple[str, Written]]:
            drawn: list[tuple[str, Written]] = []
            for name in names:
                tell(len(drawn), len(names))
                content = draw(outputs[name], theme)
                drawn.append((name, output.stage(name, prints[name], content)))
            return drawn

        for staged in share(draw_all, list(plan.write), options.jobs):
            output.take(staged)
        changed = output.publish(plan.remove)
    return Plan({name: plan.write[name] for name in changed}, plan.remove)


def next_change(posts: Sequence[Post], today: str) -> str:
    """Return the next day on which other posts are to be shown than today, empty for never."""
    days = [post.day for post in posts]
    days += [post.expires.iso[:10] for post in posts if post.expires]
    return min((day for day in days if day > today), default="")


def verify(root: Path, options: Options, now: datetime) -> list[str]:
    """Return the outputs that differ from what a clean build makes in an empty folder.

    Expects a build with the same options and moment just before. Files that digest did not
    write are passed over.
    """
    folder = output_folder(root, options)
    with TemporaryDirectory(prefix="digest-verify-") as temporary:
        clean = Path(temporary) / "clean"
        build(root, replace(options, output=str(clean)), now)
        with Output(folder, options.output or OUTPUT) as output:
            return differences(folder, clean, output.names())


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


def day_of(now: datetime, config: Config) -> str:
    """Return the day it is where the site is at home, as `2019-06-08`."""
    return now.astimezone(config.zone).date().isoformat()


def parse_posts(
    content: Content, config: Config, jobs: int, memo: Memo | None
) -> dict[str, tuple[Post, Body]]:
    """Return every post by its path; what the memo has from before is not parsed again.

    Raises DigestError with the problems of all posts.
    """
    remembered = {} if memo is None else memo
    keys: dict[str, str] = {}
    new: list[Item] = []
    for path, text in content.posts.items():
        notes = content.notes.get(path.removesuffix(".md") + ".notes.yaml")
        keys[path] = print_of((text, notes, config.language, config.timezone))
        if path not in remembered or remembered[path][0] != keys[path]:
            new.append((path, text, notes, config, keys[path]))
    tried = chain.from_iterable(share(attempts, new, jobs))
    parsed = gather(settled, zip([item[0] for item in new], tried, strict=True))
    found = {path: (keys[path], post, body) for path, (post, body) in parsed}
    kept = {path: found.get(path) or remembered[path] for path in content.posts}
    if memo is not None:
        memo.clear()
        memo.update(kept)
    return {path: (post, body) for path, (_, post, body) in kept.items()}


Item = tuple[str, bytes, "bytes | None", Config, str]
"""Path of a post, its text, that of its notes file, the settings, and a print of them all."""


def attempts(items: Sequence[Item]) -> list[tuple[Post, Body] | DigestError]:
    """Return what each post says, or what is wrong with it."""
    return list(map(attempt, items))


def attempt(item: Item) -> tuple[Post, Body] | DigestError:
    """Return what a post says, or what is wrong with it."""
    path, text, notes, config, key = item
    try:
        post, body = parse_post(text, path, notes, config)
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


def parse_plains(texts: Mapping[str, bytes], config: Config) -> list[Plain]:
    """Return the plain pages, or the introductions, of these files."""
    return gather(lambda path: parse_plain(texts[path], path, config), texts)


def arrange(looks: Looks, content: Content, pages: Sequence[Page]) -> dict[str, Page | File]:
    """Return everything that is to be written by its name, in the order of writing.

    Assets come first: a page that is there finds them. Raises DigestError for two outputs that
    are one file on some disk or host.
    """
    outputs: dict[str, Page | File] = {ASSETS + name: file for name, file in looks.assets.items()}
    outputs |= {MEDIA + name: file for name, file in content.media.items()}
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


def print_output(made: Page | File, theme: Theme) -> Print:
    """Return the print of all that an output's bytes depend on."""
    if isinstance(made, File):
        return Print(made.sha256, "", "")
    return Print(made.print, theme.print(made.template), ENGINE_PRINT)


def draw(made: Page | File, theme: Theme) -> bytes | File:
    """Return what is to be written: a page's bytes, or the file to copy."""
    return made if isinstance(made, File) else theme.render(made.template, made.view).encode()


def output_folder(root: Path, options: Options) -> Path:
    """Return the folder to write; raises DigestError for one among the texts of the site."""
    folder = Path(options.output) if options.output else root / OUTPUT
    real, site = folder.resolve(), root.resolve()
    for name in FOLDERS:
        if real == site / name or site / name in real.parents:
            what = f"the output can't go into {name}/, which digest reads"
            raise fail(Place(options.output), what, "choose another --output, outside of it")
    return folder


MEDIA = "media/"
ENGINE_PRINT = print_of(ENGINE)
NO_SETTINGS = ("", Config("", "", "http://localhost/", "en", "UTC", "default", "week"))
NO_CONTENT = Content({}, {}, {}, {}, {}, ())
NO_LOOKS = Looks({}, {})
NO_POSTS: dict[str, tuple[Post, Body]] = {}
NO_PLAINS: list[Plain] = []
NO_THEME = Theme({})
"""What a step goes on with when the one before it failed: nothing of it is ever written."""
