"""What an editor wants to know before publishing, as one story: read all, judge, mend."""

from __future__ import annotations

import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from digest.checking.desk import Answer, Desk, Told, tell
from digest.checking.leads import wants_outputs
from digest.checking.mending import mend
from digest.checking.quotations import quotations, text_of_page
from digest.checking.table import judge_alone, judge_together, judged
from digest.checking.writing import Edit, Finding, Writing, read_settings, read_writing
from digest.config import Config, read_config
from digest.disk import read_bytes, walk, write_atomic
from digest.last import Memo, day_in
from digest.lock import one_at_a_time
from digest.navigation import USUAL, dead_entries
from digest.problems import DigestError
from digest.reading import (
    NO_ASSETS,
    NO_CONTENT,
    NO_LOOKS,
    NO_SETTINGS,
    NO_THEME,
    Faults,
    dressed,
    theme_of,
)
from digest.seedfiles import SEEDS
from digest.seeds.decode import PAGES, decode
from digest.shape.frame import ASSETS
from digest.shape.library import Wanted, assemble
from digest.shape.pages import lay_out
from digest.shards import share
from digest.sources import EDITIONS, read_config_file, read_content
from digest.text.facts import Body, Plain, Post
from digest.text.standoff import notes_path
from digest.themefiles import read_theme
from digest.urls import is_inside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.press.theme import Theme
    from digest.sources import Content
    from digest.themefiles import Looks


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in order of place, in how many files."""

    findings: tuple[Finding, ...]
    files: int
    told: tuple[Told, ...] = ()


Ask = Callable[[Iterable[str]], Mapping[str, Answer]]
"""Tells what other hosts answer when they are asked for pages, by address."""


def check(root: Path, now: datetime, jobs: int = 0, ask: Ask | None = None) -> Checked:
    """Return everything that is found in a site as of a moment; the web is asked by `ask` alone.

    Raises DigestError where there is no site.
    """
    text = read_config_file(root)
    faults = Faults()
    config = faults.take(lambda: read_config(text), NO_SETTINGS[1])
    content = faults.take(lambda: read_content(root), NO_CONTENT)
    looks = faults.take(lambda: read_theme(root, config.theme, text, config.language), NO_LOOKS)
    assets = faults.take(lambda: looks.published, NO_ASSETS)
    theme = faults.take(lambda: theme_of(looks, assets, config.language, Memo(), None), NO_THEME)
    config = faults.take(lambda: dressed(config, text, looks, content, theme), config)
    today = day_in(now, config.zone)
    told = tuple(tell_all(root, content, config, today, jobs))
    wanted = Wanted(today)
    desk = Desk(
        told=told,
        config=config,
        wanted=wanted,
        media=content.media,
        unreadable=content.unreadable,
        files=files_of(root),
        frame=ids_of(looks),
    )
    if wants_outputs(desk) or config.navigation != USUAL:
        made = {ASSETS + asset.name for asset in assets.values()}
        desk = replace(desk, outputs=outputs_of(desk, content, made, theme))
        faults.take(lambda: refuse_dead_entries(text, desk), None)
    if ask:
        urls = {url.text for one in told for url in one.urls}
        desk = replace(desk, answers=ask(url for url in urls if not is_own(url, config)))
    settings = read_settings(text, config, today)
    findings = [
        *judged("refused", lambda: map(Finding, faults.problems), {}),
        *judged("unshown", lambda: map(Finding, content.warnings), config.check),
        *judge_alone(settings, config.check),
        *chain.from_iterable(one.findings for one in told),
        *judge_together(desk, config.check),
    ]
    return Checked(tuple(sorted(set(findings))), len(told), told)


def is_own(url: str, config: Config) -> bool:
    """Whether an address is one of the site itself, which may not be published yet."""
    return url.startswith(config.base_url)


def tell_all(root: Path, content: Content, config: Config, today: str, jobs: int) -> Iterator[Told]:
    """Yield what each file of content says, and what is found in it alone, in order."""

    def read_all(paths: Sequence[str]) -> list[Told]:
        return [read_one(path) for path in paths]

    def read_one(path: str) -> Told:
        try:
            writing = writing_at(root, path, content, config, today)
        except DigestError as error:
            problems = error.problems
            unread = judged("refused", lambda: map(Finding, problems), {})
            return Told(path, tuple(unread), None, (), (), (), (), ())
        return tell(writing, list(judge_alone(writing, config.check)))

    paths = [*content.posts, *content.pages, *content.introductions]
    return chain.from_iterable(share(read_all, paths, jobs))


def writing_at(root: Path, path: str, content: Content, config: Config, today: str) -> Writing:
    """Return a file of content, read; raises DigestError for one that can't be."""
    text = read_bytes(root / path, path)
    beside = notes_path(path)
    notes = read_bytes(root / beside, beside) if path in content.annotated else None
    writing = read_writing(text, path, notes, config, today)
    if next(quotations(writing), None) is None:
        return writing
    return replace(writing, seed=seed_of(root, writing.post))


def seed_of(root: Path, post: Post | None) -> str | None:
    """Return the words of the seed that a post was made from, None where they can't be read.

    Ingest tells of seeds that it can't read.
    """
    name = post.seed.file if post and post.seed else ""
    if not name or not is_inside(name):
        return None
    try:
        text = decode(read_bytes(root / SEEDS / name, name), name).text
    except DigestError:
        return None
    return text_of_page(text) if name.lower().endswith(PAGES) else text


def files_of(root: Path) -> list[str]:
    """Return the names of all files that a person put into a site."""
    folders = ("content/", "seeds/", "themes/")
    return [folder + name for folder in folders for name in walk(root / folder, folder, [])]


TEMPLATE_ID = re.compile(r'\sid="([\w-]+)"')


def ids_of(looks: Looks) -> frozenset[str]:
    """Return the ids that templates have on their pages, whatever these show."""
    texts = (template.text for template in looks.templates.values())
    return frozenset(found for text in texts for found in TEMPLATE_ID.findall(text))


class Undrawn(dict[str, Body]):
    """Bodies for who only wants to know which pages there are."""

    def __missing__(self, _path: str) -> Body:
        """Return an empty body."""
        return Body("")


def refuse_dead_entries(text: str, desk: Desk) -> None:
    """Raise DigestError for each entry of the navigation that leads to no page."""
    slugs = [one.thing.slug for one in desk.told if isinstance(one.thing, Plain)]
    problems = dead_entries(text, desk.config.navigation, slugs, desk.outputs)
    if problems and desk.outputs:
        raise DigestError(problems)


def outputs_of(
    desk: Desk, content: Content, assets: Collection[str], theme: Theme
) -> frozenset[str]:
    """Return the names of the files that a build would write; none where it would refuse to.

    What it refuses, other rules tell.
    """
    posts = [one.thing for one in desk.told if isinstance(one.thing, Post)]
    plains = [one.thing for one in desk.told if isinstance(one.thing, Plain)]
    intros = [one for one in plains if one.path.startswith(EDITIONS)]
    pages = [one for one in plains if one not in intros]
    try:
        library = assemble(posts, pages, intros, content.media, desk.config, desk.wanted)
    except DigestError:
        return frozenset()
    drawn = lay_out(library, Undrawn(), desk.config, theme.draws, theme.shows)
    media = ("media/" + name for name in content.media)
    return frozenset([*(page.output for page in drawn), *assets, *media])


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended, and what is found now."""

    edits: tuple[Edit, ...]
    left: Checked


def fix(
    root: Path, checked: Checked, now: datetime, jobs: int = 0, ask: Ask | None = None
) -> Mended:
    """Mend what is safe to mend, and check again.

    Raises DigestError for a file that can't be written; what was mended before stays.
    """
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for finding in checked.findings:
        for edit in finding.edits:
            edits[edit.place.path].append(edit)
    made: list[Edit] = []
    with one_at_a_time(root):
        for path in sorted(edits):
            made += mend_file(root / path, path, edits[path])
    return Mended(tuple(made), check(root, now, jobs, ask) if made else checked)


def mend_file(path: Path, shown: str, edits: list[Edit]) -> list[Edit]:
    """Make edits in a file, whole or not at all, and return those that were made.

    A link to a file stays one, and the file keeps its permissions.
    """
    real = path.resolve()
    content, made = mend(read_bytes(real, shown), edits)
    if made:
        mode = stat.S_IMODE(real.stat().st_mode)
        write_atomic(real, content)
        real.chmod(mode)
    return made
