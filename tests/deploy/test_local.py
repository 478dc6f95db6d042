from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.deploy.local import read_local
from digest.problems import DigestError
from digest.record import RECORD
from tests.a_site import new_site, post
from tests.deploy.a_local import file_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_files_of_a_build_leave_and_what_a_target_wants_besides(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    site.build()
    local = read_local(tmp_path / "site", {"CNAME": b"tides.example.org\n"})
    output = dict(site.output()) | {"CNAME": b"tides.example.org\n"}
    assert local.files == {name: file_of(content) for name, content in output.items()}
    assert {name: local.content(name) for name in local.files} == output


@pytest.mark.parametrize("change", ["edited", "removed"])
def test_a_file_that_is_not_that_of_the_build_does_not_leave(tmp_path: Path, change: str) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    site.build()
    local = read_local(tmp_path / "site", {})
    if change == "edited":
        site.write("site/index.html", "other")
    else:
        site.remove("site/index.html")
        with pytest.raises(DigestError, match="has been changed since the build"):
            read_local(tmp_path / "site", {})
    for take in (local.content, lambda name: local.put(name, tmp_path / "copy")):
        with pytest.raises(DigestError, match=r"site/index\.html"):
            take("index.html")


def test_a_folder_without_a_whole_record_is_not_deployed(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="does not exist"):
        read_local(tmp_path, {})
    (tmp_path / RECORD).write_text("{", encoding="utf-8")
    with pytest.raises(DigestError, match="is broken"):
        read_local(tmp_path, {})
