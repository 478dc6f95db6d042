from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from digest.deploy.opening import PASSWORD
from digest.deploy.plan import MANIFEST, UNKNOWN, plan, version_before
from digest.deploy.store import spot_of
from digest.problems import DigestError
from tests.deploy import servers
from tests.deploy.a_local import FIRST, SECOND, deploy

if TYPE_CHECKING:
    from digest.deploy.local import Local
    from digest.deploy.store import Store
    from tests.deploy.stores import There

VERSIONS = "www/.news.digest/"
CUTS = 6


def roll_back(kind: Store) -> None:
    """Return to the version before."""
    kept = kind.versions()
    before = version_before(max(kept, key=lambda one: one.version), kept)
    assert before is not None
    remote = kind.look_for(before)
    kind.restore(plan(before.files, remote, kind.newest(), before.shows), remote, before)


def is_true(there: There, local: Local) -> bool:
    """Whether the store is the site, and its manifest says so, and says nothing else."""
    manifest = there.manifest()
    content = {name: local.content(name) for name in local.files}
    is_settled = not (manifest.claim or manifest.pending)
    return there.contents() == content and manifest.files == local.files and is_settled


def test_a_site_is_there_byte_for_byte_and_the_manifest_says_so(there: There) -> None:
    odd = {"ö/ü x.html": b"\r\n", "100%/a b.html": b"", "a+b&c.html": b"1"}
    local = there.local(FIRST | odd)
    deploy(there.store(), local)
    assert is_true(there, local)


def test_a_deploy_of_what_is_there_costs_one_read(there: There) -> None:
    local = there.local(FIRST)
    deploy(there.store(), local)
    there.mood.requests.clear()
    store = there.store()
    assert plan(local.files, store.look(local), store.newest()).is_nothing
    asked = [r for r in there.mood.requests if r.split()[0] in {"GET", "RETR", "open", "PROPFIND"}]
    assert len(asked) == 1
    assert asked[0].endswith(MANIFEST)
    assert not [r for r in there.mood.requests if r.split()[0] in {"PUT", "STOR", "MLSD", "HEAD"}]


def test_only_what_differs_is_sent_and_what_is_gone_is_removed(there: There) -> None:
    deploy(there.store(), there.local(FIRST))
    before = there.stamps()
    second = there.local(SECOND)
    deploy(there.store(), second)
    assert is_true(there, second)
    after = there.stamps()
    assert before["assets/style.css"] == after["assets/style.css"]
    assert before["index.html"] != after["index.html"]
    assert not (there.folder / "www/news/tides").exists()


def test_a_file_can_take_the_place_of_a_folder_and_back(there: There) -> None:
    for contents in ({"a/b/c": b"1", "d": b"2"}, {"a": b"3", "d/e": b"4"}, {"a/b": b"5"}):
        local = there.local(contents)
        deploy(there.store(), local)
        assert is_true(there, local)


def test_what_others_put_there_stays_and_what_is_replaced_is_kept(there: There) -> None:
    there.put("stats/log.txt", b"theirs")
    there.put("index.html", b"made by hand")
    for contents in (FIRST, SECOND, FIRST):
        deploy(there.store(1), there.local(contents))
        assert there.contents() == contents | {"stats/log.txt": b"theirs"}
    roll_back(there.store(1))
    assert there.contents() == SECOND | {"stats/log.txt": b"theirs"}
    assert there.everything()[f"{VERSIONS}before-000001/index.html"] == b"made by hand"
    there.put("late.html", b"theirs, too")
    deploy(there.store(1), there.local(FIRST | {"late.html": b"ours"}))
    assert there.everything()[f"{VERSIONS}before-000005/late.html"] == b"theirs, too"


def test_headers_are_sent_and_a_change_of_them_is_a_change(there: There) -> None:
    local = there.local(FIRST)
    deploy(there.store(), local)
    if there.bucket is None:
        assert not any(file.headers for file in there.manifest().files.values())
        return
    entry = there.bucket.head_object(Bucket="news-example", Key="www/news/index.html")
    assert entry["ContentType"] == "text/html; charset=utf-8"
    assert entry["CacheControl"] == "public, max-age=300"
    before = there.stamps()
    headers = (("Cache-Control", "no-store"), ("Content-Type", "text/html"))
    local.files["index.html"] = local.files["index.html"]._replace(headers=headers)
    deploy(there.store(), local)
    after = there.stamps()
    assert [name for name in FIRST if before[name] != after[name]] == ["index.html"]
    entry = there.bucket.head_object(Bucket="news-example", Key="www/news/index.html")
    assert (entry["ContentType"], entry["CacheControl"]) == ("text/html", "no-store")
    assert is_true(there, local)


def test_rollbacks_lead_back_as_far_as_versions_are_kept_and_no_bytes_are_left_over(
    there: There,
) -> None:
    for number in range(5):
        deploy(there.store(2), there.local({"a": str(number).encode(), "same": b"same"}))
    assert [one.version for one in there.store(2).versions()] == [3, 4, 5]
    kept = {k for k in there.everything() if k.startswith(f"{VERSIONS}bytes/")}
    assert len(kept) == 2
    roll_back(there.store(2))
    assert there.contents() == {"a": b"3", "same": b"same"}
    assert there.manifest().restores == 4
    deploy(there.store(2), there.local({"a": b"7"}))
    roll_back(there.store(2))
    assert there.contents() == {"a": b"3", "same": b"same"}


def test_bytes_that_are_not_those_of_the_version_are_not_shown(there: There) -> None:
    deploy(there.store(), there.local(FIRST))
    there.put("index.html", b"edited by hand")
    deploy(there.store(), there.local(SECOND))
    with pytest.raises(DigestError, match=r"the bytes of index\.html in version 1 are gone"):
        roll_back(there.store())


def test_a_deploy_cut_off_at_any_moment_is_told_of_and_the_next_goes_on(there: There) -> None:
    many = {f"page-{n}/index.html": b"%d" % n * 4_999 for n in range(9)}
    first, second = there.local(FIRST | many), there.local(SECOND | dict(list(many.items())[3:]))
    there.put("theirs.txt", b"theirs")
    deploy(there.store(), first)
    kept = there.contents()
    for cut in random.sample(range(1_000, 40_000), 2 if there.bucket else CUTS):
        there.cut_after(cut)
        with suppress(DigestError):
            deploy(there.store(), second)
        there.wire.mend()
        if not there.manifest().claim:  # it was through before, or had not begun
            if there.manifest().files == second.files:
                roll_back(there.store())
            continue
        now, manifest = there.contents(), there.manifest()
        assert now["theirs.txt"] == b"theirs"
        for name, content in now.items():
            assert content in {kept.get(name), second.files and new(second, name)}, (cut, name)
            if content != kept.get(name) and name != "theirs.txt":
                assert name in manifest.pending or manifest.files[name].sha256, (cut, name)
        deploy(there.store(), second)
        assert there.contents() == {n: second.content(n) for n in second.files} | {
            "theirs.txt": b"theirs"
        }
        assert there.manifest().files == second.files
        assert not there.manifest().claim
        roll_back(there.store())
        assert {n: c for n, c in there.contents().items() if n != "theirs.txt"} == {
            n: first.content(n) for n in first.files
        }, cut


def new(local: Local, name: str) -> bytes | None:
    """Return the bytes of a file of a site, None for one that it has not."""
    return local.content(name) if name in local.files else None


def test_what_was_sent_before_a_cut_is_not_sent_again(there: There) -> None:
    many = {f"page-{n:02d}/index.html": b"%02d" % n * 9_999 for n in range(24)}
    local = there.local(many)
    there.cut_after(400_000)
    with pytest.raises(DigestError):
        deploy(there.store(), local)
    there.wire.mend()
    before = there.stamps()
    store = there.store()
    remote = store.look(local)
    sent = [name for name, sha256 in remote.present.items() if sha256]
    assert 0 < len(sent) < len(many)
    store.send(plan(local.files, remote, store.newest()), remote, local)
    after = there.stamps()
    assert [name for name in sent if before[name] != after[name]] == []
    assert is_true(there, local)


def test_another_machine_sends_all_that_may_be_old(there: There) -> None:
    """It has no journal of the deploy that was cut off."""
    local = there.local({f"{n}.html": b"%02d" % n * 9_999 for n in range(12)})
    there.cut_after(150_000)
    with pytest.raises(DigestError):
        deploy(there.store(), local)
    there.wire.mend()
    for journal in (there.root / ".digest/deploy").iterdir():
        journal.unlink()
    remote = there.store().look(local)
    assert set(remote.ours.values()) <= {UNKNOWN}
    deploy(there.store(), local)
    assert is_true(there, local)


def test_of_two_deploys_of_one_plan_the_second_is_refused(there: There) -> None:
    one, two = there.local(FIRST), there.local(SECOND)
    store = there.store()
    remote = store.look(two)
    made = plan(two.files, remote, 0)
    deploy(there.store(), one)
    with pytest.raises(DigestError, match="has changed since the plan was made"):
        store.send(made, remote, two)
    assert is_true(there, one)


def test_of_deploys_at_once_one_is_done_and_the_others_are_refused(there: There) -> None:
    sites = [there.local({"a": b"%d" % n, f"{n}": b""}) for n in range(4)]
    stores = [there.store() for _ in sites]
    together = Barrier(len(sites))

    def go(store: Store, local: Local) -> str:
        remote = store.look(local)
        together.wait(20)
        try:
            store.send(plan(local.files, remote, 0), remote, local)
        except DigestError as error:
            return str(error)
        return "done"

    with ThreadPoolExecutor(len(sites)) as pool:
        ends = list(pool.map(go, stores, sites))
    assert ends.count("done") == 1, ends
    assert is_true(there, sites[ends.index("done")])


def test_the_mark_of_a_deploy_that_was_cut_off_is_taken(there: There) -> None:
    there.put(MANIFEST, b"{}")
    store = there.store(mark=0.5)
    state = store.look(there.local(FIRST)).state
    there.mark(f"claim-{state}")
    local = there.local(FIRST)
    deploy(store, local)
    assert is_true(there, local)


@pytest.mark.parametrize("there", ["ftp", "sftp", "webdav"], indirect=True)
def test_a_full_disk_leaves_what_is_served(there: There) -> None:
    deploy(there.store(), there.local(FIRST))
    there.mood.is_full = True
    with pytest.raises(DigestError, match="cannot be written"):
        deploy(there.store(), there.local(SECOND))
    assert there.contents() == FIRST
    there.mood.is_full = False
    second = there.local(SECOND)
    deploy(there.store(), second)
    assert is_true(there, second)


@pytest.mark.parametrize("there", ["ftp", "sftp", "webdav"], indirect=True)
def test_a_store_that_takes_nothing_is_a_problem(there: There) -> None:
    deploy(there.store(), there.local(FIRST))
    there.mood.is_read_only = True
    with pytest.raises(DigestError, match="cannot be written"):
        deploy(there.store(), there.local(SECOND))
    assert there.contents() == FIRST


@pytest.mark.parametrize("there", ["ftp", "sftp", "webdav"], indirect=True)
def test_a_wrong_password_is_a_problem_that_does_not_show_it(
    there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "another-secret")
    with pytest.raises(DigestError, match="cannot be read") as caught:
        there.store().look(there.local(FIRST))
    assert "another-secret" not in repr(caught.value)
    assert servers.PASSWORD not in repr(caught.value)


def test_a_lost_manifest_is_made_anew(there: There) -> None:
    deploy(there.store(), there.local(FIRST))
    there.put(MANIFEST, b"{")
    local = there.local(SECOND)
    deploy(there.store(), local)
    assert there.contents() == SECOND | {"tides/index.html": b"tides"}
    assert there.manifest().files == local.files


def test_versions_lie_beside_a_site_unless_it_has_the_whole_store() -> None:
    assert spot_of("/srv/www/news/", "", "x").versions == "/srv/www/.news.digest"
    assert spot_of("bucket/site", "bucket", "x").versions == "bucket/.site.digest"
    assert spot_of("bucket/", "bucket", "x").versions == "bucket/.digest"
    assert spot_of("/", "", "x").versions == "/.digest"
