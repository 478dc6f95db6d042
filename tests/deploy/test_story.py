from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.deploy.story import bring_up_to_date, prepare, prepare_rollback, settings
from digest.problems import DigestError
from tests.a_site import CONFIG, NOW, Site, new_site, post
from tests.deploy.a_local import contents_of

if TYPE_CHECKING:
    from pathlib import Path

MIRROR = "deploy:\n  mirror: {to: ../mirror, max_deletes: 100%}\n"


def deployed(site: Site) -> None:
    """Build a site and take it to its only target."""
    bring_up_to_date(site.root, NOW)
    config = settings(site.root)
    prepare(site.root, config, config.deploy[0]).apply()


def test_after_each_edit_the_target_is_the_site(tmp_path: Path) -> None:
    """A first deploy, an edit, a rename, a removal, and back again."""
    site = new_site(tmp_path / "news", {"a.md": post(), "b.md": post("Waves")}, CONFIG + MIRROR)
    deployed(site)
    first = dict(site.output())
    assert contents_of(tmp_path / "mirror") == first
    for change in (
        lambda: site.edit("content/posts/a.md", "title: Tides", "title: High tides"),
        lambda: (site.root / "content/posts/a.md").rename(site.root / "content/posts/c.md"),
        lambda: site.remove("content/posts/b.md"),
    ):
        change()
        deployed(site)
        assert contents_of(tmp_path / "mirror") == site.output()
    for _ in range(3):
        prepare_rollback(site.root, settings(site.root).deploy[0]).apply()
    assert contents_of(tmp_path / "mirror") == first
    with pytest.raises(DigestError, match="keeps no version before"):
        prepare_rollback(site.root, settings(site.root).deploy[0])


def test_the_settings_of_a_deploy_are_on_no_page(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    site.build()
    site.write("config.yaml", CONFIG + MIRROR)
    assert bring_up_to_date(site.root, NOW).written == {}


def test_a_page_that_was_edited_in_the_output_is_made_anew_before_it_leaves(tmp_path: Path) -> None:
    site = new_site(tmp_path / "news", {"a.md": post()}, CONFIG + MIRROR)
    site.build()
    was = site.page("index.html")
    site.write("site/index.html", "edited")
    deployed(site)
    assert (tmp_path / "mirror/index.html").read_text(encoding="utf-8") == was


def test_more_removals_than_a_deploy_may_do_are_a_problem_and_nothing_is_done(
    tmp_path: Path,
) -> None:
    config = CONFIG + MIRROR.replace("100%", "1")
    site = new_site(tmp_path / "news", {"a.md": post(), "b.md": post("Waves")}, config)
    deployed(site)
    before = contents_of(tmp_path / "mirror")
    site.edit("content/posts/a.md", "tags: [sea]", "tags: [waves]")
    site.remove("content/posts/b.md")
    with pytest.raises(DigestError, match=r"files would be removed from mirror, at most 1 may"):
        deployed(site)
    assert contents_of(tmp_path / "mirror") == before
    site.edit("config.yaml", "max_deletes: 1", "max_deletes: 50%")
    deployed(site)
    assert contents_of(tmp_path / "mirror") == site.output()


def test_what_is_in_the_way_is_named_and_nothing_is_done(tmp_path: Path) -> None:
    site = new_site(tmp_path / "news", {"a.md": post()}, CONFIG + MIRROR)
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror/tags").write_bytes(b"theirs")
    with pytest.raises(DigestError, match="mirror/tags: a file that digest did not put there"):
        deployed(site)
    assert contents_of(tmp_path / "mirror") == {"tags": b"theirs"}


def test_a_host_that_reads_rules_gets_them(tmp_path: Path) -> None:
    config = CONFIG + MIRROR.replace("to:", "host: netlify, to:")
    site = new_site(tmp_path / "news", {"a.md": post()}, config)
    deployed(site)
    there = contents_of(tmp_path / "mirror")
    assert there.pop("_headers").startswith(b"/assets/")
    assert there == site.output()
