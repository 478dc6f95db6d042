"""What must hold before a byte leaves: the address fits the target, and the host takes the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.deploy.hosts import RULES, host_of, refused, too_many_rules
from digest.layout import CACHE, CONFIG_FILE
from digest.problems import Place, Problem
from digest.report import OUTPUT
from digest.seedfiles import SEEDS
from digest.sources import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.config import Config
    from digest.deploy.local import Local
    from digest.targets import Target

HERE = {"localhost", "127.0.0.1"}
AT_THE_ROOT = {"netlify", "cloudflare-pages"}
"""Hosts that serve each site at a domain of its own, and read `_headers`."""

SETTINGS = Place(CONFIG_FILE)
GITHUB = re.compile(r"(?:[a-z+]+://)?(?:[^/@]*@)?github\.com[:/]([^/]+)/([^/]+?)(?:\.git)?/?")


def preflight(root: Path, config: Config, target: Target, local: Local) -> list[Problem]:
    """Return all that speaks against deploying a site there."""
    own = host(target)
    found = [*unfit_address(config.base_url, target), *refused(local.files, own)]
    for name in RULES:
        if name in local.files:
            found += too_many_rules(name, local.content(name), own)
    if not (target.branch or target.scheme or target.is_rsync):
        found += unfit_folder(root / Path(target.to).expanduser(), root)
    return found


def host(target: Target) -> str:
    """Return the host whose limits hold, empty for none that is known."""
    return target.host or (host_of(target.to) if target.branch else "")


def unfit_address(base_url: str, target: Target) -> Iterator[Problem]:
    """Yield what is wrong with the address of the site, for this target."""
    parts = urlsplit(base_url)
    if parts.hostname in HERE:
        what = f'"base_url" is {base_url}, which leads readers to their own computers'
        yield Problem(SETTINGS, what, "write the address that the site will have")
    elif host(target) in AT_THE_ROOT and parts.path != "/":
        what = f'"base_url" is {base_url}, but {target.name} is served from the root of a domain'
        yield Problem(SETTINGS, what, "write the address without a path, or remove `host`")
    elif target.cname:
        if parts.hostname != target.cname or parts.path != "/":
            what = f'"base_url" is {base_url}, but {target.name} is for {target.cname}'
            yield Problem(SETTINGS, what, f"write base_url: https://{target.cname}/")
    elif (fitting := github_address(target)) and base_url != fitting:
        mend = f"write base_url: {fitting}\nor, for a domain of your own, add `cname:` to it"
        what = f'"base_url" is {base_url}, but {target.name} will be at {fitting}'
        yield Problem(SETTINGS, what, mend)


def github_address(target: Target) -> str:
    """Return where GitHub Pages serves a repository, empty for one that is not at GitHub.

    https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
    """
    found = GITHUB.fullmatch(target.to) if target.branch else None
    if not found:
        return ""
    site = f"{found[1].lower()}.github.io"
    return f"https://{site}/" if found[2].lower() == site else f"https://{site}/{found[2]}/"


def unfit_folder(path: Path, root: Path) -> Iterator[Problem]:
    """Yield why a folder can't be replaced by another that holds the site."""
    root, path = root.resolve(), path.resolve()
    own = [root / name for name in (*FOLDERS, CACHE, OUTPUT, SEEDS, "themes")]
    if path in (root, *root.parents) or any(one in (path, *path.parents) for one in own):
        what = f'"{path}" holds what the site is made of, or belongs to it'
        yield Problem(SETTINGS, what, "name another folder in deploy")
    elif path.is_mount():
        what = f'"{path}" is a disk of its own, which no other folder can replace'
        yield Problem(SETTINGS, what, f"name a folder on it, such as {path / 'news'}")
