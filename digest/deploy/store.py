"""A store as a target: files are replaced one by one, and the manifest there tells how far it is.

A deploy claims the target by writing what it is about to send into the manifest, keeps the bytes
of what it will replace or remove, sends, says so in the manifest, and removes only then. Whoever
comes after a deploy that was cut off reads in the manifest which files may be old or new.
"""

from __future__ import annotations

import secrets
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.deploy.access import USUAL, Patience, at_once, retried
from digest.deploy.headers import ASSETS, FEEDS, NOT_KEPT, PAGES, stage_of
from digest.deploy.plan import (
    MANIFEST,
    UNKNOWN,
    File,
    Files,
    Manifest,
    Plan,
    Remote,
    folders_of,
    in_the_way,
    manifest_text,
    read_manifest,
)
from digest.disk import reason
from digest.problems import Place, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.deploy.access import Access
    from digest.deploy.journal import Journal
    from digest.deploy.local import Local

NAP = 0.2
"""Seconds between two looks at a mark."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the site is in a store, where its earlier versions are, and what people call it."""

    site: str
    versions: str
    shown: str


def spot_of(path: str, root: str, shown: str) -> Spot:
    """Return the places for a site: its versions lie beside it, where a web server shows none.

    Only a site that has a whole store to itself has them below it.
    """
    path = path.rstrip("/")
    if path == root:
        return Spot(path, f"{path}/.digest", shown)
    above, _, name = path.rpartition("/")
    return Spot(path, f"{above}/.{name}.digest", shown)


class Store:
    """A place in a store that a site is deployed to."""

    def __init__(
        self,
        access: Access,
        spot: Spot,
        journal: Journal,
        keep_versions: int,
        patience: Patience = USUAL,
    ) -> None:
        self._access = access
        self._spot = spot
        self._journal = journal
        self._keep = keep_versions
        self._naps = patience.naps
        self._mark_patience = patience.mark
        self._manifest: Manifest | None = None

    def look(self, local: Local) -> Remote:
        """Return what is there, compared with what is to be there.

        With a manifest that costs one read, and a question for each name that is new; without
        one all there is is listed.
        """
        with self._told("read"):
            return self._look(local.files)

    def look_for(self, version: Manifest) -> Remote:
        """Return what is there, compared with one of its versions."""
        with self._told("read"):
            return self._look(version.files)

    def _look(self, wanted: Files) -> Remote:
        content = self._read(self._at(MANIFEST))
        manifest = self._manifest = read_manifest(content) if content else None
        state = state_of(content)
        if manifest is None:
            own = self._spot.versions.removeprefix(f"{self._spot.site}/") + "/"
            listed = retried(lambda: list(self._access.names(self._spot.site)), self._naps)
            names = (n for n in listed if n != MANIFEST and not n.startswith(own))
            return Remote(state, dict.fromkeys(names, ""))
        known = self._known(manifest)
        present = {name: file.sha256 for name, file in known.items()}
        present |= dict.fromkeys(self._strangers(wanted.keys() - known.keys()), "")
        return Remote(state, present, replace(manifest, files=known), not manifest.claim)

    def _known(self, manifest: Manifest) -> Files:
        """Return what is there for all that is known, after a deploy was cut off, too."""
        sent = self._journal.sent(manifest.claim) if manifest.claim else set()
        pending = {n: file if n in sent else UNKNOWN for n, file in manifest.pending.items()}
        return manifest.files | pending

    def _strangers(self, names: Iterable[str]) -> list[str]:
        """Return which of some names are there, though the manifest knows nothing of them."""
        found: list[str] = []

        def ask(name: str) -> None:
            if self._access.is_there(self._at(name)):
                found.append(name)

        self._each(ask, names)
        return found

    def versions(self) -> list[Manifest]:
        """Return the versions that are kept, and the one that is there."""
        with self._told("read"):
            content = self._read(self._at(MANIFEST))
            now = read_manifest(content) if content else None
            if now is None:
                return []
            self._manifest = now
            return [*(one for n in now.kept if (one := self._kept(n))), now]

    def newest(self) -> int:
        """Return the number of the version that is there, 0 before the first."""
        return self._manifest.version if self._manifest else 0

    def _kept(self, version: int) -> Manifest | None:
        """Return the manifest of an earlier version."""
        content = self._read(self._version(version))
        return read_manifest(content) if content else None

    def send(self, plan: Plan, remote: Remote, local: Local) -> None:
        """Make the plan true; raises DigestError, and what was not reached is as it was."""
        self._make(plan, remote, local.content)

    def restore(self, plan: Plan, remote: Remote, version: Manifest) -> None:
        """Show the files of an earlier version again, from the bytes that were kept."""

        def content(name: str) -> bytes:
            file = version.files[name]
            found = self._access.read(self._bytes(file.sha256))
            if found is None or sha256(found).hexdigest() != file.sha256:
                what = f"the bytes of {name} in version {version.version} are gone"
                raise fail(Place(self._spot.shown), what, "deploy an older state of the site")
            return found

        self._make(plan, remote, content)

    def _make(self, plan: Plan, remote: Remote, content: Callable[[str], bytes]) -> None:
        """Make a plan true, step by step; after each of them the manifest is true."""
        claim = secrets.token_hex(16)
        old = self._manifest or Manifest(0, {})
        sent = self._journal.sent(old.claim) if old.claim else set()
        new = replace(plan.manifest, kept=self._kept_after(old, plan.manifest))
        with self._told("written"):
            begun = replace(old, claim=claim)
            self._claim(remote.state, begun)
            self._journal.begin(claim, sent)
            self._keep_bytes(plan, remote, old)
            to_come = {n: new.files[n] for n in plan.send} | dict.fromkeys(plan.remove, UNKNOWN)
            self._write_manifest(replace(begun, pending=old.pending | to_come))
            early = in_the_way(new.files, plan.remove)
            self._remove(early, new)
            self._send(plan, content)
            self._hold(claim)
            if plan.remove:
                leaving = dict.fromkeys(plan.remove, UNKNOWN)
                self._write_manifest(replace(new, claim=claim, pending=leaving))
                self._remove(sorted({*plan.remove} - {*early}), new)
            self._write_manifest(new)
            self._prune(old, new)

    def _kept_after(self, old: Manifest, new: Manifest) -> tuple[int, ...]:
        """Return which versions can be returned to when the next one is there.

        Not the one before if that was cut off when all it had left to do was to remove files.
        """
        is_same = not old.version or (old.claim and old.files == new.files)
        return (*old.kept, *(() if is_same else [old.version]))[-self._keep :]

    def _claim(self, state: str, begun: Manifest) -> None:
        """Write a claim into the manifest if all is as it was seen; of two at once, one does."""
        mark = f"{self._spot.versions}/claim-{state or 'first'}"
        self._mark(mark, state)
        try:
            if self._state() != state:
                raise fail(Place(self._spot.shown), MOVED, "look at it, and deploy again")
            self._write_manifest(begun)
        finally:
            retried(lambda: self._access.release(mark), self._naps)

    def _mark(self, mark: str, state: str) -> None:
        """Make the mark of who is about to claim; that of a deploy that was cut off is taken."""
        latest = time.monotonic() + self._mark_patience
        while not retried(lambda: self._access.create(mark), self._naps):
            if self._state() != state:
                raise fail(Place(self._spot.shown), MOVED, "look at it, and deploy again")
            if time.monotonic() > latest:
                retried(lambda: self._access.release(mark), self._naps)
                latest = time.monotonic() + self._mark_patience
            else:
                time.sleep(NAP)

    def _hold(self, claim: str) -> None:
        """Raise DigestError if another deploy has claimed the target since."""
        content = self._read(self._at(MANIFEST))
        now = read_manifest(content) if content else None
        if now is None or now.claim != claim:
            what = "another deploy came in between"
            raise fail(Place(self._spot.shown), what, "deploy again when it has ended")

    def _keep_bytes(self, plan: Plan, remote: Remote, old: Manifest) -> None:
        """Give the bytes of all that will be replaced or removed a place among the versions.

        What a deploy that was cut off was about to replace had its place before. Those files
        that digest did not put there are kept as they were found.
        """
        if old.version:
            self._put(self._version(old.version), manifest_text(settled(old)))
        before = f"{self._spot.versions}/before-{plan.manifest.version:06d}"

        def keep(name: str) -> None:
            file = old.files.get(name)
            place = self._bytes(file.sha256) if file else f"{before}/{name}"
            with suppress(FileNotFoundError):  # somebody removed it there
                self._access.copy(self._at(name), place)

        leaving = (n for n in (*plan.send, *plan.remove) if n in remote.present)
        self._each(keep, (name for name in leaving if name not in old.pending))

    def _send(self, plan: Plan, content: Callable[[str], bytes]) -> None:
        """Send what differs: assets, then pages, then feeds."""

        def put(name: str) -> None:
            headers = plan.manifest.files[name].headers
            self._access.write(self._at(name), content(name), headers)
            self._journal.add(name)

        for stage in (ASSETS, PAGES, FEEDS):
            self._each(put, (name for name in plan.send if stage_of(name) == stage))

    def _remove(self, names: Sequence[str], new: Manifest) -> None:
        """Remove what the site has no more, and the folders that are empty then."""
        self._each(lambda name: self._access.remove(self._at(name)), names)
        used = {folder for name in new.files for folder in folders_of(name)}
        left = {folder for name in names for folder in folders_of(name)} - used
        for folder in sorted(left, key=lambda name: (-name.count("/"), name)):
            retried(partial(self._access.remove_folder, self._at(folder)), self._naps)

    def _prune(self, old: Manifest, new: Manifest) -> None:
        """Remove the versions that are not kept any more, and the bytes that only they had."""
        gone = sorted({*old.kept, old.version} - {*new.kept, 0})
        if not gone:
            return
        kept = [one for n in new.kept if (one := self._kept(n))]
        wanted = {file.sha256 for one in kept for file in one.files.values()}
        for version in gone:
            manifest = self._kept(version)
            files: Iterable[File] = manifest.files.values() if manifest else ()
            unwanted = {file.sha256 for file in files if file.sha256} - wanted
            # What is on show still was never given a second place.
            unwanted -= {file.sha256 for file in new.files.values()}
            self._each(lambda sha: self._access.remove(self._bytes(sha)), unwanted)
            retried(partial(self._access.remove, self._version(version)), self._naps)

    def _each(self, work: Callable[[str], object], names: Iterable[str]) -> None:
        at_once(self._access.workers, work, names, self._naps)

    def _read(self, path: str) -> bytes | None:
        return retried(lambda: self._access.read(path), self._naps)

    def _put(self, path: str, content: bytes) -> None:
        retried(lambda: self._access.write(path, content, NOT_KEPT), self._naps)

    def _write_manifest(self, manifest: Manifest) -> None:
        self._put(self._at(MANIFEST), manifest_text(manifest))

    def _state(self) -> str:
        """Return what is there, as `Remote` has it."""
        return state_of(self._read(self._at(MANIFEST)))

    def _at(self, name: str) -> str:
        """Return the path of a file of the site."""
        return f"{self._spot.site}/{name}"

    def _bytes(self, sha256: str) -> str:
        """Return where bytes are kept that were replaced."""
        return f"{self._spot.versions}/bytes/{sha256}"

    def _version(self, number: int) -> str:
        """Return where the manifest of an earlier version is."""
        return f"{self._spot.versions}/versions/{number:06d}.json"

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn what the store refuses into a problem, and end all connections.

        A person may look at a plan for longer than a server waits.
        """
        try:
            yield
        except OSError as error:
            said = f"cannot be {what}: {reason(error)}"
            raise fail(Place(self._spot.shown), said, MEND) from None
        finally:
            self._access.close()


MOVED = "it has changed since the plan was made"
MEND = "check the address, your rights there and the free space; the next deploy goes on from here"


def settled(manifest: Manifest) -> Manifest:
    """Return a manifest without what a deploy has noted in it."""
    return replace(manifest, claim="", pending={})


def state_of(content: bytes | None) -> str:
    """Return a name for what a manifest says; none for one that isn't there."""
    return sha256(content).hexdigest()[:16] if content else ""
