"""A deploy as one story: bring the site up to date, plan what differs, and apply it if told to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from digest.build import build, nobody
from digest.config import read_config
from digest.deploy.folder import Folder
from digest.deploy.git import Branch
from digest.deploy.headers import headers_of, is_feed, is_text, rules_of
from digest.deploy.local import no_headers, read_local, with_packs
from digest.deploy.opening import OBJECTS, store_at
from digest.deploy.plan import in_the_way, most_deletes, plan, version_before
from digest.deploy.preflight import AT_THE_ROOT, host, preflight
from digest.deploy.probe import INDEXNOW, Probed, probe, sample, tell_hub, tell_indexnow
from digest.deploy.rsync import Rsync
from digest.last import Memo
from digest.layout import CONFIG_FILE
from digest.problems import DigestError, Place, Problem, fail
from digest.report import Options, Report
from digest.sources import read_config_file
from digest.targets import REMOTE
from digest.unchanged import last_report
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from digest.config import Config
    from digest.deploy.local import Local
    from digest.deploy.plan import Manifest, Plan, Remote
    from digest.targets import Target


class Kind(Protocol):
    """A kind of target: how to see what is there, and how to change it."""

    def look(self, local: Local) -> Remote:
        """Return what is there, compared with the site; changes nothing."""

    def look_for(self, version: Manifest) -> Remote:
        """Return what is there, compared with an earlier version; changes nothing."""

    def newest(self) -> int:
        """Return the highest number of a version that was ever there, 0 for none."""

    def versions(self) -> list[Manifest]:
        """Return the versions that are kept."""

    def send(self, plan: Plan, remote: Remote, local: Local) -> None:
        """Make the plan true; raises DigestError if what is there is not `remote` any more."""

    def restore(self, plan: Plan, remote: Remote, version: Manifest) -> None:
        """Make the plan of a rollback true, likewise."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a deploy would do, and the function that does it."""

    target: Target
    remote: Remote
    plan: Plan
    apply: Callable[[], None]
    follow: Callable[[], Probed | None] = lambda: None
    """Looks at what readers get, if the target says so, and tells search engines."""


def bring_up_to_date(
    root: Path, now: datetime, tell: Callable[[int, int], None] = nobody
) -> Report:
    """Return what a build did; what is not the site of today must not leave."""
    memo, options = Memo(), Options()
    return last_report(root, options, now, memo) or build(root, options, now, memo, tell)


def settings(root: Path) -> Config:
    """Return the settings of a site; raises DigestError with all that is wrong with them."""
    return read_config(read_config_file(root))


def ready(root: Path, config: Config, target: Target) -> Local:
    """Return the built site as it would leave; raises DigestError with all that speaks against."""
    headers = headers_of if target.scheme in OBJECTS else no_headers
    local = read_local(Options().folder(root), extras_of(target), headers)
    if host(target) in AT_THE_ROOT and "_headers" not in local.files:
        more = {**local.extras, "_headers": rules_of(local.files)}
        local = read_local(local.folder, more, headers)
    if target.compress:
        local = with_packs(local, root, target.compress, is_text, inside=target.scheme in OBJECTS)
    if found := preflight(root, config, target, local):
        raise DigestError(found)
    return local


def prepare(root: Path, config: Config, target: Target) -> Prepared:
    """Return what it takes to have the built site at a target.

    Raises DigestError with all that speaks against it. Nothing is changed, here or there.
    """
    local = ready(root, config, target)
    kind = kind_of(root, target)
    remote = kind.look(local)
    made = plan(local.files, remote, kind.newest())
    if found := [*obstacles(made, remote, target)]:
        raise DigestError(found)
    follow = partial(follow_up, config, target, local, made)
    return Prepared(target, remote, made, lambda: kind.send(made, remote, local), follow)


def follow_up(config: Config, target: Target, local: Local, made: Plan) -> Probed | None:
    """Return what readers get after a deploy; None if the target does not ask for that."""
    wrong: list[tuple[str, str]] = []
    base_url, asked = config.base_url, 0
    if target.probe is not None:
        probed = probe(base_url, local, list(sample(base_url, local, made)), target.probe)
        asked, wrong = probed.asked, [*probed.wrong]
    if target.indexnow and not made.is_nothing:
        failure = tell_indexnow(base_url, target.indexnow, (*made.send, *made.remove))
        wrong += [(INDEXNOW, failure)] if failure else []
    if target.websub and (feeds := [name for name in made.send if is_feed(name)]):
        failure = tell_hub(target.websub, [canonical(base_url, name) for name in feeds])
        wrong += [(target.websub, failure)] if failure else []
    return Probed(asked, tuple(wrong)) if asked or wrong else None


def prepare_rollback(root: Path, target: Target) -> Prepared:
    """Return what it takes to have the version before at a target again.

    How many files that removes is not limited: they are those that came since.
    """
    kind = kind_of(root, target)
    kept = kind.versions()
    newest = kind.newest()
    now = max(kept, key=lambda one: one.version, default=None)
    before = version_before(now, kept) if now else None
    if before is None:
        what = f"{target.name} keeps no version before the one that is there"
        raise fail(Place(target.to), what, "deploy an older state of the site instead")
    remote = kind.look_for(before)
    made = plan(before.files, remote, newest, restores=before.shows)
    return Prepared(target, remote, made, lambda: kind.restore(made, remote, before))


def kind_of(root: Path, target: Target) -> Kind:
    """Return a target, ready to look at; paths are seen from the site's folder."""
    if target.scheme:
        return store_at(root, target)
    if target.is_rsync:
        host, _, path = target.to.partition(":")
        return Rsync(host, path, target.keep_versions)
    if not target.branch:
        return Folder(root / Path(target.to).expanduser(), target.keep_versions)
    to = target.to if REMOTE.match(target.to) else str((root / target.to).absolute())
    return Branch(root, to, target.branch, target.keep_versions)


def extras_of(target: Target) -> dict[str, bytes]:
    """Return the files that are not of the site, but that its host wants beside it.

    The key for IndexNow is in a file of its name. `.nojekyll` has GitHub serve files as they are;
    `CNAME` tells GitHub and Codeberg the domain.
    """
    found = {f"{target.indexnow}.txt": target.indexnow.encode()} if target.indexnow else {}
    found |= {".nojekyll": b""} if target.branch else {}
    return found | ({"CNAME": f"{target.cname}\n".encode()} if target.cname else {})


def obstacles(made: Plan, remote: Remote, target: Target) -> Iterator[Problem]:
    """Yield what is at a target, or was, that keeps a plan from being applied."""
    for name in in_the_way(made.manifest.files, remote.foreign):
        what = "a file that digest did not put there is in the way of the site"
        yield Problem(Place(f"{target.to}/{name}"), what, "move it, or rename what the site has")
    held = len(remote.ours)
    most, asked = most_deletes(target.max_deletes, held), len(made.remove)
    if asked > most:
        what = (
            f"{asked:,} of {held:,} files would be removed from {target.name}, at most {most:,} may"
        )
        mend = f"if that is meant, write `max_deletes: {asked}` for {target.name}, for this once"
        yield Problem(Place(CONFIG_FILE), what, mend)
