from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from digest.deploy.opening import PASSWORD, USER, lacking, login
from digest.deploy.story import bring_up_to_date, prepare, prepare_rollback, settings
from digest.problems import DigestError
from tests.a_site import CONFIG, NOW, new_site, post

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.stores import There


def test_a_site_is_taken_to_a_store_by_its_address_and_back(there: There) -> None:
    """Edited, renamed, with removals over the cap, and rolled back."""
    own = f"to: '{there.target.to}'"
    own += f", endpoint: '{there.target.endpoint}'" if there.target.endpoint else ""
    config = CONFIG + f"deploy:\n  box: {{{own}, max_deletes: 0}}\n"
    site = new_site(there.root / "own", {"a.md": post(), "b.md": post("Waves")}, config)

    def deployed() -> None:
        bring_up_to_date(site.root, NOW)
        made = settings(site.root)
        prepare(site.root, made, made.deploy[0]).apply()

    deployed()
    first = dict(site.output())
    assert there.contents() == first
    site.edit("content/posts/a.md", "title: Tides", "title: High tides")
    site.remove("content/posts/b.md")
    with pytest.raises(DigestError, match=r"files would be removed from box, at most 0 may"):
        deployed()
    assert there.contents() == first
    site.edit("config.yaml", "max_deletes: 0", "max_deletes: 100%")
    deployed()
    assert there.contents() == site.output()
    prepare_rollback(site.root, settings(site.root).deploy[0]).apply()
    assert there.contents() == first


def test_who_logs_in_is_found_in_address_environment_and_netrc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)
    parts, other = urlsplit("ftp://example.org/news"), urlsplit("ftp://you@example.org/news")
    assert login(parts, "anonymous") == ("anonymous", "")
    (tmp_path / ".netrc").write_text("machine example.org login me password x\n", encoding="ascii")
    (tmp_path / ".netrc").chmod(0o600)
    assert login(parts) == ("me", "x")
    assert login(other) == ("you", "")
    monkeypatch.setenv(USER, "we")
    monkeypatch.setenv(PASSWORD, "y")
    assert login(parts) == ("we", "y")
    assert login(other) == ("you", "y")


def test_a_library_that_lacks_is_named_with_what_installs_it() -> None:
    (problem,) = lacking("s3fs").problems
    assert problem.message == "s3fs is not installed, which this target needs"
    assert problem.hint == "pip install 'annotated-digest[deploy]'"


def test_no_library_of_a_store_is_loaded_for_another_target() -> None:
    code = "import sys, digest.commands.deploy; print(*sys.modules)"
    words = [sys.executable, "-c", code]
    loaded = subprocess.run(words, capture_output=True, check=True, text=True)  # noqa: S603  our own code
    heavy = {"adlfs", "aiohttp", "asyncssh", "fsspec", "gcsfs", "httpx", "s3fs", "webdav4"}
    assert heavy & set(loaded.stdout.split()) == set()
