"""A page that another engine drew is drawn anew, whatever the engines differ in."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.engine import LIBRARIES, engine, print_of_code, versions
from digest.press.plan import ENGINE
from digest.record import RECORD, read_record, record_text
from tests.a_site import Site, new_site, post

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADED = """
import sys
import digest.build
print(*[m.__file__ for name, m in sys.modules.items() if name.split(".")[0] == "digest"])
"""


def test_every_library_that_a_build_asks_is_told_with_its_version() -> None:
    done = subprocess.run(  # noqa: S603  our own interpreter, our own code
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    homes = packages_distributions()
    asked = {name for path in done.stdout.split() for name in imported_by(Path(path))}
    found = {home.lower() for name in asked for home in homes.get(name, ())}
    assert "markdown" in found
    told = {name.split()[0] for name in versions()}
    assert found - {"annotated-digest"} <= told
    assert set(LIBRARIES) <= told
    assert [name.split()[0] for name in versions()][:2] == ["digest", "python"]


def imported_by(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports anything from."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).split(".")[0]


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """Return a folder of code."""
    site = Site(tmp_path / "code")
    site.write("a.py", "one")
    site.write("rooms/b.py", "two")
    return site.root


def test_a_change_of_code_or_of_a_version_is_another_engine(code: Path) -> None:
    found = {print_of_code(code, ("jinja2 3",)), print_of_code(code, ("jinja2 4",))}
    for name, text in (("a.py", "One"), ("c.py", ""), ("rooms/b.py", "")):
        Site(code).write(name, text)
        found.add(print_of_code(code, ("jinja2 3",)))
    (code / "c.py").rename(code / "d.py")
    found.add(print_of_code(code, ("jinja2 3",)))
    assert len(found) == 6


def test_what_is_not_code_is_no_part_of_the_engine(code: Path) -> None:
    before = print_of_code(code, ())
    Site(code).write("__pycache__/a.cpython-311.pyc", "x")
    assert print_of_code(code, ()) == before
    assert engine() == engine()


def test_a_page_that_an_older_engine_drew_is_drawn_anew(tmp_path: Path) -> None:
    """It was of the same text and the same templates, and a library drew it otherwise."""
    site = new_site(tmp_path / "news", {"tides.md": post()})
    site.build()
    expected = dict(site.output())
    name, old = "2026/11/02/tides/index.html", b"drawn by an older Markdown"
    record = read_record((site.root / "site" / RECORD).read_bytes())
    assert record is not None
    record[name] = record[name]._replace(engine="older", sha256=hashlib.sha256(old).hexdigest())
    site.write(f"site/{name}", old)
    site.write(f"site/{RECORD}", record_text(record))
    assert dict(site.build().written) == {name: ENGINE}
    assert site.output() == expected
    record = read_record((site.root / "site" / RECORD).read_bytes())
    assert record is not None
    assert record[name].engine == engine()
