from __future__ import annotations

import getpass
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from digest.deploy.plan import plan, version_before
from digest.deploy.rsync import SHELL, Rsync
from digest.deploy.story import kind_of
from digest.problems import DigestError
from digest.targets import Target
from tests.deploy.a_local import (
    FIRST,
    SECOND,
    contents_of,
    deploy,
    local_of,
    manifest_in,
)
from tests.deploy.ssh import HOST, reached_by, ssh_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.deploy.local import Local

ODD = {"ö/ü x.html": b"\r\n", "it's $HOME `x`.html": b"1", "-n.html": b"", "a\\b": b"2"}


@dataclass
class Box:
    """A folder on a server of the test."""

    site: Path
    keys: Path
    port: int

    def rsync(self, keep_versions: int = 5) -> Rsync:
        """Return the folder as a deploy opens it."""
        return Rsync(f"{getpass.getuser()}@{HOST}", str(self.site), keep_versions)


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    """Give a folder on a server."""
    keys = tmp_path / "keys"
    with ssh_server(keys) as port:
        monkeypatch.setenv(SHELL, reached_by(keys, port))
        (tmp_path / "w w").mkdir()
        yield Box(tmp_path / "w w" / "news", keys, port)


def roll_back(kind: Rsync) -> None:
    """Return to the version before."""
    kept = kind.versions()
    before = version_before(max(kept, key=lambda one: one.version), kept)
    assert before is not None
    remote = kind.look_for(before)
    kind.restore(plan(before.files, remote, kind.newest(), before.shows), remote, before)


def test_a_site_is_there_byte_for_byte_and_then_nothing_is_to_do(tmp_path: Path, box: Box) -> None:
    local = local_of(tmp_path / "one", FIRST | ODD)
    deploy(box.rsync(), local)
    assert contents_of(box.site) == FIRST | ODD
    assert manifest_in(box.site).files == local.files
    kind = box.rsync()
    assert plan(local.files, kind.look(local), kind.newest()).is_nothing


def test_a_second_version_takes_the_place_of_the_first_at_once_and_back(
    tmp_path: Path, box: Box
) -> None:
    deploy(box.rsync(), local_of(tmp_path / "one", FIRST))
    first = box.site.resolve()
    deploy(box.rsync(), local_of(tmp_path / "two", SECOND))
    assert contents_of(box.site) == SECOND
    assert contents_of(first) == FIRST
    same = "assets/style.css"
    assert (first / same).samefile(box.site / same)
    assert not (box.site / "tides").exists()
    roll_back(box.rsync())
    assert contents_of(box.site) == FIRST
    assert manifest_in(box.site).restores == 1


def test_what_others_put_there_stays(tmp_path: Path, box: Box) -> None:
    local_of(box.site, {"stats/log.txt": b"theirs", "index.html": b"made by hand"})
    for contents in (FIRST, SECOND, FIRST):
        deploy(box.rsync(1), local_of(tmp_path / f"{len(contents['index.html'])}", contents))
        assert contents_of(box.site) == contents | {"stats/log.txt": b"theirs"}
    (box.site / "late.txt").write_bytes(b"late")
    roll_back(box.rsync(1))
    assert contents_of(box.site) == SECOND | {"stats/log.txt": b"theirs", "late.txt": b"late"}
    aside = box.site.parent / ".news.digest" / "before-000001" / "index.html"
    assert aside.read_bytes() == b"made by hand"
    assert [one.version for one in box.rsync().versions()] == [3, 4]


def test_a_file_can_take_the_place_of_a_folder_and_back(tmp_path: Path, box: Box) -> None:
    for n, contents in enumerate(({"a/b/c": b"1"}, {"a": b"3"}, {"a/b": b"5"})):
        deploy(box.rsync(), local_of(tmp_path / f"{n}", contents))
        assert contents_of(box.site) == contents


def test_a_deploy_that_was_cut_off_is_made_anew(tmp_path: Path, box: Box) -> None:
    """It left a version without a manifest, and a mark of the switch."""
    deploy(box.rsync(), local_of(tmp_path / "one", FIRST))
    local_of(box.site.parent / ".news.digest/000002", {"index.html": b"half"})
    assert contents_of(box.site) == FIRST
    deploy(box.rsync(), local_of(tmp_path / "two", SECOND))
    assert contents_of(box.site) == SECOND
    left = sorted(path.name for path in (box.site.parent / ".news.digest").iterdir())
    assert left == ["000001", "000003"]


def test_of_deploys_at_once_one_is_done_and_the_others_are_refused(
    tmp_path: Path, box: Box
) -> None:
    sites = [local_of(tmp_path / str(n), {"a": b"%d" % n, f"{n}": b""}) for n in range(3)]
    together = Barrier(len(sites))

    def go(local: Local) -> str:
        kind = box.rsync()
        remote = kind.look(local)
        together.wait(20)
        try:
            kind.send(plan(local.files, remote, kind.newest()), remote, local)
        except DigestError as error:
            return str(error)
        return "done"

    with ThreadPoolExecutor(len(sites)) as pool:
        ends = list(pool.map(go, sites))
    assert ends.count("done") == 1, ends
    assert contents_of(box.site) == contents_of(sites[ends.index("done")].folder)


def test_a_plan_for_another_version_is_refused(tmp_path: Path, box: Box) -> None:
    one, two = local_of(tmp_path / "one", FIRST), local_of(tmp_path / "two", SECOND)
    kind = box.rsync()
    remote = kind.look(two)
    made = plan(two.files, remote, 1)
    deploy(box.rsync(), one)
    with pytest.raises(DigestError, match="has changed since the plan was made"):
        kind.send(made, remote, two)
    assert contents_of(box.site) == FIRST
    assert [one.version for one in box.rsync().versions()] == [1]


def test_what_ssh_says_is_a_problem(
    tmp_path: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = local_of(tmp_path / "one", FIRST)
    blocked = Rsync(f"{getpass.getuser()}@{HOST}", "/proc/news", 5)
    with pytest.raises(DigestError, match=r"ssh failed: .*proc"):
        deploy(blocked, local)
    monkeypatch.setenv(SHELL, reached_by(box.keys, box.port, "other"))
    with pytest.raises(DigestError, match=r"ssh failed: .*Permission denied"):
        box.rsync().look(local)
    monkeypatch.setenv(SHELL, "no-such-shell")
    with pytest.raises(DigestError, match="ssh is not installed"):
        box.rsync().look(local)


def test_a_folder_of_a_host_is_known_by_its_address(tmp_path: Path) -> None:
    assert isinstance(kind_of(tmp_path, Target("me@host.example.org:/srv/www/news")), Rsync)
    for other in ("C:/news", "../news", "sftp://host:/x"):
        assert not Target(other).is_rsync
