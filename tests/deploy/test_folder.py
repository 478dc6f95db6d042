from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from digest.deploy.folder import Folder, alone, keep_on_disk
from digest.deploy.local import Local
from digest.deploy.plan import MANIFEST, plan, version_before
from digest.problems import DigestError
from tests.deploy.a_local import (
    FIRST,
    SECOND,
    contents_of,
    deploy,
    files_of,
    local_of,
    manifest_in,
)
from tests.deploy.struck import struck

STEPS = 24
"""More steps than a deploy of the small site takes, so that the last ones are not struck."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where the site is to be served."""
    return tmp_path / "www" / "news"


def roll_back(kind: Folder) -> None:
    """Return to the version before."""
    kept = kind.versions()
    before = version_before(max(kept, key=lambda one: one.version), kept)
    assert before is not None
    remote = kind.look_for(before)
    kind.restore(plan(before.files, remote, kind.newest(), before.shows), remote, before)


def test_a_site_is_there_byte_for_byte_and_the_manifest_says_so(
    tmp_path: Path, target: Path
) -> None:
    local = local_of(tmp_path / "site", FIRST)
    deploy(Folder(target, 5), local)
    assert contents_of(target) == FIRST
    assert manifest_in(target).files == files_of(FIRST)
    remote = Folder(target, 5).look(local)
    assert plan(local.files, remote, 1).is_nothing


def test_a_second_version_takes_the_place_of_the_first_at_once(
    tmp_path: Path, target: Path
) -> None:
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))
    first = target.resolve()
    deploy(Folder(target, 5), local_of(tmp_path / "two", SECOND))
    assert target.is_symlink()
    assert contents_of(target) == SECOND
    assert contents_of(first) == FIRST
    assert manifest_in(target).version == 2
    same = "assets/style.css"
    assert (first / same).stat().st_ino == (target / same).stat().st_ino


def test_what_others_put_there_stays_before_during_and_after(tmp_path: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "stats").mkdir()
    (target / "stats/log.txt").write_bytes(b"theirs")
    (target / "link").symlink_to("stats/log.txt")
    kind = Folder(target, 1)
    for contents in (FIRST, SECOND, FIRST, SECOND):
        deploy(kind, local_of(tmp_path / "site", contents))
        (target / f"late-{len(contents)}").write_bytes(b"")
    roll_back(kind)
    assert (target / "stats/log.txt").read_bytes() == b"theirs"
    assert (target / "link").readlink().as_posix() == "stats/log.txt"
    assert contents_of(target).items() >= {**FIRST, "late-3": b""}.items()
    assert "stats/log.txt" not in manifest_in(target).files


def test_a_file_put_there_while_a_version_is_made_is_taken_along(
    tmp_path: Path, target: Path
) -> None:
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))

    class Interrupted(Local):
        """A site, while whose files are copied somebody puts one of their own there."""

        def put(self, name: str, path: Path) -> None:
            """Copy a file."""
            (target / "uploads").mkdir(exist_ok=True)
            (target / "uploads/late.pdf").write_bytes(b"late")
            super().put(name, path)

    local = local_of(tmp_path / "two", SECOND)
    deploy(Folder(target, 5), Interrupted(local.folder, local.files, {}))
    assert contents_of(target) == SECOND | {"uploads/late.pdf": b"late"}


def test_a_file_that_was_there_is_replaced_and_kept_aside(tmp_path: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "index.html").write_bytes(b"made by hand")
    (target / "assets").mkdir()
    (target / "assets/style.css").write_bytes(FIRST["assets/style.css"])
    local = local_of(tmp_path / "site", FIRST)
    remote = Folder(target, 5).look(local)
    made = plan(local.files, remote, 0)
    assert made.change == ("index.html",)
    assert made.keep == ("assets/style.css",)
    Folder(target, 5).send(made, remote, local)
    assert contents_of(target) == FIRST
    aside = Folder(target, 5).store / "before-000001/index.html"
    assert aside.read_bytes() == b"made by hand"


def test_a_file_changed_or_lost_there_is_put_right(tmp_path: Path, target: Path) -> None:
    local = local_of(tmp_path / "site", FIRST)
    deploy(Folder(target, 5), local)
    (target / "tides/index.html").unlink()
    (target / "index.html").write_bytes(b"somebody else's home page")
    made = plan(local.files, Folder(target, 5).look(local), 1)
    assert (made.add, made.change) == (("tides/index.html",), ("index.html",))
    deploy(Folder(target, 5), local)
    assert contents_of(target) == FIRST


def test_rollbacks_lead_back_as_far_as_versions_are_kept(tmp_path: Path, target: Path) -> None:
    kind = Folder(target, 2)
    for number in range(5):
        deploy(kind, local_of(tmp_path / "site", {"a": str(number).encode()}))
    assert [one.version for one in kind.versions()] == [3, 4, 5]
    roll_back(kind)
    assert contents_of(target) == {"a": b"3"}
    assert manifest_in(target).restores == 4
    deploy(kind, local_of(tmp_path / "site", {"a": b"7"}))
    roll_back(kind)
    assert contents_of(target) == {"a": b"3"}


def test_a_link_that_is_not_ours_is_followed(tmp_path: Path, target: Path) -> None:
    target.parent.mkdir()
    (tmp_path / "disk/news").mkdir(parents=True)
    target.symlink_to(tmp_path / "disk/news")
    deploy(Folder(target, 5), local_of(tmp_path / "site", FIRST))
    assert target.readlink() == tmp_path / "disk/news"
    assert contents_of(target) == FIRST


def test_a_version_is_renamed_into_place_on_a_disk_without_links(
    tmp_path: Path, target: Path
) -> None:
    asked = {"to": str(target), "refuses": ["os.symlink", "os.link"]}
    (target.parent / "news").mkdir(parents=True)
    (target / "theirs.txt").write_bytes(b"theirs")
    for contents in (FIRST, SECOND):
        assert struck(tmp_path / f"{len(contents['index.html'])}", contents, [asked]) == ["done"]
        assert not target.is_symlink()
        assert contents_of(target) == contents | {"theirs.txt": b"theirs"}
    assert [one.version for one in Folder(target, 5).versions()] == [1, 2]
    roll_back(Folder(target, 5))
    assert contents_of(target) == FIRST | {"theirs.txt": b"theirs"}


def test_a_deploy_killed_at_any_step_leaves_a_whole_site_and_the_next_completes_it(
    tmp_path: Path,
) -> None:
    """Foreign files are there all the time, too; nothing half-made is left at the end."""
    theirs = {"theirs.txt": b"theirs"}
    for begun in ("linked", "plain"):
        base = tmp_path / begun
        base.mkdir()
        targets = [base / f"{step}" / "news" for step in range(1, STEPS)]
        for target in targets:
            local_of(target, theirs | (FIRST if begun == "plain" else {}))
            if begun == "linked":
                deploy(Folder(target, 5), local_of(base / "site", FIRST))
        asked = [{"to": str(target), "step": step} for step, target in enumerate(targets, 1)]
        ends = struck(base / "two", SECOND, asked)
        assert set(ends) == {"killed", "done"}
        local = local_of(base / "two", SECOND)
        for target, end in zip(targets, ends, strict=True):
            if target.exists():
                assert contents_of(target) in (
                    theirs | FIRST,
                    theirs | SECOND,
                    theirs | FIRST | SECOND,
                )
            else:  # the one moment at which a plain folder makes way for the first link
                assert (begun, end) == ("plain", "killed")
            deploy(Folder(target, 5), local)
            wanted = theirs | SECOND | ({} if begun == "linked" else FIRST | SECOND)
            assert contents_of(target) == wanted
            assert manifest_in(target).files == files_of(SECOND)
            store = Folder(target, 5).store
            assert not [p for p in store.iterdir() if p.name.endswith((".part", ".link"))]


def test_a_full_disk_leaves_the_version_that_is_served(tmp_path: Path, target: Path) -> None:
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))
    large = SECOND | {"film.bin": b"x" * 100_000}
    (end,) = struck(tmp_path / "two", large, [{"to": str(target), "largest": 50_000}])
    assert end.endswith(": cannot be written: file too large")
    assert contents_of(target) == FIRST
    assert [path.name for path in sorted(Folder(target, 5).store.iterdir())] == ["000001", "lock"]


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path, target: Path) -> None:
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))
    store = Folder(target, 5).store
    for folder in (store, store / "000001", target.parent):
        folder.chmod(0o555)
    (end,) = struck(tmp_path / "two", SECOND, [{"to": str(target), "power": False}])
    assert end.endswith(": cannot be written: permission denied")
    assert contents_of(target) == FIRST


def test_a_folder_of_others_stays_as_closed_as_it_was(tmp_path: Path, target: Path) -> None:
    (target / "private").mkdir(parents=True)
    (target / "private/list.txt").write_bytes(b"theirs")
    (target / "private").chmod(0o700)
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))
    assert (target / "private").stat().st_mode & 0o777 == 0o700
    (target / "private").chmod(0)
    (end,) = struck(tmp_path / "two", SECOND, [{"to": str(target), "power": False}])
    assert end == f"{target.resolve()}/private: cannot be read: permission denied"


def test_of_two_deploys_of_one_plan_the_second_is_refused(tmp_path: Path, target: Path) -> None:
    one, two = local_of(tmp_path / "one", FIRST), local_of(tmp_path / "two", SECOND)
    kind = Folder(target, 5)
    remote = kind.look(two)
    made = plan(two.files, remote, 0)
    deploy(Folder(target, 5), one)
    with pytest.raises(DigestError, match="has changed since the plan was made"):
        kind.send(made, remote, two)
    assert contents_of(target) == FIRST


def test_of_deploys_at_once_each_is_whole_or_refused(tmp_path: Path, target: Path) -> None:
    sites = [local_of(tmp_path / str(n), {"a": b"%d" % n, f"{n}": b""}) for n in range(4)]
    together = Barrier(len(sites))

    def go(local: Local) -> str:
        kind = Folder(target, 5)
        remote = kind.look(local)
        together.wait(20)
        try:
            kind.send(plan(local.files, remote, 0), remote, local)
        except DigestError as error:
            return str(error)
        return "done"

    with ThreadPoolExecutor(len(sites)) as pool:
        ends = list(pool.map(go, sites))
    assert ends.count("done") == 1
    assert contents_of(target) == contents_of(sites[ends.index("done")].folder)


def test_a_deploy_waits_for_no_other(tmp_path: Path, target: Path) -> None:
    local = local_of(tmp_path / "site", FIRST)
    deploy(Folder(target, 5), local)
    with alone(Folder(target, 5).store), pytest.raises(DigestError, match="another deploy"):
        deploy(Folder(target, 5), local)


def test_a_deploy_after_one_killed_in_between_shows_no_page_that_is_gone(
    tmp_path: Path, target: Path
) -> None:
    """The old folder is away, the new one not yet in place; what others put there is in it."""
    deploy(Folder(target, 5), local_of(tmp_path / "one", FIRST))
    (target / "theirs.txt").write_bytes(b"theirs")
    target.unlink()
    deploy(Folder(target, 5), local_of(tmp_path / "two", SECOND))
    assert contents_of(target) == SECOND | {"theirs.txt": b"theirs"}
    assert manifest_in(target).version == 2


def test_a_broken_manifest_is_made_anew(tmp_path: Path, target: Path) -> None:
    local = local_of(tmp_path / "site", FIRST)
    deploy(Folder(target, 5), local)
    (target / MANIFEST).write_bytes(b"{")
    remote = Folder(target, 5).look(local)
    made = plan(local.files, remote, Folder(target, 5).newest())
    assert (made.send, made.remove, made.is_nothing) == ((), (), False)
    deploy(Folder(target, 5), local)
    assert manifest_in(target).version == 2


def test_a_link_whose_version_was_deleted_is_mended(tmp_path: Path, target: Path) -> None:
    local = local_of(tmp_path / "site", FIRST)
    deploy(Folder(target, 5), local)
    shutil.rmtree(target.resolve())
    deploy(Folder(target, 5), local)
    assert contents_of(target) == FIRST


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that keeps nothing")
def test_what_cannot_be_brought_to_the_disk_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    keep_on_disk({tmp_path / "a", tmp_path})
    with pytest.raises(OSError, match="Invalid argument"):
        keep_on_disk({tmp_path / "a", Path("/dev/full")})
