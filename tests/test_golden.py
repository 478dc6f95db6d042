"""Small whole sites and what people see of them.

`--update-golden` rewrites what is expected, and a human reads the diff.

`tests/sites/NAME/` is a site; `expected/` beside its sources holds what a build makes of it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.a_site import Site, dead_links

SITES = sorted(path for path in (Path(__file__).parent / "sites").iterdir() if path.is_dir())
COPIED = ("assets/",)
"""Files of the theme: their own tests look at them."""


@pytest.fixture(params=SITES, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Site]:
    """Return a golden site and a copy of it that is built."""
    where: Path = request.param
    shutil.copytree(where, tmp_path / "site", ignore=shutil.ignore_patterns("expected"))
    site = Site(tmp_path / "site")
    site.build()
    return where / "expected", site


STAMP = re.compile(rb"(assets/[\w/-]+)\.[0-9a-f]{10}(\.\w+)")
"""The name of an asset, which changes with each of its bytes."""


def made(site: Site) -> dict[str, bytes]:
    """Return what a build made, save for what depends on the content of assets."""
    output = site.output().items()
    return {n: STAMP.sub(rb"\1\2", b) for n, b in output if not n.startswith(COPIED)}


def test_a_site_is_built_as_expected(
    golden: tuple[Path, Site], request: pytest.FixtureRequest
) -> None:
    expected, site = golden
    if request.config.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for name, content in made(site).items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(content)
        pytest.skip("rewrote what is expected: read the diff")
    paths = [path for path in expected.rglob("*") if path.is_file()]
    wanted = {path.relative_to(expected).as_posix(): path.read_bytes() for path in paths}
    assert sorted(made(site)) == sorted(wanted)
    for name, content in made(site).items():
        assert content.decode() == wanted[name].decode(), name


def test_no_link_is_dead(golden: tuple[Path, Site]) -> None:
    _, site = golden
    assert dead_links(site.output(), base_path_of(site)) == []


def base_path_of(site: Site) -> str:
    """Return the path under which the golden site says it lives."""
    config = (site.root / "config.yaml").read_text(encoding="utf-8")
    address = config.partition("base_url: https://")[2].partition("\n")[0]
    return "/" + address.partition("/")[2]
