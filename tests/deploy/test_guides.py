"""The guides of docs/deploy: their settings are read, and their commands do what they say.

git is told that the host's address means a repository of the test; all else is as a reader types.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.config import read_config
from digest.deploy.opening import OBJECTS
from digest.deploy.rsync import SHELL
from tests.a_site import new_site, post
from tests.deploy.a_local import contents_of
from tests.deploy.ssh import HOST, reached_by, ssh_server
from tests.documents import DOCS, blocks

if TYPE_CHECKING:
    from tests.deploy.stores import There

GUIDES = sorted((DOCS / "deploy").glob("*.md"))
STORES = {"object-stores": ["s3"], "web-hosting": ["sftp", "ftp", "webdav"]}


@pytest.mark.parametrize(
    ("there", "name"),
    [(kind, name) for name, kinds in STORES.items() for kind in kinds],
    indirect=["there"],
)
def test_the_commands_of_a_guide_lead_to_the_site_in_a_store(there: There, name: str) -> None:
    """Its address is that of a server of the test."""
    guide = DOCS / "deploy" / f"{name}.md"
    (settings,) = [block.text for block in blocks(guide) if block.purpose == "config"]
    (target,) = read_config(settings).deploy
    own = settings.replace(target.to, there.target.to)
    if target.scheme in OBJECTS:
        own = own.replace(target.endpoint, there.target.endpoint)
    site = new_site(there.root / "own", {"a.md": post()}, own)
    site.build()
    env = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    }
    first = dict(site.output())
    for typed in [block.text for block in blocks(guide) if block.lang == "sh"]:
        if "--rollback" in typed:
            site.edit("config.yaml", "Example Digest", "Second Digest")
            run(f"digest deploy {target.name} --yes", site.root, env)
            assert there.contents() == site.output() != first
        run(typed, site.root, env)
        assert there.contents() == first


def test_the_commands_of_the_guide_to_servers_lead_to_the_site(tmp_path: Path) -> None:
    """Its host is reached at the loopback."""
    guide = DOCS / "deploy" / "server.md"
    (settings,) = [block.text for block in blocks(guide) if block.purpose == "config"]
    folder = tmp_path / "www" / "news"
    own = settings.replace("me@host.example.org:/srv/www/news", f"{HOST}:{folder}")
    site = new_site(tmp_path / "own", {"a.md": post()}, own)
    site.build()
    first = dict(site.output())
    with ssh_server(tmp_path / "keys") as port:
        env = os.environ | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            SHELL: reached_by(tmp_path / "keys", port),
        }
        for typed in [block.text for block in blocks(guide) if block.lang == "sh"]:
            if "--rollback" in typed:
                site.edit("config.yaml", "Example Digest", "Second Digest")
                run("digest deploy server --yes", site.root, env)
                assert contents_of(folder) == site.output() != first
            run(typed, site.root, env)
            assert contents_of(folder) == first


@pytest.mark.parametrize(
    "guide",
    [one for one in GUIDES if one.stem not in {*STORES, "server"}],
    ids=lambda guide: guide.stem,
)
def test_the_commands_of_a_guide_lead_to_the_site(guide: Path, tmp_path: Path) -> None:
    (settings,) = [block.text for block in blocks(guide) if block.lang == "yaml"]
    typed = [block.text for block in blocks(guide) if block.lang == "sh"]
    (target,) = read_config(settings).deploy
    site = new_site(tmp_path / "news", {"a.md": post()}, settings)
    site.build()
    repository = tmp_path / "pages.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)  # noqa: S603, S607  git, for the test
    env = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": target.to if target.branch else "unused:",
    }
    for number, block in enumerate(typed):
        if "--rollback" in block:
            first = dict(site.output())
            site.edit("config.yaml", "Example Digest", "Second Digest")
            run(f"digest deploy {target.name} --yes", site.root, env)
            assert served(target.branch, repository, site.root / target.to) == site.output()
            run(block, site.root, env)
            assert served(target.branch, repository, site.root / target.to) == first
        else:
            run(block, site.root, env)
            shown = served(target.branch, repository, site.root / target.to)
            assert shown == site.output(), number


def run(words: str, folder: Path, env: dict[str, str]) -> None:
    """Type commands in a shell."""
    shell = ["/bin/sh", "-e", "-c", words]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False)  # noqa: S603  the guide's own commands
    assert done.returncode == 0, words + done.stdout + done.stderr


def served(branch: str, repository: Path, folder: Path) -> dict[str, bytes]:
    """Return what is at the target, without the files that only a host wants."""
    if branch:
        folder = repository.with_suffix(".checkout")
        folder.mkdir(exist_ok=True)
        tree = ("--git-dir", str(repository), "--work-tree", str(folder))
        words = ["git", *tree, "read-tree", "-u", "--reset", branch]
        subprocess.run(words, check=True)  # noqa: S603  git, for the test
    return {name: content for name, content in contents_of(folder).items() if name != ".nojekyll"}
