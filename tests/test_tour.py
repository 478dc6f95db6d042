"""The tour in the README, done as a reader does it: typed into a shell, one block after another."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.documents import README, Block, blocks

TOUR = [block for block in blocks(README) if block.purpose == "tour"]
ADDRESS = re.compile(r"http://[\w.:]+/")
MARKS = re.compile(r"==|\[\^[\w-]+\]")


class Reader:
    """Somebody at a terminal: where they are, and what they were shown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own = str(Path(sys.executable).parent)
        self.settings = os.environ | {"PATH": os.pathsep.join([own, os.environ["PATH"]])}
        self.seen = ""

    def type(self, commands: str) -> None:
        """Run a block in a shell, and stay in the folder that it ends in."""
        ran = subprocess.run(  # noqa: S603  the README's own commands
            ["/bin/sh", "-e", "-c", f"{commands}\npwd"],
            cwd=self.folder,
            env=self.settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, commands + ran.stderr
        assert ran.stderr == "", ran.stderr
        *said, folder = ran.stdout.splitlines()
        self.folder = Path(folder)
        self.seen += "\n".join(said) + "\n"

    def annotate(self, typed: str) -> None:
        """Edit the post that holds a passage: mark it there, and add the note at the end."""
        marked, note = typed.strip().split("\n\n", 1)
        plain = MARKS.sub("", marked)
        texts = {p: p.read_text(encoding="utf-8") for p in self.folder.glob("content/posts/*.md")}
        (post,) = [path for path, text in texts.items() if plain in text]
        text = texts[post].replace(plain, marked)
        post.write_text(f"{text}\n{note}\n", encoding="utf-8")

    def preview(self, command: str) -> str:
        """Start the preview on a free port, look at its home page, and end it with Ctrl-C."""
        words = [*shlex.split(command), "--port", "0"]
        with subprocess.Popen(  # noqa: S603  the README's own command
            words,
            cwd=self.folder,
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as server:
            assert server.stdout is not None
            said: list[str] = []
            for line in server.stdout:
                said.append(line)
                if " pages; files: " in line:  # the first build is done
                    break
            address = ADDRESS.search("".join(said))
            try:
                assert address, "".join(said)
                with urlopen(address[0], timeout=20) as page:  # noqa: S310  our own preview
                    html: str = page.read().decode()
            finally:
                server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
            return html


def test_the_tour_leads_where_it_says(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    previews = [go(reader, block) for block in TOUR]
    site = reader.folder / "site"
    (page,) = [
        p for p in site.rglob("*.html") if 'id="note-context-evening"' in p.read_text("utf-8")
    ]
    assert page.parent.name.startswith("sample-island-ferry")
    assert "(7 lines left out)" in reader.seen, "the README says seven"
    assert "2 posts" in reader.seen
    assert "2 notes" in reader.seen
    assert any("Island ferry keeps its winter timetable" in html for html in previews)


def go(reader: Reader, block: Block) -> str:
    """Do what one block of the tour says; return the home page if it shows one."""
    if block.lang == "markdown":
        reader.annotate(block.text)
    elif "digest serve" in block.text:
        return reader.preview(block.text)
    else:
        reader.type(block.text)
    return ""


def test_the_tour_shows_every_step() -> None:
    text = "".join(block.text for block in TOUR)
    for step in ("digest init", "digest ingest", "==[^", "digest build", "digest serve"):
        assert step in text
