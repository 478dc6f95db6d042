"""A branch of a git repository as a target: one commit for each deploy, made of objects alone.

No work tree is touched, neither the site's own nor another: objects go into a bare repository in
the cache, and a push that expects the branch where it was seen moves it, at once or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import chain
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from digest.deploy.plan import MANIFEST, Manifest, Plan, Remote, manifest_text, read_manifest
from digest.layout import CACHE
from digest.lock import one_at_a_time
from digest.problems import DigestError, Place, fail, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.deploy.local import Local

REGULAR = "100644"
"""The mode of a file in a tree."""

SEEN = "refs/digest/seen"
"""Where the branch was when it was last seen, in our own repository."""

NEXT = "refs/digest/next"
"""The commit about to be pushed, there."""

PUSH = "push"
NOTHING: Mapping[str, str] = MappingProxyType({})
DIGEST = {"GIT_COMMITTER_NAME": "digest", "GIT_COMMITTER_EMAIL": "digest@localhost"}
"""Who commits where git has not been told a name."""


class Branch:
    """A branch that a site is deployed to."""

    def __init__(self, root: Path, url: str, branch: str, keep_versions: int) -> None:
        """Expect the site's folder, and the address as git takes it."""
        self._url = url
        self._branch = branch
        self._root = root
        self._depth = keep_versions + 1
        name = hashlib.sha256(f"{url}\n{branch}".encode()).hexdigest()[:16]
        self._repository = root.absolute() / CACHE / "deploy" / f"{name}.git"
        self._head = ""
        self._manifests: dict[str, Manifest] = {}

    def look(self, local: Local) -> Remote:
        """Return what is on the branch, compared with what is to be there.

        Raises DigestError when the repository can't be reached.
        """
        self._fetch()
        blobs = self._blobs(self._head)
        ours = {name: blob_of(local.content(name)) for name in local.files if name in blobs}
        present = {
            name: local.files[name].sha256 if blob == (REGULAR, ours.get(name)) else ""
            for name, blob in blobs.items()
            if name != MANIFEST
        }
        return Remote(self._head, present, self._manifest(self._head))

    def look_for(self, version: Manifest) -> Remote:
        """Return what is on the branch, compared with one of its versions."""
        now, then = self._blobs(self._head), self._blobs(self._commit_of(version))
        present = {
            name: version.files[name].sha256
            if name in version.files and blob == then.get(name)
            else ""
            for name, blob in now.items()
            if name != MANIFEST
        }
        return Remote(self._head, present, self._manifest(self._head))

    def versions(self) -> list[Manifest]:
        """Return the versions of the branch that are kept, oldest first."""
        self._fetch()
        return [self._manifests[commit] for commit in self._commits() if self._manifest(commit)]

    def newest(self) -> int:
        """Return the number of the branch's version, 0 before the first."""
        manifest = self._manifest(self._head)
        return manifest.version if manifest else 0

    def send(self, plan: Plan, remote: Remote, local: Local) -> None:
        """Make the plan true; raises DigestError when the branch has moved since it was made."""
        changes = ((b"inline", name, data(local.content(name))) for name in plan.send)
        self._commit(plan, remote, changes, f"Deploy version {plan.manifest.version}")

    def restore(self, plan: Plan, remote: Remote, version: Manifest) -> None:
        """Show the files of an earlier version again, as a new commit."""
        then = self._blobs(self._commit_of(version))
        changes = ((then[name][1].encode(), name, b"") for name in plan.send)
        words = f"Return to version {version.version}, as version {plan.manifest.version}"
        self._commit(plan, remote, changes, words)

    def _commit(
        self, plan: Plan, remote: Remote, changes: Iterable[tuple[bytes, str, bytes]], message: str
    ) -> None:
        """Commit what is to be on the branch, and move it there.

        Changes are blob or `inline`, name and, inline, the content: lines of git-fast-import(1).
        """
        text, words = manifest_text(plan.manifest), message.encode()
        lines = [b"commit " + NEXT.encode(), b"committer " + self._author()]
        lines += [b"data %d" % len(words), words]
        lines += [b"from " + remote.state.encode()] if remote.state else []
        lines += [b"D " + path_of(name) for name in plan.remove]
        with one_at_a_time(self._root), TemporaryFile() as stream:
            stream.write(b"\n".join(lines) + b"\n")
            for blob, name, content in chain(changes, [(b"inline", MANIFEST, data(text))]):
                stream.write(b"M 100644 %s %s\n%s" % (blob, path_of(name), content))
            stream.seek(0)
            self._git("fast-import", "--quiet", "--force", stdin=stream)
            commit = self._git("rev-parse", NEXT).strip()
        self._push(commit, remote.state)

    def _push(self, commit: str, seen: str) -> None:
        """Move the branch to a commit, if it is still where it was seen."""
        branch = f"refs/heads/{self._branch}"
        lease = f"--force-with-lease={branch}:{seen}"
        to = ("--end-of-options", self._url, f"{commit}:{branch}")
        done = self._run(PUSH, "--porcelain", lease, *to)
        if done.returncode:
            if self._listed() != seen:
                what = "the branch has changed since the plan was made"
                raise fail(self._place(), what, "look at it, and deploy again")
            raise self._failed(PUSH, done.stderr)
        self._git("update-ref", SEEN, commit)

    def _fetch(self) -> None:
        """Get the branch as it is now, and so many of the versions before."""
        with one_at_a_time(self._root):
            if not (self._repository / "HEAD").is_file():
                self._repository.mkdir(parents=True, exist_ok=True)
                self._git("init", "--quiet", "--bare")
            self._head = self._listed()
            if self._head and self._seen() != self._head:
                depth = f"--depth={self._depth}"
                what = ("--end-of-options", self._url, f"+refs/heads/{self._branch}:{SEEN}")
                self._git("fetch", "--quiet", "--no-tags", depth, *what)
                self._head = self._git("rev-parse", SEEN).strip()

    def _listed(self) -> str:
        """Return the commit that the branch is at now, empty if there is no such branch."""
        name = f"refs/heads/{self._branch}"
        return self._git("ls-remote", "--end-of-options", self._url, name).partition("\t")[0]

    def _seen(self) -> str:
        """Return the commit that was last seen, empty if none was, or its objects are gone."""
        done = self._run("rev-list", "--objects", "--quiet", SEEN)
        return "" if done.returncode else self._git("rev-parse", SEEN).strip()

    def _commits(self) -> list[str]:
        """Return the commits of the branch that are here, oldest first."""
        if not self._head:
            return []
        most = f"--max-count={self._depth}"
        return self._git("rev-list", "--reverse", "--first-parent", most, self._head).split()

    def _commit_of(self, version: Manifest) -> str:
        """Return the commit of a version."""
        return next(one for one in self._commits() if self._manifest(one) == version)

    def _manifest(self, commit: str) -> Manifest | None:
        """Return the manifest in a commit."""
        if commit and commit not in self._manifests:
            done = self._run("cat-file", "blob", f"{commit}:{MANIFEST}")
            manifest = None if done.returncode else read_manifest(done.stdout)
            if manifest:
                self._manifests[commit] = manifest
        return self._manifests.get(commit)

    def _blobs(self, commit: str) -> dict[str, tuple[str, str]]:
        """Return mode and blob of each file of a commit."""
        if not commit:
            return {}
        found = {}
        for line in self._git("ls-tree", "-r", "-z", "--full-tree", commit).split("\0")[:-1]:
            facts, _, name = line.partition("\t")
            mode, _, blob = facts.split(" ")
            found[name] = mode, blob
        return found

    def _author(self) -> bytes:
        """Return who commits, and when, as a commit has it; digest, if git knows nobody."""
        known = self._run("var", "GIT_COMMITTER_IDENT")
        return (known.stdout if not known.returncode else self._unknown()).strip()

    def _unknown(self) -> bytes:
        """Return digest as who commits."""
        return self._run("var", "GIT_COMMITTER_IDENT", extra=DIGEST).stdout

    def _git(self, *words: str, stdin: IO[bytes] | None = None) -> str:
        """Return what git says; raises DigestError with its own words when it fails."""
        done = self._run(*words, stdin=stdin)
        if done.returncode:
            raise self._failed(words[0], done.stderr)
        return done.stdout.decode(errors="surrogateescape")

    def _run(
        self, *words: str, stdin: IO[bytes] | None = None, extra: Mapping[str, str] = NOTHING
    ) -> subprocess.CompletedProcess[bytes]:
        """Run git on our own repository, and on no other."""
        own = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        own |= {"GIT_DIR": str(self._repository), "LC_ALL": "C", **extra}
        if not sys.stdin.isatty():
            own.setdefault("GIT_TERMINAL_PROMPT", "0")  # nobody could answer
        try:
            return subprocess.run(  # noqa: S603  a fixed program, and no shell
                ["git", *QUIET, *words],  # noqa: S607  git is where the person has it
                stdin=stdin or subprocess.DEVNULL,
                env=own,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise fail(self._place(), "git is not installed", "see https://git-scm.com") from None

    def _failed(self, what: str, said: bytes) -> DigestError:
        """Return the error of a git that failed, in its own last words."""
        lines = [line.strip() for line in said.decode(errors="replace").splitlines()]
        words = [re.sub("^(fatal|error|remote): *", "", line) for line in lines if line]
        told = printable("; ".join(words[:3])) or "it did not say why"
        return fail(self._place(), f"git {what} failed: {told}", MEND)

    def _place(self) -> Place:
        """Return what the branch is called in problems."""
        return Place(f"{self._url} {self._branch}")


QUIET = ("-c", "gc.auto=0", "-c", "core.quotePath=false", "-c", "advice.pushUpdateRejected=false")
MEND = "check the address, and that `git ls-remote` with it works for you"
ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"}
"""What could lead git to another repository than ours; a hook that deploys has them."""


def blob_of(content: bytes) -> str:
    """Return git's name for a file's content (SHA-1 object format)."""
    return hashlib.sha1(b"blob %d\0%s" % (len(content), content)).hexdigest()  # noqa: S324  git's own choice


def data(content: bytes) -> bytes:
    """Return a content as git-fast-import(1) takes it."""
    return b"data %d\n%s\n" % (len(content), content)


def path_of(name: str) -> bytes:
    """Return a path as git-fast-import(1) takes it; expects one without line ends."""
    if not name.startswith('"'):
        return name.encode()
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.encode()
