"""A folder of a host that ssh reaches, filled by rsync: whole versions, and a link to one of them.

What is done there is done by `sh`, `find` and `rsync`, and `ssh` is the person's own, with its
keys, agent and settings. As for a folder here, versions are in `.NAME.digest/` beside it, of second
names for what stays as it is.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from digest.deploy.plan import MANIFEST, Manifest, Plan, Remote, manifest_text, read_manifest
from digest.problems import DigestError, Place, fail, printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from subprocess import CompletedProcess

    from digest.deploy.local import Local

SSH, RSYNC = "ssh", "rsync"
SHELL = "RSYNC_RSH"
"""The variable by which rsync is told how to reach a host; it holds for all that is done there."""

LOOK = """
cd "$site" 2>/dev/null || { printf '\\0\\0'; exit 0; }
printf '%s\\0' "$(readlink "$site")"
find . ! -type d ! -path "./$manifest" -print0
printf '\\0'
cat "./$manifest" 2>/dev/null || :
"""
"""Says where the link leads, which files are there, and what the manifest says."""

LIST = """
cd "$versions" 2>/dev/null || exit 0
for one in [0-9]*; do
    [ -d "$one" ] && { printf '%s\\0' "$one"; cat "$one/$manifest" 2>/dev/null; printf '\\0'; }
done
:
"""
"""Says the number of each version, and what its manifest says."""

BEGIN = """
mkdir -p "$versions" || exit 1
[ ! -e "$versions/$new" ] || exit 9
mkdir "$versions/$new" || exit 1
if [ -d "$site" ]; then
    rsync -a --exclude "/$manifest" --link-dest="$site/" "$site/" "$versions/$new/"
fi
"""
"""Makes a version of all that is there; of two at once, one is refused."""

REMOVE = """
cd "$versions/$new" && xargs -0 rm -f -- && find . -mindepth 1 -type d -empty -delete
"""
"""Removes files from a version, and the folders that are empty then."""

TAKE = """
rsync -a --from0 --files-from=- --ignore-times --link-dest="$versions/$source/" \
    "$versions/$source/" "$versions/$new/"
"""
"""Takes files of an earlier version into a new one."""

SWITCH = """
cat > "$versions/$new/$manifest" || exit 1
cd "$(dirname "$site")" || exit 1
find "$versions" -maxdepth 1 -name switch -mmin +1 -exec rmdir {} +
mkdir "$versions/switch" || exit 9
trap 'rmdir "$versions/switch"' EXIT
[ "$(readlink "$site")" = "$seen" ] || exit 9
ln -s "$(basename "$versions")/$new" "$versions.link" || exit 1
if [ -d "$site" ] && [ ! -L "$site" ]; then
    mv "$site" "$versions/before-$new" || exit 1
fi
mv -fT "$versions.link" "$site" 2>/dev/null || mv -fh "$versions.link" "$site"
"""
"""Shows a version in one step, if what is shown is what was seen when the plan was made."""

PRUNE = """
cd "$versions" && for one in $gone; do rm -rf "./$one"; done
"""
MOVED = 9
"""The exit code of a script that came too late: another deploy was there first."""


class Rsync:
    """A folder of a host that a site is deployed to."""

    def __init__(self, host: str, path: str, keep_versions: int) -> None:
        """Expect the host as ssh takes it, with its user, and a path from the root on."""
        self._host = host
        self._site = path.rstrip("/")
        above, _, name = self._site.rpartition("/")
        self._versions = f"{above}/.{name}.digest"
        self._keep = keep_versions
        self._found: dict[int, Manifest | None] = {}

    def look(self, local: Local) -> Remote:
        """Return what is there, compared with what is to be there; changes nothing."""
        del local
        return self._look()

    def look_for(self, version: Manifest) -> Remote:
        """Return what is there; changes nothing."""
        del version
        return self._look()

    def _look(self) -> Remote:
        said = self._run(LOOK)
        link, _, rest = said.partition(b"\0")
        listed, _, text = rest.partition(b"\0\0")
        if rest.startswith(b"\0"):
            listed, text = b"", rest[1:]
        manifest = read_manifest(text)
        ours = manifest.files if manifest else {}
        names = [name.decode(errors="surrogateescape")[2:] for name in listed.split(b"\0") if name]
        present = {name: ours[name].sha256 if name in ours else "" for name in names}
        self.versions()
        return Remote(link.decode(errors="surrogateescape"), present, manifest)

    def versions(self) -> list[Manifest]:
        """Return the versions that are there and whole, in order."""
        number, *rest = self._run(LIST).split(b"\0")
        self._found = {}
        while rest:
            text, *rest = rest
            self._found[int(number)] = read_manifest(text)
            number, *rest = rest or [b""]
        return [one for _, one in sorted(self._found.items()) if one]

    def newest(self) -> int:
        """Return the highest number of a version, of one that was cut off, too; 0 for none."""
        return max(self._found, default=0)

    def send(self, plan: Plan, remote: Remote, local: Local) -> None:
        """Make the plan true; raises DigestError, and what was served is served still."""
        new = self._begin(plan)
        with TemporaryDirectory(prefix=".digest-", dir=local.folder.parent) as folder:
            for name in plan.send:
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                local.put(name, path)
            aim = f"{self._host}:{self._versions}/{new}/"
            settings = (
                "-rt",
                "--protect-args",
                "--ignore-times",
                "--chmod=D755,F644",
                f"--rsh={shlex.join(rsh())}",
            )
            self._rsync(*settings, "--", f"{folder}/", aim)
        self._finish(plan, remote, new)

    def restore(self, plan: Plan, remote: Remote, version: Manifest) -> None:
        """Show the files of an earlier version again, without sending any."""
        new = self._begin(plan)
        source = f"{version.version:06d}"
        self._run(TAKE, listed(plan.send), new=new, source=source)
        self._finish(plan, remote, new)

    def _begin(self, plan: Plan) -> str:
        """Make the next version of all that is there, without what is to go; return its name."""
        new = f"{plan.manifest.version:06d}"
        self._run(BEGIN, new=new)
        # A file can be in the place of a folder to come, or a second name of one that stays.
        self._run(REMOVE, listed((*plan.remove, *plan.change)), new=new)
        return new

    def _finish(self, plan: Plan, remote: Remote, new: str) -> None:
        """Show the new version, and remove those that are not to be kept."""
        text = manifest_text(plan.manifest)
        try:
            self._run(SWITCH, text, new=new, seen=remote.state)
        except DigestError:
            self._ask(PRUNE, b"", gone=new)
            raise
        whole = [number for number, one in sorted(self._found.items()) if one]
        gone = {*self._found} - {*whole[-self._keep :]}
        if gone:
            self._run(PRUNE, gone=" ".join(f"{number:06d}" for number in sorted(gone)))

    def _run(self, script: str, given: bytes = b"", **words: str) -> bytes:
        """Return what a script says there; raises DigestError with its own words when it fails."""
        done = self._ask(script, given, **words)
        if done.returncode == MOVED:
            what = "it has changed since the plan was made"
            raise fail(self._place(), what, "look at it, and deploy again")
        if done.returncode:
            raise self._failed(SSH, done)
        return done.stdout

    def _ask(self, script: str, given: bytes, **words: str) -> CompletedProcess[bytes]:
        """Run a script there. Its words are set as variables, quoted."""
        own = {"site": self._site, "versions": self._versions, "manifest": MANIFEST, **words}
        setting = "\n".join(f"{name}={shlex.quote(value)}" for name, value in own.items())
        command = f"exec sh -c {shlex.quote(setting + script)}"
        return self._start(SSH, [*rsh(), "--", self._host, command], given)

    def _rsync(self, *words: str) -> None:
        """Run rsync here."""
        done = self._start(RSYNC, [RSYNC, *words], b"")
        if done.returncode:
            raise self._failed(RSYNC, done)

    def _start(self, name: str, words: list[str], given: bytes) -> CompletedProcess[bytes]:
        try:
            return subprocess.run(words, input=given, capture_output=True, check=False)  # noqa: S603  no shell here
        except FileNotFoundError:
            raise fail(self._place(), f"{name} is not installed", f"install {name}") from None

    def _failed(self, name: str, done: CompletedProcess[bytes]) -> DigestError:
        """Return the error of a program that failed, in its own last words."""
        lines = [line.strip() for line in done.stderr.decode(errors="replace").splitlines()]
        told = printable("; ".join([line for line in lines if line][-3:])) or "it did not say why"
        return fail(self._place(), f"{name} failed: {told}", MEND)

    def _place(self) -> Place:
        """Return what the folder is called in problems."""
        return Place(f"{self._host}:{self._site}")


MEND = "check that `ssh` to this host works for you, and your rights and the free space there"


def rsh() -> list[str]:
    """Return how a host is reached, as rsync is told."""
    return shlex.split(os.environ.get(SHELL, "")) or ["ssh"]


def listed(names: Iterable[str]) -> bytes:
    """Return names as `xargs -0` and `rsync --from0` take them."""
    return b"".join(name.encode(errors="surrogateescape") + b"\0" for name in names)
