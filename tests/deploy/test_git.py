from __future__ import annotations

import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from digest.deploy.git import Branch, blob_of
from digest.deploy.plan import MANIFEST, plan, read_manifest, version_before
from digest.problems import DigestError
from tests.deploy.a_local import FIRST, SECOND, deploy, files_of, local_of
from tests.deploy.struck import struck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.deploy.local import Local

BRANCH = "gh-pages"
STEPS = 22
"""More steps than a deploy takes, so that the last ones are not struck."""


def git(repository: Path, *words: str, given: bytes = b"") -> bytes:
    """Return what git says of a repository."""
    who = ("-c", "user.name=A. Writer", "-c", "user.email=writer@example.org")
    return subprocess.run(  # noqa: S603  git, on a repository of the test
        ["git", "-C", str(repository), *who, *words],  # noqa: S607  git is where it is
        input=given,
        check=True,
        capture_output=True,
    ).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return an empty bare repository."""
    path = tmp_path / "pages.git"
    path.mkdir()
    git(path, "init", "--quiet", "--bare")
    return path


def contents_on(repository: Path) -> dict[str, bytes]:
    """Return what is on the branch, the manifest apart."""
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", BRANCH).decode().split("\0")[:-1]
    return {n: git(repository, "show", f"{BRANCH}:{n}") for n in names if n != MANIFEST}


def is_true(repository: Path, contents: dict[str, bytes]) -> bool:
    """Whether the manifest on the branch says that these files are there."""
    manifest = read_manifest(git(repository, "show", f"{BRANCH}:{MANIFEST}"))
    return manifest is not None and manifest.files == files_of(contents)


def put_by_hand(repository: Path, name: str, content: bytes) -> None:
    """Commit a file to the branch, as its host's web page does."""
    blob = git(repository, "hash-object", "-w", "--stdin", given=content).decode().strip()
    head = git(repository, "rev-parse", BRANCH).decode().strip()
    change = (
        f"commit refs/heads/{BRANCH}\ncommitter A <a@example.org> 1 +0000\ndata 1\n.\nfrom {head}\n"
    )
    change += f"M 100644 {blob} {name}\n"
    git(repository, "fast-import", "--quiet", given=change.encode())


def roll_back(kind: Branch) -> None:
    """Return to the version before."""
    kept = kind.versions()
    before = version_before(max(kept, key=lambda one: one.version), kept)
    assert before is not None
    remote = kind.look_for(before)
    kind.restore(plan(before.files, remote, kind.newest(), before.shows), remote, before)


@pytest.fixture
def kind(tmp_path: Path, repository: Path) -> Branch:
    """Return the branch as a target, by the address that git has for a folder."""
    return Branch(tmp_path / "news", repository.as_uri(), BRANCH, 5)


def test_a_site_is_on_the_branch_byte_for_byte(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    contents = FIRST | {"ö/ü x.html": b"\r\n", 'a"b': b"", '"q\\".html': b"", ".nojekyll": b""}
    local = local_of(tmp_path / "site", contents)
    deploy(kind, local)
    assert contents_on(repository) == contents
    assert is_true(repository, contents)
    remote = kind.look(local)
    assert plan(local.files, remote, kind.newest()).is_nothing
    deploy(kind, local_of(tmp_path / "two", SECOND))
    assert contents_on(repository) == SECOND


def test_a_second_version_is_one_commit_of_what_differs(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    deploy(kind, local_of(tmp_path / "one", FIRST))
    deploy(kind, local_of(tmp_path / "two", SECOND))
    assert contents_on(repository) == SECOND
    assert is_true(repository, SECOND)
    changed = git(repository, "diff", "--name-status", "-z", f"{BRANCH}~1", BRANCH).split(b"\0")
    assert b"assets/style.css" not in changed
    log = git(repository, "log", "--format=%s", BRANCH).decode().split("\n")
    assert log == ["Deploy version 2", "Deploy version 1", ""]


def test_what_others_committed_stays_and_an_edit_by_hand_is_put_right(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    deploy(kind, local_of(tmp_path / "one", FIRST))
    put_by_hand(repository, "CNAME", b"tides.example.org\n")
    put_by_hand(repository, "index.html", b"edited by hand")
    local = local_of(tmp_path / "one", FIRST)
    remote = kind.look(local)
    assert remote.foreign == ["CNAME"]
    assert plan(local.files, remote, kind.newest()).change == ("index.html",)
    theirs = {"CNAME": b"tides.example.org\n"}
    for contents in (FIRST, SECOND):
        deploy(kind, local_of(tmp_path / contents["index.html"].decode(), contents))
        assert contents_on(repository) == contents | theirs
        assert is_true(repository, contents)
    roll_back(kind)
    assert contents_on(repository) == FIRST | theirs


def test_a_site_that_was_pushed_by_hand_before_is_adopted(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    deploy(kind, local_of(tmp_path / "one", {"old.html": b"old"}))
    put_by_hand(repository, "index.html", FIRST["index.html"])
    put_by_hand(repository, MANIFEST, b"not ours")
    local = local_of(tmp_path / "two", FIRST)
    made = plan(local.files, kind.look(local), kind.newest())
    assert made.keep == ("index.html",)
    assert made.remove == ()
    deploy(kind, local)
    assert contents_on(repository) == FIRST | {"old.html": b"old"}


def test_rollbacks_lead_back_as_new_commits(tmp_path: Path, repository: Path, kind: Branch) -> None:
    for number in range(4):
        deploy(kind, local_of(tmp_path / "site", {"a": b"%d" % number}))
    for shown in (b"2", b"1", b"0"):
        roll_back(kind)
        assert contents_on(repository) == {"a": shown}
        assert is_true(repository, {"a": shown})
    assert git(repository, "rev-list", "--count", BRANCH).strip() == b"7"


def test_a_fresh_machine_knows_what_is_there_and_how_to_go_back(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    """All that is needed is on the branch: nothing of it is only in the cache."""
    for number in range(9):
        deploy(kind, local_of(tmp_path / "site", {"a": b"%d" % number}))
    other = Branch(tmp_path / "elsewhere", repository.as_uri(), BRANCH, 2)
    assert [one.version for one in other.versions()] == [7, 8, 9]
    roll_back(other)
    assert contents_on(repository) == {"a": b"7"}


def test_a_branch_that_moved_since_the_plan_is_left_alone(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    local = local_of(tmp_path / "two", SECOND)
    remote = kind.look(local)
    made = plan(local.files, remote, 0)
    deploy(
        Branch(tmp_path / "elsewhere", repository.as_uri(), BRANCH, 5),
        local_of(tmp_path / "one", FIRST),
    )
    with pytest.raises(DigestError, match="the branch has changed since the plan was made"):
        kind.send(made, remote, local)
    assert contents_on(repository) == FIRST
    deploy(kind, local)
    assert contents_on(repository) == SECOND


def test_of_deploys_at_once_each_is_whole_or_refused(tmp_path: Path, repository: Path) -> None:
    sites = [local_of(tmp_path / str(n), {"a": b"%d" % n}) for n in range(3)]
    together = Barrier(len(sites))

    def go(local: Local) -> str:
        kind = Branch(local.folder.with_suffix(".cache"), repository.as_uri(), BRANCH, 5)
        remote = kind.look(local)
        together.wait(20)
        try:
            kind.send(plan(local.files, remote, 0), remote, local)
        except DigestError as error:
            return error.problems[0].message
        return "done"

    with ThreadPoolExecutor(len(sites)) as pool:
        ends = list(pool.map(go, sites))
    assert sorted(set(ends)) == ["done", "the branch has changed since the plan was made"]
    assert ends.count("done") == 1
    assert contents_on(repository) == {"a": b"%d" % ends.index("done")}


def test_a_deploy_killed_at_any_step_leaves_a_whole_branch_and_the_next_completes_it(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    deploy(kind, local_of(tmp_path / "one", FIRST))
    copies = [tmp_path / f"{step}.git" for step in range(1, STEPS)]
    for copy in copies:
        git(tmp_path, "clone", "--quiet", "--bare", str(repository), str(copy))
    asked = [
        {"to": str(copy), "branch": BRANCH, "step": step} for step, copy in enumerate(copies, 1)
    ]
    ends = struck(tmp_path / "two", SECOND, asked)
    assert set(ends) == {"killed", "done"}
    local = local_of(tmp_path / "two", SECOND)
    for copy, end in zip(copies, ends, strict=True):
        contents = contents_on(copy)
        assert contents in (FIRST, SECOND)
        assert is_true(copy, contents)
        assert end == "killed" or contents == SECOND
        deploy(Branch(tmp_path, str(copy), BRANCH, 5), local)
        assert contents_on(copy) == SECOND


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the repositories of a folder by git's own protocol; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["git", "daemon", "--export-all", "--enable=receive-pack", "--reuseaddr"]
    words += ["--listen=127.0.0.1", f"--port={port}", f"--base-path={folder}"]
    with subprocess.Popen(words, stderr=subprocess.PIPE) as daemon:  # noqa: S603  git, for the test
        for _ in range(200):
            with socket.socket() as asking:
                if not asking.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)  # it says nothing when it is ready
        try:
            yield f"git://127.0.0.1:{port}"
        finally:
            daemon.terminate()


def test_a_branch_is_reached_through_a_server(tmp_path: Path, repository: Path) -> None:
    with served(tmp_path) as address:
        kind = Branch(tmp_path / "news", f"{address}/pages.git", BRANCH, 5)
        for contents in (FIRST, SECOND):
            deploy(kind, local_of(tmp_path / contents["index.html"].decode(), contents))
        roll_back(kind)
    assert contents_on(repository) == FIRST


def test_a_repository_that_cannot_be_reached_is_a_problem(tmp_path: Path) -> None:
    kind = Branch(tmp_path, str(tmp_path / "nowhere.git"), BRANCH, 5)
    with pytest.raises(DigestError, match=r"git ls-remote failed: .*nowhere") as caught:
        kind.look(local_of(tmp_path / "site", FIRST))
    assert "git ls-remote" in caught.value.problems[0].hint


def test_a_branch_that_may_not_be_pushed_to_is_a_problem(
    tmp_path: Path, repository: Path, kind: Branch
) -> None:
    hook = repository / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho this branch is protected >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(DigestError, match=r"git push failed: .*this branch is protected"):
        deploy(kind, local_of(tmp_path / "site", FIRST))


def test_no_work_tree_is_touched(tmp_path: Path) -> None:
    """Deploying to a branch of the very repository that the site is kept in leaves it clean."""
    work = tmp_path / "news"
    work.mkdir()
    git(work, "init", "--quiet", "--initial-branch=main")
    (work / ".gitignore").write_text(".digest/\n", encoding="utf-8")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "Begin")
    before = git(work, "status", "--porcelain", "--branch"), git(work, "rev-parse", "HEAD")
    deploy(Branch(work, str(work), BRANCH, 5), local_of(tmp_path / "site", FIRST))
    assert contents_on(work) == FIRST
    assert (
        git(work, "status", "--porcelain", "--branch"),
        git(work, "rev-parse", "HEAD"),
    ) == before


def test_a_blob_has_the_name_that_git_gives_it(tmp_path: Path) -> None:
    for content in (b"", b"tides\n", bytes(range(256))):
        said = git(tmp_path, "hash-object", "--stdin", given=content)
        assert blob_of(content) == said.decode().strip()
