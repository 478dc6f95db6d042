"""`digest init`: a new site with a sample seed and a sample post, ready to build."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.commands.shown import choose_json, say, say_json
from digest.disk import read_bytes, write_atomic
from digest.layout import CONFIG_FILE
from digest.problems import Place, fail
from digest.text.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from digest.cli import Asked

NAMES = {
    "gitignore": ".gitignore",
    "content/posts/first-post.md": "content/posts/{today}-how-a-digest-is-written.md",
}
"""Names in the package -> names in a site, where they differ."""

THEMES = ("default", "wire")
"""The themes that ship and have pages."""

WORKFLOWS = {
    "github-pages": ("github-pages.yml", ".github/workflows/publish.yml"),
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "netlify": ("netlify.toml", "netlify.toml"),
    "cloudflare": ("cloudflare.yml", ".github/workflows/publish.yml"),
}
"""Name after `--ci` -> the file in the package that has a host build the site, and in the site."""

FOLDERS = ("seeds", "content/posts", "content/pages", "content/editions", "content/media", "themes")


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--theme", type=click.Choice(THEMES), default="default", help="What it looks like.")
@click.option(
    "--ci",
    type=click.Choice(tuple(WORKFLOWS)),
    help="Add the file by which this host builds the site, to a site that is there, too.",
)
@click.option(
    "--json", is_flag=True, expose_value=False, callback=choose_json, help="Print results as JSON."
)
@click.pass_context
def command(ctx: click.Context, folder: Path, theme: str, ci: str | None) -> None:
    """Make a new site in DIR, ready to build. A file that is there already is never replaced."""
    asked: Asked = ctx.obj
    root = asked.site / folder
    workflow = workflow_of(ci) if ci else {}
    if ci and (root / CONFIG_FILE).exists():
        add_workflow(root, workflow, asked)
        return
    now = datetime.now(tz=UTC)  # the zone that the new config.yaml states
    words = {
        "title": quoted(root.resolve().name.replace("-", " ").title() or "Digest"),
        "theme": theme,
        "today": now.date().isoformat(),
        "seed_day": f"{now:%B} {now.day}, {now.year}",
    }
    files = {
        NAMES.get(name, name).format_map(words): filled(text, words) for name, text in starter()
    } | workflow
    if (root / CONFIG_FILE).exists():
        mend = "choose another folder, or go on with the site that is there"
        raise fail(Place(str(root / CONFIG_FILE)), "there is a site here already", mend)
    for name, text in files.items():
        if not (root / name).exists():
            write_atomic(root / name, text.encode())
    for name in FOLDERS:
        (root / name).mkdir(parents=True, exist_ok=True)
    if asked.as_json:
        say_json({"site": str(root), "files": sorted(files)})
        return
    say(f"a new site is in {root}")
    say("")
    say(f"  cd {root}")
    say("  digest serve    # makes a post of the sample seed, builds the site and shows it")


def workflow_of(name: str) -> dict[str, str]:
    """Return the file by which a host builds the site."""
    inside, outside = WORKFLOWS[name]
    return {outside: (resources.files("digest") / "ci" / inside).read_text(encoding="utf-8")}


def add_workflow(root: Path, workflow: dict[str, str], asked: Asked) -> None:
    """Write that file into a site; raises DigestError if another one is there."""
    for name, text in workflow.items():
        path = root / name
        if path.exists() and read_bytes(path, name) != text.encode():
            mend = "move it aside, or go on with it"
            raise fail(Place(name), "there is another file of this name", mend)
        write_atomic(path, text.encode())
    if asked.as_json:
        say_json({"site": str(root), "files": sorted(workflow)})
        return
    for name in workflow:
        say(f"{name} is there; its first lines say what else it needs")


def starter() -> Iterator[tuple[str, str]]:
    """Yield name and text of each file that a new site begins with."""
    waiting: list[tuple[str, Traversable]] = [("", resources.files("digest") / "starter")]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                waiting.append((f"{prefix}{entry.name}/", entry))
            elif not entry.name.startswith("."):
                yield prefix + entry.name, entry.read_text(encoding="utf-8")


def filled(text: str, words: dict[str, str]) -> str:
    """Return a text with its `{words}`; other braces, such as those of a note, stay."""
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return text
