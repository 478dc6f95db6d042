"""The targets of `deploy:` in config.yaml: where the site goes, and what may not stand there.

Must not import what deploys: every command that reads the settings reads these lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml

from digest.fields import Choice, Field, Many, Pattern, Record, Text, Url, Whole, read_pairs
from digest.problems import Place, Problem, shorten

if TYPE_CHECKING:
    from digest.kinds import Kind, Schema
    from digest.nodes import Node, Sheet

HOSTS = ("github-pages", "gitlab-pages", "cloudflare-pages", "netlify")
"""Hosts whose documented limits are known; `deploy/hosts.py` has them."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place that a site is deployed to.

    With a `branch`, `to` is a git repository; else it is a store, by its scheme, or a folder.
    `endpoint` is the address of a store that speaks S3, but isn't Amazon's.

    `probe` is how many seconds readers may wait for the new site, None for not to look.
    `max_deletes` is a number of files or, with `%`, a share of those that digest put there; empty
    for the usual limits.
    """

    to: str
    branch: str = ""
    cname: str = ""
    host: str = ""
    max_deletes: str = ""
    keep_versions: int = 5
    endpoint: str = ""
    compress: tuple[str, ...] = ()
    probe: int | None = None
    indexnow: str = ""
    websub: str = ""
    name: str = ""

    @property
    def scheme(self) -> str:
        """The scheme of a store, empty for a folder or a branch."""
        scheme, parted, _ = self.to.partition("://")
        return scheme if parted and not self.branch else ""

    @property
    def is_rsync(self) -> bool:
        """Whether it is a folder of a host that ssh reaches: `host:/path`, as rsync has it."""
        return not self.branch and bool(RSYNC.match(self.to))


BRANCH: Kind = Pattern(
    "the name of a branch",
    r"[A-Za-z0-9_][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*",
    "write it as git shows it, such as gh-pages",
)
DOMAIN: Kind = Pattern(
    "a domain",
    r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+",
    "write the domain alone, in lower case, such as news.example.org",
)
INDEXNOW: Kind = Pattern(
    "a key for IndexNow",
    r"[A-Za-z0-9-]{8,128}",
    "write eight letters, digits or hyphens at least; everybody may know it",
)
DELETES: Kind = Pattern(
    "a number of files or a share", r"[0-9]{1,6}|[0-9]{1,2}%|100%", "write 300 or 30%"
)

FIELDS = (
    Field(
        "to",
        Text(500),
        "The folder, the store, or the git repository.",
        "../mirror/news",
        required=True,
    ),
    Field(
        "branch",
        BRANCH,
        "The branch to publish from; says that `to` is a git repository.",
        "gh-pages",
        default="",
    ),
    Field(
        "cname",
        DOMAIN,
        "The site's own domain, for hosts that want it in a file `CNAME` of the branch.",
        "news.example.org",
        default="",
    ),
    Field(
        "host",
        Choice(HOSTS),
        "Whose limits to keep; known by itself for repositories at GitHub and GitLab.",
        "netlify",
        default="",
    ),
    Field(
        "max_deletes",
        DELETES,
        "How many files one deploy may remove; by default 256, and no more than 20 %.",
        "30%",
        default="",
    ),
    Field(
        "keep_versions",
        Whole(1, 100),
        "How many earlier versions `--rollback` can return to; by default 5.",
        "5",
        default=5,
    ),
    Field(
        "endpoint",
        Url(),
        "The address of a store like S3 that is not Amazon's.",
        "https://s3.example.org",
        default="",
    ),
    Field(
        "compress",
        Many(Choice(("gzip", "brotli"))),
        "Pack texts before they leave: beside the others, or in an object store in their place.",
        "[gzip, brotli]",
        default=(),
    ),
    Field(
        "probe",
        Whole(0, 3600),
        "After a deploy, look whether `base_url` shows it; how many seconds that may take.",
        "60",
    ),
    Field(
        "indexnow",
        INDEXNOW,
        "Tell search engines what has changed, by [IndexNow](https://www.indexnow.org).",
        "5f2d9c1ae07b4836",
        default="",
    ),
    Field(
        "websub",
        Url(),
        "Tell this WebSub hub which feeds have changed.",
        "https://hub.example.org/",
        default="",
    ),
)
TARGET = Record("a target", FIELDS, Target)

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
SECRET = re.compile(r"pass|secret|token|credential|(?:^|[_-])key$|^pwd$", re.IGNORECASE)
"""What stands in the name of a key that holds a secret."""

USER_AND_SECRET = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/@]*:[^/]*@|^https?://[^/]*@")
"""An address with a password in it, or on the web with a user, who may well be a token."""

REMOTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://|^[^/:\\]{2,}:")
"""An address, or `host:path` as ssh has it; `C:` is a drive."""

SCHEMES = ("s3", "gs", "az", "sftp", "ftp", "ftps", "webdav", "webdavs")
"""Of the stores that a site can be deployed to."""

STORE = re.compile(rf"^(?:{'|'.join(SCHEMES)})://(?:[^/?#]*@)?[^/@?#]+(?:/[^?#]*)?$")

RSYNC = re.compile(r"^(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.-]+:/(?!/)[^\x00-\x1f]+$")
"""A folder as rsync has it: host, maybe with a user, and a path from the root on."""

MEND_OPEN = (
    "remove it, and change the secret if others have seen this file; git finds its own in an ssh"
    " key or its credential helper"
)


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets by name."""

    def read(self, node: Node, sheet: Sheet) -> tuple[Target, ...] | None:
        pairs = read_pairs(node, "deploy", sheet, most=100)
        if pairs is None:
            return None
        secrets = [secret for _, value in pairs.values() for secret in secrets_in(value)]
        if secrets:  # nothing more is said: a problem is shown with its line, and the secret
            sheet.problems[:] = [secret_at(sheet.place(one)) for one in secrets]
            return None
        return tuple(
            replace(target, name=name)
            for name, (key, value) in pairs.items()
            if is_name(name, key, sheet) and (target := read_target(value, sheet))
        )

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{NAME.pattern}$"},
            "additionalProperties": TARGET.schema(),
            "maxProperties": 100,
        }

    def words(self) -> str:
        return "names, each with [a target](#deploy)"


def is_name(name: str, key: Node, sheet: Sheet) -> bool:
    """Whether a target can be called so; refuses what can't be typed behind a command."""
    if NAME.fullmatch(name):
        return True
    what = f'"{shorten(name)}" cannot be the name of a target'
    sheet.refuse(key, what, "write letters, digits and hyphens")
    return False


def read_target(node: Node, sheet: Sheet) -> Target | None:
    """Return one target; refuses keys that don't go together."""
    before = len(sheet.problems)
    target: Target | None = TARGET.read(node, sheet)
    if target is None or len(sheet.problems) > before:
        return None
    keys: dict[str, Any] = {key.value: value for key, value in node.value}
    is_known = STORE.match(target.to) or RSYNC.match(target.to)
    if not target.branch and REMOTE.match(target.to) and not is_known:
        mend = "for a git repository add a line such as `branch: gh-pages`; else name a folder, one"
        mend += " of a host (HOST:/srv/www/news), or a store: "
        mend += ", ".join(f"{scheme}://" for scheme in SCHEMES)
        sheet.refuse(keys["to"], f'"{shorten(target.to)}" is not a folder', mend)
    elif target.to.startswith("-"):
        sheet.refuse(keys["to"], "an address or a folder does not begin with a hyphen", "")
    elif target.cname and not target.branch:
        sheet.refuse(keys["cname"], '"cname" is for a git branch', "remove it, or add `branch:`")
    elif target.scheme in {"s3", "gs", "az"} and len(target.compress) > 1:
        mend = "choose gzip, which everybody reads, or brotli"
        sheet.refuse(keys["compress"], "an object store holds each file once", mend)
    return target


def secrets_in(node: Node) -> list[Node]:
    """Return where secrets stand below a node: keys named so, and addresses with a password."""
    if isinstance(node, yaml.ScalarNode):
        return [node] if USER_AND_SECRET.match(node.value) else []
    if isinstance(node, yaml.SequenceNode):
        return [secret for entry in node.value for secret in secrets_in(entry)]
    found: list[Node] = []
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and SECRET.search(key.value):
            found.append(key)
        else:
            found += secrets_in(value)
    return found


def secret_at(place: Place) -> Problem:
    """Return the problem of a secret; it names the line instead of standing at it."""
    what = f"a secret has no place in here: line {place.line}, under deploy"
    return Problem(Place(place.path), what, MEND_OPEN)
