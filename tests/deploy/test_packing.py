from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest

from digest.deploy.headers import is_text
from digest.deploy.local import with_packs
from digest.deploy.packing import KNOWN, Facts, packed
from digest.deploy.story import bring_up_to_date, prepare, settings
from tests.a_site import CONFIG, NOW, new_site, post
from tests.deploy.a_local import FIRST, contents_of, file_of, local_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.stores import There

LONG = b"tides " * 1000


def test_what_is_packed_is_the_same_each_time_and_comes_out_again() -> None:
    assert gzip.decompress(packed("gzip", LONG)) == LONG
    assert brotli.decompress(packed("brotli", LONG)) == LONG
    assert packed("gzip", LONG) == packed("gzip", LONG)


def test_a_file_is_packed_once_and_then_its_facts_are_known(tmp_path: Path) -> None:
    asked: list[int] = []

    def content() -> bytes:
        asked.append(1)
        return LONG

    for _ in range(2):
        facts = Facts(tmp_path)
        assert facts.of("gzip", "a", content) == file_of(packed("gzip", LONG))[:2]
        facts.keep()
    assert len(asked) == 1
    (tmp_path / ".digest/deploy" / KNOWN).write_bytes(b"[1]")
    Facts(tmp_path).of("gzip", "a", content)
    assert len(asked) == 2


def test_long_texts_have_packed_ones_beside_them(tmp_path: Path) -> None:
    site = FIRST | {"index.html": LONG, "media/a.jpg": LONG}
    local = local_of(tmp_path / "site", site)
    made = with_packs(local, tmp_path, ("gzip", "brotli"), is_text, inside=False)
    assert set(made.files) == {*site, "index.html.gz", "index.html.br"}
    for name, file in made.files.items():
        content = made.content(name)
        assert file_of(content) == file
        made.put(name, tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == content
    assert gzip.decompress(made.content("index.html.gz")) == LONG


def test_a_deploy_to_a_folder_brings_packed_files_and_then_has_nothing_to_do(
    tmp_path: Path,
) -> None:
    own = "deploy: {mirror: {to: ../mirror, compress: [gzip, brotli]}}\n"
    site = new_site(tmp_path / "news", {"a.md": post()}, CONFIG + own)
    bring_up_to_date(site.root, NOW)
    config = settings(site.root)
    prepare(site.root, config, config.deploy[0]).apply()
    there = contents_of(tmp_path / "mirror")
    page = site.output()["index.html"]
    assert gzip.decompress(there["index.html.gz"]) == page == there["index.html"]
    assert brotli.decompress(there["index.html.br"]) == page
    assert prepare(site.root, config, config.deploy[0]).plan.is_nothing


@pytest.mark.parametrize("there", ["s3"], indirect=True)
def test_an_object_store_holds_packed_files_in_place_of_the_plain_ones(there: There) -> None:
    own = f"to: '{there.target.to}', endpoint: '{there.target.endpoint}', compress: gzip"
    site = new_site(there.root / "own", {"a.md": post()}, CONFIG + f"deploy: {{box: {{{own}}}}}\n")
    bring_up_to_date(site.root, NOW)
    config = settings(site.root)
    prepare(site.root, config, config.deploy[0]).apply()
    stored = there.contents()
    assert gzip.decompress(stored["index.html"]) == site.output()["index.html"]
    entry = there.bucket.head_object(Bucket="news-example", Key="www/news/index.html")
    assert entry["ContentEncoding"] == "gzip"
    assert entry["ContentType"] == "text/html; charset=utf-8"
    assert prepare(site.root, config, config.deploy[0]).plan.is_nothing
