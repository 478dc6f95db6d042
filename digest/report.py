"""What is asked of a build, and what a build says it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.problems import Problem

OUTPUT = "site"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may ask of a build besides what config.yaml says.

    `output` is the folder to write, empty for `site/`; `jobs` the processes to use, 0 for one on
    each core; `clean` trusts nothing that an earlier build left.
    """

    output: str = ""
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    jobs: int = 0
    clean: bool = False

    def folder(self, root: Path) -> Path:
        """Return the folder to write, of a site."""
        return Path(self.output) if self.output else root / OUTPUT


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: `written` says of each output why it had to be, in order.

    `left_out` counts the posts that are drafts, of a day to come, or expired. On the day `until`
    (empty for never), in the site's `timezone`, other posts are to be shown. `doubts` are warnings
    on what was read anew, which only a site that was built before can know: see `noted`. `ahead`
    are outputs that are shown only because it was asked for: `draft`, or the day to come.
    """

    output: Path
    posts: int
    pages: int
    notes: int
    left_out: int
    base_path: str
    written: Mapping[str, str]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    warnings: tuple[Problem, ...]
    until: str
    timezone: str
    doubts: tuple[Problem, ...] = ()
    ahead: Mapping[str, str] = field(default_factory=dict)
