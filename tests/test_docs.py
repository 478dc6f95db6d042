"""The documentation says what the program does: tables, options, messages, examples, links.

`--update-golden` rewrites the tables of keys from the schema, and a human reads the diff.
"""

from __future__ import annotations

import json
import re
import shlex
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import click
import pytest
from markupsafe import Markup

from digest.cli import COMMANDS
from digest.cli import digest as program
from digest.commands.ingest import VERBS
from digest.config import CONFIG, read_config
from digest.fields import Record
from digest.kinds import Choice, Flag
from digest.manifest import OPTION, THEME, read_manifest
from digest.press import plan
from digest.rules import REFUSED, RULES
from digest.seedfiles import ENDINGS
from digest.shape import head_views, program_views, views
from digest.shape.feeds import FEED_LENGTH
from digest.shape.lists import LIST_LENGTH
from digest.targets import TARGET
from digest.text.keys import CHANGE, FRONT, NOTE, PICTURE, PLAIN, SEED, SOURCE, UNCERTAIN
from digest.text.posts import parse_plain, parse_post
from digest.wording import NOTE_KINDS
from tests.commands.typed import typed
from tests.documents import (
    ALL_PAGES,
    DOCS,
    PAGES,
    README,
    ROOT,
    Block,
    anchors,
    blocks,
    links,
    prose,
    rows,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.fields import Field

COMMANDS_PAGE = DOCS / "commands.md"


def options_of_theme(name: str) -> Record:
    """Return the keys that a site can set of a shipped theme."""
    path = ROOT / "themes" / name / "theme.yaml"
    options = read_manifest(path.read_text(encoding="utf-8"), path.name).options
    return Record(name, tuple(option.field for option in options), dict)


TABLES: dict[str, tuple[str, Record]] = {
    "config": ("configuration.md", CONFIG),
    "target": ("configuration.md", TARGET),
    "post": ("front-matter.md", FRONT),
    "picture": ("front-matter.md", PICTURE),
    "source": ("front-matter.md", SOURCE),
    "uncertain": ("front-matter.md", UNCERTAIN),
    "seed": ("front-matter.md", SEED),
    "page": ("front-matter.md", PLAIN),
    "note": ("notes.md", NOTE),
    "change": ("notes.md", CHANGE),
    "manifest": ("themes.md", THEME),
    "option": ("themes.md", OPTION),
    **{f"theme {name}": ("themes.md", options_of_theme(name)) for name in ("default", "wire")},
}
"""Name of a table -> the page it is on, and the keys it lists."""

PURPOSES = {
    "yaml": {"config", "notes", "theme", "workflow"},
    "markdown": {"post", "page", "body", "tour"},
}
"""Language of a code block -> what it may be an example of."""

SITE = read_config("title: Documentation")
MOST_PICTURE_BYTES = 200_000


def command_of(name: str) -> click.Command:
    """Return a command by its name, one of a group by both names."""
    command: click.Command = program
    for word in name.split():
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None, name
        command = found
    return command


def typable() -> list[str]:
    """Return the names of all commands as they are typed, those of groups with both."""
    names: list[str] = []
    for name in COMMANDS:
        command = command_of(name)
        inner = command.commands if isinstance(command, click.Group) else ()
        names += [f"{name} {one}" for one in inner] or [name]
    return names


def options_of(command: click.Command) -> set[str]:
    """Return the options of a command as they are typed, `--help` apart."""
    options = (one for one in command.params if isinstance(one, click.Option))
    return {name for one in options for name in one.opts}


def table_of(record: Record) -> str:
    """Return the table of keys as docs show it."""
    head = ["| key | what it is for | written as | when left out |", "|---|---|---|---|"]
    return "\n".join([*head, *map(row_of, record.fields)]) + "\n"


def row_of(entry: Field) -> str:
    """Return the row of one key."""
    written = entry.kind.words()
    if entry.example and not isinstance(entry.kind, Choice | Flag):
        written += f", such as `{entry.example}`"
    otherwise = "it must be there" if entry.required else ""
    if isinstance(entry.default, str) and entry.default:
        otherwise = f"`{entry.default}`"
    if isinstance(entry.default, bool):
        otherwise = f"`{str(entry.default).lower()}`"
    return f"| `{entry.name}` | {entry.says} | {written} | {otherwise} |"


def rules_table() -> str:
    """Return the table of the rules of `digest check` as docs show it."""
    head = ["| rule | level | what it finds | what `--fix` does |", "|---|---|---|---|"]
    rows_of_rules = (
        f"| `{r.name}` | {r.level} | {r.says} | {r.mends} |" for r in (REFUSED, *RULES)
    )
    return "\n".join([*head, *rows_of_rules]) + "\n"


def test_the_table_of_rules_is_that_of_the_program(request: pytest.FixtureRequest) -> None:
    hold_table(DOCS / "check.md", "rules", rules_table(), request)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_keys_is_what_the_schema_says(name: str, request: pytest.FixtureRequest) -> None:
    page, record = TABLES[name]
    hold_table(DOCS / page, name, table_of(record), request)


def hold_table(page: Path, name: str, table: str, request: pytest.FixtureRequest) -> None:
    """Hold a page to a table, or rewrite the table where that is asked for."""
    text = page.read_text(encoding="utf-8")
    start = text.index(f"<!-- table: {name} -->\n") + len(f"<!-- table: {name} -->\n")
    end = text.index("<!-- end -->", start)
    if request.config.getoption("--update-golden"):
        page.write_text(f"{text[:start]}\n{table}\n{text[end:]}", encoding="utf-8")
        pytest.skip("rewrote the table: read the diff")
    assert text[start:end].strip() == table.strip(), "run pytest with --update-golden"


def test_every_command_is_in_the_overview_with_its_own_words() -> None:
    listed = rows(COMMANDS_PAGE.read_text(encoding="utf-8").split("\n## ")[0])
    assert {name: [says] for name, says in COMMANDS.items()}.items() <= listed.items()


@pytest.mark.parametrize("name", typable())
def test_a_command_is_described_with_its_usage_and_all_its_options(name: str) -> None:
    command = command_of(name)
    text = section(COMMANDS_PAGE, f"digest {name}")
    context = click.Context(command, info_name=f"digest {name}")
    usage = [word for word in command.collect_usage_pieces(context) if word != "[OPTIONS]"]
    shown = text.split("```")[1].split()
    assert [word for word in shown if word != "[OPTIONS]"] == ["digest", *name.split(), *usage]
    documented = {code.split()[0] for code in rows(text) if code.startswith("-")}
    assert documented == options_of(command)


def test_the_options_that_stand_before_a_command_are_described() -> None:
    head = COMMANDS_PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    assert options_of(program) | {"-h", "--help"} <= {code.split()[0] for code in rows(head)}


def test_no_page_shows_a_command_or_an_option_that_does_not_exist() -> None:
    wrong = [
        f"{page.name}: {words}"
        for page in ALL_PAGES
        for words in typed_on(page)
        if not is_understood(shlex.split(words, comments=True)[1:])
    ]
    assert not wrong, "\n".join(wrong)


def typed_on(page: Path) -> Iterator[str]:
    """Yield every call of digest that a page shows."""
    for block in blocks(page):
        if block.lang in {"sh", "console", "yaml"}:
            text = block.text.replace("\\\n", " ")
            yield from re.findall(r"^(?:\$ | *- run: )?(digest .*)$", text, re.MULTILINE)
    for code in re.findall(r"(?<!\*)`(digest [^`]*)`", prose(page)):
        yield " ".join(code.split())


def is_understood(words: list[str]) -> bool:
    """Whether digest knows the command and the options that are typed."""
    known = options_of(program) | {"-h", "--help"}
    names = [name for name in typable() if f" {name} " in f" {' '.join(words)} "]
    if names:
        known |= options_of(command_of(names[0]))
    elif not any(word.startswith("-") or word.isupper() for word in words):
        return False
    return all(word in known for word in words if word.startswith("-"))


def test_what_json_holds_is_described(tmp_path: Path) -> None:
    made = json.loads(typed("init", tmp_path / "news", "--json").stdout)
    site = tmp_path / "news"
    ingested = json.loads(typed("-C", site, "ingest", "--json").stdout)
    (seed,) = ingested["seeds"]
    built = json.loads(typed("-C", site, "build", "--verify", "--json").stdout)
    for name, keys in (
        ("init", made),
        ("ingest", [*ingested, *seed, *seed["removed"][0]]),
        ("build", built),
    ):
        text = section(COMMANDS_PAGE, f"digest {name}")
        assert [key for key in keys if f"`{key}`" not in text] == [], name
    assert [did for did in VERBS if f"`{did}`" not in section(COMMANDS_PAGE, "digest ingest")] == []


def test_what_a_problem_holds_as_json_is_described(tmp_path: Path) -> None:
    (problem,) = json.loads(typed("-C", tmp_path, "build", "--json").stdout)["problems"]
    text = section(COMMANDS_PAGE, "Exit codes")
    assert [key for key in problem if f"`{key}`" not in text] == []


def test_lists_and_numbers_in_the_docs_are_those_of_the_code() -> None:
    building = (DOCS / "building.md").read_text(encoding="utf-8")
    reasons = [plan.NEW, plan.VIEW, plan.THEME, plan.ENGINE, plan.CHANGED_ON_DISK, plan.ANEW]
    assert [reason for reason in reasons if f"| {reason} |" not in building] == []
    assert f"the {FEED_LENGTH} newest posts" in building
    assert f"{LIST_LENGTH} on a page" in building
    assert list(NOTE_KINDS) == list(rows((DOCS / "notes.md").read_text(encoding="utf-8")))[:6]
    ingest = section(COMMANDS_PAGE, "digest ingest")
    assert [ending for ending in ENDINGS if f"`{ending}`" not in ingest] == []


VIEWS = {
    name: one
    for name, one in (vars(views) | vars(head_views) | vars(program_views)).items()
    if hasattr(one, "_fields")
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_field_of_a_view_is_described_with_its_type(view: Any) -> None:  # noqa: ANN401  any view
    page = (DOCS / "theme-fields.md").read_text(encoding="utf-8")
    (text,) = [part for part in page.split("\n### ") if part.startswith(view.__name__ + "\n")]
    hints = get_type_hints(view, localns={"Markup": Markup})
    described = rows(text)
    wanted = {name: words_for(hints[name]) for name in view._fields}
    assert {name: cells[0] for name, cells in described.items()} == wanted
    assert all(cells[1].rstrip("| ") for cells in described.values())


def words_for(kind: Any) -> str:  # noqa: ANN401  any type that a view's field may have
    """Return what the docs call the type of a field."""
    parts = get_args(kind)
    if get_origin(kind) is UnionType:
        return " or ".join(map(words_for, parts))
    if get_origin(kind) is tuple:
        if parts[-1] is Ellipsis:
            return f"list of {words_for(parts[0])}"
        return "pair of " + " and ".join(map(words_for, parts))
    if hasattr(kind, "_fields"):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return {
        str: "text",
        int: "number",
        bool: "true or false",
        Markup: "HTML",
        NoneType: "nothing",
    }[kind]


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    dead = []
    for link in links(page):
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        is_there = target.exists() and target.is_relative_to(ROOT)
        if not is_there or (fragment and fragment not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_the_readme_leads_to_every_page() -> None:
    linked = {link.partition("#")[0] for link in links(README)}
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} - linked == {"README.md"}


def test_the_picture_of_a_page_is_a_png_and_not_too_large() -> None:
    content = (DOCS / "images" / "post.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < MOST_PICTURE_BYTES


EXAMPLES = [block for page in PAGES for block in blocks(page) if block.lang in PURPOSES]


@pytest.mark.parametrize("block", EXAMPLES, ids=str)
def test_an_example_is_what_digest_reads(block: Block) -> None:
    assert block.purpose in PURPOSES[block.lang], "say behind the language what it is"
    content = block.text.encode()
    if block.purpose == "config":
        read_config(block.text)
    elif block.purpose == "theme":
        read_manifest(block.text, "theme.yaml")
    elif block.purpose == "page":
        parse_plain(content, "about.md", SITE)
    elif block.purpose in {"post", "body", "tour"}:
        header = b"" if block.purpose == "post" else b"---\ntitle: An example\n---\n"
        post, _ = parse_post(header + content, "example.md", None, SITE)
        assert post.warnings == ()
    elif block.purpose == "notes":
        post_block = [b for b in blocks(block.page) if b.purpose == "post" and b.line < block.line]
        post, _ = parse_post(post_block[-1].text.encode(), "example.md", content, SITE)
        assert post.warnings == ()


def messages() -> list[str]:
    """Return the messages that the page on troubles quotes; `…` stands for what differs."""
    page = prose(DOCS / "troubleshooting.md")
    return [
        " ".join(found.split()) for found in re.findall(r"^- \*\*`([^`]+)`", page, re.MULTILINE)
    ]


@pytest.mark.parametrize("message", messages())
def test_a_message_that_the_docs_explain_is_one_of_the_program(message: str) -> None:
    sources = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "digest").rglob("*.py"))
    pieces = [re.escape(piece) for piece in message.split("…") if piece.strip()]
    assert re.search(r"\{[^\n]{1,60}\}".join(pieces), sources), message
