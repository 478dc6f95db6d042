"""What hosts refuse, by their own documentation: files of a site -> problems.

Limits change; each has its source beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place, Problem, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.deploy.plan import Files

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one host takes: sizes in bytes, 0 where its documentation names no limit.

    `signs` are those that no name may hold, `redirects` and `headers` how many rules `_redirects`
    and `_headers` may have, and `source` is where all this is said.
    """

    name: str
    source: str
    files: int = 0
    files_in_folder: int = 0
    largest: int = 0
    total: int = 0
    signs: str = ""
    redirects: int = 0
    headers: int = 0


LIMITS = {
    # A site: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
    # A file: https://docs.github.com/en/repositories/working-with-files/managing-large-files/
    #         about-large-files-on-github (100 MiB; a push with a larger one is refused)
    "github-pages": Limits(
        "GitHub Pages",
        "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        largest=100 * MIB,
        total=10**9,
    ),
    # GitLab.com: 1 GB a site, 200,000 files, folders and links
    "gitlab-pages": Limits(
        "GitLab Pages",
        "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages",
        files=200_000,
        total=10**9,
        # https://docs.gitlab.com/user/project/pages/redirects/: the rest would be passed over
        redirects=1_000,
    ),
    # The free plan; paid ones take 100,000 files
    "cloudflare-pages": Limits(
        "Cloudflare Pages",
        "https://developers.cloudflare.com/pages/platform/limits/",
        files=20_000,
        largest=25 * MIB,
        # https://developers.cloudflare.com/pages/configuration/redirects/ (those without `*` or
        # `:`), https://developers.cloudflare.com/pages/configuration/headers/
        redirects=2_000,
        headers=100,
    ),
    # Names with # or ? make a deploy fail
    "netlify": Limits(
        "Netlify",
        "https://docs.netlify.com/deploy/deploy-overview/",
        files_in_folder=54_000,
        signs="#?",
    ),
}
"""Name of a host in config.yaml -> what it takes."""

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
NO_LIMITS = Limits("", "")


def host_of(to: str) -> str:
    """Return the host that a repository's address shows, empty for another."""
    if re.search(r"^(?:[a-z+]+://)?(?:[^/@]*@)?github\.com[:/]", to):
        return "github-pages"
    return "gitlab-pages" if re.search(r"^(?:[a-z+]+://)?(?:[^/@]*@)?gitlab\.com[:/]", to) else ""


def refused(files: Files, host: str) -> Iterator[Problem]:
    """Yield what no host, or this one, would take of a site; an empty host has no limits."""
    limits = LIMITS.get(host, NO_LIMITS)
    yield from unfit_names(files, limits)
    yield from colliding(files)
    if 0 < limits.files < len(files):
        yield over(limits, f"the site has {len(files):,} files", f"{limits.files:,}")
    total = sum(file.size for file in files.values())
    if 0 < limits.total < total:
        yield over(limits, f"the site has {megabytes(total)}", megabytes(limits.total))
    for name, file in files.items():
        if 0 < limits.largest < file.size:
            what = f"this file has {megabytes(file.size)}"
            yield over(limits, what, megabytes(limits.largest), name)
    if limits.files_in_folder:
        for folder, count in Counter(name.rpartition("/")[0] for name in files).items():
            if count > limits.files_in_folder:
                what = f"this folder has {count:,} files"
                yield over(limits, what, f"{limits.files_in_folder:,}", folder)


RULES = ("_redirects", "_headers")
"""Files of rules that some hosts read."""


def too_many_rules(name: str, content: bytes, host: str) -> Iterator[Problem]:
    """Yield the problem of a file of rules that is longer than its host reads."""
    limits = LIMITS.get(host, NO_LIMITS)
    most = limits.redirects if name == "_redirects" else limits.headers
    lines = content.decode(errors="replace").splitlines()
    # A rule of _headers has lines of its own, which are set in.
    count = sum(line[:1] not in {"", "#", " ", "\t"} for line in lines)
    if 0 < most < count:
        yield over(limits, f"this file has {count:,} rules", f"{most:,}", name)


def over(limits: Limits, what: str, most: str, name: str = "") -> Problem:
    """Return the problem of what is more than a host takes."""
    path = f"site/{name}" if name else "site"
    return Problem(Place(path), f"{what}; {limits.name} takes {most}", f"see {limits.source}")


def megabytes(size: int) -> str:
    """Return a size as a person reads it, rounded up: no more than the limit must look like it."""
    return f"{-(-size // 100_000) / 10:,.1f} MB"


def unfit_names(files: Files, limits: Limits) -> Iterator[Problem]:
    """Yield the names that can't be addressed, or that the host refuses."""
    for name in files:
        place = Place(f"site/{printable(name)}")
        if CONTROL.search(name):
            yield Problem(place, "this file's name holds a control character", "rename it")
        elif signs := "".join(sign for sign in limits.signs if sign in name):
            what = f'{limits.name} takes no file whose name holds "{signs}"'
            yield Problem(place, what, f"rename it; see {limits.source}")


def colliding(files: Files) -> Iterator[Problem]:
    """Yield files whose paths differ in case only: disks of macOS and Windows hold one of them."""
    by_folded: defaultdict[str, list[str]] = defaultdict(list)
    for name in files:
        by_folded[name.casefold()].append(name)
    for first, *others in by_folded.values():
        for other in others:
            what = f"differs in upper and lower case only from site/{first}"
            yield Problem(Place(f"site/{other}"), what, "rename one: some hosts hold only one")
