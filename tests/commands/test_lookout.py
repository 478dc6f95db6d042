"""The process beside the builds: it tells of saves, shows what is built, and ends with them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digest.commands.lookout import Lookout, Showing
from digest.problems import DigestError
from digest.report import OUTPUT
from digest.shards import can_fork
from tests.a_site import Site, new_site, post
from tests.commands.test_serve import got

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"tides.md": post("Tides")})


def port_of(lookout: Lookout) -> int:
    return int(lookout.address.rpartition(":")[2].strip("/"))


def test_saves_come_in_batches_and_the_builder_may_be_copied(site: Site) -> None:
    with Lookout(site.root) as lookout:
        batches = lookout.batches()
        site.edit("content/posts/tides.md", "The text", "The new text")
        assert site.root / "content/posts/tides.md" in next(batches)
        assert can_fork() is (threading.active_count() == 1)
        assert lookout.address == ""


def test_a_site_is_shown_as_long_as_it_looks_out(site: Site) -> None:
    report = site.build()
    with Lookout(site.root, Showing(site.root / OUTPUT, "127.0.0.1", 0)) as lookout:
        lookout.built(report)
        lookout.failed(["a problem"])
        assert got(port_of(lookout), "/")[0] == 200
        port = port_of(lookout)
    with pytest.raises(ConnectionRefusedError):
        got(port, "/")


def test_a_port_in_use_is_a_problem_of_the_builder(site: Site) -> None:
    showing = Showing(site.root / OUTPUT, "127.0.0.1", 0)
    with Lookout(site.root, showing) as first:
        second = Lookout(site.root, Showing(site.root / OUTPUT, "127.0.0.1", port_of(first)))
        with pytest.raises(DigestError, match="is in use"):
            second.__enter__()


def test_beside_threads_the_process_is_a_new_one(site: Site) -> None:
    """A copy would find the locks of other threads shut for ever."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with Lookout(site.root) as lookout:
            site.edit("content/posts/tides.md", "The text", "The new text")
            assert site.root / "content/posts/tides.md" in next(lookout.batches())
    finally:
        stop.set()
        thread.join()
